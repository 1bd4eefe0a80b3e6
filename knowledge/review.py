"""`curated/*.tsv` -> what people decided: new entities, other names, corrections, tenures; applied last, over every source."""

import re

from knowledge.entries import Tables
from knowledge.tables import curated

SOURCE = "curated"
FIELDS = ("kind", "de", "en", "title", "state")


def add_entities(made: Tables) -> None:
    """Add `entities.tsv`; for one that a source has, the labels given there win."""
    for row in curated("entities.tsv"):
        entry = made.entry(row["id"], SOURCE)
        for column in FIELDS:
            if row[column]:
                setattr(entry, column, row[column])
        if row["id"].startswith("wp:"):
            entry.title = row["id"].removeprefix("wp:")
        if row["kind"] in ("Leader", "Person"):
            entry.classes.add("Q5")
        for lang in ("de", "en"):
            made.aliases(filter(None, row[f"also_{lang}"].split("|")), lang, row["id"], SOURCE)
        if row["kind"] == "Treaty":
            made.aliases(filter(None, map(genitive_of, (row["de"], *row["also_de"].split("|")))), "de", row["id"], SOURCE)


def genitive_of(treaty: str) -> str:
    """The German genitive of a treaty whose name goes on after its noun, "" for any other: a name's last word alone is inflected when texts are read.

    >>> genitive_of("Vertrag von Lissabon"), genitive_of("Übereinkommen von Paris"), genitive_of("INF-Vertrag")
    ('Vertrags von Lissabon', 'Übereinkommens von Paris', '')
    """
    match = re.match(r"(\S*(?:vertrag|abkommen|übereinkommen|protokoll|memorandum)) ", treaty, re.IGNORECASE)
    return f"{match[1]}s {treaty[match.end() :]}" if match else ""


def correct(made: Tables) -> None:
    """Apply `corrections.tsv`: one field of one entry, or the whole entry where the field is "drop".

    Raises:
        KeyError: the entry to correct is in no source any more; the row should go.
    """
    for row in curated("corrections.tsv"):
        if row["field"] == "drop":
            made.entries.pop(row["id"], None)
        else:
            setattr(made.entries[row["id"]], row["field"], row["value"])
            made.entries[row["id"]].sources.add(SOURCE)


def add_names(made: Tables) -> None:
    """Add `names.tsv` and `seats.tsv`, and the words of `adjectives.tsv`; drop the names that `dropped.tsv` lists.

    Raises:
        KeyError: a row names an id that no source gave.
    """
    for table in ("names.tsv", "seats.tsv", "adjectives.tsv"):
        if missing := sorted({row["id"] for row in curated(table)} - {entry.id for entry in made.entries.values() if entry.kind}):
            raise KeyError(f"curated/{table}: in no source: {' '.join(missing)}")
    dropped = {(row["name"], row["id"]) for row in curated("dropped.tsv")}
    made.names = {row for row in made.names if (row[0], row[2]) not in dropped and (row[0], "*") not in dropped}
    for table in ("names.tsv", "seats.tsv"):
        for row in curated(table):
            made.name(row["name"], row["lang"], row["id"], row.get("use") or "seat", SOURCE)
    for row in curated("adjectives.tsv"):
        for column, use in (("adjective", "adjective"), ("demonym", "demonym")):
            for lang in ("de", "en"):
                for word in filter(None, row[f"{lang}_{column}"].split("|")):
                    made.name(word, lang, row["id"], use, SOURCE)
        for word in filter(None, row["de_demonym"].split("|")):
            if feminine := feminine_of(word):
                made.name(feminine, "de", row["id"], "demonym", SOURCE)


def feminine_of(demonym: str) -> str:
    """The German feminine of a demonym, "" for one that is inflected like an adjective or that has none.

    >>> feminine_of("Litauer"), feminine_of("Russe"), feminine_of("Franzose"), feminine_of("Deutscher")
    ('Litauerin', 'Russin', 'Französin', '')
    """
    if demonym in ("Franzose",):
        return "Französin"
    if demonym.endswith(("deutsche", "deutscher", "Deutsche", "Deutscher", "i", "o")):
        return ""
    if demonym.endswith("e"):
        return f"{demonym[:-1]}in"
    return f"{demonym}in" if demonym.endswith(("er", "r", "t", "l")) else ""


def add_tenures(made: Tables) -> None:
    """Add `offices.tsv` and `tenures.tsv`; a dated row replaces what the sources say of that holder in that office.

    Raises:
        KeyError: a holder or an office is in no table.
    """
    for row in curated("offices.tsv"):
        sources = made.offices[row["id"]][4] if row["id"] in made.offices else ""
        made.offices[row["id"]] = (row["de"], row["en"], row["state"], row["role"], " ".join(sorted({*sources.split(), SOURCE})))
    rows = curated("tenures.tsv")
    replaced = {(row["holder"], row["office"]) for row in rows}
    made.tenures = {tenure for tenure in made.tenures if (tenure[0], tenure[1]) not in replaced}
    for row in rows:
        if row["holder"] not in made.entries or row["office"] not in made.offices:
            raise KeyError(f"tenures.tsv: {row['holder']} or {row['office']} is in no table")
        made.tenures.add((row["holder"], row["office"], row["since"], row["until"], SOURCE))
