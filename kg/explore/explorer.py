"""A graph -> everything that the explorer's routes share: names, articles and caches, made before the first request."""

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from kg.explore import pages
from kg.explore.claims import EntityClaims
from kg.explore.isolation import Isolation
from kg.explore.names import Names
from kg.explore.pasting import Pasting
from kg.explore.texts import Texts
from kg.store import Graph

_KEPT = 64
"""Entities whose claims stay in memory: some thousand claims of the most asked take 10 MB each."""


class Explorer:
    """A graph that is looked at and does not change meanwhile; what comes in later is seen after a new start.

    Attributes:
        graph: what is shown.
        isolation: where questions of users run.
        texts: whole articles, where sources were given.
        title: what the page says it shows.
    """

    def __init__(self, graph: Graph, isolation: Isolation, *, texts: Texts | None = None, codebook: Path | None = None, title: str = "") -> None:
        self.graph, self.isolation, self.codebook, self.title = graph, isolation, codebook, title
        self.texts = Texts() if texts is None else texts
        self.names = Names(graph)
        self.articles = pages.all_articles(graph)
        self._known = {article["article"]: article for article in self.articles}
        self.overview = pages.overview(graph, self.names, self.articles)
        self.pasting = Pasting(codebook)
        self._reading = Lock()
        self._claims = lru_cache(maxsize=_KEPT)(lambda entity: EntityClaims.read(graph, entity))
        self._pairs = lru_cache(maxsize=_KEPT)(lambda one, other: pages.pair(graph, self.names, one, other))

    def claims(self, entity: str) -> EntityClaims:
        """An entity's claims, read once; two that ask for the same at once wait for one reading."""
        with self._reading:
            return self._claims(entity)

    def pair(self, one: str, other: str) -> tuple[list[pages.Page], list[dict[str, Any]]]:
        """What passes between two, read once."""
        with self._reading:
            return self._pairs(one, other)

    def known(self, article: str) -> pages.Page | None:
        return self._known.get(article)
