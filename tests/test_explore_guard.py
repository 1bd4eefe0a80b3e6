"""What the endpoint lets through, by parsing."""

import pytest

from kg.explore.guard import LONGEST, RefusedError, checked_form
from kg.resources import folder
from kg.store import library

READS = {
    "SELECT * { ?s ?p ?o }": "SELECT",
    "ASK { ?service ?update 'SERVICE <http://example.org/> { }' } # SERVICE <x>": "ASK",
    "CONSTRUCT WHERE { ?s ?p ?o }": "CONSTRUCT",
    "DESCRIBE <http://example.org/service>": "DESCRIBE",
}


@pytest.mark.parametrize(("text", "form"), READS.items())
def test_reading_queries_pass(text: str, form: str) -> None:
    assert checked_form(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "select * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { { SELECT * { FILTER NOT EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } } } } }",
        "SELECT * { OPTIONAL { GRAPH ?g { SERVICE <http://example.org/> { ?s ?p ?o } } } }",
        "SELECT (EXISTS { SERVICE <http://example.org/> {} } AS ?x) {}",
        "SELECT * { ?s ?p ?o } HAVING (EXISTS { SERVICE <http://example.org/> {} })",
        "ASK {} ORDER BY (EXISTS { SERVICE <http://example.org/> {} })",
        "ASK { { } UNION { MINUS { SERVICE <http://example.org/> {} } } }",
        "ASK { \\u0053ERVICE <http://example.org/> {} }",
        "ASK { #\nSERVICE#\n<http://example.org/>{} }",
    ],
)
def test_other_servers_are_not_called(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        checked_form(text)
    assert refused.value.status == 403
    assert "SERVICE" in str(refused.value)


@pytest.mark.parametrize(
    "text", ["DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:a> <a:b> 1 }", "CLEAR ALL", "DROP SILENT GRAPH <a:a>", "LOAD <http://example.org/>"]
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="only reads") as refused:
        checked_form(text)
    assert refused.value.status == 403


@pytest.mark.parametrize("text", ["", "SELECT", "ASK {}; DROP ALL", "{" * 3000])
def test_what_is_no_query_is_said_in_one_line(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        checked_form(text)
    assert refused.value.status == 400
    assert "\n" not in str(refused.value)


def test_a_query_nested_too_deeply_is_refused() -> None:
    with pytest.raises(RefusedError, match="deep"):
        checked_form("ASK " + "{" * 5000 + "}" * 5000)


def test_a_text_that_is_too_long_is_not_even_parsed() -> None:
    with pytest.raises(RefusedError) as refused:
        checked_form("ASK {} #" + "x" * LONGEST)
    assert refused.value.status == 413


def test_every_stored_query_passes() -> None:
    for stored in (*library(), *library(folder("queries").parent / "kg" / "explore" / "queries")):
        assert checked_form(stored.text) == "SELECT"
