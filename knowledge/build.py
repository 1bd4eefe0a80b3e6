"""Source tables -> `kg/data/knowledge/*.tsv`: `python -m knowledge.build FOLDER`."""

import sys
from pathlib import Path

from knowledge import kinds, labels, nemig, tables
from knowledge.entries import Tables

ENTITIES = "id kind de en title class state weight sources"
NAMES = "name lang id use source"


def main(folder: Path) -> None:
    snapshot = nemig.load(folder)
    table = kinds.load()
    made = Tables()
    seed = tables.read(folder / "kb" / "seed" / "seed_gazetteer.tsv")
    mlama = {row["qid"]: row for row in _gz(folder / "kb" / "mlama" / "labels-de-en.tsv.gz")}
    seeded = {row["qid"]: row for row in seed}
    for qid in sorted(snapshot.facts, key=tables.order):
        classes = snapshot.values(qid, "P31")
        if kinds.HUMAN in classes:
            weight = sum(snapshot.surfaces.get(qid, {}).values())
            if "Q82955" not in snapshot.values(qid, "P106") or (weight < 3 and qid not in seeded):
                continue
            kind = "Leader"
        else:
            kind = kinds.kind_of(classes, table, snapshot)
            weight = sum(snapshot.surfaces.get(qid, {}).values())
            if kind in ("", "none") or (kind in ("Place", "Organization") and weight < 2):
                continue
        if qid not in snapshot.labels and qid not in seeded:
            continue
        entry = made.entry(qid, "nemig")
        entry.kind, entry.weight = kind, weight
        entry.classes.update(classes)
        entry.de, entry.en = labels.pick(snapshot.labels.get(qid, ()))
        entry.state = (snapshot.values(qid, "P27") or snapshot.values(qid, "P17") or ("",))[0]
        for title in snapshot.labels.get(qid, ()):
            made.name(labels.clean(title), "mul", qid, "alias", "nemig")
    for row in seed:
        kind = {"country": "State", "organisation": "Organization", "territory": "Place", "person": "Leader"}.get(row["type"])
        if not kind or row["qid"] in ("Q2", "Q756617", "Q29999", "Q244165"):
            continue
        known = row["qid"] in made.entries
        entry = made.entry(row["qid"], "seed")
        if not known:
            entry.kind = kind
        if row["type"] == "country":
            entry.kind = "State"
        if not known or row["type"] != "person":
            entry.de, entry.en = row["de"] or entry.de or row["en"], row["en"] or entry.en
        if row["type"] in ("country", "organisation"):
            made.aliases([alias for alias in row["aliases"].split("|") if alias and alias[0].isupper() and alias.isascii()], "en", row["qid"], "seed")
    for qid, entry in made.entries.items():
        if qid in mlama:
            row = mlama[qid]
            entry.sources.add("mlama")
            entry.de = labels.short_person(row["de"] or entry.de)
            entry.en = row["en"] or entry.en
        else:
            entry.de = labels.short_person(labels.german_case(entry.de))
        made.name(entry.de, "de", qid, "alias", "nemig")
        made.name(entry.en, "en", qid, "alias", "nemig")
    for row in tables.read(folder / "kb" / "seed" / "weapons_from_mlama.tsv")[:26]:
        entry = made.entry(row["qid"], "mlama")
        entry.kind, entry.de, entry.en = "WeaponSystem", row["de"] or row["en"], row["en"]
    shown = (
        (e.id, e.kind, e.de, e.en, e.title, " ".join(sorted(e.classes, key=tables.order)), e.state, str(e.weight), " ".join(sorted(e.sources)))
        for e in made.entries.values()
    )
    print(tables.write("entities.tsv", ENTITIES, shown))
    print(tables.write("names.tsv", NAMES, made.names))


def _gz(path: Path) -> list[dict[str, str]]:
    import gzip

    header, *lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=False)) for line in lines]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
