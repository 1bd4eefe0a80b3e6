"""What the two embedded stores share: Oxigraph inside this process, in memory or on disk."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError
from kg.store.answers import Answer, Rows

if TYPE_CHECKING:
    import rdflib.store


class EmbeddedStore:
    """A `Store` over Oxigraph; `oxigraph` is the store underneath, for rdflib to see through."""

    def __init__(self, oxigraph: pyoxigraph.Store) -> None:
        self.oxigraph = oxigraph

    def add(self, quads: Iterable[Quad]) -> None:
        self.oxigraph.bulk_extend(quads)

    def remove(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            self.oxigraph.remove(quad)

    def drop(self, graph: NamedNode) -> None:
        self.oxigraph.remove_graph(graph)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        return iter(self.oxigraph) if graph is None else self.oxigraph.quads_for_pattern(None, None, None, graph)

    def query(self, sparql: str) -> Answer:
        return answered(lambda: self.oxigraph.query(sparql, use_default_graph_as_union=True))

    def rdflib(self) -> "rdflib.store.Store":
        from oxrdflib import OxigraphStore

        seen: rdflib.store.Store = OxigraphStore(store=self.oxigraph)
        return seen

    def close(self) -> None:
        """Nothing is open in memory."""

    def __len__(self) -> int:
        return len(self.oxigraph)


def answered(ask: Callable[[], object]) -> Answer:
    """The answer to a query of Oxigraph's, as kg's own values.

    Raises:
        QueryError: the query is not valid SPARQL, or could not be answered.
    """
    try:
        answer = ask()
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return bool(answer)
        if isinstance(answer, pyoxigraph.QueryTriples):
            return tuple(sorted(set(answer), key=str))
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        return Rows(tuple(variable.value for variable in answer.variables), tuple(tuple(row) for row in answer))
    except SyntaxError as error:
        # What the parser would have accepted goes on for lines; where it stopped is what helps.
        where = error.msg.splitlines()[0].partition(": expected one of")[0]
        raise QueryError(f"not valid SPARQL: {where}{', a prefix is not declared' if 'Prefix not found' in error.msg else ''}") from None
    except (OSError, RuntimeError) as error:
        raise QueryError(f"the query could not be answered: {error}") from None
