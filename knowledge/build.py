"""Source tables -> `kg/data/knowledge/*.tsv`: `python -m knowledge.build FOLDER`, where FOLDER holds `kb/` and `language/`."""

import sys
from pathlib import Path

from knowledge import (
    cities,
    international,
    items,
    kinds,
    mlama,
    naming,
    nemig,
    persons,
    politicians,
    programmes,
    relations,
    review,
    slips,
    sources,
    tables,
    terms,
    territories,
    weapons,
    weights,
    words,
)
from knowledge.entries import Tables

COLUMNS = {
    "entities.tsv": "id kind de en title class state weight sources",
    "names.tsv": "name lang id use source",
    "offices.tsv": "id de en state role sources",
    "tenures.tsv": "holder office since until source",
    "memberships.tsv": "member organization since until source",
    "facts.tsv": "subject property value source",
    "programmes.tsv": "key id title issuer targets measures acts aliases source",
    "sources.tsv": "key name licence date url",
}


def main(folder: Path) -> None:
    """Build every table and print how many rows each has."""
    snapshot, labels, holders, known = nemig.load(folder), mlama.load(folder), politicians.load(folder), slips.load()
    weighed = weights.weigh(snapshot)
    made = Tables()
    states = territories.states(folder, known)
    items.add(made, snapshot, kinds.load(), weights.evidence(weighed, labels), states)
    persons.add(made, snapshot, holders, weighed, states)
    territories.add(made, folder, known)
    ordinary = words.load(folder)
    international.add(made, folder, known, ordinary)
    weapons.add(made, folder)
    cities.add(made, snapshot)
    review.add_entities(made)
    programme_rows = programmes.rows(made, folder)
    naming.label(made, snapshot, labels)
    review.correct(made)
    naming.name(made, snapshot, labels, ordinary)
    review.add_names(made)
    persons.add_offices(made, snapshot, holders, persons.governments(made))
    review.add_tenures(made)
    persons.add_genders(made, snapshot, holders)
    terms.settle(made)
    relations.add(made, snapshot, folder)
    weights.give(made, weighed, snapshot.linked)
    for name, rows in made.rows(programme_rows, sources.rows()).items():
        print(f"{tables.write(name, COLUMNS[name], rows):7,} {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
