from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language.tree import best_heads


def is_tree(heads: list[int] | tuple[int, ...]) -> bool:
    for node in range(1, len(heads) + 1):
        seen = set()
        while node and node not in seen:
            seen.add(node)
            node = heads[node - 1]
        if node:
            return False
    return list(heads).count(0) == 1


def log_probabilities(scores: np.ndarray) -> np.ndarray:
    logs = scores.copy()
    for word in range(len(logs)):
        logs[word, word + 1] = -np.inf
    return logs - np.logaddexp.reduce(logs, axis=1, keepdims=True)


@st.composite
def score_tables(draw: st.DrawFn, most: int) -> np.ndarray:
    count = draw(st.integers(1, most))
    return draw(arrays(np.float64, (count, count + 1), elements=st.floats(-8, 8, width=32)))


@given(score_tables(4))
def test_no_tree_scores_higher(scores: np.ndarray) -> None:
    logs = log_probabilities(scores)

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(logs[word, head] for word, head in enumerate(heads)))

    count = len(scores)
    every = [heads for heads in product(range(count + 1), repeat=count) if is_tree(heads)]
    found = tuple(best_heads(scores))
    assert is_tree(found)
    assert total(found) >= max(map(total, every)) - 1e-9


@given(score_tables(25))
def test_always_a_tree_with_one_root(scores: np.ndarray) -> None:
    assert is_tree(best_heads(scores))


def test_cycles_inside_cycles() -> None:
    scores = np.full((6, 7), -5.0)
    for word, head in enumerate([2, 1, 4, 3, 6, 5]):
        scores[word, head] = 5.0
    assert is_tree(best_heads(scores))
