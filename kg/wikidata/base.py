"""The user's knowledge base on disk: read, grow, write; a crash leaves what was there."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError, KnowledgeError
from kg.linking.tables import columns as read_columns
from kg.linking.user import VARIABLE, user_folder
from kg.wikidata.tables import COLUMNS, Made, Row

_KEYS = {"entities.tsv": 0, "offices.tsv": 0, "sources.tsv": 0}
_OF = {"names.tsv": 2, "tenures.tsv": 0, "memberships.tsv": 0, "facts.tsv": 0}
"""Tables of which an item has several rows, and the column that says whose they are."""
_LICENCE = "CC0 1.0"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where rows come from: `key` stands in their last column, `day` is an ISO date or ""."""

    key: str
    name: str
    day: str
    url: str


@dataclass(slots=True)
class Base:
    """The tables of a folder, by table, as they will be written."""

    folder: Path
    rows: dict[str, set[Row]] = field(default_factory=lambda: {table: set() for table in COLUMNS})

    @classmethod
    def open(cls, folder: Path | None = None) -> "Base":
        """The base in `folder`, by default the user's; empty where there is none.

        Raises:
            InputError: no folder is given and the environment switches the user's knowledge base off.
            KnowledgeError: a table there is malformed.
        """
        place = folder or user_folder()
        if place is None:
            raise InputError(f"the environment variable {VARIABLE} is empty, so there is no knowledge base to write: name a folder with --base")
        base = cls(place)
        for table, header in COLUMNS.items():
            if (place / table).exists():
                base.rows[table] = set(zip(*read_columns(place, table, header), strict=True))
        return base

    def __len__(self) -> int:
        return len(self.rows["entities.tsv"])

    def add(self, made: Made, source: Source) -> None:
        """Take rows in. Of an item that is described anew, the rows that came from the same source before are replaced; all else stays."""
        anew = {row[0] for row in made.rows["entities.tsv"]}
        for table, at in _OF.items():
            self.rows[table] = {row for row in self.rows[table] if row[at] not in anew or row[-1] != source.key} | made.rows[table]
        for table, at in _KEYS.items():
            kept = {row[at]: row for row in self.rows[table]}
            for row in made.rows[table]:
                kept[row[at]] = _joined(table, kept[row[at]], row) if row[at] in kept else row
            self.rows[table] = set(kept.values())
        self.rows["sources.tsv"] = {row for row in self.rows["sources.tsv"] if row[0] != source.key}
        self.rows["sources.tsv"].add((source.key, source.name, _LICENCE, source.day, source.url))

    def write(self) -> None:
        """Write every table, sorted; each is replaced at once when all are written.

        Raises:
            KnowledgeError: the folder cannot be written.
        """
        fresh: list[tuple[Path, Path]] = []
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for table, header in COLUMNS.items():
                path = self.folder / table
                new = path.with_suffix(".new")
                fresh.append((new, path))
                _write(new, header, self.rows[table])
            for new, path in fresh:
                new.replace(path)
        except OSError as error:
            for new, _ in fresh:
                with suppress(OSError):
                    new.unlink(missing_ok=True)
            raise KnowledgeError(f"{self.folder}: the knowledge base cannot be written: {error.strerror or error}") from error


def _write(path: Path, header: str, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(header.split()) + "\n")
        file.writelines("\t".join(row) + "\n" for row in sorted(rows))
        file.flush()
        os.fsync(file.fileno())


def _joined(table: str, before: Row, now: Row) -> Row:
    """Two rows of one id: what the newer one says counts, what it leaves empty stays; a leader stays one; sources are joined."""
    if table == "sources.tsv":
        return now
    cells = [new or old for old, new in zip(before, now, strict=True)]
    cells[-1] = " ".join(sorted({*before[-1].split(), *now[-1].split()}))
    if table == "entities.tsv":
        if before[1] == "Leader" and now[1] == "Person":
            cells[1] = "Leader"
        cells[7] = max(before[7], now[7], key=lambda weight: int(weight) if weight.isdecimal() else -1)
    return tuple(cells)
