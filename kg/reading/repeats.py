"""Articles -> Articles, each id once: one that comes again is left out, another text under the same id is a Failure."""

import sqlite3
from collections.abc import Iterable, Iterator

from kg.errors import InputError
from kg.model import Article, Failure


def checked(articles: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    """The same articles.

    Raises:
        InputError: something among them is neither an article nor a failure, such as a path that was not read.
    """
    for article in articles:
        if not isinstance(article, Article | Failure):
            raise InputError(f"{article!r:.60} is no article: kg.read(path) reads files and folders, kg.article(text) takes a text")
        yield article


def once(articles: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    """The first article of each id; what was seen is remembered on disk once it is much, so that memory stays flat.

    Raises:
        InputError: see `checked`.
    """
    with sqlite3.connect("", isolation_level=None, check_same_thread=False) as seen:
        seen.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, content INTEGER) WITHOUT ROWID")
        seen.execute("BEGIN")
        for article in checked(articles):
            if isinstance(article, Article):
                known = seen.execute("SELECT content FROM seen WHERE id = ?", (article.id,)).fetchone()
                if known:
                    if known[0] != hash(article):
                        yield Failure(article.id, "another article with this id was read before; each needs its own id")
                    continue
                seen.execute("INSERT INTO seen VALUES (?, ?)", (article.id, hash(article)))
            yield article
