"""Questions run in processes of their own that are really ended."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.explore import isolation as module
from kg.explore.answering import Question, reply
from kg.explore.isolation import CAN_FORK, Isolation, Limits
from kg.explore.sources import in_memory, source
from kg.store import DiskStore, Graph, MemoryStore
from tests import explorer

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
forking = pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork")


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    made = Isolation(in_memory(explorer.graph()), Limits(seconds=1.5, memory=256 << 20, at_once=2, patience=0.1))
    yield made
    made.close()


def test_answers(isolation: Isolation) -> None:
    answer = isolation.ask(Question("SELECT ?a { ?a a <https://schema.org/NewsArticle> } ORDER BY ?a", ("text/csv",)))
    assert (answer.status, answer.media, answer.complete) == (200, "text/csv", True)
    assert answer.body.decode().split()[:2] == ["a", "https://w3id.org/geokg/id/article/arrival"]


@forking
def test_what_runs_too_long_is_ended_and_leaves_its_place(isolation: Isolation) -> None:
    for _ in range(3):  # more often than there are places
        answer = isolation.ask(Question(ENDLESS))
        assert answer.status == 504
        assert b"1.5 seconds" in answer.body
    assert isolation.ask(Question("ASK {}")).status == 200
    assert _children_at_work() == 0


@forking
def test_what_needs_too_much_memory_is_ended() -> None:
    made = Isolation(in_memory(explorer.graph()), Limits(seconds=30, memory=64 << 20))
    answer = made.ask(Question("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"))
    made.close()
    assert answer.status == 422
    assert b"memory" in answer.body


@forking
def test_a_child_can_open_no_connection_even_past_the_guard(isolation: Isolation, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr("kg.explore.answering.checked_form", lambda text: "SELECT")
    made = Isolation(in_memory(explorer.graph()), Limits(seconds=5))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        answer = made.ask(Question(f"SELECT * {{ SERVICE <http://127.0.0.1:{server.getsockname()[1]}/> {{ ?s ?p ?o }} }}"))
        with pytest.raises(TimeoutError):
            server.accept()
    made.close()
    assert answer.status == 400


def test_too_many_at_once_are_told_to_wait(isolation: Isolation) -> None:
    taken = [isolation._places.acquire() for _ in range(isolation.limits.at_once)]
    try:
        assert isolation.ask(Question("ASK {}")).status == 503
    finally:
        for _ in taken:
            isolation._places.release()


@forking
def test_a_store_folder_is_opened_anew_in_each_child(tmp_path: Path) -> None:
    with DiskStore(tmp_path / "store") as store:
        store.add(explorer.graph().store.quads())
    made = Isolation(source(str(tmp_path / "store")), Limits(seconds=5))
    store = DiskStore(tmp_path / "store", read_only=True)
    answer = made.ask(Question("SELECT (COUNT(*) AS ?n) { ?a a <https://schema.org/NewsArticle> }", ("text/csv",)))
    made.close()
    store.close()
    assert answer.body.split() == [b"n", b"4"]


def test_threads_where_nothing_can_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CAN_FORK", False)
    made = Isolation(in_memory(Graph()), Limits(seconds=5))
    assert made.ask(Question("ASK {}")).status == 200
    made.close()


def test_after_closing_questions_are_refused() -> None:
    made = Isolation(in_memory(Graph()), Limits(seconds=1))
    made.close()
    if CAN_FORK:
        assert made.ask(Question("ASK {}")).status == 503


def _children_at_work() -> int:
    """Processes of this server's template that use the processor."""
    at_work = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parent, state = int(fields[1]), fields[0]
        at_work += state == "R" and _parent(parent) == os.getpid()
    return at_work


def _parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.mark.parametrize(
    ("accept", "media", "begins"),
    [
        ((), "application/sparql-results+json", b'{"head": {"vars": ["label"]}'),
        (("application/json",), "application/sparql-results+json", b"{"),
        (("application/sparql-results+xml",), "application/sparql-results+xml", b"<?xml"),
        (("text/csv",), "text/csv", b"label\r\n"),
        (("text/tab-separated-values",), "text/tab-separated-values", b"?label\n"),
        (("image/png", "*/*"), "application/sparql-results+json", b"{"),
    ],
)
def test_formats_of_rows(accept: tuple[str, ...], media: str, begins: bytes) -> None:
    store = explorer.graph().store
    query = "SELECT ?label { <http://www.wikidata.org/entity/Q159> <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY ?label"
    answer = reply(store, Question(query, accept))
    assert (answer.status, answer.media) == (200, media)
    assert answer.body.startswith(begins)
    assert b"Russland" in answer.body


@pytest.mark.parametrize(
    ("accept", "begins"), [(("text/turtle",), b"@prefix"), (("application/n-triples",), b"<http"), (("text/plain",), b"<http"), ((), b"@prefix")]
)
def test_formats_of_triples(accept: tuple[str, ...], begins: bytes) -> None:
    answer = reply(explorer.graph().store, Question("CONSTRUCT WHERE { ?s a <https://w3id.org/geokg/ontology#Leader> }", accept))
    assert answer.status == 200
    assert answer.body.startswith(begins)


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_truth_values(media: str) -> None:
    assert b"true" in reply(MemoryStore(), Question("ASK {}", (media,))).body


def test_blank_nodes_languages_and_types_are_kept() -> None:
    query = "SELECT * { BIND(BNODE() AS ?b) BIND('x'@de AS ?l) BIND(1.5 AS ?d) BIND('y' AS ?s) }"
    answer = reply(MemoryStore(), Question(query, ("application/sparql-results+xml",)))
    for part in (b"<bnode>", b'xml:lang="de"', b"#decimal", b"<literal>y</literal>"):
        assert part in answer.body


def test_too_many_rows_are_refused_or_cut_as_asked() -> None:
    store = explorer.graph().store
    refused = reply(store, Question("SELECT * { ?s ?p ?o }", rows=5))
    assert refused.status == 422
    assert b"more than 5 rows" in refused.body
    cut = reply(store, Question("SELECT * { ?s ?p ?o }", ("text/csv",), rows=5, cut=True))
    assert (cut.status, cut.complete, len(cut.body.splitlines())) == (200, False, 6)


def test_a_format_that_there_is_not_is_406() -> None:
    assert reply(MemoryStore(), Question("ASK {}", ("image/png",))).status == 406
    assert reply(MemoryStore(), Question("ASK {}", ("text/turtle",))).status == 406
