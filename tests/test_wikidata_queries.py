"""`queries/wikidata`: files that run in any SPARQL tool, whose classes are those of the ontology's alignment, and which are no stored queries of a graph."""

import csv
import re
from pathlib import Path

import pyoxigraph
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.errors import QueryError
from kg.store import library
from kg.wikidata.kinds import mapping
from kg.wikidata.queries import questions
from kg.wikidata.vocabulary import FACTS, TRUTHY

FOLDER = Path(__file__).parents[1] / "queries" / "wikidata"
QUESTIONS = questions(FOLDER)
every = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


def test_there_is_a_list_for_every_matter_and_a_question_for_every_part() -> None:
    assert [question.name for question in QUESTIONS if not question.about] == [
        "office-holders",
        "organisations",
        "places",
        "sanctions-bodies",
        "states",
        "weapon-systems",
    ]
    assert [question.name for question in QUESTIONS if question.about] == ["about-facts", "about-names", "about-tenures"]


def test_they_are_no_stored_queries_of_a_graph() -> None:
    assert {question.name for question in QUESTIONS}.isdisjoint(stored.name for stored in library())


@every
def test_a_file_runs_as_it_stands_and_as_it_is_asked(question) -> None:  # type: ignore[no-untyped-def]
    asked = question.of(["Q159", "Q7747"]) if question.about else question.page(7, 50, 100)
    assert asked != question.text
    assert ("wd:Q159 wd:Q7747" in asked) if question.about else asked.endswith("LIMIT 50 OFFSET 100\n")
    assert question.about or "VALUES ?least { 7 }" in asked
    for text in (question.text, asked):
        pyoxigraph.Store().query(text)
        prepareQuery(text)


@every
def test_prefixes_are_declared_and_used(question) -> None:  # type: ignore[no-untyped-def]
    declared = set(re.findall(r"^PREFIX (\w+):", question.text, re.MULTILINE))
    body = re.sub(r"^(#|PREFIX).*$|  # .*$|<[^>]*>", "", question.text, flags=re.MULTILINE)
    assert declared == set(re.findall(r"(?<![\w?])([a-z]+):\w", body))


@pytest.mark.parametrize("name", ["organisations", "places", "states", "weapon-systems"])
def test_the_classes_of_a_list_are_mapped_to_one_kind_of_thing(name: str) -> None:
    (text,) = (question.text for question in QUESTIONS if question.name == name)
    kinds = {mapping().get(qid) for qid in re.findall(r"^    wd:(Q\d+)", text, re.MULTILINE)}
    bodies = {"Organization", "Alliance", "GovernmentBody", "ArmedGroup"}
    assert kinds <= {"organisations": bodies, "places": {"Place"}, "states": {"State"}, "weapon-systems": {"WeaponSystem"}}[name]


def test_the_issuers_are_those_of_kgs_own_programmes() -> None:
    (text,) = (question.text for question in QUESTIONS if question.name == "sanctions-bodies")
    path = FOLDER.parents[1] / "kg" / "data" / "knowledge" / "programmes.tsv"
    issuers = {row["issuer"] for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)}
    assert set(re.findall(r"^    wd:(Q\d+)", text, re.MULTILINE)) <= issuers


def test_every_fact_that_is_kept_is_asked_for() -> None:
    (text,) = (question.text for question in QUESTIONS if question.name == "about-facts")
    assert set(re.findall(r"wdt:(P\d+)", text)) == TRUTHY - {"P39"}
    assert FACTS.keys() < TRUTHY


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT ?item {}", "needs #\\+ summary"),
        ("#+ summary: x\n#+ tags: [list]\nSELECT ?item { VALUES ?least { 20 } }", "has no LIMIT"),
        ("#+ summary: x\n#+ tags: [list]\nSELECT ?item {} LIMIT 1 OFFSET 0", "has no VALUES \\?least"),
        ("#+ summary: x\n#+ tags: [about]\nCONSTRUCT {} {}", "has no VALUES \\?item"),
        ("#+ summary: x\n#+ tags: [about]\nCONSTRUCT {} { VALUES ?item { wd:Q1 } }", "no questions for Wikidata"),
    ],
)
def test_a_malformed_file_is_said(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "one.rq").write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=says):
        questions(tmp_path)
