"""Triples without graphs, as Turtle has them -> the quads that `kg build` made: each article's in its own graph again, the shared ones in theirs.

Turtle, N-Triples and plain JSON-LD keep no named graphs, but everything that an article says names it by `prov:wasDerivedFrom`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.articles import CONTENT_GRAPH
from kg.resources import folder
from kg.store.copies import COPIES_GRAPH
from kg.store.rules import EDGES_GRAPH


def grouped(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Each quad that stands in no graph in the one where `kg build` put it; those that stand in one stay there."""
    plain = list(quads)
    articles = {quad.subject for quad in plain if quad.predicate == v.RDF_TYPE and quad.object == v.ARTICLE_CLASS}
    derived = {quad.subject: quad.object for quad in plain if quad.predicate == v.DERIVED_FROM and quad.object in articles}
    linked = {quad.subject for quad in plain if quad.predicate == v.SAME_AS}
    for quad in plain:
        yield quad if quad.graph_name != DefaultGraph() else Quad(quad.subject, quad.predicate, quad.object, _graph(quad, articles, derived, linked))


def _graph(quad: Quad, articles: Collection[object], derived: Mapping[Any, object], linked: Collection[object]) -> NamedNode:
    if quad.predicate == v.COPY_OF:
        return COPIES_GRAPH
    if quad.predicate in _short():
        return EDGES_GRAPH
    node = quad.subject if quad.subject in articles else derived.get(quad.subject)
    if isinstance(node, NamedNode):
        return node
    # What Wikidata or Wikipedia has is knowledge, and so are tenures; all else of kg's own naming is what articles talk about.
    own = isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(v.ID) and not quad.subject.value.startswith(v.PREFIXES["tenure"])
    return CONTENT_GRAPH if own and quad.subject not in linked else v.KNOWLEDGE_GRAPH


@cache
def _short() -> frozenset[object]:
    """The properties that shorten a claim and an event to an edge."""
    return frozenset(quad.subject for quad in pyoxigraph.parse(path=str(folder("ontology") / "kg.ttl")) if quad.predicate == v.SHORTENS)
