"""Takes articles out of a store, with all that only they brought: events, unlinked entities, and the knowledge of entities that nobody names any more.

What is left is what would be there had they never been read: build(A + B) - B = build(A). It rests on decision 0001: what an article says stands in its own
graph, and of the shared ones the depth is fixed. Nothing is dropped before all that hangs on it is gone, so a retraction that was killed can be repeated.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import vocabulary as v
from kg.graph.articles import CONTENT_GRAPH
from kg.graph.iris import slug
from kg.store.answers import Rows
from kg.store.copies import COPIES_GRAPH
from kg.store.port import Store
from kg.store.rules import EDGES_GRAPH

_DESCRIPTION = (v.RDF_TYPE, v.LABEL, v.SAME_AS)
_AT_ONCE = 50

Surfaces = dict[object, set[Literal]]
"""What each article, by its graph, calls an entity."""


def retract(store: Store, articles: Iterable[NamedNode]) -> None:
    """Takes articles out by their IRIs; one that is not there changes nothing. Edges and copies are gone until they are derived anew."""
    gone = sorted(set(articles), key=str)
    if not gone:
        return
    store.drop(EDGES_GRAPH)
    store.drop(COPIES_GRAPH)
    for some in _portions(gone):
        _Retraction(store, tuple(some)).run()


@dataclass(frozen=True, slots=True)
class _Retraction:
    """Of some articles at once: what others say is asked of all graphs but theirs."""

    store: Store
    articles: tuple[NamedNode, ...]

    def run(self) -> None:
        said = [quad for article in self.articles for quad in self.store.quads(article)]
        touched = pending = _objects(said)
        while pending:
            told = self._about(CONTENT_GRAPH, pending)
            gone = {node for node in _subjects(told) if not self._referred_to(node)}
            self.store.remove(quad for quad in told if quad.subject in gone)
            pending = _objects(quad for quad in told if quad.subject in gone)
            touched = touched | pending
        self.store.remove(self._labels(said))
        self._forget({node for node in _subjects(self._about(v.KNOWLEDGE_GRAPH, touched)) if not self._referred_to(node)})
        for article in self.articles:
            self.store.drop(article)

    def _referred_to(self, node: NamedNode) -> bool:
        """Whether another article names a node, or something is left that articles talk about and that leads to it."""
        ask = f"ASK {{ GRAPH ?graph {{ ?subject ?predicate {node} }} FILTER(?graph NOT IN ({_list((v.KNOWLEDGE_GRAPH, *self.articles))})) }}"
        return self.store.query(ask) is True

    def _labels(self, said: Iterable[Quad]) -> Iterator[Quad]:
        """The labels of unlinked entities that these articles' spelling or language brought, and no other's."""
        for entity, surfaces in _surfaces(said).items():
            for label in self._about(CONTENT_GRAPH, (entity,)):
                if label.predicate == v.LABEL and _brings(surfaces, label) and not _brings(self._others(entity), label):
                    yield label

    def _others(self, entity: NamedNode) -> Surfaces:
        """What other articles call an entity."""
        rows = self.store.query(
            f"SELECT DISTINCT ?graph ?surface {{ GRAPH ?graph {{ ?mention {v.REFERS_TO} {entity} ; {v.SURFACE} ?surface }} "
            f"FILTER(?graph NOT IN ({_list(self.articles)})) }}"
        )
        assert isinstance(rows, Rows)
        found: Surfaces = {}
        for article, surface in rows.terms:
            assert isinstance(surface, Literal)
            found.setdefault(article, set()).add(surface)
        return found

    def _forget(self, unnamed: set[NamedNode]) -> None:
        """Removes the knowledge that only these entities brought: their facts and tenures, and what is pointed to from nowhere else."""
        own = self._about(v.KNOWLEDGE_GRAPH, unnamed)
        facts = [quad for quad in own if quad.predicate not in _DESCRIPTION] + self._about(v.KNOWLEDGE_GRAPH, self._tenures(unnamed))
        self.store.remove(facts)
        beside = {node for node in _objects(facts) - unnamed if not self._referred_to(node)} | unnamed
        self.store.remove(self._about(v.KNOWLEDGE_GRAPH, {node for node in beside if not self._pointed_to(node)}))

    def _tenures(self, holders: set[NamedNode]) -> set[NamedNode]:
        found: set[NamedNode] = set()
        for some in _portions(sorted(holders, key=str)):
            rows = self.store.query(f"SELECT ?tenure {{ VALUES ?holder {{ {_values(some)} }} GRAPH {v.KNOWLEDGE_GRAPH} {{ ?tenure {v.HOLDER} ?holder }} }}")
            assert isinstance(rows, Rows)
            found.update(tenure for (tenure,) in rows.terms if isinstance(tenure, NamedNode))
        return found

    def _pointed_to(self, node: NamedNode) -> bool:
        """Whether knowledge that is left leads to a node; after the facts of the unnamed are gone, only what is named has any."""
        return (
            self.store.query(f"ASK {{ GRAPH {v.KNOWLEDGE_GRAPH} {{ ?subject ?predicate {node} }} FILTER(?predicate NOT IN ({_list(_DESCRIPTION)})) }}") is True
        )

    def _about(self, graph: NamedNode, nodes: Iterable[NamedNode]) -> list[Quad]:
        """What stands in a graph of these subjects."""
        found: list[Quad] = []
        for some in _portions(sorted(nodes, key=str)):
            rows = self.store.query(f"SELECT ?s ?p ?o {{ VALUES ?s {{ {_values(some)} }} GRAPH {graph} {{ ?s ?p ?o }} }}")
            assert isinstance(rows, Rows)
            found.extend(Quad(subject, predicate, value, graph) for subject, predicate, value in rows.terms)  # type: ignore[arg-type] # all bound
        return found


def _brings(surfaces: Surfaces, label: Quad) -> bool:
    """Whether one of the articles gave an unlinked entity a label, going by what each calls it.

    That is the words themselves, without a genitive's s, where they make its IRI: "Sandra Mahlers" in a German article gives "Sandra Mahler"@de. An article
    that calls it otherwise ("sechstes Paket" for "6. Paket") gives the label of its language, whatever it is.
    """
    given = label.object
    assert isinstance(given, Literal)
    for called in surfaces.values():
        spelled = {_label(label.subject, surface) for surface in called} - {None}
        if given in spelled if spelled else any(surface.language == given.language for surface in called):
            return True
    return False


def _label(entity: object, surface: Literal) -> Literal | None:
    assert isinstance(entity, NamedNode)
    words = " ".join(surface.value.split())
    for label in (words, words.removesuffix("s")):
        if entity.value.rpartition("/")[2] == slug(label):
            return Literal(label, language=surface.language)
    return None


def _surfaces(said: Iterable[Quad]) -> dict[NamedNode, Surfaces]:
    """Each entity with the words that the mentions of each article have for it."""
    quads = list(said)
    referred = {quad.subject: quad.object for quad in quads if quad.predicate == v.REFERS_TO}
    found: dict[NamedNode, Surfaces] = {}
    for quad in quads:
        entity = referred.get(quad.subject)
        if quad.predicate == v.SURFACE and isinstance(entity, NamedNode) and isinstance(quad.object, Literal):
            found.setdefault(entity, {}).setdefault(quad.graph_name, set()).add(quad.object)
    return found


def _objects(quads: Iterable[Quad]) -> set[NamedNode]:
    """What the quads lead to; a class is no part of what is told."""
    return {quad.object for quad in quads if isinstance(quad.object, NamedNode) and quad.predicate != v.RDF_TYPE}


def _subjects(quads: Iterable[Quad]) -> set[NamedNode]:
    return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}


def _portions(nodes: Sequence[NamedNode]) -> Iterator[Sequence[NamedNode]]:
    for start in range(0, len(nodes), _AT_ONCE):
        yield nodes[start : start + _AT_ONCE]


def _list(nodes: Iterable[NamedNode]) -> str:
    return ", ".join(map(str, nodes))


def _values(nodes: Iterable[NamedNode]) -> str:
    return " ".join(map(str, nodes))
