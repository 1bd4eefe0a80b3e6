"""The port of this room: what every linker does. Found through the entry point group `kg.linkers`."""

from collections.abc import Sequence
from typing import Protocol

from kg.model import Article, Mention, Sentence


class Linker(Protocol):
    """Finds the mentions of entities in parsed articles and says what each means."""

    def link(self, articles: Sequence[Article], sentences: Sequence[tuple[Sentence, ...]]) -> list[tuple[Mention, ...]]:
        """One tuple of mentions an article, same length, same order, sorted, without overlaps, inside the body.

        The outcome for an article depends on that article and the loaded knowledge alone, never on the rest of the batch.
        """
        ...
