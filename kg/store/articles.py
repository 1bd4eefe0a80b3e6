"""Articles in a store: which are there, put so that a corrected one replaces the old, found by id, taken out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from itertools import chain

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import GraphError
from kg.graph import vocabulary as v
from kg.store.answers import Rows
from kg.store.copies import COPIES_GRAPH
from kg.store.grouping import grouped
from kg.store.memory import MemoryStore
from kg.store.port import Store
from kg.store.retraction import retract
from kg.store.rules import EDGES_GRAPH

_AT_ONCE = 200
_DERIVED = (EDGES_GRAPH, COPIES_GRAPH)
_ARTICLES = v.ID + "article/"
_IDENTIFIERS = f"SELECT ?article ?id {{ ?article a {v.ARTICLE_CLASS} ; {v.IDENTIFIER} ?id }} ORDER BY ?id"


def put(store: Store, quads: Iterable[Quad]) -> None:
    """Adds statements of whole articles. An article that is there already, by its id, changes nothing if it says the same; else it replaces the old one."""
    incoming = list(quads)
    named: dict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in incoming:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(_ARTICLES):
            named[quad.graph_name].append(quad)
    there = _there(store, list(named))
    if there:
        # In memory first, for numbers and moments to be written as stores write them.
        new = MemoryStore()
        new.add(quad for article in there for quad in named[article])
        retract(store, [article for article in there if set(new.quads(article)) != set(store.quads(article))])
    store.add(incoming)


def merge(store: Store, other: Store) -> None:
    """Puts the articles of another store, and then what it has beside them, but for what follows from all articles together."""
    named: list[list[Quad]] = []
    rows = other.query(_IDENTIFIERS)
    assert isinstance(rows, Rows)
    articles = dict.fromkeys(NamedNode(str(row["article"])) for row in rows)
    for article in articles:
        named.append(list(other.quads(article)))
        if len(named) == _AT_ONCE:
            put(store, chain.from_iterable(named))
            named.clear()
    put(store, chain.from_iterable(named))
    # What is loose, as after Turtle, gets its graph; an article among it was not seen above.
    loose = [quad for quad in other.quads() if quad.graph_name == DefaultGraph()]
    if loose:
        put(store, (quad for quad in grouped(loose) if quad.graph_name not in _DERIVED))
    store.add(quad for quad in other.quads() if quad.graph_name != DefaultGraph() and quad.graph_name not in articles and quad.graph_name not in _DERIVED)


def found(store: Store, patterns: Sequence[str]) -> dict[str, NamedNode]:
    """Articles by their ids, of those that are called so: an id, an article's IRI, or a pattern with * and ?.

    Raises:
        GraphError: one of the patterns fits no article.
    """
    rows = store.query(_IDENTIFIERS)
    assert isinstance(rows, Rows)
    articles: dict[str, NamedNode] = {str(row["id"]): NamedNode(str(row["article"])) for row in rows}
    chosen: dict[str, NamedNode] = {}
    for pattern in patterns:
        fits = {name: article for name, article in articles.items() if name == pattern or article.value == pattern}
        fits = fits or {name: article for name, article in articles.items() if fnmatchcase(name, pattern)}
        if not fits:
            near = get_close_matches(pattern, articles, cutoff=0.6)
            raise GraphError(f"no article in the graph is called {pattern!r}" + (f"; near: {', '.join(near)}" if near else ""))
        chosen |= fits
    return chosen


def _there(store: Store, articles: Sequence[NamedNode]) -> list[NamedNode]:
    if not articles:
        return []
    rows = store.query(f"SELECT ?article {{ VALUES ?article {{ {' '.join(map(str, articles))} }} GRAPH ?article {{ ?article a {v.ARTICLE_CLASS} }} }}")
    assert isinstance(rows, Rows)
    return [article for (article,) in rows.terms if isinstance(article, NamedNode)]
