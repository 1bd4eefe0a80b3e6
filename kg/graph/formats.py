"""Quads <-> files: Turtle, TriG, N-Quads, N-Triples, JSON-LD; sorted, so that the same graph is the same bytes.

Turtle and N-Triples have no named graphs: there everything stands together, and `prov:wasDerivedFrom` says which article said it.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from kg.errors import GraphError
from kg.graph.jsonld import compact
from kg.graph.ordering import ordered
from kg.graph.vocabulary import PREFIXES

FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}
"""The formats by name, which is also the ending of the file."""
_AT_ONCE = 10_000


def format_named(name: str) -> RdfFormat:
    """The format called `name`, or with that file ending.

    Raises:
        GraphError: there is none.
    """
    try:
        return FORMATS[name.lower().removeprefix(".")]
    except KeyError:
        raise GraphError(f"no RDF format is called {name!r}: choose one of {', '.join(FORMATS)}") from None


def serialize(quads: Iterable[Quad], fmt: str = "ttl") -> bytes:
    """The bytes that `write` writes."""
    out = io.BytesIO()
    write(quads, fmt, out)
    return out.getvalue()


def write(quads: Iterable[Quad], fmt: str, out: BinaryIO) -> None:
    """Writes a set of quads: the same bytes whatever their order and however often each is given. Memory stays flat however many they are.

    Lines of N-Triples or N-Quads are sorted as bytes and read again for the other formats: three times as fast as sorting terms.

    Raises:
        OSError: there is no room for them.
    """
    rdf = format_named(fmt)
    flat = RdfFormat.N_QUADS if rdf.supports_datasets else RdfFormat.N_TRIPLES
    lines = ordered(_lines(quads, flat), _by_graph if rdf.supports_datasets and rdf != flat else None)
    if rdf == flat:
        out.writelines(lines)
        return
    with TemporaryFile() as sorted_lines:
        sorted_lines.writelines(lines)
        sorted_lines.seek(0)
        again = pyoxigraph.parse(sorted_lines, format=flat)
        if rdf == RdfFormat.JSON_LD:
            out.writelines(compact(again))
        else:
            pyoxigraph.serialize(again, out, format=rdf, prefixes=PREFIXES)


def _lines(quads: Iterable[Quad], flat: RdfFormat) -> Iterator[bytes]:
    incoming = iter(quads)
    while some := list(islice(incoming, _AT_ONCE)):
        written = pyoxigraph.serialize(some if flat == RdfFormat.N_QUADS else (quad.triple for quad in some), format=flat)
        assert written is not None  # only with an output file it returns none
        yield from written.splitlines(keepends=True)


def _by_graph(line: bytes) -> tuple[bytes, bytes]:
    """Sorts N-Quads so that each named graph is one block."""
    return line.rsplit(b" ", 2)[1], line


def parse(path: Path) -> Iterator[Quad]:
    """The quads of a graph file, by its ending.

    Raises:
        GraphError: the file cannot be read, or is not what its ending says; the message has file and line.
    """
    try:
        rdf = format_named(path.suffix or "a file without ending")
    except GraphError as error:
        raise GraphError(f"{path}: {error}") from None
    try:
        yield from pyoxigraph.parse(path=str(path), format=rdf)
    except OSError as error:
        raise GraphError(f"{path}: {error.strerror or error}") from None
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise GraphError(f"{path}{line}: not valid {rdf.name}: {error.msg}") from None
