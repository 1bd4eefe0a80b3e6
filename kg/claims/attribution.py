"""A tree -> which of its clauses are somebody's words: by a phrase ("laut Nato", ", so Putin"), by the mood, by a word that governs them."""

from kg.claims.arguments import Argument
from kg.claims.codebook import Codebook
from kg.claims.entries import Governor
from kg.claims.senses import Sense
from kg.claims.status import SPEECH
from kg.claims.tree import Tree


def attributions(tree: Tree, codebook: Codebook) -> dict[int, list[int]]:
    """Clause -> who it is attributed to by a phrase: "nach Angaben Kiews", "laut Nato", "according to Kyiv", ", so Putin"."""
    words = codebook.attribution
    found: dict[int, list[int]] = {}
    if not tree.complete:
        return found
    for node in range(len(tree)):
        case = tree.case(node)
        named = case in words["prepositions"] and tree.is_nominal(node)
        if case == "nach" and not _told(tree.lower[node], words["nouns"]):
            named = False
        if named or _so(tree, node):
            clause = next((above for above in tree.up(node) if tree.is_verb(above)), tree.root)
            found.setdefault(clause, []).append(node)
    return found


def _told(word: str, nouns: frozenset[str]) -> bool:
    """Whether a word is one for what somebody says, or a compound that ends in one: "Angaben", "UN-Angaben", "Medienberichten"."""
    return any(word.startswith(noun) or (noun in word and len(word) - word.rindex(noun) - len(noun) < 3) for noun in nouns)


def sayers(tree: Tree, verb: int, subjects: list[int], arguments: list[Argument]) -> list[int]:
    """Who says what a verb of saying says: its subject, or of "hieß es aus Minsk", "verlautete aus dem Kreml" the phrase."""
    own = tree.of(verb, "nsubj")
    if tree.lang == "en" or (own and all(tree.lower[child] != "es" for child in own)) or any(tree.lower[each] != "es" for each in subjects):
        return subjects
    return [argument.node for part in ("aus", "in") for argument in arguments if argument.part == part][:1] or subjects


def _so(tree: Tree, node: int) -> bool:
    """Whether ", so NAME" ends a sentence or a quote."""
    if tree.lang != "de" or tree.mention[node] is None or tree.tokens[node].pos not in ("NOUN", "PROPN"):
        return False
    start = min((child for child in tree.subtree(node) if child <= node), default=node)
    for at in range(start, max(-1, start - 2), -1):
        if tree.lower[at] == "so" and at > 0 and tree.tokens[at - 1].pos == "PUNCT":
            return all(tree.tokens[index].pos not in ("VERB", "AUX") for index in range(at, node))
        if tree.lower[at - 1] == "so" and at > 1 and tree.tokens[at - 2].pos == "PUNCT":
            return True
    return False


def is_reported(tree: Tree, senses: list[list[Sense]], node: int) -> bool:
    """Whether somebody is said to say what a word says."""
    for each in (node, *tree.up(node)):
        if any(tree.feature(word, "Mood") == "Sub" and tree.feature(word, "Tense") == "Pres" for word in (each, *tree.of(each, "aux"))):
            return True
        if each != node and any(isinstance(sense.owner, Governor) and sense.owner.effect in SPEECH for sense in senses[each]):
            return True
        if any(isinstance(sense.owner, Governor) and sense.owner.effect in SPEECH for child in tree.of(each, "parataxis") for sense in senses[child]):
            return True
    return False
