"""Annotations -> quads: what one article says, each statement in the named graph that is the article.

Two graphs are shared by all articles and hold only what follows from an IRI's own content, so that merging is union: the events, facts, quantities
and unlinked entities (`CONTENT_GRAPH`), and what kg knew beforehand (`KNOWLEDGE_GRAPH`, see `kg.graph.knowledge`). No triple stands in two graphs.
"""

from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.iris import article_iri, claim_iri, entity_iri, event_iri, fact_claim_iri, fact_iri, mention_iri, quantity_iri, sentence_iri
from kg.graph.literals import amount, day, moment, number, score, text, true
from kg.graph.plover import plover
from kg.model import Annotation, Article, Claim, Entity, Event, Fact, FactClaim, Mention, Quantity, Span
from kg.reading.signature import signature

CONTENT_GRAPH = NamedNode(v.ID + "content")
"""The named graph of events, facts, quantities and unlinked entities: what articles talk about, whether true or not."""


def annotation_quads(annotation: Annotation) -> Iterator[Quad]:
    """Everything that the article says. What is known of its entities beforehand is not among it.

    Raises:
        ValueError: a mention lies in no sentence.
    """
    article = annotation.article
    yield from _article(article)
    used = {_sentence_of(mention, annotation.sentences) for mention in annotation.mentions}
    for sentence in sorted(used):
        yield from _sentence(article, sentence)
    for mention in annotation.mentions:
        yield from _mention(article, mention, _sentence_of(mention, annotation.sentences))
    for claim in annotation.claims:
        yield from _claim(article, claim)
        yield from _event(claim.event)
    for stated in annotation.facts:
        yield from _fact_claim(article, stated)
        yield from _fact(stated.fact)
    for entity in entities(annotation):
        if not entity.known:
            yield from entity_quads(entity, CONTENT_GRAPH)


def entities(annotation: Annotation) -> list[Entity]:
    """Every entity that an article's mentions and claims name, once, sorted."""
    found = {mention.entity for mention in annotation.mentions}
    for claim in annotation.claims:
        event = claim.event
        found.update(claim.speaker, event.actor, event.target, event.instrument, event.place)
        found.update(quantity.of for quantity in claim.quantities if quantity.of)
    for stated in annotation.facts:
        fact = stated.fact
        found.update(stated.speaker, (entity for entity in (fact.subject, fact.value) if entity))
    return sorted(found)


def entity_quads(entity: Entity, graph: NamedNode) -> Iterator[Quad]:
    """What an entity is and is called."""
    node = entity_iri(entity)
    for kind in v.ENTITY_CLASSES[entity.kind]:
        yield Quad(node, v.RDF_TYPE, kind, graph)
    for lang, label in entity.labels:
        yield Quad(node, v.LABEL, text(label, lang), graph)
    if not entity.labels:
        yield Quad(node, v.LABEL, text(entity.label("")), graph)
    if entity.title:
        yield Quad(node, v.SAME_AS, _wikipedia(entity.title), graph)


def _wikipedia(title: str) -> NamedNode:
    return NamedNode(v.WIKIPEDIA + quote(title, safe="()_,.:'-–!*"))


def _article(article: Article) -> Iterator[Quad]:
    node = article_iri(article)
    statements: list[tuple[NamedNode, NamedNode | Literal | None]] = [
        (v.RDF_TYPE, v.ARTICLE_CLASS),
        (v.IDENTIFIER, text(article.id)),
        (v.IN_LANGUAGE, text(article.lang)),
        (v.HEADLINE, text(article.title, article.lang) if article.title else None),
        (v.DATE_PUBLISHED, day(article.published) if article.published else None),
        (v.PUBLISHED_AT, moment(article.published_at) if article.published_at else None),
        (v.URL, _url(article.url) if article.url else None),
        (v.PUBLISHER, text(article.source) if article.source else None),
        (v.AUTHOR, text(article.author) if article.author else None),
        (v.SIGNATURE, text(made) if (made := signature(article)) else None),
    ]
    for predicate, value in statements:
        if value is not None:
            yield Quad(node, predicate, value, node)


def _url(url: str) -> NamedNode | Literal:
    """An IRI where it is one; an address that no RDF file could hold stays readable as text."""
    try:
        return NamedNode(url)
    except ValueError:
        return text(url)


def _sentence_of(mention: Mention, sentences: tuple[Span, ...]) -> Span:
    for sentence in sentences:
        if sentence.start <= mention.start and mention.end <= sentence.end:
            return sentence
    raise ValueError(f"mention {mention.text!r} at {mention.start} lies in no sentence")


def _sentence(article: Article, sentence: Span) -> Iterator[Quad]:
    node, graph = sentence_iri(article, sentence), article_iri(article)
    yield Quad(node, v.RDF_TYPE, v.SENTENCE_CLASS, graph)
    yield from _evidence(node, article, sentence)


def _evidence(node: NamedNode, article: Article, span: Span) -> Iterator[Quad]:
    graph = article_iri(article)
    yield Quad(node, v.DERIVED_FROM, graph, graph)
    yield Quad(node, v.QUOTE, text(article.quote(*span), article.lang), graph)
    yield Quad(node, v.START, number(span.start), graph)
    yield Quad(node, v.END, number(span.end), graph)


def _mention(article: Article, mention: Mention, sentence: Span) -> Iterator[Quad]:
    node, graph = mention_iri(article, mention), article_iri(article)
    yield Quad(node, v.RDF_TYPE, v.MENTION_CLASS, graph)
    yield Quad(node, v.DERIVED_FROM, graph, graph)
    yield Quad(node, v.REFERS_TO, entity_iri(mention.entity), graph)
    yield Quad(node, v.SENTENCE, sentence_iri(article, sentence), graph)
    yield Quad(node, v.SURFACE, text(mention.text, article.lang), graph)
    yield Quad(node, v.START, number(mention.start), graph)
    yield Quad(node, v.END, number(mention.end), graph)
    yield Quad(node, v.SCORE, score(mention.score), graph)


def _claim(article: Article, claim: Claim) -> Iterator[Quad]:
    node, graph = claim_iri(article, claim), article_iri(article)
    yield Quad(node, v.RDF_TYPE, v.CLAIM_CLASS, graph)
    yield from _evidence(node, article, Span(claim.start, claim.end))
    yield Quad(node, v.ABOUT, event_iri(claim.event), graph)
    yield from _saying(node, article, claim)
    if code := plover(claim.event.kind, claim.status):
        yield Quad(node, v.PLOVER, text(code.root), graph)
        yield Quad(node, v.PLOVER_SCORE, score(code.score), graph)
        if code.mode:
            yield Quad(node, v.PLOVER_MODE, text(code.mode), graph)
    if claim.entry:
        yield Quad(node, v.ENTRY, text(claim.entry), graph)
    for quantity in claim.quantities:
        yield Quad(node, v.QUANTITY, quantity_iri(quantity), graph)
        yield from _quantity(quantity)


def _saying(node: NamedNode, article: Article, claim: Claim | FactClaim) -> Iterator[Quad]:
    """What every claim says of its content: status, speakers, and how sure kg is."""
    graph = article_iri(article)
    yield Quad(node, v.STATUS, v.STATUSES[claim.status], graph)
    yield Quad(node, v.SCORE, score(claim.score), graph)
    for speaker in claim.speaker[:1]:
        yield Quad(node, v.SPEAKER, entity_iri(speaker), graph)
    for reporter in claim.speaker[1:]:
        yield Quad(node, v.REPORTER, entity_iri(reporter), graph)


def _fact_claim(article: Article, claim: FactClaim) -> Iterator[Quad]:
    node, graph = fact_claim_iri(article, claim), article_iri(article)
    yield Quad(node, v.RDF_TYPE, v.FACT_CLAIM_CLASS, graph)
    yield from _evidence(node, article, Span(claim.start, claim.end))
    yield Quad(node, v.STATES, fact_iri(claim.fact), graph)
    yield from _saying(node, article, claim)


def _fact(fact: Fact) -> Iterator[Quad]:
    node = fact_iri(fact)
    yield Quad(node, v.RDF_TYPE, v.FACT_CLASS, CONTENT_GRAPH)
    yield Quad(node, v.PROPERTY, text(fact.property), CONTENT_GRAPH)
    yield Quad(node, v.SUBJECT, entity_iri(fact.subject), CONTENT_GRAPH)
    if fact.value:
        yield Quad(node, v.VALUE, entity_iri(fact.value), CONTENT_GRAPH)
    if fact.words:
        yield Quad(node, v.WORDS, text(fact.words), CONTENT_GRAPH)
    if fact.quantity:
        yield Quad(node, v.QUANTITY, quantity_iri(fact.quantity), CONTENT_GRAPH)
        yield from _quantity(fact.quantity)


def _quantity(quantity: Quantity) -> Iterator[Quad]:
    node = quantity_iri(quantity)
    yield Quad(node, v.RDF_TYPE, v.QUANTITY_CLASS, CONTENT_GRAPH)
    yield Quad(node, v.UNIT, text(quantity.unit), CONTENT_GRAPH)
    if quantity.least is not None:
        yield Quad(node, v.LEAST, amount(quantity.least), CONTENT_GRAPH)
    if quantity.most is not None:
        yield Quad(node, v.MOST, amount(quantity.most), CONTENT_GRAPH)
    if quantity.rough:
        yield Quad(node, v.ROUGH, true(), CONTENT_GRAPH)
    if quantity.of:
        yield Quad(node, v.COUNTS, entity_iri(quantity.of), CONTENT_GRAPH)


def _event(event: Event) -> Iterator[Quad]:
    node = event_iri(event)
    yield Quad(node, v.RDF_TYPE, v.EVENT_CLASSES[event.kind], CONTENT_GRAPH)
    for predicate, role in ((v.ACTOR, event.actor), (v.TARGET, event.target), (v.INSTRUMENT, event.instrument), (v.PLACE, event.place)):
        for entity in role:
            yield Quad(node, predicate, entity_iri(entity), CONTENT_GRAPH)
    if event.when and event.when.first:
        yield Quad(node, v.FROM, day(event.when.first), CONTENT_GRAPH)
    if event.when and event.when.last:
        yield Quad(node, v.TO, day(event.when.last), CONTENT_GRAPH)
