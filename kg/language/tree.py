"""Scores of heads -> the best tree with exactly one root (Chu-Liu-Edmonds)."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def best_heads(scores: NDArray[np.floating]) -> list[int]:
    """The head of each word: 0 for the root, else 1 + the index of the governing word.

    `scores[word, 0]` says how well the word is the root, `scores[word, 1 + other]` how well `other` governs it. The outcome is the spanning tree of the
    highest sum of log-probabilities among those with exactly one root; of equal trees always the same one.

    >>> best_heads(np.array([[1.0, 0.0, 5.0], [2.0, 4.0, 0.0]]))  # each would rather have the other as its head
    [2, 0]
    """
    count = len(scores)
    logs = np.array(scores, dtype=np.float64)
    logs[np.arange(count), np.arange(1, count + 1)] = -np.inf
    logs -= np.logaddexp.reduce(logs, axis=1, keepdims=True)
    heads = logs.argmax(1)
    if np.count_nonzero(heads == 0) == 1 and not _cycle([-1, *heads.tolist()]):
        return [int(head) for head in heads]
    # With this much off, no tree gains by a second root.
    logs[:, 0] -= 1.0 + count * np.ptp(logs[np.isfinite(logs)])
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:] = logs
    return _arborescence(square)[1:]


def _cycle(heads: list[int]) -> list[int]:
    """A cycle among nodes 1.. of which `heads` names each one's head, [] if there is none."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node > 0 and not seen[node]:
            seen[node] = start
            node = heads[node]
        if node > 0 and seen[node] == start:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []


def _arborescence(scores: Scores) -> list[int]:
    """Heads of all nodes but 0 in the maximum spanning arborescence from 0; `scores[node, head]`; the entry of 0 is -1."""
    heads = [-1, *(int(head) for head in scores[1:].argmax(1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [node for node in range(len(heads)) if node not in inside]
    place = {node: index for index, node in enumerate(outside)}
    merged = len(outside)
    small = np.full((merged + 1, merged + 1), -np.inf)
    small[:merged, :merged] = scores[np.ix_(outside, outside)]
    kept = np.array([scores[node, heads[node]] for node in cycle])
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    small[merged, :merged] = entering.max(0)
    leaving = scores[np.ix_(outside, cycle)]
    small[:merged, merged] = leaving.max(1)
    solved = _arborescence(small)
    for node in outside[1:]:
        head = solved[place[node]]
        heads[node] = cycle[int(leaving[place[node]].argmax())] if head == merged else outside[head]
    entry = solved[merged]
    broken = cycle[int(entering[:, entry].argmax())]
    heads[broken] = outside[entry]
    return heads
