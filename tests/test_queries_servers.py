"""The whole library of stored queries, over the graph of the example articles: the same answers from two servers as from memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.store import library
from kg.store.server import ServerStore
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_USER

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.build(kg.read(EXAMPLES))


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def remote(request: pytest.FixtureRequest, graph: kg.Graph) -> Iterator[kg.Graph]:
    store = ServerStore(request.getfixturevalue(f"{request.param}_url"), user=VIRTUOSO_USER, password=VIRTUOSO_PASSWORD)
    store.add(graph.store.quads())
    yield kg.Graph(store)
    store.remove(list(store.quads()))


@pytest.mark.parametrize("name", [stored.name for stored in library()])
def test_every_stored_query_answers_the_same(name: str, graph: kg.Graph, remote: kg.Graph) -> None:
    assert remote.query(name) == graph.query(name)


def test_the_graph_comes_back_as_it_was_and_is_valid_there(graph: kg.Graph, remote: kg.Graph) -> None:
    assert remote.serialize("nq") == graph.serialize("nq")
    assert remote.article_count() == graph.article_count()
    assert remote.validate() == graph.validate()


def test_edges_and_copies_follow_on_the_server_too(graph: kg.Graph, remote: kg.Graph) -> None:
    remote.derive()
    assert remote.serialize("nq") == graph.serialize("nq")


def test_a_label_as_a_parameter(graph: kg.Graph, remote: kg.Graph) -> None:
    assert remote.query("leaders-of-state", state="Russia") == graph.query("leaders-of-state", state="Russia")
