"""A web archive (WARC) -> a Draft or Failure each page in it; memory stays flat however long the file.

Responses that brought an HTML page are read like any page; everything else in an archive (requests, pictures, pages that were not there) is no
article. The address comes from the archive, and so does the day, for pages that do not say by themselves when they were published.
"""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from kg.model import Failure
from kg.reading import page
from kg.reading.drafts import Draft, Origin

PAGES = ("text/html", "application/xhtml+xml")
LARGEST = 20_000_000
"""Bytes of one page; no article is as long."""


def drafts(stream: BinaryIO, origin: Origin) -> Iterator[Draft | Failure]:
    """One a page, in the order of the archive; a Failure names the file and the address."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    pieces = _Pieces(stream)
    try:
        for captured in ArchiveIterator(pieces):
            if captured.rec_type == "response":
                yield from _page(captured, origin)
    except ArchiveLoadFailed as error:
        yield Failure(origin.name, f"not a WARC file, or a broken one: {str(error).strip().splitlines()[0]}")
    if pieces.error:
        raise pieces.error


def _page(captured: Any, origin: Origin) -> Iterator[Draft | Failure]:
    http = captured.http_headers
    if http is None or http.get_statuscode() != "200":
        return
    kind, _, parameters = (http.get_header("Content-Type") or "").partition(";")
    if kind.strip().lower() not in PAGES:
        return
    url = captured.rec_headers.get_header("WARC-Target-URI") or ""
    name = f"{origin.name}: {url}" if url else origin.name
    content = captured.content_stream().read(LARGEST + 1)
    if captured.raw_stream.limit and len(content) <= LARGEST:
        yield Failure(name, "the archive ends within this page")
        return
    if len(content) > LARGEST:
        yield Failure(name, f"a page of more than {LARGEST:,} bytes")
        return
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    day = (captured.rec_headers.get_header("WARC-Date") or "")[:10]
    yield from page.drafts(io.BytesIO(content), Origin(name, url=url or None, charset=charset, fetched=_day(day)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class _Pieces:
    """A stream that gives what is there before it fails; warcio asks for more at a time, and takes a failure for the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self.error: Exception | None = None

    def read(self, size: int) -> bytes:
        try:
            return bytes(self._read(size))
        except Exception as error:
            self.error = error
            return b""
