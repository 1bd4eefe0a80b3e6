"""The stored queries over two small graphs made by hand: the answers are right, and Oxigraph and rdflib give the same ones."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from kg.store import library, stored_query

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "queries"
GRAPHS = ("mentions", "claims")
QUERIES = list(library(ROOT / "queries"))
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))["answer"]
OTHERS = [case for case in EXPECTED if "params" in case]

every_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)


@cache
def oxigraph(*names: str) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for name in names:
        store.load(path=str(FOLDER / f"{name}.ttl"))
    return store


@cache
def through_rdflib() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in GRAPHS:
        graph.parse(FOLDER / f"{name}.ttl")
    return graph


def by_oxigraph(text: str) -> list[tuple[str | None, ...]]:
    return [tuple(None if term is None else str(term) for term in row) for row in oxigraph(*GRAPHS).query(text)]


def by_rdflib(text: str) -> list[tuple[str | None, ...]]:
    """Terms as N-Triples writes them, without the datatype that a plain string has anyway."""
    plain = "^^<http://www.w3.org/2001/XMLSchema#string>"
    return [tuple(None if term is None else term.n3().replace(plain, "") for term in row) for row in through_rdflib().query(text)]


def cell(term: pyoxigraph.NamedNode | pyoxigraph.Literal | None) -> str:
    """A term as the expectations write it: IRIs by their last part, "" for unbound."""
    if term is None:
        return ""
    return term.value.rpartition("/")[2] if isinstance(term, pyoxigraph.NamedNode) else term.value


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: f"{case['query']}-{case['graph']}")
def test_answer(case) -> None:
    text = stored_query(case["query"], ROOT / "queries").with_values(case.get("params", {}))
    solutions = oxigraph(case["graph"]).query(text)
    names = [variable.value for variable in solutions.variables]
    rows = [[cell(row[names.index(column)]) for column in case["columns"].split()] for row in solutions]
    assert rows == case["rows"]


def test_every_query_has_an_expected_answer_with_rows() -> None:
    assert {query.name for query in QUERIES} == {case["query"] for case in EXPECTED if case["rows"]}


@every_query
def test_both_engines_give_the_same_rows_in_the_same_order(query) -> None:
    rows = by_oxigraph(query.text)
    assert rows
    assert rows == by_rdflib(query.text)


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["query"])
def test_both_engines_agree_on_other_values_of_parameters(case) -> None:
    text = stored_query(case["query"], ROOT / "queries").with_values(case["params"])
    assert by_oxigraph(text) == by_rdflib(text)


@every_query
def test_the_order_is_total(query) -> None:
    keys = re.findall(r"\?(\w+)", query.text[query.text.rindex("ORDER BY") :])
    solutions = oxigraph(*GRAPHS).query(query.text)
    places = [[variable.value for variable in solutions.variables].index(key) for key in keys]
    rows = [tuple(str(row[place]) for place in places) for row in solutions]
    assert len(rows) == len(set(rows))
