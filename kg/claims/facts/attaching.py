"""Quantities of a sentence, and the words whose claims were told -> the quantities of each claim."""

from collections.abc import Sequence

from kg.claims.facts.quantities import Measured
from kg.claims.tree import Tree
from kg.model import Quantity

_PERCENT = "%"


def attached(tree: Tree, measured: Sequence[Measured], events: frozenset[int]) -> dict[int, tuple[Quantity, ...]]:
    """The quantities that belong to each event's word: those that hang on it with no other event's word between them.

    A verb that an event's noun hangs on passes its objects on: "belegte 65 Beamte mit Sanktionen". Shares in per cent are no quantities of an event.
    """
    found: dict[int, list[Quantity]] = {}
    for one in measured:
        if one.quantity.unit == _PERCENT:
            continue
        for above in (one.noun, *tree.up(one.noun)):
            if (owner := _event(tree, above, events)) is not None:
                found.setdefault(owner, []).append(one.quantity)
                break
            if tree.is_verb(above) and tree.of(above, "nsubj"):
                # Another clause, with somebody else in it, whose verb told nothing.
                break
    return {node: tuple(dict.fromkeys(quantities)) for node, quantities in found.items()}


def _event(tree: Tree, node: int, events: frozenset[int]) -> int | None:
    """The event's word that a node is, or the only one that hangs on this verb as a noun."""
    if node in events:
        return node
    beside = [child for child in tree.of(node, "obj", "obl", "nsubj:pass") if child in events] if tree.is_verb(node) else []
    return beside[0] if len(beside) == 1 else None
