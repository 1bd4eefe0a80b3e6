"""The port of this room: what every extractor does. Found through the entry point group `kg.extractors`."""

from collections.abc import Sequence
from typing import Protocol

from kg.model import Article, Claim, FactClaim, Mention, Sentence


class Extractor(Protocol):
    """Says who did what to whom in parsed and linked articles, who says so, and whether it happened."""

    def extract(
        self, articles: Sequence[Article], sentences: Sequence[tuple[Sentence, ...]], mentions: Sequence[tuple[Mention, ...]]
    ) -> list[tuple[Claim | FactClaim, ...]]:
        """One tuple of claims about events and about facts an article, same length, same order; each sort sorted by where its evidence stands.

        The outcome for an article depends on that article alone. Sentences without a tree give no claims. Every participant and speaker is the entity of a
        mention of the article; every claim's span lies in one of its sentences.
        """
        ...
