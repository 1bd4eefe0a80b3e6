"""English trees -> the same trees, put right where the order of words leaves no doubt that the parser erred."""

from kg.claims.codebook import Codebook
from kg.claims.entries import Governor
from kg.claims.senses import senses
from kg.claims.tree import Tree
from kg.claims.words import Words
from kg.model import EntityKind

_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)
_FRONT = ("to", "of", "on", "against", "from", "for")


def objects_of_relatives(tree: Tree) -> None:
    """ "whom Canada recognised": "whom" is never a subject."""
    for node in range(len(tree)):
        if tree.lower[node] == "whom" and tree.dep[node] == "nsubj":
            tree.dep[node] = "obj"


def titles(tree: Tree, codebook: Codebook) -> None:
    """ "Secretary of State Marco Rubio phoned …", "met President To Lam": a person's name right after a title with which it shares its head is that title's."""
    people = Words(codebook.classes["people"].nouns | codebook.classes["office"].nouns)
    for title in range(len(tree)):
        if tree.tokens[title].pos not in ("NOUN", "PROPN") or tree.mention[title] is not None or not people.has(tree.tokens[title].text, "", tree.lang):
            continue
        after = max(node for node in tree.subtree(title) if node < title + 6) + 1
        if after >= len(tree) or any(tree.lower[node] == "," for node in range(title, after)):
            continue
        mention = tree.mention[after]
        if mention is None or mention.entity.kind not in _PEOPLE or mention.start < tree.tokens[after].start:
            continue
        inside = [node for node in range(after, len(tree)) if tree.mention[node] is mention]
        name = next(node for node in inside if tree.head[node] not in inside)
        if tree.head[name] == tree.head[title] and tree.head[name] != name and tree.plain(name) in ("nsubj", "obj", "obl", "iobj", "nmod"):
            tree.attach(name, title, "appos")


def infinitive_conjuncts(tree: Tree) -> None:
    """ "promised to restore …, which it had cut, and to lift …": an infinitive with "to" goes with the one before it, and no finite verb."""
    for node in range(len(tree)):
        above = tree.head[node]
        if tree.dep[node] != "conj" or not _is_infinitive(tree, node) or _is_infinitive(tree, above) or not tree.is_verb(above):
            continue
        for verb in tree.up(above):
            earlier = [each for each in (verb, *tree.of(verb, "xcomp", "acl", "advcl")) if each < node and _is_infinitive(tree, each)]
            if earlier:
                tree.attach(node, earlier[-1], "conj")
                break


def contents_of_nouns(tree: Tree, codebook: Codebook) -> None:
    """ "drop its resistance to selling jets": what a preposition ties to a noun that says what becomes of an event belongs to the noun before it."""
    for node in range(len(tree)):
        verb = tree.head[node]
        if tree.dep[node] != "advcl" or not tree.lower[node].endswith("ing") or tree.case(node) not in _FRONT:
            continue
        first = min(tree.subtree(node))
        nouns = [noun for noun in tree.of(verb, "obj", "nsubj") if max(tree.subtree(noun)) == first - 1]
        if nouns and any(isinstance(sense.owner, Governor) for sense in senses(tree, nouns[0], codebook)):
            tree.attach(node, nouns[0], "acl")


def _is_infinitive(tree: Tree, node: int) -> bool:
    return any(tree.lower[mark] == "to" for mark in tree.of(node, "mark")) and tree.is_verb(node)
