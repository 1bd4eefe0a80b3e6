"""Every shape has an example that passes and one that fails, and says of each failure what a person should read."""

from functools import cache
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.graph.validation import validate
from kg.resources import folder

EXAMPLES = Path(__file__).parent / "shapes"
BREAKS = NamedNode("https://w3id.org/geokg/test#breaks")
SH = "http://www.w3.org/ns/shacl#"
MESSAGE = NamedNode(SH + "message")
PASSING = sorted(EXAMPLES.glob("*.pass.ttl"))
FAILING = sorted(EXAMPLES.glob("*.fail.ttl"))


def quads(path: Path) -> list[Quad]:
    return [*pyoxigraph.parse(path=str(EXAMPLES / "base.ttl")), *pyoxigraph.parse(path=str(path))]


@cache
def shapes() -> Store:
    store = Store()
    store.load(path=str(folder("ontology") / "shapes.ttl"), format=RdfFormat.TURTLE)
    return store


def messages(lang: str) -> dict[NamedNode, str]:
    """Rule -> its message."""
    return {quad.subject: quad.object.value for quad in shapes().quads_for_pattern(None, MESSAGE, None) if quad.object.language == lang}


def test_base_is_sound() -> None:
    assert validate(pyoxigraph.parse(path=str(EXAMPLES / "base.ttl"))) == ()


@pytest.mark.parametrize("path", PASSING, ids=lambda path: path.name)
def test_passes(path: Path) -> None:
    assert validate(quads(path)) == ()


@pytest.mark.parametrize("path", FAILING, ids=lambda path: path.name)
def test_fails_with_the_message(path: Path) -> None:
    expected = {(quad.subject.value, quad.object.value) for quad in quads(path) if quad.predicate == BREAKS}
    assert expected
    assert {(finding.focus, finding.message) for finding in validate(quads(path))} == expected


def test_every_shape_has_both_examples() -> None:
    found = shapes().query(f"SELECT ?shape WHERE {{ ?shape a <{SH}NodeShape> }}")
    names = {"".join("-" + letter.lower() if letter.isupper() else letter for letter in row["shape"].value.rpartition("#")[2]).lstrip("-") for row in found}
    assert {path.name for path in PASSING} == {f"{name}.pass.ttl" for name in names}
    assert {path.name for path in FAILING} == {f"{name}.fail.ttl" for name in names}


def test_every_message_is_shown_by_an_example() -> None:
    shown = {quad.object.value for path in FAILING for quad in quads(path) if quad.predicate == BREAKS}
    assert shown == set(messages("en").values())


def test_every_rule_speaks_both_languages() -> None:
    rules = {row["rule"] for row in shapes().query(f"SELECT ?rule WHERE {{ ?rule a ?kind . VALUES ?kind {{ <{SH}PropertyShape> <{SH}SPARQLConstraint> }} }}")}
    assert rules <= set(messages("en"))
    assert set(messages("en")) == set(messages("de"))
    assert len(set(messages("de").values())) == len(messages("de")) == len(set(messages("en").values()))


def test_the_shapes_are_valid_shacl() -> None:
    shapes_file = str(folder("ontology") / "shapes.ttl")
    conforms, _, words = pyshacl.validate(str(EXAMPLES / "base.ttl"), shacl_graph=shapes_file, ont_graph=str(folder("ontology") / "kg.ttl"), meta_shacl=True)
    assert conforms, words


def test_rules_in_sparql_stand_alone() -> None:
    """The two engines of `kg.graph.validation` share no shape."""
    found = shapes().query(
        f"SELECT ?shape ?other WHERE {{ ?shape <{SH}sparql> ?rule ; ?other ?value FILTER(?other IN (<{SH}property>, <{SH}or>, <{SH}class>)) }}"
    )
    assert [row["shape"].value for row in found] == []
