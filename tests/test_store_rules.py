from dataclasses import replace

import pytest

from kg.graph import vocabulary as v
from kg.graph.articles import annotation_quads
from kg.graph.iris import entity_iri
from kg.model import Annotation, Claim, Entity, EntityKind, Event, EventKind, Status
from kg.store import Graph
from kg.store.rules import EDGES_GRAPH
from tests.conftest import BELARUS, PUTIN, RUSSIA

ATTACK = Event(EventKind.ATTACK, (RUSSIA,), (BELARUS,))
MINISTER = Entity("nil:Minister", EntityKind.LEADER)


def edges(annotation: Annotation, *claims: Claim) -> set[tuple[str, str, str]]:
    graph = Graph()
    graph.add(annotation_quads(replace(annotation, claims=claims)))
    graph.derive()
    graph.derive()
    found = [quad for quad in graph.store.quads() if quad.graph_name == EDGES_GRAPH]
    names = {entity_iri(entity): entity.label("de") for entity in (RUSSIA, BELARUS, PUTIN)}
    return {(names[quad.subject], quad.predicate.value.removeprefix(v.KG), names[quad.object]) for quad in found}


def claim(event: Event, status: Status, *speaker: Entity) -> Claim:
    return Claim(event, status, speaker, 0, 57)


@pytest.mark.parametrize("status", Status)
def test_only_what_occurred_makes_an_edge(status: Status, annotation: Annotation) -> None:
    expected = {("Russland", "attacked", "Belarus")} if status is Status.OCCURRED else set()
    assert edges(annotation, claim(ATTACK, status)) == expected


def test_a_denial_takes_the_edge_away(annotation: Annotation) -> None:
    assert edges(annotation, claim(ATTACK, Status.OCCURRED), claim(ATTACK, Status.DENIED, RUSSIA)) == set()


def test_what_another_says_makes_no_edge_and_what_the_actor_says_does(annotation: Annotation) -> None:
    assert edges(annotation, claim(ATTACK, Status.OCCURRED, BELARUS)) == set()
    assert edges(annotation, claim(ATTACK, Status.OCCURRED, MINISTER)) == set()
    assert edges(annotation, claim(ATTACK, Status.OCCURRED, RUSSIA)) == {("Russland", "attacked", "Belarus")}


def test_meetings_go_both_ways(annotation: Annotation) -> None:
    meeting = Event(EventKind.MEETING, (PUTIN, BELARUS))
    assert edges(annotation, claim(meeting, Status.OCCURRED)) == {("Wladimir Putin", "metWith", "Belarus"), ("Belarus", "metWith", "Wladimir Putin")}


@pytest.mark.parametrize(
    ("kind", "edge"),
    [
        (EventKind.SANCTION, "sanctions"),
        (EventKind.ARMS_TRANSFER, "suppliesArmsTo"),
        (EventKind.ACCESSION, "joined"),
        (EventKind.EXIT, "left"),
        (EventKind.ACCUSATION, "accused"),
        (EventKind.SUPPORT, "supported"),
        (EventKind.AID, "aided"),
    ],
)
def test_each_kind_has_its_edge(kind: EventKind, edge: str, annotation: Annotation) -> None:
    assert edges(annotation, claim(Event(kind, (RUSSIA,), (BELARUS,)), Status.OCCURRED)) == {("Russland", edge, "Belarus")}
