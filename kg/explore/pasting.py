"""A text that somebody pastes -> the page of an article: what kg reads in it. Models and tables are loaded at the first text."""

import threading
from pathlib import Path

from kg.errors import InputError
from kg.explore import pages
from kg.explore.names import Names
from kg.explore.texts import Texts
from kg.graph.iris import article_iri
from kg.model import Article, Failure

LONGEST = 60_000
"""Characters of a pasted text: about thirty pages."""
_PATIENCE = 60.0


class Pasting:
    """Reads one text after another; those that come meanwhile wait."""

    def __init__(self, codebook: Path | None = None) -> None:
        self._codebook = codebook
        self._turn = threading.Lock()

    def page(self, text: str, lang: str | None, published: str | None) -> pages.Page:
        """What stands in the text, as `kg.explore.pages.article` shows an article.

        Raises:
            InputError: the text is empty, too long, in another language, or an option is wrong.
            LanguageError: the model is missing.
        """
        from kg.pipeline import extract, quads
        from kg.reading import article
        from kg.store import Graph

        if len(text) > LONGEST:
            raise InputError(f"the text has {len(text):,} characters; at most {LONGEST:,} are read here, `kg extract` reads more")
        made = article(text, id="pasted", lang=lang, published=published)
        if not self._turn.acquire(timeout=_PATIENCE):
            raise InputError("other texts are being read; try again in a moment")
        try:
            (annotation,) = extract([made], codebook=self._codebook)
        finally:
            self._turn.release()
        if isinstance(annotation, Failure):
            raise InputError(annotation.reason)
        graph = Graph()
        graph.add(quads(annotation))
        iri = article_iri(made).value
        (known,) = pages.all_articles(graph)
        return pages.article(graph, Names(graph), iri, known, _Given(made))


class _Given(Texts):
    def __init__(self, article: Article) -> None:
        super().__init__()
        self._articles[article.id] = article
