"""What a format reader hands on: a text and what its source said of it, not yet an article."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from kg.model import Failure


@dataclass(frozen=True, slots=True)
class Draft:
    """A decoded text with its metadata, as given.

    Attributes:
        origin: where it came from, as a person would name it ("news.jsonl:12").
        stem: the file's name without suffix, for the id; None where there is no file.
        published: a date or time as the source wrote it.
        fetched: the day the page was fetched, for those that do not say when they were published.
    """

    text: str
    origin: str
    stem: str | None = None
    id: str | None = None
    lang: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    fetched: date | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What a reader is told about the stream it reads.

    Attributes:
        name: the path or address, for messages.
        stem: see `Draft`.
        url: the address that it was fetched from.
        charset: the encoding that the server declared.
        columns: what is called otherwise than in `kg.reading.fields.KEYS`, as pairs of key and name.
        fetched: see `Draft`.
    """

    name: str
    stem: str | None = None
    url: str | None = None
    charset: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    fetched: date | None = None


Reader = Callable[[BinaryIO, Origin], Iterator[Draft | Failure]]
