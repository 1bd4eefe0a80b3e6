"""Which reader reads what: by suffix, by content type, or by how a stream begins. A new format is one file and its rows here."""

import json

from kg.reading import jsonl, page, plain, table, warc
from kg.reading.drafts import Reader
from kg.reading.packing import PACKED, needs, unpacked

SUFFIXES: dict[str, Reader] = {
    ".txt": plain.drafts,
    ".text": plain.drafts,
    ".md": plain.drafts,
    ".html": page.drafts,
    ".htm": page.drafts,
    ".xhtml": page.drafts,
    ".jsonl": jsonl.drafts,
    ".ndjson": jsonl.drafts,
    ".csv": table.drafts,
    ".tsv": table.drafts,
    ".warc": warc.drafts,
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
    "text/csv": table.drafts,
    "text/tab-separated-values": table.drafts,
}
LIBRARIES = {".zst": "zstandard", ".warc": "warcio"}
SNIFFED = 2048
PAGE_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article")


def reader_of(name: str) -> Reader | None:
    """The reader for a file name; None for a kind of file that kg does not read.

    Raises:
        InputError: reading it needs a library that is not installed.
    """
    suffix, packed = _suffixes(name)
    if suffix is None:
        return None
    for part in (suffix, packed):
        if part in LIBRARIES:
            needs(LIBRARIES[part], name)
    return unpacked(SUFFIXES[suffix], packed) if packed else SUFFIXES[suffix]


def is_read(name: str) -> bool:
    """Whether a file of this name is of a kind that kg reads."""
    return _suffixes(name)[0] is not None


def stem_of(name: str) -> str:
    """The file name without the suffixes that say its kind.

    >>> stem_of("2022-06.news.jsonl.gz")
    '2022-06.news'
    """
    suffix, packed = _suffixes(name)
    return name[: len(name) - len(packed) - len(suffix or "")] or name


def _suffixes(name: str) -> tuple[str | None, str]:
    """The suffix that says the kind, and that of the packing, "" for none."""
    name = name.lower()
    packed = next((suffix for suffix in PACKED if name.endswith(suffix)), "")
    name = name.removesuffix(packed)
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None), packed


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
