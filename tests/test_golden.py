"""The graph of the example articles and the answer of every stored query over it, compared with `tests/golden/`.

After a change that is meant: `pytest tests/test_golden.py --update-golden`, then read the difference before committing it.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

import kg
from kg.graph.vocabulary import ENTITY_CLASSES, KG
from kg.store import library
from kg.store.answers import short

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    graph = kg.build(kg.read(ROOT / "examples" / "articles"))
    assert graph.failures == ()
    return graph


@pytest.fixture
def golden(request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.mark.parametrize("name", [stored.name for stored in library()])
def test_every_stored_query_answers_the_same(name: str, graph: kg.Graph, golden) -> None:  # type: ignore[no-untyped-def]
    golden(f"{name}.csv", graph.query(name).csv())


def test_mentions_of_the_example_articles_are_the_same(graph: kg.Graph, golden) -> None:  # type: ignore[no-untyped-def]
    answer = graph.sparql(
        f"PREFIX kg: <{KG}> SELECT ?article ?start ?surface ?entity WHERE {{ ?m kg:refersTo ?entity ; kg:surface ?surface ; kg:start ?start ; "
        "<http://www.w3.org/ns/prov#wasDerivedFrom> ?article } ORDER BY ?article ?start"
    )
    assert isinstance(answer, kg.Rows)
    golden("mentions.csv", answer.csv())


def test_the_example_graph_is_valid_and_holds_every_kind_of_thing(graph: kg.Graph) -> None:
    assert graph.validate() == ()
    classes = Counter(quad.object.value for quad in graph.store.quads() if quad.predicate.value.endswith("#type"))
    expected = {classes_of[0].value for classes_of in ENTITY_CLASSES.values()}
    assert expected - set(classes) <= {KG + "SanctionsProgramme", KG + "Treaty"}
    assert classes[KG + "Mention"] > 200


def test_ten_articles_are_built_twice_with_identical_turtle(graph: kg.Graph) -> None:
    again = kg.build(kg.read(ROOT / "examples" / "articles"))
    assert again.turtle() == graph.turtle()
    assert again.serialize("nq") == graph.serialize("nq")


def test_the_readme_shows_what_kg_really_writes(graph: kg.Graph) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (turtle,) = re.findall(r"^```turtle\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert set(turtle.splitlines()) <= {*graph.turtle().splitlines(), ""}
    (answer,) = re.findall(r"^\$ kg query promises-and-deliveries.*?\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    rows = graph.query("promises-and-deliveries", recipient="Q184")
    written = "".join(column + short(term) for row in rows.terms for column, term in zip(rows.columns, row, strict=True) if term)
    assert "".join(answer.split()) == "".join(written.split())
