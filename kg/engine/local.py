"""The engine in this process: nothing to start, and nothing that could be killed alone."""

from collections.abc import Sequence
from dataclasses import replace

from kg.engine.port import LostError
from kg.engine.recipe import Outcome, Recipe, annotate
from kg.errors import KgError
from kg.model import Article


class Local:
    """Annotates here, one shard at a time, without a time limit: to stop an article would be to end this process."""

    slots = 1

    def attempt(self, articles: Sequence[Article], recipe: Recipe) -> Outcome:
        try:
            return annotate(articles, replace(recipe, limit=None))
        except KgError:
            raise
        except Exception as error:
            raise LostError(f"{type(error).__name__}: {error}", certain=True) from error

    def close(self) -> None:
        """Nothing was started."""
