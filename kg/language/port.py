"""The port of this room: what every parser does. Found through the entry point group `kg.parsers`."""

from collections.abc import Sequence
from typing import Protocol

from kg.model import Article, Sentence


class Parser(Protocol):
    """Splits bodies into sentences, and says as much of their grammar as it knows."""

    def parse(self, articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
        """One tuple of sentences an article, same length, same order; the outcome does not depend on the batch.

        Tokens lie inside `article.body`, ascend and do not overlap; `article.text[token.start:token.end] == token.text`.
        """
        ...
