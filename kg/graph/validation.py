"""Quads -> Findings: what in a graph breaks a shape of `ontology/shapes.ttl`, each with a message for a person.

pySHACL decides, over a graph in memory that the ontology is mixed into; an engine that is faster on large graphs can take its place
behind `validate` and must find the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import GraphError
from kg.resources import folder

if TYPE_CHECKING:
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
        value: the value that is wrong, "" where the rule misses one.
    """

    focus: str
    path: str
    message: str
    severity: str
    value: str


def validate(quads: Iterable[Quad], lang: str = "en") -> tuple[Finding, ...]:
    """Every breach of a shape, sorted; none means that the graph is sound. Named graphs are read as one.

    `lang` is the language of the messages, "en" or "de".

    Raises:
        GraphError: the installed pySHACL cannot work with the shapes.
    """
    from pyshacl import validate as shacl_validate

    graph = _graph(quads)
    graph += _turtle("kg.ttl")
    _, report, words = shacl_validate(graph, shacl_graph=_turtle("shapes.ttl"), inplace=True)
    if isinstance(report, Exception):
        raise GraphError(f"the shapes cannot be applied: {words}")
    return tuple(sorted(set(_findings(report, lang))))


def _findings(report: "Graph", lang: str) -> Iterator[Finding]:
    from rdflib.namespace import SH

    for result in report.objects(None, SH.result):
        yield Finding(
            focus=_text(report.value(result, SH.focusNode)),
            path=_text(report.value(result, SH.resultPath)),
            message=_message(report, result, lang),
            severity=_text(report.value(result, SH.resultSeverity)).rpartition("#")[2],
            value=_text(report.value(result, SH.value)),
        )


def _message(report: "Graph", result: "Node", lang: str) -> str:
    from rdflib.namespace import SH

    messages = sorted(report.objects(result, SH.resultMessage), key=lambda message: (getattr(message, "language", None) != lang, message))
    return _text(messages[0] if messages else None)


def _text(node: "Node | None") -> str:
    return "" if node is None else str(node)


@cache
def _turtle(name: str) -> "Graph":
    from rdflib import Graph

    return Graph().parse(folder("ontology") / name, format="turtle")


def _graph(quads: Iterable[Quad]) -> "Graph":
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _node(term: object) -> "Node":
    from rdflib import BNode, URIRef
    from rdflib import Literal as RdfLiteral

    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal():
            return RdfLiteral(term.value, lang=term.language) if term.language else RdfLiteral(term.value, datatype=URIRef(term.datatype.value))
        case _:
            raise TypeError(f"not a term of RDF 1.1: {term!r}")
