"""Quads <-> files: Turtle, TriG, N-Quads, N-Triples, JSON-LD; sorted, so that the same graph is the same bytes.

Turtle and N-Triples have no named graphs: there everything stands together, and `prov:wasDerivedFrom` says which article said it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Triple

from kg.errors import GraphError
from kg.graph.jsonld import compact
from kg.graph.vocabulary import PREFIXES

FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}
"""The formats by name, which is also the ending of the file."""


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
    """The same set of quads gives the same bytes, whatever its order and however often each is given.

    Lines of N-Triples or N-Quads are sorted as bytes and read again for the other formats: three times as fast as sorting terms.
    """
    rdf = format_named(fmt)
    if rdf.supports_datasets:
        flat, lines = RdfFormat.N_QUADS, _lines(quads, RdfFormat.N_QUADS)
        ordered = sorted(lines) if rdf == flat else sorted(lines, key=_by_graph)
    else:
        flat, lines = RdfFormat.N_TRIPLES, _lines((quad.triple for quad in quads), RdfFormat.N_TRIPLES)
        ordered = sorted(lines)
    text = b"".join(line + b"\n" for line in ordered)
    if rdf == RdfFormat.JSON_LD:
        return b"".join(compact(pyoxigraph.parse(text, format=flat)))
    return text if rdf == flat else _written(pyoxigraph.parse(text, format=flat), rdf)


def _lines(statements: Iterable[Quad] | Iterable[Triple], flat: RdfFormat) -> set[bytes]:
    return set(_written(statements, flat).splitlines())


def _by_graph(line: bytes) -> tuple[bytes, bytes]:
    """Sorts N-Quads so that each named graph is one block."""
    return line.rsplit(b" ", 2)[1], line


def _written(statements: Iterable[Quad] | Iterable[Triple], rdf: RdfFormat) -> bytes:
    written = pyoxigraph.serialize(statements, format=rdf, prefixes=PREFIXES)
    assert written is not None  # only with an output file it returns none
    return written


def parse(path: Path) -> Iterator[Quad]:
    """The quads of a graph file, by its ending.

    Raises:
        GraphError: the file cannot be read, or is not what its ending says; the message has file and line.
    """
    rdf = format_named(path.suffix or "a file without ending")
    try:
        yield from pyoxigraph.parse(path=str(path), format=rdf)
    except OSError as error:
        raise GraphError(f"{path}: {error.strerror or error}") from None
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise GraphError(f"{path}{line}: not valid {rdf.name}: {error.msg}") from None
