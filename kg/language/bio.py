"""Scores of BIO tags -> spans of names."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.language.reading import NameSpan


def name_spans(scores: NDArray[np.floating], tags: Sequence[str]) -> tuple[NameSpan, ...]:
    """The spans of the best sequence of tags in which no I- stands without its B-; a span's score is its words' mean probability.

    >>> name_spans(np.array([[0.0, 3.0, 0.0], [0.0, 0.0, 3.0], [3.0, 0.0, 1.0]]), ["O", "B-PER", "I-PER"])[0].last
    1
    """
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    best = logs.argmax(1)
    if not best.any():
        return ()
    path = [tags[index] for index in best]
    if any(not _follows(before, tag) for before, tag in zip(["O", *path], path, strict=False)):
        path = _best_path(logs, tags)
    found = []
    for first, tag in enumerate(path):
        if tag[0] == "B":
            last = first
            while last + 1 < len(path) and path[last + 1] == f"I-{tag[2:]}":
                last += 1
            sure = [float(np.exp(logs[word, tags.index(path[word])])) for word in range(first, last + 1)]
            found.append(NameSpan(first, last, tag[2:], round(sum(sure) / len(sure), 3)))
    return tuple(found)


def _follows(before: str, tag: str) -> bool:
    return tag[0] != "I" or before[1:] == tag[1:]


def _best_path(logs: NDArray[np.floating], tags: Sequence[str]) -> list[str]:
    """Viterbi over the permitted sequences."""
    barred = np.array([[0.0 if _follows(before, tag) else -np.inf for before in tags] for tag in tags])
    total = logs[0] + np.array([0.0 if _follows("O", tag) else -np.inf for tag in tags])
    came = []
    for row in logs[1:]:
        through = total[None, :] + barred
        came.append(through.argmax(1))
        total = row + through.max(1)
    path = [int(total.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return [tags[index] for index in reversed(path)]
