"""Counts -> the measures of the annotation guide."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Measure:
    """True positives, false positives, false negatives, and what follows from them."""

    tp: int
    fp: int
    fn: int

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp else 0.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0


@dataclass(slots=True)
class Evaluation:
    """The measures over a set of articles: `measure("linking")`, `accuracy("status")`, and by kind `measure("claim Attack")`.

    Attributes:
        articles: how many gold articles.
        errors: one line for each error, in the order of the articles.
    """

    articles: int = 0
    errors: list[str] = field(default_factory=list)
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, task: str, outcome: str) -> None:
        self._counts[task, outcome] += 1

    def measure(self, task: str) -> Measure:
        return Measure(*(self._counts[task, outcome] for outcome in ("tp", "fp", "fn")))

    def accuracy(self, task: str) -> tuple[int, int]:
        """How many are right, and of how many."""
        right = self._counts[task, "right"]
        return right, right + self._counts[task, "wrong"]

    @property
    def outside_body(self) -> int:
        """Mentions found where nothing should be read."""
        return self._counts["outside body", "n"]

    def tasks(self, prefix: str) -> list[str]:
        """The measured tasks that begin so, sorted: `tasks("claim ")` are the claims by kind."""
        return sorted({task for task, _ in self._counts if task.startswith(prefix)})

    def merged(self, other: "Evaluation") -> "Evaluation":
        return Evaluation(self.articles + other.articles, self.errors + other.errors, self._counts + other._counts)
