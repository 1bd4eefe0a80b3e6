"""Sources -> Articles: a file, a folder, an address, a stream."""

import io
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any, BinaryIO, cast
from urllib.parse import urlsplit

from kg.errors import InputError
from kg.model import Article, Failure
from kg.reading import formats
from kg.reading.articles import checked_day, checked_lang, finish
from kg.reading.drafts import Draft, Origin, Reader
from kg.reading.fields import KEYS
from kg.reading.packing import PACKED

STDIN = "-"
Columns = tuple[tuple[str, str], ...]
NOT_READ = "not a kind of file that kg reads"


def read(
    source: str | Path | IO[bytes] | IO[str],
    *,
    lang: str | None = None,
    published: date | str | None = None,
    allow_private: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article | Failure]:
    """The articles of a source, one after the other; memory stays flat however many they are.

    A source is a text (.txt, .md), an HTML page (.html, .htm), JSON Lines (.jsonl, .ndjson), a table (.csv, .tsv) or a web archive (.warc), each also packed
    (.gz, .zst); a folder of these, read through in sorted order without hidden files; an http(s) address; an open stream, or "-" for standard input, told
    apart by how it begins. What cannot be read of a source that holds many is a `Failure` that names it, and the rest goes on.

    Args:
        lang: "de" or "en" for all of it; else what the source declares, else recognised.
        published: the day for all of it; else from the metadata, else from the dateline, else unknown.
        allow_private: whether an address may lead to a private network.
        columns: what the columns of tables and the keys of JSON Lines are called, where it is not text, id, lang, published, title, url, source or author.

    Raises:
        InputError: the source does not exist or cannot be opened, a library for it is missing, or an option is wrong; at once, not at the first article.
            A table without a column that is needed: when its first row is read.
        FetchError: the address could not be fetched, or must not be.
    """
    lang, day, columned = checked_lang(lang), checked_day(published), _checked_columns(columns or {})
    return (draft if isinstance(draft, Failure) else finish(draft, lang=lang, published=day) for draft in _drafts(source, allow_private, columned))


def _checked_columns(columns: Mapping[str, str]) -> Columns:
    for key in columns:
        if key not in KEYS:
            raise InputError(f"columns hold {', '.join(KEYS)}, not {key!r}")
    return tuple(sorted(columns.items()))


def _drafts(source: str | Path | IO[bytes] | IO[str], allow_private: bool, columns: Columns) -> Iterator[Draft | Failure]:
    if isinstance(source, Path):
        return _path(source, columns)
    if not isinstance(source, str):
        if not hasattr(source, "read"):
            raise InputError(f"{source!r:.60}: a source is one path, address or open stream")
        return _stream(source, getattr(source, "name", None), columns)
    if source == STDIN:
        return _stream(sys.stdin.buffer, "standard input", columns)
    if not source:
        raise InputError("the source has no name")
    scheme = urlsplit(source).scheme if "://" in source else ""
    if scheme in ("http", "https"):
        return _address(source, allow_private, columns)
    if scheme:
        raise InputError(f"{source}: kg fetches http and https, not {scheme}")
    return _path(Path(source), columns)


def _path(path: Path, columns: Columns) -> Iterator[Draft | Failure]:
    try:
        if path.is_dir():
            return _folder(path, sorted(path.iterdir()), columns)
        reader = formats.reader_of(str(path))
        if reader is not None:
            return _file(path, reader, path.open("rb"), columns)
        found = path.exists()
    except FileNotFoundError:
        found = False
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    if found:
        raise InputError(f"{path}: {NOT_READ} ({', '.join(formats.SUFFIXES)}, each also with {' or '.join(PACKED)})")
    raise InputError(f"{path}: no such file or folder")


def _file(path: Path, reader: Reader, stream: BinaryIO, columns: Columns) -> Iterator[Draft | Failure]:
    with stream:
        try:
            yield from reader(stream, Origin(str(path), stem=formats.stem_of(path.name), columns=columns))
        except OSError as error:
            yield Failure(str(path), error.strerror or str(error))


def _folder(folder: Path, paths: list[Path], columns: Columns) -> Iterator[Draft | Failure]:
    for path in paths:
        if path.name.startswith("."):
            continue
        if path.is_dir() and path.is_symlink():
            yield Failure(str(path), "a link to a folder, which kg does not follow")
        elif path.is_file() and not formats.is_read(path.name):
            yield Failure(str(path), NOT_READ)
        else:
            try:
                yield from _path(path, columns)
            except InputError as error:
                yield Failure(str(path), str(error).removeprefix(f"{path}: "))


def _address(url: str, allow_private: bool, columns: Columns) -> Iterator[Draft | Failure]:
    from kg.reading.fetching import fetch

    fetched = fetch(url, allow_private=allow_private)
    reader = formats.CONTENT_TYPES.get(fetched.content_type) or formats.sniffed(fetched.content[: formats.SNIFFED])
    return reader(io.BytesIO(fetched.content), Origin(url, url=fetched.url, charset=fetched.charset, columns=columns))


def _stream(stream: IO[bytes] | IO[str], name: object, columns: Columns) -> Iterator[Draft | Failure]:
    origin = Origin(name if isinstance(name, str) else "the stream", columns=columns)
    try:
        if isinstance(stream.read(0), str):
            binary: BinaryIO = io.BytesIO(cast(IO[str], stream).read().encode("utf-8", "surrogatepass"))
        else:
            binary = cast(BinaryIO, stream)
        begun = _beginning(binary)
    except OSError as error:
        raise InputError(f"{origin.name}: {error.strerror or error}") from error
    resumed = cast(BinaryIO, io.BufferedReader(_Resumed(begun, binary)))
    return formats.sniffed(begun)(resumed, origin)


def _beginning(stream: BinaryIO) -> bytes:
    """The first line that holds anything; more where it may be the beginning of a page."""
    begun = b""
    while line := stream.readline():
        begun += line
        if begun.strip() and (not begun.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or len(begun) >= formats.SNIFFED):
            break
    return begun


class _Resumed(io.RawIOBase):
    """A stream from its beginning again, after a part of it was read."""

    def __init__(self, begun: bytes, rest: BinaryIO) -> None:
        self._begun = begun
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        taken = self._begun[: len(buffer)] or self._rest.read(len(buffer))
        self._begun = self._begun[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)
