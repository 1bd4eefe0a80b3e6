"""The port of this room: what every store does. Found through the entry point group `kg.stores`."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from kg.store.answers import Answer


class Store(Protocol):
    """Holds a set of quads and answers SPARQL 1.1 queries over the union of its graphs."""

    def add(self, quads: Iterable[Quad]) -> None:
        """Adds quads; one that is there already changes nothing."""
        ...

    def drop(self, graph: NamedNode) -> None:
        """Removes one named graph, if it is there."""
        ...

    def quads(self) -> Iterator[Quad]:
        """Every quad, once, in no promised order."""
        ...

    def query(self, sparql: str) -> Answer:
        """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query; without GRAPH it sees all graphs as one.

        Raises:
            QueryError: the query is not valid SPARQL.
        """
        ...

    def __len__(self) -> int:
        """How many quads."""
        ...
