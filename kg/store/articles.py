"""Articles in a store: which are there, put so that a corrected one replaces the old, found by id, taken out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from pyoxigraph import NamedNode, Quad

from kg.errors import GraphError
from kg.graph import vocabulary as v
from kg.store.answers import Rows
from kg.store.memory import MemoryStore
from kg.store.port import Store
from kg.store.retraction import retract

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
    # In memory first, for numbers and moments to be written as stores write them.
    new = MemoryStore()
    new.add(quad for article in there for quad in named[article])
    corrected = [article for article in there if set(new.quads(article)) != set(store.quads(article))]
    if corrected:
        retract(store, corrected)
    store.add(incoming)


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
