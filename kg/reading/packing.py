"""Packed bytes -> bytes as they come: gzip, and Zstandard with the extra `corpora`."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any, BinaryIO, cast

from kg.errors import InputError
from kg.model import Failure
from kg.reading.drafts import Draft, Origin, Reader

_CHUNK = 1 << 12  # packed bytes at a time: what they unpack to is held in memory
_WINDOW = 1 << 31  # archives of the web are packed with windows of up to two gigabytes; most files ask for a few megabytes


def needs(module: str, what: str) -> None:
    """Makes sure that a library of the extra `corpora` is there.

    Raises:
        InputError: it is not; the message says what to install.
    """
    if find_spec(module) is None:
        raise InputError(f"{what}: reading it needs {module}: pip install 'geokg[corpora]'")


def unpacked(reader: Reader, suffix: str) -> Reader:
    """The reader for what `reader` reads, packed; a broken file is a Failure behind what could be read of it."""
    kind, opened, broken = _FORMATS[suffix]

    def drafts(stream: BinaryIO, origin: Origin) -> Iterator[Draft | Failure]:
        try:
            with opened(stream) as inner:
                yield from reader(inner, origin)
        except broken as error:
            yield Failure(origin.name, f"broken {kind} file: {error}")

    return drafts


def _gzip(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.open(stream))


def _zstandard(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Zstandard(stream)))


class _Zstandard(io.RawIOBase):
    """The frames of a .zst file, one after the other. The library's own reader takes a file that is cut off for one that ends."""

    def __init__(self, stream: BinaryIO) -> None:
        from zstandard import ZstdDecompressor, ZstdError

        self._stream = stream
        self._frame: Callable[[], Any] = ZstdDecompressor(max_window_size=_WINDOW).decompressobj
        self._error = ZstdError
        self._open: Any = None
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            rest = self._open.unused_data if self._open and self._open.eof else b""
            packed = rest or self._stream.read(_CHUNK)
            if not packed:
                if self._open and not self._open.eof:
                    raise EOFError("it ends too early")
                return 0
            if self._open is None or self._open.eof:
                self._open = self._frame()
            try:
                self._ready = memoryview(self._open.decompress(packed))
            except self._error as error:
                raise EOFError(str(error)) from None
        taken = min(len(buffer), len(self._ready))
        buffer[:taken] = self._ready[:taken]
        self._ready = self._ready[taken:]
        return taken


_FORMATS: dict[str, tuple[str, Callable[[BinaryIO], BinaryIO], tuple[type[Exception], ...]]] = {
    ".gz": ("gzip", _gzip, (gzip.BadGzipFile, zlib.error, EOFError)),
    ".zst": ("Zstandard", _zstandard, (EOFError,)),
}
PACKED = tuple(_FORMATS)
