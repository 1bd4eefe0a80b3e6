"""mLAMA's tuples -> one German and one English Wikidata label for 31,000 items."""

import gzip
from pathlib import Path


def load(folder: Path) -> dict[str, tuple[str, str]]:
    """QID -> (German label or "", English label or "")."""
    with gzip.open(folder / "kb" / "mlama" / "labels-de-en.tsv.gz", "rt", encoding="utf-8") as lines:
        next(lines)
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {row[0]: (row[1], row[2]) for row in rows}
