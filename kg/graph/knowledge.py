"""Entities -> quads of the knowledge graph: what kg knew of them before it read a word.

Of an entity: its classes and labels, its own facts, its tenures, who issued a sanctions programme against whom, and the labels of what these
point to. That depth is fixed, so that the knowledge in a graph follows from the entities that its articles name.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from pyoxigraph import NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.articles import entity_quads
from kg.graph.iris import entity_iri, tenure_iri
from kg.graph.literals import day, text
from kg.linking import Knowledge, Programme
from kg.model import Entity, EntityKind, Tenure

_FACTS = {"P137": v.OPERATOR, "P176": v.MAKER}
_PEOPLE = (EntityKind.PERSON, EntityKind.LEADER)
_RULERS = (EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.ALLIANCE)


def knowledge_quads(knowledge: Knowledge, entity: Entity) -> Iterator[Quad]:
    """The facts about one entity that a knowledge table has; a quad may come twice. Nothing for an entity that is in no table."""
    if entity.id not in knowledge:
        return
    entity = knowledge.entity(entity.id)  # an article may call somebody a leader whom the tables do not
    node = entity_iri(entity)
    yield from entity_quads(entity, v.KNOWLEDGE_GRAPH)
    state = knowledge.state_of(entity.id)
    if state and state != entity.id and entity.kind not in _PEOPLE and state in knowledge and knowledge.entity(state).kind in _RULERS:
        yield from _edge(knowledge, node, v.STATE, state)
    for tenure in knowledge.tenures(entity.id):
        yield from _tenure(knowledge, entity, tenure)
    for membership in knowledge.memberships(entity.id):
        yield from _edge(knowledge, node, v.MEMBER_OF, membership.organization.id)
    for fact in knowledge.facts(entity.id):
        if predicate := _FACTS.get(fact.property):
            yield from _edge(knowledge, node, predicate, fact.value)
    if programme := knowledge.programme(entity.id):
        yield from _programme(knowledge, node, programme)


def _programme(knowledge: Knowledge, node: NamedNode, programme: Programme) -> Iterator[Quad]:
    yield Quad(node, v.PROGRAMME_KEY, text(programme.key), v.KNOWLEDGE_GRAPH)
    yield from _edge(knowledge, node, v.ISSUER, programme.issuer)
    for target in programme.targets:
        yield from _edge(knowledge, node, v.IMPOSED_ON, target)
    for measure in programme.measures:
        yield Quad(node, v.MEASURE, text(measure, "en"), v.KNOWLEDGE_GRAPH)
    for act in programme.acts:
        yield Quad(node, v.LEGAL_ACT, text(act), v.KNOWLEDGE_GRAPH)


def _edge(knowledge: Knowledge, subject: NamedNode, predicate: NamedNode, identifier: str | None) -> Iterator[Quad]:
    if identifier and identifier in knowledge:
        other = knowledge.entity(identifier)
        yield Quad(subject, predicate, entity_iri(other), v.KNOWLEDGE_GRAPH)
        yield from entity_quads(other, v.KNOWLEDGE_GRAPH)


def _tenure(knowledge: Knowledge, entity: Entity, tenure: Tenure) -> Iterator[Quad]:
    holder, node, office, graph = entity_iri(entity), tenure_iri(tenure), NamedNode(v.WD + tenure.office.id), v.KNOWLEDGE_GRAPH
    yield Quad(node, v.RDF_TYPE, v.TENURE_CLASS, graph)
    yield Quad(node, v.HOLDER, holder, graph)
    yield Quad(node, v.OFFICE, office, graph)
    yield Quad(office, v.RDF_TYPE, v.OFFICE_CLASS, graph)
    for lang, label in tenure.office.labels:
        yield Quad(office, v.LABEL, text(label, lang), graph)
    yield from _edge(knowledge, node, v.STATE, tenure.office.state)
    if entity.kind is EntityKind.LEADER:
        yield from _edge(knowledge, holder, v.REPRESENTS, tenure.office.state)
    if tenure.since:
        yield Quad(node, v.FROM, day(first_day(tenure.since)), graph)
    if tenure.until:
        yield Quad(node, v.TO, day(last_day(tenure.until)), graph)


def first_day(shortened: str) -> date:
    """The first day that a shortened ISO date may mean.

    >>> first_day("2021-05")
    datetime.date(2021, 5, 1)
    """
    year, month, number = (*map(int, shortened.split("-")), 1, 1)[:3]
    return date(year, month, number)


def last_day(shortened: str) -> date:
    """The last day that a shortened ISO date may mean.

    >>> last_day("2021"), last_day("2020-02")
    (datetime.date(2021, 12, 31), datetime.date(2020, 2, 29))
    """
    parts = [int(part) for part in shortened.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])
