"""The port of this room: what every engine does. `attempt` is called from `slots` threads at once."""

from collections.abc import Sequence
from typing import Protocol

from kg.engine.recipe import Outcome, Recipe
from kg.model import Article

READY = "ready"
"""What a worker process says once it has loaded everything."""


class LostError(Exception):
    """The process that annotated some articles died or broke off; which of them was to blame, if any, is not known.

    Attributes:
        certain: whether the articles themselves are to blame, and would do it again: a time limit or an error, and no kill from outside.
    """

    def __init__(self, reason: str, *, certain: bool = False) -> None:
        super().__init__(reason)
        self.certain = certain


class Engine(Protocol):
    """Somewhere to annotate shards."""

    slots: int
    """How many shards it takes at a time."""

    def attempt(self, articles: Sequence[Article], recipe: Recipe) -> Outcome:
        """The outcome of `annotate`, wherever it ran.

        Raises:
            LostError: see there; other articles can be tried.
            KgError: nothing can be annotated at all.
        """
        ...

    def close(self) -> None:
        """Ends what is under way and lets every process go."""
        ...
