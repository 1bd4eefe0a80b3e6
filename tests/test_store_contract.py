"""What every registered store must do: in memory, on disk, on two real servers."""

from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.errors import QueryError
from kg.graph.literals import day, moment, number, score, text
from kg.graph.vocabulary import ID
from kg.store import DiskStore, MemoryStore, Rows, Store
from kg.store.server import ServerStore
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_USER

THING, NAME, ONE, TWO = (NamedNode(f"https://example.org/{name}") for name in ("thing", "name", "one", "two"))
QUADS = [Quad(THING, NAME, Literal("Größe 😀", language="de"), ONE), Quad(THING, NAME, Literal(7), TWO)]
PLACES = ["memory", "disk", "oxigraph", "virtuoso"]


def test_every_registered_store_is_tested_here() -> None:
    assert {entry.load() for entry in entry_points(group="kg.stores")} <= {MemoryStore, DiskStore, ServerStore}


@pytest.fixture(params=PLACES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store
    if request.param == "memory":
        made = MemoryStore()
    elif request.param == "disk":
        made = DiskStore(tmp_path / "store")
    elif request.param == "oxigraph":
        made = ServerStore(request.getfixturevalue("oxigraph_url"))
    else:
        made = ServerStore(request.getfixturevalue("virtuoso_url"), user=VIRTUOSO_USER, password=VIRTUOSO_PASSWORD)
    made.remove(list(made.quads()))
    yield made
    made.remove(list(made.quads()))
    made.close()


def test_holds_a_set_of_quads(store: Store) -> None:
    assert len(store) == 0
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
    assert store.query(f"CONSTRUCT {{ ?s {NAME} ?o }} {{ ?s {NAME} ?o }}") == tuple(sorted((quad.triple for quad in QUADS), key=str))
    assert store.query(f"CONSTRUCT {{ ?s {NAME} ?o }} {{ ?s {NAME} ?o . FILTER(?o = 8) }}") == ()


@pytest.mark.parametrize("wrong", ["SELECT", "DROP ALL", "SELECT ?x WHERE { ?x a unknown:thing }"])
def test_what_is_no_query_is_said_to_be_none(store: Store, wrong: str) -> None:
    store.add(QUADS)
    with pytest.raises(QueryError, match="not valid SPARQL"):
        store.query(wrong)
    assert len(store) == 2


def test_every_literal_that_kg_writes_comes_back_as_it_was(store: Store) -> None:
    from datetime import UTC, date, datetime

    strange = "Zeile\r\nnächste\tTab \"Zitat\" 'auch' \\ \\n <b>&amp;</b> „Kyjiw“ Київ 北京 😀 \u200b\u00a0 {?x}"
    values = [text(strange), text(strange, "de"), text("", "en"), text("x" * 20_000, "de"), number(0), number(123_456), score(0.8704), score(-10), score(1)]
    values += [day(date(2022, 6, 25)), moment(datetime(2022, 6, 25, 12, 30, tzinfo=UTC)), moment(datetime.fromisoformat("2022-06-25T12:30:00+02:00"))]
    quads = {Quad(NamedNode(f"{ID}person/größe-{place}"), NAME, value, ONE) for place, value in enumerate(values)}
    store.add(quads)
    assert set(store.quads()) == quads
    assert set(store.quads(ONE)) == quads


def test_what_stands_in_no_graph_stays_there(store: Store) -> None:
    quads = {Quad(THING, NAME, Literal("a")), Quad(THING, NAME, Literal("b"), ONE)}
    store.add(quads)
    assert set(store.quads()) == quads
    assert len(store) == 2
    store.remove([Quad(THING, NAME, Literal("a"), DefaultGraph())])
    assert {quad.object.value for quad in store.quads()} == {"b"}


def test_many_quads_in_a_big_graph_and_in_many_small_ones(store: Store) -> None:
    big = [Quad(NamedNode(f"{ID}thing/{place // 3}"), NAME, number(place), ONE) for place in range(12_000)]
    small = [Quad(THING, NAME, number(place % 7), NamedNode(f"{ID}graph/{place // 7}")) for place in range(700)]
    store.add(iter(big))
    store.add(iter(small))
    assert len(store) == 12_700
    found = list(store.quads())
    assert len(found) == 12_700
    assert set(found) == {*big, *small}
