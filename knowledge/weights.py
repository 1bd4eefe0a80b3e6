"""How often news mean an entity: the counts of a linker over German news, and how much of the snapshot points to it."""

from math import isqrt

from knowledge.entries import Tables
from knowledge.nemig import Nemig


def weigh(snapshot: Nemig) -> dict[str, int]:
    """QID -> the sum of its surface counts."""
    return {qid: sum(counts.values()) for qid, counts in snapshot.surfaces.items()}


def give(made: Tables, weighed: dict[str, int], linked: dict[str, int]) -> None:
    """Write the weights: the surface counts, and the square root of the facts that point there, so that neither alone decides."""
    for qid, entry in made.entries.items():
        entry.weight = weighed.get(qid, 0) + isqrt(linked.get(qid, 0))
