"""What every registered store must do."""

from importlib.metadata import entry_points

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryError
from kg.store import Rows, Store

THING, NAME, ONE, TWO = (NamedNode(f"https://example.org/{name}") for name in ("thing", "name", "one", "two"))
QUADS = [Quad(THING, NAME, Literal("Größe 😀", language="de"), ONE), Quad(THING, NAME, Literal(7), TWO)]


@pytest.fixture(params=sorted(entry.name for entry in entry_points(group="kg.stores")))
def store(request: pytest.FixtureRequest) -> Store:
    (entry,) = entry_points(group="kg.stores", name=request.param)
    return entry.load()()


def test_holds_a_set_of_quads(store: Store) -> None:
    store.add(QUADS)
    store.add(QUADS[:1])
    assert set(store.quads()) == set(QUADS)
    assert len(store) == 2


def test_queries_see_all_graphs_as_one(store: Store) -> None:
    store.add(QUADS)
    rows = store.query(f"SELECT ?graph ?value {{ ?s {NAME} ?value OPTIONAL {{ GRAPH ?graph {{ ?s ?p ?value }} }} }} ORDER BY ?graph")
    assert isinstance(rows, Rows)
    assert list(rows) == [{"graph": ONE.value, "value": "Größe 😀"}, {"graph": TWO.value, "value": 7}]


def test_dropping_a_graph_leaves_the_others(store: Store) -> None:
    store.add(QUADS)
    store.drop(ONE)
    store.drop(NamedNode("https://example.org/none"))
    assert list(store.quads()) == QUADS[1:]


def test_ask_and_construct(store: Store) -> None:
    store.add(QUADS)
    assert store.query("ASK { ?s ?p 7 }") is True
    assert store.query("ASK { ?s ?p 8 }") is False
    assert store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }") == tuple(sorted((quad.triple for quad in QUADS), key=str))


@pytest.mark.parametrize("text", ["SELECT", "DROP ALL", "SELECT ?x WHERE { ?x a unknown:thing }"])
def test_what_is_no_query_is_said_to_be_none(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="not valid SPARQL"):
        store.query(text)
