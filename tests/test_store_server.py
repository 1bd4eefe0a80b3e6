"""What can go wrong between kg and a server: each is mended by asking again, or one clear line without the password."""

from collections.abc import Iterator

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.store import Graph, Rows
from kg.store.server import ServerStore
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_ROWS, VIRTUOSO_USER, Front, free_port

THING, NAME, ONE = (NamedNode(f"https://example.org/{name}") for name in ("thing", "name", "one"))
QUAD = Quad(THING, NAME, Literal("Größe", language="de"), ONE)
SECRET = "pass:wört%20"


@pytest.fixture
def front(oxigraph_url: str) -> Iterator[Front]:
    with Front(oxigraph_url) as door:
        yield door
        door.moods.clear()
        ServerStore(door.url).drop(ONE)


def store(front: Front, **options: float) -> ServerStore:
    return ServerStore(front.url, pause=0.01, **options)  # type: ignore[arg-type] - numbers all


@pytest.mark.parametrize("mood", ["break", 502, 503, 504, (429, {"Retry-After": "0"}), (503, {"Retry-After": "Wed, 01 Jan 2020 00:00:00 GMT"})])
def test_what_is_refused_for_now_is_asked_again(front: Front, mood: str | int | tuple[int, dict[str, str]]) -> None:
    asked = store(front)
    front.requests.clear()
    for action in (lambda: asked.add([QUAD]), lambda: asked.remove([QUAD]), lambda: asked.add([QUAD]), lambda: asked.query("ASK {}")):
        front.moods += [mood, mood]  # type: ignore[list-item] - as the parameters have it
        action()
        assert front.moods == []
    assert len(front.requests) == 12
    assert list(asked.quads()) == [QUAD]


def test_who_never_has_time_is_given_up(front: Front) -> None:
    asked = store(front, retries=2)
    front.moods += [503] * 3
    with pytest.raises(StoreError, match=r"^http://127\.0\.0\.1:\d+/query: HTTP 503: Not now come back$"):
        asked.query("ASK {}")
    assert front.moods == []
    front.moods += [(429, {"Retry-After": "3600"})]
    with pytest.raises(StoreError, match="HTTP 429"):
        asked.add([QUAD])
    assert front.moods == []


@pytest.mark.parametrize("status", [400, 404, 409, 413, 500])
def test_what_is_refused_for_good_is_not_asked_again(front: Front, status: int) -> None:
    asked = store(front)
    for action in (lambda: asked.add([QUAD]), lambda: asked.remove([QUAD]), lambda: asked.drop(ONE)):
        front.moods += [status]
        with pytest.raises(StoreError, match=f"HTTP {status}") as caught:
            action()
        assert "\n" not in str(caught.value)
        assert front.moods == []


def test_silence_is_not_waited_for_twice(front: Front) -> None:
    asked = store(front, timeout=0.2)
    front.requests.clear()
    for action in (lambda: asked.query("ASK {}"), lambda: asked.add([QUAD]), lambda: list(asked.quads())):
        front.moods += ["sleep"]
        with pytest.raises(StoreError, match=r"no answer within 0\.2 s"):
            action()
    assert len(front.requests) == 3


def test_basic_authentication_where_it_is_asked_for(oxigraph_url: str) -> None:
    with Front(oxigraph_url, SECRET) as door:
        asked = ServerStore(door.url, user="reader", password=SECRET, pause=0.01)
        asked.add([QUAD])
        asked.add([QUAD])
        assert asked.query("ASK { ?s ?p ?o }") is True
        asked.remove([QUAD])
        assert list(asked.quads()) == []


def test_name_and_password_in_the_address_or_the_environment(oxigraph_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Front(oxigraph_url, "s3cret") as door:
        asked = ServerStore(door.url.replace("http://", "http://reader:s3cret@"))
        assert asked.query("ASK {}") is True
        assert "s3cret" not in f"{asked!r} {asked.endpoint} {asked._connection!r}"
        monkeypatch.setenv("KG_USER", "reader")
        monkeypatch.setenv("KG_PASSWORD", "s3cret")
        assert ServerStore(door.url).query("ASK {}") is True


@pytest.mark.parametrize("user", [None, "reader"])
def test_a_wrong_password_is_refused_and_never_shown(oxigraph_url: str, user: str | None) -> None:
    with Front(oxigraph_url, "right") as door, pytest.raises(StoreError, match=r"refuses .*HTTP 401") as caught:
        ServerStore(door.url, user=user, password="wr0ng-s3cret" if user else None)
    assert "wr0ng-s3cret" not in str(caught.value)


def test_virtuoso_lets_only_those_write_whom_it_knows(virtuoso_url: str) -> None:
    known = ServerStore(virtuoso_url, user=VIRTUOSO_USER, password=VIRTUOSO_PASSWORD)
    for _ in range(3):
        known.add([QUAD])
        known.remove([QUAD])
    for asked in (ServerStore(virtuoso_url), ServerStore(virtuoso_url, user=VIRTUOSO_USER, password="wr0ng-s3cret")):
        for action in (lambda asked=asked: asked.add([QUAD]), lambda asked=asked: asked.remove([QUAD])):
            with pytest.raises(StoreError, match="HTTP 401") as caught:
                action()
            assert "wr0ng-s3cret" not in str(caught.value)
        assert asked.query(f"ASK {{ {THING} ?p ?o }}") is False


def test_an_answer_that_virtuoso_cuts_is_an_error(virtuoso_url: str) -> None:
    asked = ServerStore(virtuoso_url, user=VIRTUOSO_USER, password=VIRTUOSO_PASSWORD)
    asked.add(Quad(NamedNode(f"https://example.org/{place}"), NAME, Literal(place), ONE) for place in range(VIRTUOSO_ROWS + 1))
    try:
        with pytest.raises(StoreError, match=f"cuts answers at {VIRTUOSO_ROWS} rows"):
            asked.query(f"SELECT ?s ?o {{ ?s {NAME} ?o }}")
        rows = asked.query(f"SELECT ?s ?o {{ ?s {NAME} ?o }} LIMIT {VIRTUOSO_ROWS - 1}")
        assert isinstance(rows, Rows)
        assert len(rows) == VIRTUOSO_ROWS - 1
    finally:
        asked.drop(ONE)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://127.0.0.1:{free}/query", "cannot be reached: Connection refused"),
        ("http://no-such-host.invalid/query", "cannot be reached"),
        ("ftp://127.0.0.1/query", "not the http or https address"),
        ("graph.ttl", "not the http or https address"),
        ("http:///query", "not the http or https address"),
        ("http://127.0.0.1:99999/query", "not the http or https address"),
        ("{oxigraph}/nothing", "HTTP 404"),
    ],
)
def test_an_address_without_a_server_is_one_line(oxigraph_url: str, address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        ServerStore(address.format(free=free_port(), oxigraph=oxigraph_url.removesuffix("/query")), retries=1, pause=0.01)
    assert "\n" not in str(caught.value)
    assert "object at" not in str(caught.value)


def test_a_page_is_no_endpoint(front: Front) -> None:
    front.moods += [(200, {"Content-Type": "text/html"})]
    with pytest.raises(StoreError, match="no SPARQL endpoint, it answers a query with text/html"):
        ServerStore(front.url)


def test_what_is_no_results_document_is_said_to_be_none(front: Front) -> None:
    asked = store(front)
    front.moods += [(200, {"Content-Type": "application/sparql-results+json"})]
    with pytest.raises(StoreError, match="cannot be read"):
        asked.query("SELECT ?s { ?s ?p ?o }")


def test_a_blank_node_is_not_sent(front: Front) -> None:
    asked = store(front)
    with pytest.raises(StoreError, match="blank node"):
        asked.add([QUAD, Quad(BlankNode("b"), NAME, THING, ONE)])
    assert list(asked.quads()) == []


def test_a_wrong_query_is_in_the_servers_words(front: Front) -> None:
    with pytest.raises(QueryError, match=r"^not valid SPARQL: error at 1:"):
        store(front).query("SELECT nothing")


@pytest.mark.parametrize("server", ["oxigraph", "virtuoso"])
def test_rdflib_asks_the_same_server(request: pytest.FixtureRequest, server: str) -> None:
    url = request.getfixturevalue(f"{server}_url")
    asked = ServerStore(url, user=VIRTUOSO_USER, password=VIRTUOSO_PASSWORD)
    asked.add([QUAD])
    try:
        rows = list(Graph(asked).rdflib().query(f"SELECT ?o {{ {THING} {NAME} ?o }}"))
        assert [str(value) for (value,) in rows] == ["Größe"]
    finally:
        asked.drop(ONE)
