"""What `ontology/README.md` shows is so."""

import re

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from kg.graph import vocabulary as v
from kg.graph.validation import validate
from kg.resources import folder


@pytest.fixture(scope="module")
def readme() -> str:
    return (folder("ontology") / "README.md").read_text(encoding="utf-8")


def test_its_terms_are_the_ontologys(readme: str) -> None:
    described = {quad.subject.value for quad in pyoxigraph.parse(path=str(folder("ontology") / "kg.ttl")) if quad.subject.value.startswith(v.KG)}
    mentioned = {v.KG + name for name in re.findall(r"\bkg:(\w+)", readme)}
    assert mentioned <= described
    left_out = {term.removeprefix(v.KG) for term in described - mentioned}
    annotations = {"publishedAt", "ploverRoot", "shortens"}
    assert left_out <= {kind.value for kind in v.EVENT_CLASSES} | annotations


def test_its_example_is_a_sound_graph(readme: str) -> None:
    (example,) = re.findall(r"```turtle\n(.*?)```", readme, flags=re.DOTALL)
    quads = list(pyoxigraph.parse(example.encode(), format=RdfFormat.TURTLE))
    assert len(quads) > 20
    assert validate(quads) == ()


def test_its_files_exist(readme: str) -> None:
    names = re.findall(r"^\| `([\w.]+)` \|", readme, flags=re.MULTILINE)
    assert names
    assert all((folder("ontology") / name).is_file() for name in names)
