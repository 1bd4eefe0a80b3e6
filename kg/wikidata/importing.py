"""A file of triples in Wikidata's shape -> `Things`, one triple at a time: N-Triples or Turtle, plain or compressed with gzip or bzip2."""

import bz2
import gzip
from pathlib import Path
from typing import IO

import pyoxigraph

from kg.errors import InputError
from kg.wikidata.things import Things

_FORMATS = {
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
}


def read(path: Path) -> Things:
    """What a file says of items. Of a whole dump only what kg keeps stays in memory.

    Raises:
        InputError: the file cannot be read, its ending says no format, or it breaks its format; the text names the line.
    """
    endings = [ending.lower() for ending in path.suffixes]
    if endings and endings[-1] in (".gz", ".bz2"):
        endings.pop()
    form = _FORMATS.get(endings[-1] if endings else "")
    if form is None:
        raise InputError(f"{path}: its ending must be .nt, .ttl or .nq, perhaps with .gz or .bz2 after it")
    things = Things()
    add = things.add
    try:
        with _open(path) as file:
            for quad in pyoxigraph.parse(file, format=form):
                add(quad)
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno or '?'}: not what its ending says: {error.msg}") from error
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return things


def _open(path: Path) -> IO[bytes]:
    match path.suffix.lower():
        case ".gz":
            return gzip.open(path, "rb")  # type: ignore[return-value]
        case ".bz2":
            return bz2.open(path, "rb")
    return path.open("rb")
