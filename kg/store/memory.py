"""The embedded store: Oxigraph in memory."""

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError
from kg.store.answers import Answer, Rows


class MemoryStore:
    """A `Store` in this process's memory; `oxigraph` is the store underneath, for rdflib to see through."""

    def __init__(self) -> None:
        self.oxigraph = pyoxigraph.Store()

    def add(self, quads: Iterable[Quad]) -> None:
        self.oxigraph.bulk_extend(quads)

    def drop(self, graph: NamedNode) -> None:
        self.oxigraph.remove_graph(graph)

    def quads(self) -> Iterator[Quad]:
        return iter(self.oxigraph)

    def query(self, sparql: str) -> Answer:
        try:
            answer = self.oxigraph.query(sparql, use_default_graph_as_union=True)
        except SyntaxError as error:
            # What the parser would have accepted goes on for lines; where it stopped is what helps.
            where = error.msg.splitlines()[0].partition(": expected one of")[0]
            raise QueryError(f"not valid SPARQL: {where}{', a prefix is not declared' if 'Prefix not found' in error.msg else ''}") from None
        except OSError as error:
            raise QueryError(f"the query could not be answered: {error}") from None
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return bool(answer)
        if isinstance(answer, pyoxigraph.QueryTriples):
            return tuple(sorted(set(answer), key=str))
        return Rows(tuple(variable.value for variable in answer.variables), tuple(tuple(row) for row in answer))

    def __len__(self) -> int:
        return len(self.oxigraph)
