"""Sources of articles -> their texts by id: what a graph does not keep, for pages that show a whole article.

A graph holds the sentences that name somebody and the quotes of claims, not the rest, and knows nothing of page furniture.
"""

import threading
from collections.abc import Iterable, Sequence

from kg.errors import KgError
from kg.model import Article, Failure

Quotes = Iterable[tuple[int, int, str]]
"""Start, end and words of what a graph quotes from an article."""


class Texts:
    """Articles read from sources in the background, while pages are served already."""

    def __init__(self, sources: Sequence[str] = ()) -> None:
        self._articles: dict[str, Article] = {}
        self.failures: list[Failure] = []
        self.sources = tuple(sources)
        self.complete = threading.Event()
        if not self.sources:
            self.complete.set()

    def start(self) -> None:
        """Begins to read, in a thread of its own."""
        if self.sources:
            threading.Thread(target=self.read, name="articles", daemon=True).start()

    def read(self) -> None:
        """Reads all sources; one that cannot be read is a failure among `failures`."""
        from kg.reading import read

        for source in self.sources:
            try:
                for article in read(source):
                    if isinstance(article, Failure):
                        self.failures.append(article)
                    else:
                        self._articles.setdefault(article.id, article)
            except KgError as error:
                self.failures.append(Failure(source, str(error)))
        self.complete.set()

    def __len__(self) -> int:
        return len(self._articles)

    def find(self, identifier: str, quotes: Quotes) -> Article | str:
        """The article with this id, or why there is none: "none given", "reading", "missing", or "differs" where the graph quotes other words."""
        article = self._articles.get(identifier)
        if article is None:
            return "none given" if not self.sources else "missing" if self.complete.is_set() else "reading"
        if any(article.quote(start, end) != words for start, end, words in quotes):
            return "differs"
        return article
