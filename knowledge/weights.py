"""How often news mean an entity: the counts of a linker over German news, and how much of the snapshot points to it."""

from collections.abc import Collection
from math import isqrt

from knowledge.entries import Tables
from knowledge.nemig import Nemig

IN_A_SECOND_TABLE = 2


def weigh(snapshot: Nemig) -> dict[str, int]:
    """QID -> the sum of its surface counts."""
    return {qid: sum(counts.values()) for qid, counts in snapshot.surfaces.items()}


def evidence(weighed: dict[str, int], second: Collection[str]) -> dict[str, int]:
    """QID -> its weight, and a little more for an item that a second table knows as well: what the floors of classes are held against."""
    return {qid: weighed.get(qid, 0) + (IN_A_SECOND_TABLE if qid in second else 0) for qid in {*weighed, *second}}


def give(made: Tables, weighed: dict[str, int], linked: dict[str, int]) -> None:
    """Write the weights: the surface counts, and the square root of the facts that point there, so that neither alone decides."""
    for qid, entry in made.entries.items():
        entry.weight = weighed.get(qid, 0) + isqrt(linked.get(qid, 0))
