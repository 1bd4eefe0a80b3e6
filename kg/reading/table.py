"""Rows with named columns (CSV, TSV) -> a Draft or Failure each; memory stays flat however long the file.

The first row has the names. Columns are found by the names that `--column` gives, else by those in `USUAL`, in any case. Commas, semicolons
and tabs are told apart by the first row.
"""

import csv
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Failure
from kg.reading import fields
from kg.reading.decoding import BOMS, decode
from kg.reading.drafts import Draft, Origin

USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "fulltext", "full_text", "article_text", "body_text", "volltext", "inhalt", "artikel", "article"),
    "id": ("id", "article_id", "guid", "uuid", "doc_id"),
    "lang": ("lang", "language", "sprache"),
    "published": ("published", "date", "published_at", "publication_date", "pub_date", "pubdate", "publish_date", "datum", "erschienen"),
    "title": ("title", "headline", "titel", "überschrift", "schlagzeile"),
    "url": ("url", "link", "address", "web_url"),
    "source": ("source", "publisher", "outlet", "medium", "quelle", "zeitung"),
    "author": ("author", "authors", "byline", "autor", "autorin"),
}
LONGEST = 10_000_000
"""Characters in one field: what is longer is a quotation mark that nothing closes, and must not swallow the rest of the file."""
_WIDE = tuple(mark for mark, encoding in BOMS if encoding != "utf-8")


def drafts(stream: BinaryIO, origin: Origin) -> Iterator[Draft | Failure]:
    """One a row.

    Raises:
        InputError: no column with the texts, or a column that was asked for is not there; the message says which columns are.
    """
    csv.field_size_limit(max(LONGEST, csv.field_size_limit()))
    lines = _Lines(stream, origin)
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        yield Failure(origin.name, "the file is empty")
        return
    delimiter = max("\t,;", key=first.count)
    names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter))]
    columns = _columns(names, origin)
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        where, lines.problem = f"{origin.name}:{lines.number + 1}", None
        try:
            row = next(rows)
            if row:
                yield _draft(row, names, columns, where, origin.stem, lines.problem)
        except StopIteration:
            return
        except csv.Error as error:
            unclosed = "field limit" in str(error)
            yield Failure(where, f"a quotation mark that nothing closes before line {lines.number}" if unclosed else str(error))
        except ValueError as error:
            yield Failure(where, str(error))


def _columns(names: list[str], origin: Origin) -> dict[str, str]:
    asked = dict(origin.columns)
    known = ", ".join(names)
    for name in asked.values():
        if name not in names:
            raise InputError(f"{origin.name}: no column is called {name!r} (columns: {known})")
    by_name = {name.lower(): name for name in reversed(names)}
    found = {key: next((by_name[usual] for usual in usuals if usual in by_name), "") for key, usuals in USUAL.items()} | asked
    if not found["text"]:
        raise InputError(f"{origin.name}: which column has the texts? Name it: text=NAME (columns: {known})")
    return found


def _draft(row: list[str], names: list[str], columns: Mapping[str, str], where: str, stem: str | None, problem: str | None) -> Draft:
    if problem:
        raise ValueError(problem)
    if len(row) != len(names):
        raise ValueError(f"{len(row)} fields, where the first row names {len(names)}")
    return fields.draft({name: value for name, value in zip(names, row, strict=True) if name}, columns, where, stem)


class _Lines:
    """The lines of a file as text, one by one; what is wrong with one is kept for the row that it belongs to."""

    def __init__(self, stream: BinaryIO, origin: Origin) -> None:
        self._stream = stream
        self._origin = origin
        self.number = 0
        self.problem: str | None = None

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        raw = self._stream.readline()
        if not raw:
            raise StopIteration
        if not self.number and raw.startswith(_WIDE):
            raise InputError(f"{self._origin.name}: a table in UTF-16 or UTF-32: save it as UTF-8")
        self.number += 1
        try:
            return decode(raw, self._origin.charset)
        except ValueError as error:
            self.problem = f"line {self.number}: {error}"
            return raw.decode("latin-1").replace("\0", "")
