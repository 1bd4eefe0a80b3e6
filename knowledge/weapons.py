"""The seed table of weapons -> weapon systems; its rows for kinds of weapons ("missile") are left out."""

from pathlib import Path

from knowledge.entries import Tables
from knowledge.tables import read

MAKERS = frozenset({"Q193007"})


def add(made: Tables, folder: Path) -> None:
    """Add every named weapon of the table; generic ones are written small there."""
    for row in read(folder / "kb" / "seed" / "weapons_from_mlama.tsv"):
        if row["en"][0].islower() or row["qid"] in MAKERS:
            continue
        entry = made.entry(row["qid"], "mlama")
        entry.kind = "WeaponSystem"
        entry.en, entry.de = entry.en or row["en"], entry.de or row["de"]
