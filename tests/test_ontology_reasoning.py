"""A reasoner finds no contradiction in the ontology, its alignment and the sound examples, and finds the one in an unsound one."""

from pathlib import Path

import owlrl
from rdflib import Graph

from kg.resources import folder

EXAMPLES = Path(__file__).parent / "shapes"


def contradictions(*examples: Path) -> list[str]:
    graph = Graph()
    for path in (folder("ontology") / "kg.ttl", folder("ontology") / "alignment.ttl", EXAMPLES / "base.ttl", *examples):
        graph.parse(path)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return sorted(str(text) for _, predicate, text in graph if predicate.endswith("#error"))


def test_sound_examples_follow_the_ontology() -> None:
    assert contradictions(*sorted(EXAMPLES.glob("*.pass.ttl"))) == []


def test_a_state_is_no_place() -> None:
    (found,) = contradictions(EXAMPLES / "entity.fail.ttl")
    assert found.startswith("Disjoint classes https://w3id.org/geokg/ontology#Agent and https://w3id.org/geokg/ontology#Place have")
    assert found.endswith("https://w3id.org/geokg/id/example/state-and-place")
