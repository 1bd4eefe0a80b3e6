from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.graph.vocabulary import WD, XSD_DATE
from kg.store.library import StoredQuery, checked_term, read_query, stored_query

TEXT = """#+ summary: What is named so
#+ tags: [one, two]
#+ params: {state: "the state, wd:Q…", since: "first day, xsd:date", name: "a name", most: "at most"}
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?state ?since ?name ?most WHERE {
  VALUES ?state { wd:Q159 }
  VALUES ?since { "2022-01-01"^^xsd:date }
  VALUES ?name { "curly } brace"@de }
  VALUES ?most { 10 }
} ORDER BY ?state
"""


@pytest.fixture
def query(tmp_path: Path) -> StoredQuery:
    path = tmp_path / "named-so.rq"
    path.write_text(TEXT, encoding="utf-8")
    return read_query(path)


def test_header_says_what_the_query_is(query: StoredQuery) -> None:
    assert (query.name, query.summary, query.tags) == ("named-so", "What is named so", ("one", "two"))
    assert [name for name, _ in query.params] == ["state", "since", "name", "most"]


def test_defaults_are_the_terms_in_the_file(query: StoredQuery) -> None:
    assert query.defaults() == {
        "state": NamedNode(WD + "Q159"),
        "since": Literal("2022-01-01", datatype=XSD_DATE),
        "name": Literal("curly } brace", language="de"),
        "most": Literal(10),
    }


def test_values_replace_the_rows_and_nothing_else(query: StoredQuery) -> None:
    text = query.with_values({"state": "Q184", "since": "2023-05-01", "name": 'x" } . DROP ALL #', "most": 3})
    assert f"VALUES ?state {{ <{WD}Q184> }}" in text
    assert 'VALUES ?since { "2023-05-01"^^<http://www.w3.org/2001/XMLSchema#date> }' in text
    assert 'VALUES ?name { "x\\" } . DROP ALL #"@de }' in text
    assert StoredQuery("again", "", (), query.params, text).defaults()["name"] == Literal('x" } . DROP ALL #', language="de")
    assert text.splitlines()[:6] == TEXT.splitlines()[:6]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("nation", "Q1", "no parameter 'nation'.*state, since"),
        ("state", "Litauen", "no QID, prefixed name or IRI"),
        ("state", "https://example.org/> } #", "no QID, prefixed name or IRI"),
        ("since", "last year", "not a value of xsd:date"),
        ("most", "1; DROP ALL", "not a value of xsd:integer"),
    ],
)
def test_values_of_the_wrong_type_are_refused(query: StoredQuery, name: str, value: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query.with_values({name: value})


@pytest.mark.parametrize(
    ("value", "iri"), [("Q5", WD + "Q5"), ("wd:Q5", WD + "Q5"), ("kg:Denied", "https://w3id.org/geokg/ontology#Denied"), ("urn:x:y", "urn:x:y")]
)
def test_ways_to_write_an_iri(value: str, iri: str) -> None:
    assert checked_term(value, NamedNode("urn:default"), {}, "x") == NamedNode(iri)


def test_a_misspelt_name_is_answered_with_near_ones(tmp_path: Path) -> None:
    (tmp_path / "leaders-of-state.rq").write_text("SELECT ?x {}")
    with pytest.raises(QueryError, match="near: leaders-of-state"):
        stored_query("leader-of-states", tmp_path)
    with pytest.raises(QueryError, match="no stored query"):
        stored_query("../../etc/passwd", tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#+ params: {x: [", "header is not valid YAML"),
        ("#+ just words", "header is not valid YAML"),
        ('#+ params: {x: "y"}\nSELECT ?x {}', "no row VALUES"),
        ('#+ params: {x: "y"}\nSELECT ?x { VALUES ?x { 1 2 } }', "not one term"),
        ('#+ params: {x: "y"}\nSELECT ?x { VALUES ?x { none:x } }', "not one term"),
    ],
)
def test_a_broken_file_says_what_is_wrong(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.rq"
    path.write_text(text)
    with pytest.raises(QueryError, match=message):
        read_query(path).defaults()


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"none\.rq: No such file"):
        stored_query(str(tmp_path / "none.rq"))
