import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language.bio import name_spans

TAGS = ["O", "B-LOC", "I-LOC", "B-PER", "I-PER"]


def scores(*best: str) -> np.ndarray:
    return np.array([[4.0 if tag == wanted else 0.0 for tag in TAGS] for wanted in best])


def spans(*best: str) -> list[tuple[int, int, str]]:
    return [(name.first, name.last, name.label) for name in name_spans(scores(*best), TAGS)]


def test_neighbouring_names_stay_apart() -> None:
    assert spans("B-PER", "I-PER", "B-PER", "O", "B-LOC") == [(0, 1, "PER"), (2, 2, "PER"), (4, 4, "LOC")]


def test_inside_without_beginning_is_mended() -> None:
    table = scores("O", "I-LOC", "I-LOC")
    table[1, TAGS.index("B-LOC")] = 3.5
    assert [(name.first, name.last, name.label) for name in name_spans(table, TAGS)] == [(1, 2, "LOC")]


@given(st.integers(1, 12).flatmap(lambda n: arrays(np.float32, (n, len(TAGS)), elements=st.floats(-6, 6, width=16))))
def test_spans_ascend_and_scores_are_probabilities(table: np.ndarray) -> None:
    found = name_spans(table, TAGS)
    ends = [-1, *(name.last for name in found)]
    assert all(before < name.first <= name.last for before, name in zip(ends, found, strict=False))
    assert all(0 <= name.score <= 1 for name in found)
