"""Which reader reads what: by suffix, by content type, or by how a stream begins. A new format is one file and its rows here."""

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from kg.model import Failure
from kg.reading import jsonl, page, plain
from kg.reading.drafts import Draft, Origin, Reader

SUFFIXES: dict[str, Reader] = {
    ".txt": plain.drafts,
    ".text": plain.drafts,
    ".md": plain.drafts,
    ".html": page.drafts,
    ".htm": page.drafts,
    ".xhtml": page.drafts,
    ".jsonl": jsonl.drafts,
    ".ndjson": jsonl.drafts,
}
CONTENT_TYPES: dict[str, Reader] = {
    "text/plain": plain.drafts,
    "text/markdown": plain.drafts,
    "text/html": page.drafts,
    "application/xhtml+xml": page.drafts,
    "application/jsonl": jsonl.drafts,
    "application/x-jsonlines": jsonl.drafts,
    "application/x-ndjson": jsonl.drafts,
    "application/ndjson": jsonl.drafts,
}
PACKED = ".gz"
SNIFFED = 2048
PAGE_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article")


def reader_of(name: str) -> Reader | None:
    """The reader for a file name; None for a kind of file that kg does not read."""
    name = name.lower()
    packed = name.endswith(PACKED)
    name = name.removesuffix(PACKED)
    reader = next((reader for suffix, reader in SUFFIXES.items() if name.endswith(suffix)), None)
    return _unpacked(reader) if reader and packed else reader


def stem_of(name: str) -> str:
    """The file name without the suffixes that say its kind.

    >>> stem_of("2022-06.news.jsonl.gz")
    '2022-06.news'
    """
    lower = name.lower().removesuffix(PACKED)
    suffix = next((suffix for suffix in SUFFIXES if lower.endswith(suffix)), "")
    return name[: len(lower) - len(suffix)] or name


def _unpacked(reader: Reader) -> Reader:
    def drafts(stream: BinaryIO, origin: Origin) -> Iterator[Draft | Failure]:
        try:
            with gzip.open(stream) as inner:
                yield from reader(cast(BinaryIO, inner), origin)
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            yield Failure(origin.name, f"broken gzip file: {error}")

    return drafts


def sniffed(start: bytes) -> Reader:
    """The reader for a stream that begins like this: JSON Lines, HTML, else plain text."""
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{") and _is_json(head.split(b"\n", 1)[0]):
        return jsonl.drafts
    lower = head[:SNIFFED].lower()
    if lower.startswith(b"<") and any(sign in lower for sign in PAGE_SIGNS):
        return page.drafts
    return plain.drafts


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
