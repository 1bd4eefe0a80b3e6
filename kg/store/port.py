"""The port of this room: what every store does. Found through the entry point group `kg.stores`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pyoxigraph import NamedNode, Quad

from kg.store.answers import Answer

if TYPE_CHECKING:
    import rdflib.store


class Store(Protocol):
    """Holds a set of quads and answers SPARQL 1.1 queries over the union of its graphs.

    Every method raises `StoreError` where the folder or the server underneath fails.
    """

    def add(self, quads: Iterable[Quad]) -> None:
        """Adds quads; one that is there already changes nothing."""
        ...

    def remove(self, quads: Iterable[Quad]) -> None:
        """Removes quads; one that is not there changes nothing."""
        ...

    def drop(self, graph: NamedNode) -> None:
        """Removes one named graph, if it is there."""
        ...

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Every quad of the store, or of one named graph, once, in no promised order."""
        ...

    def query(self, sparql: str) -> Answer:
        """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query; without GRAPH it sees all graphs as one.

        Raises:
            QueryError: the query is not valid SPARQL.
        """
        ...

    def close(self) -> None:
        """Lets go of the folder or the connection; nothing is asked of the store afterwards."""
        ...

    def __len__(self) -> int:
        """How many quads."""
        ...


@runtime_checkable
class SeenByRdflib(Protocol):
    """A store that rdflib can see through, as all of kg's own are."""

    def rdflib(self) -> "rdflib.store.Store":
        """The same quads as a store of rdflib's, without copying."""
        ...
