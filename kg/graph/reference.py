"""Quads -> Findings by pySHACL, the reference: what `kg.graph.fast` finds must be the same.

It decides over a graph in memory that the ontology is mixed into; rules in SPARQL are asked of Oxigraph, all others of rdflib.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import GraphError
from kg.graph.findings import BLANK, Finding
from kg.graph.vocabulary import XSD_STRING
from kg.resources import folder

if TYPE_CHECKING:
    from pyshacl.graph_abstraction import DataGraph
    from rdflib import Graph
    from rdflib.term import Node


def findings(quads: Iterable[Quad], lang: str) -> set[Finding]:
    """Every breach of a shape.

    Raises:
        GraphError: the installed pySHACL cannot work with the shapes.
    """
    from pyshacl.graph_abstraction import DataGraph

    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    store.load(path=str(folder("ontology") / "kg.ttl"), format=RdfFormat.TURTLE)
    in_sparql, others = _shapes()
    with _quiet_rdflib():
        return {*_findings(DataGraph.from_oxigraph_store(store), in_sparql, lang), *_findings(_graph(store), others, lang)}


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
    from pyshacl.errors import ReportableRuntimeError
    from rdflib import Graph
    from rdflib import Literal as RdfLiteral
    from rdflib.namespace import SH

    try:
        _, report, words = shacl_validate(graph, shacl_graph=shapes, inplace=True)
    except ReportableRuntimeError as error:
        raise GraphError(f"pySHACL cannot apply the shapes to this graph: {str(error).splitlines()[0]}") from None
    if not isinstance(report, Graph):
        raise GraphError(f"the shapes cannot be applied: {words}")
    for result in report.objects(None, SH.result):
        rule = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        messages = {message.language: str(message) for message in shapes.objects(rule, SH.message) if isinstance(message, RdfLiteral)}
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        yield Finding(
            focus=_text(focus),
            path=_path(report, report.value(result, SH.resultPath)),
            message=messages.get(lang) or messages["en"],
            severity=_text(report.value(result, SH.resultSeverity)).rpartition("#")[2],
            value="" if value == focus else _text(value),
        )


def _path(report: "Graph", path: "Node | None") -> str:
    """A property, or several one after the other: "(<…>/<…>)"."""
    from rdflib import BNode

    return f"({'/'.join(f'<{step}>' for step in report.items(path))})" if isinstance(path, BNode) else _text(path)


def _text(node: "Node | None") -> str:
    from rdflib import BNode

    if isinstance(node, BNode):
        return BLANK
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
