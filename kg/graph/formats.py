"""Quads <-> files: Turtle, TriG, N-Quads, N-Triples, JSON-LD; sorted, so that the same graph is the same bytes.

Turtle and N-Triples have no named graphs: there everything stands together, and `prov:wasDerivedFrom` says which article said it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Triple

from kg.errors import GraphError
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
    """The same set of quads gives the same bytes, whatever its order and however often each is given."""
    rdf = format_named(fmt)
    if rdf.supports_datasets:
        return _written(sorted(set(quads), key=_dataset_key), rdf)
    triples = {quad.triple for quad in quads}
    return _written(sorted(triples, key=str), rdf)


def _dataset_key(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)


def _written(statements: "list[Quad] | list[Triple]", rdf: RdfFormat) -> bytes:
    written = pyoxigraph.serialize(statements, format=rdf, prefixes=dict(sorted(PREFIXES.items())))
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
