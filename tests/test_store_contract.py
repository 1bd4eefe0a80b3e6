"""What every registered store must do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import QueryError
from kg.store import DiskStore, MemoryStore, Rows, Store

THING, NAME, ONE, TWO = (NamedNode(f"https://example.org/{name}") for name in ("thing", "name", "one", "two"))
QUADS = [Quad(THING, NAME, Literal("Größe 😀", language="de"), ONE), Quad(THING, NAME, Literal(7), TWO)]


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else DiskStore(tmp_path / "store")
    yield made
    made.close()


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


def test_removes_quads_and_reads_one_graph(store: Store) -> None:
    store.add(QUADS)
    assert list(store.quads(ONE)) == QUADS[:1]
    store.remove(QUADS[:1])
    store.remove(QUADS[:1])
    store.remove([])
    assert list(store.quads(ONE)) == []
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
