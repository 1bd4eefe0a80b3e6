"""A token of a tree -> the codebook's entries and governors that its word belongs to."""

from typing import NamedTuple

from kg.claims.codebook import Codebook
from kg.claims.entries import Entry, Governor
from kg.claims.tree import Tree
from kg.claims.words import LETTING, LETTING_FORMS, NOT, Verb
from kg.model import EntityKind


class Sense(NamedTuple):
    """A word that means something to the codebook.

    `rest` is what a German compound has before it ("Panzer" in "Panzerlieferung"), `extra` the words that the codebook's verb wants beside it.
    """

    node: int
    owner: Entry | Governor
    verbal: bool
    rest: str = ""
    extra: tuple[str, ...] = ()

    @property
    def negated(self) -> bool:
        """Whether the verb itself is one that something is not done: "nicht passieren lassen"."""
        return NOT in self.extra


def senses(tree: Tree, node: int, codebook: Codebook) -> list[Sense]:
    """What a token means; [] for most."""
    token = tree.tokens[node]
    if token.pos in ("VERB", "AUX", "ADJ") and tree.mention[node] is None:
        verbal = [Sense(node, owner, True, "", extra) for owner, extra in _verbal(tree, node, codebook)]
        if verbal or token.pos == "VERB":
            return verbal
    if token.pos in ("NOUN", "PROPN", "X", "ADJ"):
        owners, rest = codebook.nouns(token.text, tree.before(node))
        mention = tree.mention[node]
        if mention is not None and mention.end >= token.end and not rest and mention.entity.kind is not EntityKind.SANCTIONS_PROGRAMME:
            return []
        return [Sense(node, owner, False, rest) for owner in owners if token.pos != "ADJ" or isinstance(owner, Governor)]
    return []


def _verbal(tree: Tree, node: int, codebook: Codebook) -> list[tuple[Entry | Governor, tuple[str, ...]]]:
    """What a verb means, each with the words beside it that make it mean that."""
    keys = codebook.forms.keys(tree.tokens[node].text, tree.tokens[node].lemma)
    if tree.lang == "en" and (first := tree.before_hyphen(node)):
        keys = (*keys, *codebook.forms.keys(f"{first}-{tree.lower[node]}", ""))
    particles = particles_of(tree, node, codebook.particles)
    if particles and tree.lang == "de":
        keys = tuple((particle, base) for part, base in keys if not part for particle in particles)
    negations = codebook.adverbs["negate"]
    able = [(owner, verb.extra) for key in keys for verb, owner in codebook.by_verb.get(key, ()) if _holds(tree, node, verb, particles, negations)]
    fullest = {id(owner): (owner, extra) for owner, extra in sorted(able, key=lambda pair: len(pair[1]))}
    return [fullest.pop(id(owner)) for owner, _ in able if id(owner) in fullest]


def particles_of(tree: Tree, node: int, known: frozenset[str]) -> list[str]:
    """The separated particles of a verb, those too that the parser took for something else but that stand bare."""
    found = [tree.lower[child] for child in tree.children[node] if tree.dep[child] == "compound:prt"]
    if not found and tree.lang == "de":
        bare = [
            child
            for child in tree.children[node]
            if child > node
            and (tree.tokens[child].pos in ("ADP", "ADV") or tree.lower[child] == "ein")
            and not tree.children[child]
            and tree.lower[child] in known
        ]
        found = [
            tree.lower[child]
            for child in bare
            if tree.plain(child) in ("advmod", "case", "obl", "dep", "mark", "obj", "det")
            and (child + 1 == len(tree) or tree.tokens[child + 1].pos in ("PUNCT", "CCONJ"))
        ]
    return found


def _holds(tree: Tree, node: int, verb: Verb, particles: list[str], negations: frozenset[str]) -> bool:
    if verb.reflexive and not any(tree.lower[child] in ("sich", "mich", "uns") for child in tree.children[node]):
        return False
    if tree.lang == "en" and not verb.extra and particles:
        return False
    if verb.extra:
        near = {tree.lower[child] for child in tree.children[node]} | {tree.lower[inner] for child in tree.children[node] for inner in tree.children[child]}
        if tree.lang == "en":
            near.update(tree.lower[node + 1 : node + 1 + len(verb.extra)])
        if tree.lang == "de":
            near |= {NOT} if near & negations else set()
            near |= {LETTING} if (near | {tree.lower[tree.head[node]]}) & LETTING_FORMS else set()
        return all(word in near for word in verb.extra)
    return True
