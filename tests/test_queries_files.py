"""The stored queries as files: headers, parameters, and the form that lets any SPARQL tool run them."""

import re
from pathlib import Path

import pyoxigraph
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.graph.vocabulary import KG, PREFIXES
from kg.store import library, stored_query

ROOT = Path(__file__).parents[1]
QUERIES = list(library(ROOT / "queries"))
TERMS = {
    term.value.removeprefix(KG) for quad in pyoxigraph.parse(path=str(ROOT / "ontology" / "kg.ttl")) for term in quad.triple if str(term).startswith(f"<{KG}")
}
every_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)


def body(text: str) -> str:
    """A query without its header and comments."""
    return re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)


def order(text: str) -> list[str]:
    """The variables that the answer is ordered by, in order."""
    return re.findall(r"\?(\w+)", text[text.rindex("ORDER BY") :])


def selected(text: str) -> list[str]:
    match = re.search(r"^SELECT (?:DISTINCT )?((?:\?\w+ )+)WHERE", text, re.MULTILINE)
    assert match, "the outermost SELECT names its columns, and nothing else, in one line"
    return re.findall(r"\?(\w+)", match[1])


def test_there_are_at_least_the_questions_that_the_graph_is_for() -> None:
    names = {query.name for query in QUERIES}
    assert {"leaders-of-state", "mentions-of-entity", "promised-but-not-delivered", "who-sanctions-whom", "denied-claims", "claims-between"} <= names
    assert len(names) >= 18


@every_query
def test_header_says_in_one_sentence_what_is_asked(query) -> None:
    assert re.fullmatch(r"[A-Z][^.]{20,}[^.]", query.summary)
    assert query.tags
    assert all(re.fullmatch(r"[a-z]+", tag) for tag in query.tags)
    assert all(meaning for _, meaning in query.params)


@every_query
def test_file_name_is_kebab_case_and_the_query_is_found_by_it(query) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)
    assert stored_query(query.name, ROOT / "queries") == query


@every_query
def test_every_row_of_values_is_a_parameter_and_every_parameter_a_row(query) -> None:
    rows = re.findall(r"VALUES \?(\w+) \{ (\S+) \}$", body(query.text), re.MULTILINE)
    assert sorted(name for name, _ in rows) == sorted(name for name, _ in query.params)
    assert sorted(query.defaults()) == sorted(name for name, _ in query.params)


@every_query
def test_it_runs_over_one_plain_graph_without_a_star(query) -> None:
    text = body(query.text)
    assert not re.search(r"SELECT\s+(DISTINCT\s+)?\*|\b(GRAPH|FROM|SERVICE|GROUP_CONCAT|SAMPLE|EXISTS)\b", text)
    prepareQuery(query.text)
    pyoxigraph.Store().query(query.text)


@every_query
def test_it_declares_exactly_the_prefixes_that_it_uses_as_everywhere(query) -> None:
    declared = dict(re.findall(r"^PREFIX (\w+): <(\S+)>$", query.text, re.MULTILINE))
    rest = re.sub(r'"[^"]*"|<[^>\s]*>', "", re.sub(r"^PREFIX .*$", "", body(query.text), flags=re.MULTILINE))
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}
    assert set(declared) == set(re.findall(r"(?<![\w?])([a-z]+):\w", rest))


@every_query
def test_its_terms_are_in_the_ontology(query) -> None:
    assert set(re.findall(r"\bkg:(\w+)", body(query.text))) <= TERMS


@every_query
def test_the_order_names_columns_of_the_answer(query) -> None:
    text = body(query.text)
    assert set(order(text)) <= set(selected(text))


@every_query
def test_answers_about_articles_lead_to_the_article(query) -> None:
    columns = selected(body(query.text))
    if "quote" in columns and "article" not in columns:
        assert {"articles", "claims"} & set(columns), "one example may stand for many sentences only where they are counted"


def test_the_readme_lists_every_query_with_its_summary_and_parameters() -> None:
    readme = (ROOT / "queries" / "README.md").read_text(encoding="utf-8")
    rows = [f"| `{query.name}` | {query.summary} | {', '.join(f'`{name}`' for name, _ in query.params)} |" for query in QUERIES]
    assert readme.endswith("|---|---|---|\n" + "\n".join(rows) + "\n")
