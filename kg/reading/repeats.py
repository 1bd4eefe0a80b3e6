"""Articles -> Articles, each id once: one that comes again is left out, another text under the same id is a Failure."""

import sqlite3
from collections.abc import Iterable, Iterator

from kg.model import Article, Failure


def once(articles: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    """The first article of each id; what was seen is remembered on disk once it is much, so that memory stays flat."""
    with sqlite3.connect("", isolation_level=None, check_same_thread=False) as seen:
        seen.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, content INTEGER) WITHOUT ROWID")
        seen.execute("BEGIN")
        for article in articles:
            if isinstance(article, Article):
                known = seen.execute("SELECT content FROM seen WHERE id = ?", (article.id,)).fetchone()
                if known:
                    if known[0] != hash(article):
                        yield Failure(article.id, "another article with this id was read before; each needs its own id")
                    continue
                seen.execute("INSERT INTO seen VALUES (?, ?)", (article.id, hash(article)))
            yield article
