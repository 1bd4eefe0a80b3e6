"""Quads -> Findings: what in a graph breaks a shape of `ontology/shapes.ttl`, each with a message for a person.

pySHACL decides, over a graph in memory that the ontology is mixed into; an engine that is faster on large graphs can take its place
behind `validate` and must find the same.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import GraphError
from kg.graph.vocabulary import XSD_STRING
from kg.resources import folder

if TYPE_CHECKING:
    from pyshacl.graph_abstraction import DataGraph
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One breach of one rule.

    Attributes:
        focus: the node that breaks it, as an IRI.
        path: the property, "" where the rule is about the node itself.
        message: what is wrong, for a person.
        severity: "Violation", "Warning" or "Info".
        value: the value that is wrong, "" where the rule misses one or is about the node itself.
    """

    focus: str
    path: str
    message: str
    severity: str
    value: str


def validate(quads: Iterable[Quad], lang: str = "en") -> tuple[Finding, ...]:
    """Every breach of a shape, sorted; none means that the graph is sound. Named graphs are read as one.

    `lang` is the language of the messages: "de", else English.

    Raises:
        GraphError: the installed pySHACL cannot work with the shapes.
    """
    from pyshacl.graph_abstraction import DataGraph

    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    store.load(path=str(folder("ontology") / "kg.ttl"), format=RdfFormat.TURTLE)
    in_sparql, others = _shapes()
    with _quiet_rdflib():
        found = {*_findings(DataGraph.from_oxigraph_store(store), in_sparql, lang), *_findings(_graph(store), others, lang)}
    return tuple(sorted(found))


@contextmanager
def _quiet_rdflib() -> Iterator[None]:
    """Without rdflib's tracebacks about dates and numbers that are none: each of them becomes a finding."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


@cache
def _shapes() -> "tuple[Graph, Graph]":
    """The shapes whose rules are SPARQL, and all others.

    pySHACL asks one query a node: over Oxigraph that is some sixty times faster than over rdflib, while a look-up is five times slower.
    """
    from rdflib import Graph
    from rdflib.namespace import SH

    shapes = Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")
    _aim_properties(shapes)
    aimed, in_sparql = {subject for subject, _, _ in _targets(shapes)}, set(shapes.subjects(SH.sparql))
    return _without(shapes, aimed - in_sparql), _without(shapes, in_sparql)


def _aim_properties(shapes: "Graph") -> None:
    """Give each property shape the targets of its node shape: pySHACL then checks all nodes in one go, with the same results in less time."""
    from rdflib.namespace import SH

    for shape, predicate, target in _targets(shapes):
        for rule in shapes.objects(shape, SH.property):
            shapes.add((rule, predicate, target))
    for shape, _, _ in _targets(shapes):
        shapes.remove((shape, SH.property, None))


def _targets(shapes: "Graph") -> "list[tuple[Node, Node, Node]]":
    from rdflib.namespace import SH

    return [triple for predicate in (SH.targetClass, SH.targetSubjectsOf) for triple in shapes.triples((None, predicate, None))]


def _without(shapes: "Graph", unwanted: "set[Node]") -> "Graph":
    from rdflib import Graph

    wanted = Graph()
    wanted += (triple for triple in shapes if triple[0] not in unwanted)
    return wanted


def _findings(graph: "Graph | DataGraph", shapes: "Graph", lang: str) -> Iterator[Finding]:
    from pyshacl import validate as shacl_validate
    from rdflib import Graph
    from rdflib import Literal as RdfLiteral
    from rdflib.namespace import SH

    _, report, words = shacl_validate(graph, shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise GraphError(f"the shapes cannot be applied: {words}")
    for result in report.objects(None, SH.result):
        rule = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        messages = {message.language: str(message) for message in shapes.objects(rule, SH.message) if isinstance(message, RdfLiteral)}
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        yield Finding(
            focus=_text(focus),
            path=_text(report.value(result, SH.resultPath)),
            message=messages.get(lang) or messages["en"],
            severity=_text(report.value(result, SH.resultSeverity)).rpartition("#")[2],
            value="" if value == focus else _text(value),
        )


def _text(node: "Node | None") -> str:
    return "" if node is None else str(node)


def _graph(store: Store) -> "Graph":
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for quad in store:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


@lru_cache(maxsize=65_536)
def _node(term: object) -> "Node":
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdfLiteral

    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal():
            if term.language or term.datatype == XSD_STRING:  # rdflib tells "de" from "de"^^xsd:string, RDF does not
                return RdfLiteral(term.value, lang=term.language)
            return RdfLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
        case _:
            raise TypeError(f"not a term of RDF 1.1: {term!r}")
