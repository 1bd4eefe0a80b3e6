"""Quads -> Findings, fast: the package `shacl` for all shapes but those in SPARQL, which Oxigraph answers, each once for all nodes that it is aimed at.

`shacl` asks a rule in SPARQL once a node, and a join of two nodes is slow there: 18 of 19 seconds for 50,000 triples went into one such rule.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple

from kg.errors import GraphError
from kg.graph.findings import BLANK, Finding
from kg.graph.vocabulary import RDF_TYPE, RDFS
from kg.resources import folder

_SH = "http://www.w3.org/ns/shacl#"
_SPARQL, _MESSAGE, _SELECT, _PREFIXES, _DECLARE, _PREFIX, _NAMESPACE, _SEVERITY, _CLASS, _SUBJECTS = (
    NamedNode(_SH + name)
    for name in ("sparql", "message", "select", "prefixes", "declare", "prefix", "namespace", "severity", "targetClass", "targetSubjectsOf")
)
_WHERE = re.compile(r"\bWHERE\s*\{")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A constraint in SPARQL with the nodes it is aimed at."""

    name: NamedNode
    text: str
    classes: tuple[NamedNode, ...]
    subjects_of: tuple[NamedNode, ...]
    severity: str

    def query(self, store: Store) -> str:
        """One query for all nodes at once, where SHACL has one a node."""
        aims = []
        if self.classes:
            found = store.query(f"SELECT DISTINCT ?class {{ VALUES ?top {{ {_values(self.classes)} }} ?class <{RDFS}subClassOf>* ?top }}")
            assert isinstance(found, pyoxigraph.QuerySolutions)
            aims.append(f"{{ SELECT DISTINCT ?this {{ VALUES ?class {{ {_values(row['class'] for row in found)} }} ?this {RDF_TYPE} ?class }} }}")
        if self.subjects_of:
            aims.append(f"{{ SELECT DISTINCT ?this {{ VALUES ?aim {{ {_values(self.subjects_of)} }} ?this ?aim ?any }} }}")
        return _WHERE.sub(lambda where: f"{where.group()} {' UNION '.join(aims)} ", self.text, count=1)


def findings(quads: Iterable[Quad], lang: str) -> set[Finding]:
    """Every breach of a shape.

    Raises:
        GraphError: the installed `shacl` cannot work with the shapes.
    """
    import shacl

    texts, rules, others = _shapes()
    with TemporaryDirectory(prefix="kg-") as place:
        path = str(Path(place) / "graph.nt")
        # Through the store, for numbers to be written as the reference reads them.
        store = Store()
        store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        store.bulk_load(path=str(folder("ontology") / "kg.ttl"), format=RdfFormat.TURTLE)
        store.dump(path, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        found = {finding for rule in rules for finding in _broken(store, rule, texts, lang)}
        del store
        try:
            report = shacl.Shapes.from_turtle(others).validate_file(path)
        except ValueError as error:
            raise GraphError(f"the shapes cannot be applied: {str(error).splitlines()[0]}") from None
    for result in report.results:
        found.add(
            Finding(
                focus=_plain(result.focus_node),
                path=_plain(result.path or ""),
                message=_message(texts, _plain(result.source_shape or ""), lang),
                severity=result.severity,
                value=_value(result.value, result.value_plain, result.focus_node),
            )
        )
    return found


def _broken(store: Store, rule: _Rule, texts: dict[tuple[str, str], str], lang: str) -> Iterator[Finding]:
    solutions = store.query(rule.query(store))
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    columns = {variable.value for variable in solutions.variables}
    for row in solutions:
        focus, path, value = (row[name] if name in columns else None for name in ("this", "path", "value"))
        yield Finding(_text(focus), _text(path), _message(texts, rule.name.value, lang), rule.severity, "" if value == focus else _text(value))


@cache
def _shapes() -> tuple[dict[tuple[str, str], str], tuple[_Rule, ...], str]:
    """The messages by rule and language, the rules in SPARQL, and all other shapes as Turtle."""
    quads = list(pyoxigraph.parse(path=str(folder("ontology") / "shapes.ttl")))
    shapes = Store()
    shapes.extend(quads)
    texts = {
        (_text(quad.subject), quad.object.language or ""): quad.object.value
        for quad in quads
        if quad.predicate == _MESSAGE and isinstance(quad.object, Literal)
    }
    in_sparql = {quad.subject for quad in quads if quad.predicate == _SPARQL}
    rules = tuple(_rule(shapes, quad) for quad in quads if quad.predicate == _SPARQL)
    others = pyoxigraph.serialize((quad.triple for quad in quads if quad.subject not in in_sparql), format=RdfFormat.TURTLE)
    assert others is not None  # only with an output file it returns none
    return texts, rules, others.decode()


def _rule(shapes: Store, aimed: Quad) -> _Rule:
    """The rule that a shape has by `sh:sparql`."""
    assert isinstance(aimed.subject, NamedNode)
    assert isinstance(aimed.object, NamedNode)

    def objects(subject: NamedNode | BlankNode, predicate: NamedNode) -> list[NamedNode | BlankNode | Literal]:
        return [quad.object for quad in shapes.quads_for_pattern(subject, predicate, None) if not isinstance(quad.object, Triple)]

    prefixes = [declared for node in objects(aimed.object, _PREFIXES) for declared in objects(_node(node), _DECLARE)]
    head = "".join(f"PREFIX {objects(_node(one), _PREFIX)[0].value}: <{objects(_node(one), _NAMESPACE)[0].value}>\n" for one in prefixes)
    severity = next((_text(node).rpartition("#")[2] for node in objects(aimed.subject, _SEVERITY)), "Violation")
    classes, subjects_of = (tuple(node for node in objects(aimed.subject, kind) if isinstance(node, NamedNode)) for kind in (_CLASS, _SUBJECTS))
    return _Rule(aimed.object, head + objects(aimed.object, _SELECT)[0].value, classes, subjects_of, severity)


def _value(value: str | None, plain: str | None, focus: str) -> str:
    return "" if value in (None, focus) else BLANK if str(value).startswith("_:") else str(plain)


def _node(term: NamedNode | BlankNode | Literal) -> NamedNode | BlankNode:
    assert not isinstance(term, Literal)
    return term


def _message(texts: dict[tuple[str, str], str], rule: str, lang: str) -> str:
    return texts.get((rule, lang)) or texts[rule, "en"]


def _plain(term: str) -> str:
    """An IRI without its brackets, a path as it is, "[]" for a blank node."""
    return BLANK if term.startswith("_:") else term.removeprefix("<").removesuffix(">")


def _text(term: object) -> str:
    return BLANK if isinstance(term, BlankNode) else str(getattr(term, "value", ""))


def _values(nodes: Iterable[object]) -> str:
    return " ".join(map(str, nodes))
