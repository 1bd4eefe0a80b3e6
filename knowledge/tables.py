"""Rows <-> tab-separated files: sorted, one header line, UTF-8, the same bytes on every run."""

import re
from collections.abc import Iterable
from pathlib import Path

SHIPPED = Path(__file__).parent.parent / "kg" / "data" / "knowledge"
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
CURATED = Path(__file__).parent / "curated"


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table as column -> text; a missing last cell is "".

    Raises:
        ValueError: a row has more cells than the header.
    """
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    rows = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"{path}:{number}: {len(cells)} cells under {len(columns)} columns")
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return rows


def curated(name: str) -> list[dict[str, str]]:
    """A hand-kept table of `knowledge/curated`."""
    return read(CURATED / name)


def write(name: str, columns: str, rows: Iterable[tuple[str, ...]]) -> int:
    """Write one shipped table, sorted and without doubles; answers the number of rows.

    Raises:
        ValueError: a cell holds a tab or line break.
    """
    lines = sorted({"\t".join(_plain(cell) for cell in row) for row in rows})
    width = len(columns.split())
    for line in lines:
        if line.count("\t") != width - 1 or "\n" in line:
            raise ValueError(f"{name}: not {width} cells: {line!r}")
    SHIPPED.mkdir(parents=True, exist_ok=True)
    (SHIPPED / name).write_text("\n".join(["\t".join(columns.split()), *lines, ""]), encoding="utf-8")
    return len(lines)


def _plain(cell: str) -> str:
    """A cell without marks of writing direction, and with single blanks."""
    return " ".join(_UNSEEN.sub("", cell).split()) if "\t" not in cell else cell


def order(identifier: str) -> tuple[int, str]:
    """A sort key that puts Q9 before Q10 and QIDs before titles."""
    number = identifier[1:]
    return (int(number), "") if identifier[:1] == "Q" and number.isdecimal() else (1 << 60, identifier)
