"""`kg.graph.knowledge`: what the tables that kg ships say of an entity, as valid RDF."""

import pytest

from kg.graph import vocabulary as v
from kg.graph.iris import entity_iri
from kg.graph.knowledge import knowledge_quads
from kg.linking import Knowledge
from kg.model import EntityKind
from kg.store import Graph


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load()


def test_a_sanctions_programme_has_issuer_targets_measures_and_acts(knowledge: Knowledge) -> None:
    programme = knowledge.entity("sanctions:AU-AFGHANISTAN")
    quads = list(knowledge_quads(knowledge, programme))
    node = entity_iri(programme)
    said = {predicate: {quad.object.value for quad in quads if quad.subject == node and quad.predicate == predicate} for predicate in (v.ISSUER, v.IMPOSED_ON)}
    assert said == {v.ISSUER: {v.WD + "Q408"}, v.IMPOSED_ON: {v.WD + "Q889"}}
    assert {quad.object.value for quad in quads if quad.predicate == v.MEASURE} == {"Arms embargo", "Asset freeze", "Travel ban"}
    assert {quad.object.value for quad in quads if quad.predicate == v.PROGRAMME_KEY} == {"AU-AFGHANISTAN"}


def test_legal_acts_are_one_statement_each(knowledge: Knowledge) -> None:
    acts = {quad.object.value for quad in knowledge_quads(knowledge, knowledge.entity("sanctions:US-SYR")) if quad.predicate == v.LEGAL_ACT}
    assert {"EO 13338", "Caesar Act"} <= acts


def test_every_programme_keeps_the_shapes(knowledge: Knowledge) -> None:
    graph = Graph()
    programmes = [identifier for identifier, row in knowledge.rows.items() if row.kind is EntityKind.SANCTIONS_PROGRAMME]
    graph.add(quad for identifier in programmes for quad in knowledge_quads(knowledge, knowledge.entity(identifier)))
    assert len(programmes) == 261
    assert graph.validate() == ()
