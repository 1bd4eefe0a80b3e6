"""A clause that only stands beside another -> what that makes of its event: on a condition, without it, to do it, by doing it."""

from kg.claims.modality import Modality
from kg.claims.standing import Context
from kg.claims.status import applied, negated
from kg.claims.tree import Tree

_SINGLED = frozenset("first second third last latest only one".split())


def leave(modality: Modality, node: int, above: int, verbal: bool, context: Context, reported: bool) -> None:
    """The event only stands beside what governs it: from here on, words tell who speaks, and no more what happened."""
    tree, codebook = modality.tree, modality.codebook
    adverbs = codebook.adverbs
    if verbal and tree.plain(node) == "advcl" and not context.adjunct:
        words = marks(tree, node)
        if words & adverbs["conditional"]:
            context.turn(node, applied("possible", context.status))
        elif words & adverbs["without"]:
            context.turn(node, negated(context.status))
        elif words & adverbs["purpose"] and not modality.is_finite(node):
            context.turn(node, applied("announce", context.status))
        elif words & adverbs.get("manner", frozenset()) and tree.is_verb(above):
            # "would not answer by sending troops", "could retaliate by closing the strait": what is done by it has the tense and mood of the clause.
            context.turn(node, modality.verb(above, context.status, reported))
    elif verbal and tree.dep[node] == "acl" and not context.adjunct and _is_to(tree, node) and not _is_singled_out(tree, above):
        # "has the votes to override a veto", "a deal to free hostages": what a noun is for is still to come.
        agreed = codebook.classes["treaty"].has(tree.tokens[above].text, "", tree.lang)
        context.turn(node, applied("announce" if agreed else "possible", context.status))
    context.adjunct = True


def marks(tree: Tree, clause: int) -> set[str]:
    """The words that may open a clause."""
    found = {tree.lower[child] for child in tree.children[clause] if tree.plain(child) in ("mark", "advmod", "case")}
    return found | {tree.lower[min(tree.subtree(clause))]}


def _is_to(tree: Tree, node: int) -> bool:
    return any(tree.lower[mark] == "to" for mark in tree.of(node, "mark"))


def _is_singled_out(tree: Tree, noun: int) -> bool:
    """Whether a noun is the first or the only one to do something, and has done it."""
    return any(tree.lower[child] in _SINGLED for child in tree.of(noun, "amod", "nummod", "det", "advmod", "nmod"))
