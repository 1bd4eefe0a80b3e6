"""The pages' JSON, the SPARQL Protocol and the security of every answer, over HTTP."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, Quad
from starlette.testclient import TestClient

from kg.errors import StoreError
from kg.explore import pages
from kg.explore.app import VIEWS, application
from kg.explore.explorer import Explorer
from kg.explore.isolation import Isolation, Limits
from kg.explore.names import Names
from kg.explore.sources import in_memory
from kg.explore.texts import Texts
from kg.graph.vocabulary import ID, KG
from tests import explorer

GRAPH = explorer.graph()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    texts = Texts([explorer.sources(tmp_path_factory.mktemp("articles"))])
    texts.read()
    isolation = Isolation(in_memory(GRAPH), Limits(seconds=2))
    with TestClient(application(Explorer(GRAPH, isolation, texts=texts, title="test.ttl")), base_url="http://localhost") as made:
        yield made
    isolation.close()


def test_start_says_what_is_there(client: TestClient) -> None:
    start = client.get("/api/start").json()
    assert (start["overview"]["articles"], start["overview"]["claims"], start["overview"]["first"]) == (4, 4, "2022-06-25")
    assert start["words"]["Announced"]["label"] == {"en": "announced", "de": "angekündigt"}
    assert len(start["statuses"]) == 8
    assert start["overview"]["top"]["State"][0]["iri"] == explorer.RUSSIA_IRI


def test_search(client: TestClient) -> None:
    (hit, *_) = client.get("/api/search", params={"q": "mosk"}).json()["hits"]
    assert (hit["iri"], hit["matched"]) == (explorer.RUSSIA_IRI, "Moskau")
    assert client.get("/api/search").json() == {"hits": []}


def test_an_entity_keeps_knowledge_and_claims_apart(client: TestClient) -> None:
    page = client.get("/api/entity", params={"iri": explorer.PUTIN_IRI}).json()
    assert page["qid"] == "Q7747"
    assert {tenure["holder"] for tenure in page["tenures"]} == {explorer.PUTIN_IRI}
    assert all(iri in page["names"] for tenure in page["tenures"] for iri in (tenure["office"], tenure.get("state", explorer.RUSSIA_IRI)))
    assert {"property": "represents", "other": explorer.RUSSIA_IRI, "outward": True} in page["facts"]
    assert (page["mentions"], page["claims"]) == (1, 1)


def test_claims_are_filtered_counted_and_paged(client: TestClient) -> None:
    def claims(**params: object) -> dict[str, object]:
        answer: dict[str, object] = client.get("/api/claims", params={"iri": explorer.RUSSIA_IRI, **params}).json()  # type: ignore[arg-type]
        return answer

    page = claims()
    assert page["total"] == page["all"] == 4
    assert page["statuses"] == {"Announced": 1, "Denied": 1, "Occurred": 1, "Threatened": 1}
    assert claims(status=["Denied", "Occurred"])["total"] == 2
    assert claims(status="Denied")["statuses"] == page["statuses"], "the counts of a filter are those without it"
    assert claims(status="Denied")["kinds"] == {"ArmsTransfer": 1}
    assert claims(counterpart=explorer.PUTIN_IRI)["total"] == 1
    assert claims(since="2023-05-01", until="2023-05-31")["total"] == 1
    first, second = claims(limit=3)["claims"], claims(limit=3, offset=3)["claims"]
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert [len(first), len(second)] == [3, 1]
    days = [claim.get("published", "") for claim in first + second]
    assert days == sorted(days, reverse=True)


def test_neighbours_count_by_kind_and_status(client: TestClient) -> None:
    answer = client.get("/api/neighbours", params={"iri": explorer.RUSSIA_IRI}).json()
    to_belarus = {(edge["kind"], edge["status"]) for edge in answer["edges"] if edge["to"] == explorer.BELARUS_IRI}
    assert to_belarus == {("ArmsTransfer", "Announced"), ("ArmsTransfer", "Denied"), ("ArmsTransfer", "Occurred")}
    assert answer["others"] == 3
    few = client.get("/api/neighbours", params={"iri": explorer.RUSSIA_IRI, "limit": 1}).json()
    assert few["shown"] == 1


def test_a_claim_with_chain_entry_and_what_others_say(client: TestClient) -> None:
    iri = explorer.claim_named(GRAPH, "promise")
    page = client.get("/api/claim", params={"iri": iri}).json()
    assert (page["quote"], page["status"], page["speaker"], page["plover"]) == (explorer.PROMISE, "Announced", explorer.PUTIN_IRI, "AGREE")
    assert page["codebook"]["text"].startswith("[liefern]")
    assert page["codebook"]["line"] > 1
    assert [(other["status"], other["same"]) for other in page["others"]] == [("Denied", True), ("Occurred", False)]


def test_a_wire_copy_is_no_source_of_its_own() -> None:
    graph = explorer.graph()
    copy, original = NamedNode(f"{ID}article/denial"), NamedNode(f"{ID}article/arrival")
    graph.store.add([Quad(copy, NamedNode(KG + "copyOf"), original, copy)])
    articles = {article["id"]: article for article in pages.all_articles(graph)}
    assert {name for name, article in articles.items() if "original" in article} == {"denial"}
    others = pages.claim(graph, Names(graph), explorer.claim_named(graph, "promise"))["others"]
    assert {other["article"]: other.get("original") for other in others} == {copy.value: original.value, original.value: None}


def test_an_entry_of_another_codebook_is_not_made_up(client: TestClient) -> None:
    page = client.get("/api/claim", params={"iri": explorer.claim_named(GRAPH, "hostile")}).json()
    assert (page["entry"], page["codebook"]) == ("en:no-such-entry", None)


def test_an_article_with_its_text_and_furniture(client: TestClient) -> None:
    page = client.get("/api/article", params={"iri": f"{ID}article/promise"}).json()
    assert page["text"] == explorer.annotations()[0].article.text
    assert page["mentions"][0]["surface"] == "Wladimir Putin"
    assert [claim["status"] for claim in page["claims"]] == ["Announced"]
    assert [page["text"][mention["start"] : mention["end"]] for mention in page["mentions"]] == [mention["surface"] for mention in page["mentions"]]


def test_articles_are_searched_by_headline(client: TestClient) -> None:
    assert [article["id"] for article in client.get("/api/articles", params={"q": "minsk raketen"}).json()["articles"]] == ["promise"]
    page = client.get("/api/articles", params={"limit": 2}).json()
    assert (page["total"], [article["id"] for article in page["articles"]]) == (4, ["denial", "arrival"])


def test_a_pair_month_by_month(client: TestClient) -> None:
    page = client.get("/api/pair", params={"one": explorer.RUSSIA_IRI, "other": explorer.BELARUS_IRI}).json()
    assert [(month["month"], month["conflict"], month["cooperation"], month["unscored"]) for month in page["months"]] == [
        ("2022-06", 0, 2.5, 0),
        ("2023-05", 0, 10, 0),
        ("2023-06", 0, 0, 1),
    ]
    assert client.get("/api/pair", params={"one": explorer.RUSSIA_IRI, "other": explorer.BELARUS_IRI, "month": "2023-05"}).json()["total"] == 1
    back = client.get("/api/pair", params={"one": explorer.BELARUS_IRI, "other": explorer.RUSSIA_IRI, "direction": "back"}).json()
    assert back["total"] == 3


def test_stored_queries_with_forms_and_formats(client: TestClient) -> None:
    queries = {query["name"]: query for query in client.get("/api/queries").json()["queries"]}
    assert queries["threats"]["params"][0] | {"meaning": ""} == {"name": "since", "meaning": "", "type": "date", "default": "2020-01-01", "iri": None}
    assert queries["meetings-of"]["params"][0]["type"] == "iri"
    answer = client.get("/api/queries/claims-between", params={"p.one": "Q159", "p.other": explorer.BELARUS_IRI, "format": "json"})
    assert answer.headers["x-complete"] == "true"
    assert answer.json()["results"]["bindings"]
    assert client.get("/api/queries/threats", headers={"Accept": "text/tab-separated-values"}).text.startswith("?published\t")
    csv = client.get("/api/queries/threats", params={"format": "csv", "download": "1"})
    assert csv.headers["content-disposition"] == 'attachment; filename="threats.csv"'
    assert csv.text.startswith("published,")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/entity?iri=http://www.wikidata.org/entity/Q1000001", 404, "no entity"),
        ("/api/entity?iri=<nonsense>", 400, "QID"),
        ("/api/entity", 400, "missing"),
        ("/api/claim?iri=https://example.org/none", 404, "no claim"),
        ("/api/article?iri=https://example.org/none", 404, "no article"),
        ("/api/claims?iri=http://www.wikidata.org/entity/Q159&offset=-1", 400, "whole number"),
        ("/api/queries/nosuch", 400, "no stored query"),
        ("/api/queries/threats?p.since=yesterday", 400, "xsd:date"),
        ("/api/queries/threats?format=png", 400, "png"),
        ("/api/queries/..%2f..%2fsecret", 404, "nothing at"),
        ("/api/nosuch", 404, "nothing at"),
    ],
)
def test_errors_are_sentences_with_the_right_status(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.json()["error"]


def test_a_store_that_fails_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise StoreError("http://127.0.0.1:1/query: nothing answers there")

    monkeypatch.setattr(GRAPH.store, "query", fail)
    answer = client.get("/api/claim", params={"iri": "https://example.org/any"})
    assert (answer.status_code, answer.json()) == (502, {"error": "http://127.0.0.1:1/query: nothing answers there"})


def test_parameters_are_terms_never_text(client: TestClient) -> None:
    injected = "http://www.wikidata.org/entity/Q159> } { ?s ?p ?o } VALUES ?entity { <http://example.org/"
    assert client.get("/api/entity", params={"iri": injected}).status_code == 400
    assert client.get("/api/queries/meetings-of", params={"p.entity": injected}).status_code == 400


# --- the SPARQL 1.1 Protocol ---------------------------------------------------------------------------------------


def test_the_three_ways_to_ask(client: TestClient) -> None:
    query = "ASK { ?a a <https://schema.org/NewsArticle> }"
    ways = [
        client.get("/sparql", params={"query": query}),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query; charset=utf-8"}),
    ]
    assert [way.json()["boolean"] for way in ways] == [True] * 3
    assert {way.headers["content-type"] for way in ways} == {"application/sparql-results+json"}


def test_content_is_negotiated(client: TestClient) -> None:
    query = "SELECT ?a { ?a a <https://schema.org/NewsArticle> }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv;q=0.4, application/sparql-results+xml;q=0.9, image/png"})
    assert answer.headers["content-type"] == "application/sparql-results+xml"
    turtle = client.get("/sparql", params={"query": f"DESCRIBE <{explorer.PUTIN_IRI}>"}, headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert client.get("/sparql", params={"query": query}, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("DELETE WHERE { ?s ?p ?o }", 403, "only reads"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", 403, "SERVICE"),
        ("SELECT * { ?s ?p", 400, "ot valid SPARQL"),
        ("SELECT * { ?s nosuch:p ?o }", 400, "ot valid SPARQL"),
        ("", 400, "parameter query"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 422, "more than 10,000 rows"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", 504, "longer than 2 seconds"),
        ("ASK {} #" + "x" * 60_000, 413, "characters"),
    ],
)
def test_what_the_endpoint_refuses(client: TestClient, query: str, status: int, words: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == status
    assert words in answer.text
    assert answer.text.endswith(".\n")
    assert len(GRAPH.store) == len(set(GRAPH.store.quads()))


def test_requests_that_are_no_query(client: TestClient) -> None:
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    assert client.post("/sparql", content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"}).status_code == 403
    assert client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/sparql", content=b"ASK { \xff }", headers={"Content-Type": "application/sparql-query"}).status_code == 400
    assert client.post("/sparql", content=b"x" * 300_000, headers={"Content-Type": "application/sparql-query"}).status_code == 413
    assert client.get("/sparql?query=ASK+%7B%7D&query=ASK+%7B%7D").status_code == 400
    assert client.get("/sparql?query=ASK+%7B%7D&default-graph-uri=http://example.org/").status_code == 400
    assert client.put("/sparql", content="x").status_code == 405


def test_the_server_answers_while_a_query_runs(client: TestClient) -> None:
    from threading import Thread

    slow = Thread(target=client.get, args=("/sparql",), kwargs={"params": {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"}})
    slow.start()
    time.sleep(0.1)
    assert client.get("/api/search", params={"q": "rus"}).status_code == 200
    assert slow.is_alive()
    slow.join()


# --- the page and its safety ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/", *(f"/{view}" for view in VIEWS if view), "/entity/Q159", "/claim/x.1-2-abc", "/static/app.js", "/api/start", "/nosuch", "/sparql"]
)
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/entity/Q159", "/pair", "/article/a/b"])
def test_deep_links_are_the_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<html" in answer.text
    assert client.get("/nosuch", headers={"Accept": "text/html"}).status_code == 404


def test_no_foreign_name_leads_here(client: TestClient) -> None:
    assert client.get("/api/start", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/api/start", headers={"Host": "127.0.0.1:7777"}).status_code == 200


def test_no_file_outside_static_is_served(client: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"):
        assert client.get(path).status_code == 404


def test_hostile_names_stay_text(client: TestClient) -> None:
    answer = client.get("/api/article", params={"iri": f"{ID}article/hostile"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["title"] == explorer.HOSTILE


# --- pasted texts --------------------------------------------------------------------------------------------------


def test_a_pasted_text_is_read(client: TestClient) -> None:
    text = "Der russische Präsident Wladimir Putin hat Belarus am Samstag Raketen vom Typ Iskander zugesagt. Das teilte der Kreml in Moskau mit."
    page = client.post("/api/read", json={"text": text, "published": "2022-06-27"}).json()
    assert page["lang"] == "de"
    assert explorer.PUTIN_IRI in {mention["entity"] for mention in page["mentions"]}
    assert ("ArmsTransfer", "Announced") in {(claim["kind"], claim["status"]) for claim in page["claims"]}
    assert all(claim["entry"].startswith("de:") for claim in page["claims"])


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"text": ""}, 400),
        ({"text": "Russland liefert.", "lang": "fr"}, 400),
        ({"text": "Russland liefert.", "published": "gestern"}, 400),
        ({"text": 7}, 400),
        ([], 400),
        ({"text": "x" * 70_000}, 400),
    ],
)
def test_texts_that_cannot_be_read_are_told(client: TestClient, asked: object, status: int) -> None:
    answer = client.post("/api/read", json=asked)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_text_comes_as_json_only(client: TestClient) -> None:
    assert client.post("/api/read", content=json.dumps({"text": "x"}), headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/api/read", content=b"{", headers={"Content-Type": "application/json"}).status_code == 400


def test_codebook_entries_by_name(client: TestClient) -> None:
    assert client.get("/api/codebook", params={"name": "de:liefern"}).json()["codebook"]["file"] == "codebook/de.toml"
    for name in ("de:nosuch", "../x:y", ""):
        assert client.get("/api/codebook", params={"name": name}).json() == {"codebook": None}


def test_texts_tell_why_there_is_none(tmp_path: Path) -> None:
    assert Texts().find("promise", []) == "none given"
    texts = Texts([explorer.sources(tmp_path), str(tmp_path / "nosuch")])
    assert texts.find("promise", []) == "reading"
    texts.read()
    assert texts.find("nosuch", []) == "missing"
    assert texts.find("promise", [(0, 3, "Lügen")]) == "differs"
    assert str(tmp_path / "nosuch") in {failure.source for failure in texts.failures}
    assert quote("promise") in str(texts.find("promise", [(0, 8, "Wladimir")]))
