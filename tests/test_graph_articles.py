from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad

from kg.graph import vocabulary as v
from kg.graph.articles import CONTENT_GRAPH, annotation_quads, entities
from kg.graph.formats import serialize
from kg.graph.iris import article_iri, claim_iri, entity_iri, event_iri
from kg.graph.validation import validate
from kg.model import Annotation, Article, Entity, EntityKind, Event, EventKind, Mention, Span, Status
from kg.store import Graph


def graph_of(*annotations: Annotation) -> Graph:
    graph = Graph()
    for annotation in annotations:
        graph.add(annotation_quads(annotation))
    return graph


def test_offsets_and_quotes_round_trip(annotation: Annotation) -> None:
    rows = graph_of(annotation).sparql(
        "PREFIX kg: <https://w3id.org/geokg/ontology#> SELECT ?start ?end ?words { ?m kg:start ?start ; kg:end ?end ; kg:quote|kg:surface ?words }"
    )
    assert len(rows) == 8  # five mentions, two sentences, one claim
    assert all(annotation.article.text[row["start"] : row["end"]] == row["words"] for row in rows)


def test_a_promise_is_announced_and_nothing_says_that_it_occurred(annotation: Annotation) -> None:
    quads = set(annotation_quads(annotation))
    assert {quad.object for quad in quads if quad.predicate == v.STATUS} == {v.STATUSES[Status.ANNOUNCED]}
    assert {quad.object for quad in quads if quad.predicate == v.PLOVER} == {Literal("AGREE")}
    assert not any(quad.predicate == v.SUPPLIES_ARMS_TO for quad in quads)


def test_what_an_article_says_stands_in_its_own_graph(annotation: Annotation) -> None:
    own = article_iri(annotation.article)
    graphs = {quad.graph_name for quad in annotation_quads(annotation)}
    assert graphs == {own, CONTENT_GRAPH}
    shared = {quad.subject for quad in annotation_quads(annotation) if quad.graph_name == CONTENT_GRAPH}
    assert shared == {event_iri(annotation.claims[0].event), entity_iri(Entity("nil:Pjotr Beispiel", EntityKind.PERSON))}


def test_the_same_event_in_two_articles_is_one_event_with_two_claims(annotation: Annotation) -> None:
    other = replace(annotation, article=replace(annotation.article, id="example-2"))
    rows = graph_of(annotation, other).sparql("PREFIX kg: <https://w3id.org/geokg/ontology#> SELECT ?e (COUNT(?c) AS ?n) { ?c kg:about ?e } GROUP BY ?e")
    assert [row["n"] for row in rows] == [2]


def test_no_triple_stands_in_two_graphs(annotation: Annotation) -> None:
    other = replace(annotation, article=replace(annotation.article, id="example-2"))
    quads = set(graph_of(annotation, other).store.quads())
    assert len({quad.triple for quad in quads}) == len(quads)


def test_a_claims_graph_is_valid(annotation: Annotation) -> None:
    labels = [Quad(entity_iri(entity), v.RDF_TYPE, kind) for entity in entities(annotation) for kind in v.ENTITY_CLASSES[entity.kind]]
    labels += [Quad(entity_iri(entity), v.LABEL, Literal(entity.label("de"), language="de")) for entity in entities(annotation)]
    assert validate([*annotation_quads(annotation), *labels]) == ()


def test_mention_outside_every_sentence_is_refused(annotation: Annotation) -> None:
    with pytest.raises(ValueError, match="lies in no sentence"):
        list(annotation_quads(replace(annotation, sentences=())))


def test_an_address_that_is_no_iri_stays_as_text(annotation: Annotation) -> None:
    article = replace(annotation.article, url="https://example.org/a b<c>")
    urls = [quad.object for quad in annotation_quads(replace(annotation, article=article)) if quad.predicate == v.URL]
    assert urls == [Literal("https://example.org/a b<c>")]


def test_speakers_are_told_from_the_inside_out(annotation: Annotation) -> None:
    ministry = Entity("nil:Ministerium", EntityKind.GOVERNMENT_BODY)
    (claim,) = annotation.claims
    told = replace(claim, speaker=(*claim.speaker, ministry))
    quads = list(annotation_quads(replace(annotation, claims=(told,))))
    assert [quad.object for quad in quads if quad.predicate == v.SPEAKER] == [entity_iri(claim.speaker[0])]
    assert [quad.object for quad in quads if quad.predicate == v.REPORTER] == [entity_iri(ministry)]
    assert claim_iri(annotation.article, told) != claim_iri(annotation.article, claim)


STATES = st.builds(Entity, st.sampled_from(["Q159", "Q184", "Q37"]), st.just(EntityKind.STATE))
EVENTS = st.builds(Event, st.sampled_from(EventKind), st.tuples(STATES, STATES), st.tuples(STATES))


@given(EVENTS, EVENTS)
def test_events_share_an_iri_exactly_if_they_are_equal(one: Event, other: Event) -> None:
    assert (event_iri(one) == event_iri(other)) == (one == other)


def annotations() -> st.SearchStrategy[list[Annotation]]:
    text = "Ä😀 b\u00ad c\u00a0d e"

    def make(name: str, offsets: list[int]) -> Annotation:
        article = Article(name, text, "de", (Span(0, len(text)),))
        entity = Entity("nil:Ä", EntityKind.PLACE)
        mentions = tuple(Mention(at, at + 1, text[at], entity) for at in sorted(set(offsets)))
        return Annotation(article, (Span(0, len(text)),), mentions)

    return st.lists(st.builds(make, st.sampled_from("abc"), st.lists(st.integers(0, len(text) - 1), max_size=3)), max_size=4)


@given(annotations(), st.randoms())
def test_any_order_and_repetition_gives_the_same_bytes(given_annotations: list[Annotation], random: object) -> None:
    shuffled = [*given_annotations, *given_annotations[:1]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for fmt in ("ttl", "nq"):
        assert graph_of(*shuffled).serialize(fmt) == graph_of(*given_annotations).serialize(fmt)


@given(annotations(), st.integers(0, 4))
def test_any_split_gives_the_same_graph(given_annotations: list[Annotation], at: int) -> None:
    parts = [quad for part in (given_annotations[:at], given_annotations[at:]) for quad in graph_of(*part).store.quads()]
    assert serialize(parts, "trig") == graph_of(*given_annotations).serialize("trig")
