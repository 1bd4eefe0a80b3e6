"""Questions of the explorer -> rows: its own stored queries, their parameters bound as checked terms."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.store import Graph, Rows, StoredQuery, library

_QUERIES = Path(__file__).parent / "queries"
_MANY = 2000


@cache
def _own() -> dict[str, StoredQuery]:
    return {stored.name: stored for stored in library(_QUERIES)}


def ask(graph: Graph, name: str, **values: object) -> Rows:
    """The rows of one of the explorer's queries.

    Raises:
        QueryError: a value is no term of its parameter's type, or the store could not answer.
    """
    answer = graph.sparql(_own()[name].with_values(values))
    assert isinstance(answer, Rows)
    return answer


def ask_many(graph: Graph, name: str, parameter: str, iris: Iterable[str]) -> Iterator[Rows]:
    """The rows of one of the explorer's queries for many IRIs at once, some thousand a question.

    Raises:
        QueryError: one is no IRI, or the store could not answer.
    """
    stored, incoming = _own()[name], iter(iris)
    while some := [str(_iri(iri)) for iri in islice(incoming, _MANY)]:
        one = stored.with_values({parameter: some[0][1:-1]})
        answer = graph.sparql(one.replace(f"VALUES ?{parameter} {{ {some[0]} }}", f"VALUES ?{parameter} {{ {' '.join(some)} }}"))
        assert isinstance(answer, Rows)
        yield answer


def _iri(text: str) -> NamedNode:
    try:
        return NamedNode(text)
    except ValueError:
        raise QueryError(f"{text!r} is no IRI") from None
