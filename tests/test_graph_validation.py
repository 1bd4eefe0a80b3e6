"""Findings are sorted, the same for every order and every named graph, and in the reader's language."""

import random
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.validation import Finding, validate

SHAPES = Path(__file__).parent / "shapes"
CLAIM = NamedNode(v.ID + "example/claim")


def quads(*names: str) -> list[Quad]:
    return [quad for name in names for quad in pyoxigraph.parse(path=str(SHAPES / f"{name}.ttl"))]


def with_claim(**changes: Literal | NamedNode | None) -> list[Quad]:
    """The sound base graph with one claim; a change of None leaves the property out."""
    statements: dict[str, Literal | NamedNode | None] = {
        "ABOUT": NamedNode(v.ID + "example/event"),
        "STATUS": NamedNode(v.KG + "Announced"),
        "SCORE": Literal("0.5", datatype=v.XSD_DECIMAL),
        "QUOTE": Literal("Moskau", language="de"),
        "START": Literal("0", datatype=v.XSD_INTEGER),
        "END": Literal("6", datatype=v.XSD_INTEGER),
        "DERIVED_FROM": NamedNode(v.ID + "example/article"),
    }
    statements.update(changes)
    said = [Quad(CLAIM, getattr(v, name), value) for name, value in statements.items() if value is not None]
    return [*quads("base"), Quad(CLAIM, v.RDF_TYPE, v.CLAIM_CLASS), *said]


def test_an_empty_graph_is_sound() -> None:
    assert validate([]) == ()


def test_a_sound_claim_has_no_finding() -> None:
    assert validate(with_claim()) == ()


def test_a_finding_says_where_what_and_why() -> None:
    assert validate(with_claim(SCORE=Literal("1.5", datatype=v.XSD_DECIMAL))) == (
        Finding(CLAIM.value, v.SCORE.value, "The score of a claim is one xsd:decimal from 0 to 1: kg:score is not.", "Violation", "1.5"),
    )


def test_a_missing_value_is_empty() -> None:
    (finding,) = validate(with_claim(QUOTE=None))
    assert finding == Finding(CLAIM.value, v.QUOTE.value, "A claim must quote its article: kg:quote is missing.", "Violation", "")


def test_messages_come_in_german_from_both_engines() -> None:
    found = validate(with_claim(STATUS=None, END=Literal("7", datatype=v.XSD_INTEGER)), lang="de")
    assert [finding.message for finding in found] == [
        "Ein Wortlaut ist so lang wie seine Stelle im Text: die Länge von kg:quote ist nicht kg:end minus kg:start.",
        "Eine Aussage muss sagen, ob ihr Ereignis eintrat oder nur zugesagt, gefordert, angedroht … wurde: kg:status fehlt.",
    ]


def test_a_date_that_is_none_is_a_finding_and_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    article = Quad(NamedNode(v.ID + "example/undated"), v.DATE_PUBLISHED, Literal("2022-06-31", datatype=v.XSD_DATE))
    named = [
        Quad(article.subject, v.RDF_TYPE, v.ARTICLE_CLASS),
        Quad(article.subject, v.IDENTIFIER, Literal("a")),
        Quad(article.subject, v.IN_LANGUAGE, Literal("de")),
    ]
    assert [(finding.path, finding.value) for finding in validate([article, *named])] == [(v.DATE_PUBLISHED.value, "2022-06-31")]
    assert caplog.records == []


def test_named_graphs_are_read_as_one() -> None:
    plain = quads("base", "claim.fail")
    spread = [Quad(quad.subject, quad.predicate, quad.object, NamedNode(f"{v.ID}graph/{number % 3}")) for number, quad in enumerate(plain)]
    assert validate(spread) == validate(plain)


def test_blank_nodes_and_foreign_statements_do_no_harm() -> None:
    note = NamedNode("https://example.org/note")
    assert validate([*with_claim(), Quad(CLAIM, note, BlankNode("b")), Quad(BlankNode("b"), note, Literal("frei"))]) == ()


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_findings_are_the_same_for_every_order(chance: random.Random) -> None:
    given_quads = quads("base", "mention.fail", "mention-position.fail")
    shuffled = given_quads * 2
    chance.shuffle(shuffled)
    found = validate(shuffled)
    assert found == validate(given_quads)
    assert list(found) == sorted(set(found))


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
@example("\\")
def test_quotes_are_measured_in_code_points(quote: str) -> None:
    def findings(end: int) -> list[str]:
        return [finding.path for finding in validate(with_claim(QUOTE=Literal(quote, language="de"), END=Literal(str(end), datatype=v.XSD_INTEGER)))]

    assert findings(len(quote)) == []
    assert findings(len(quote) + 1) == [v.QUOTE.value]
