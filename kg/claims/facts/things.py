"""A sentence's tree -> facts about weapons and offices: (fact, the word that says it).

A property of a weapon belongs to the weapon that the tree leads to; where it leads to none, to the only one that the sentence names; where the sentence has
but a pronoun or a general noun, to the only one that the sentence before named. Two that could be meant are none.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.claims.context import Contexts
from kg.claims.facts.quantities import LENGTHS, Measured
from kg.claims.facts.words import FactWords
from kg.claims.senses import particles_of
from kg.claims.tree import Tree
from kg.model import Entity, EntityKind, Fact, Property

_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)
_BODIES = (EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.ALLIANCE, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP)
_IS = frozenset(("lautet", "ist", "war", "is", "was"))
_PRONOUNS = frozenset(("er", "sie", "es", "it", "they"))
_NEAR = 9
"""Tokens between a property and its figure."""


class Said(NamedTuple):
    """A fact, the token that says it, and whether it is told to be over."""

    fact: Fact
    node: int
    over: bool = False


class Things:
    """Finds facts in the sentences of one article, from the first to the last."""

    def __init__(self, words: FactWords) -> None:
        self.words = words
        self._before: tuple[Entity, ...] = ()

    def facts(self, contexts: Contexts, measured: Sequence[Measured]) -> list[Said]:
        """The facts of one sentence, in the order of its words."""
        tree = contexts.tree
        found = [*self._ranges(tree, measured), *self._named(tree), *self._replaced(contexts), *self._offices(tree)]
        self._before = self._spoken_of(tree) or self._before
        return sorted(found, key=lambda said: (said.node, said.fact.property))

    def _spoken_of(self, tree: Tree) -> tuple[Entity, ...]:
        """The weapons that the next sentence may go on with: the subjects of this one, else all; none where its subject is a pronoun."""
        subjects = [node for node in range(len(tree)) if tree.plain(node) == "nsubj"]
        named = tuple(dict.fromkeys(weapon for node in subjects for one in (node, *tree.of(node, "conj")) for weapon in _weapon_of(tree, one)))
        return named or (() if any(tree.lower[node] in _PRONOUNS for node in subjects) else _weapons(tree))

    def _ranges(self, tree: Tree, measured: Sequence[Measured]) -> Iterator[Said]:
        for node in range(len(tree)):
            if tree.tokens[node].pos == "NOUN" and self.words.names(Property.RANGE, tree.lang, tree.tokens[node].lemma, tree.lower[node - 1] if node else ""):
                figures = [one for one in measured if one.quantity.unit in LENGTHS and min(abs(one.first - node), abs(one.last - node)) <= _NEAR]
                nearest = min(figures, key=lambda one: min(abs(one.first - node), abs(one.last - node)), default=None)
                if nearest is not None and (weapon := self._owner(tree, node)):
                    yield Said(Fact(Property.RANGE, weapon, nearest.quantity), node)

    def _named(self, tree: Tree) -> Iterator[Said]:
        for node in range(len(tree)):
            if tree.tokens[node].pos not in ("NOUN", "PROPN"):
                continue
            lemma, before = tree.tokens[node].lemma, tree.lower[node - 1] if node else ""
            if self.words.names(Property.CODE_NAME, tree.lang, lemma, before):
                name = _name_after(tree, node)
                if name and (weapon := self._owner(tree, node)) and name.lower() not in {label.lower() for _, label in weapon.labels}:
                    yield Said(Fact(Property.CODE_NAME, weapon, words=name), node)
            elif self.words.names(Property.WARHEAD, tree.lang, lemma, before) and (weapon := self._owner(tree, node)):
                said = [tree.lower[node], *(tree.lower[child] for child in tree.of(node, "amod", "compound"))]
                said += [tree.lower[other] for child in tree.of(node, "amod") for other in tree.of(child, "conj")]
                for kind, words in self.words.kinds:
                    if any(word.startswith(words) for word in said):
                        yield Said(Fact(Property.WARHEAD, weapon, words=kind), node)

    def _replaced(self, contexts: Contexts) -> Iterator[Said]:
        tree = contexts.tree
        for node in range(len(tree)):
            lemma = "".join([*particles_of(tree, node, contexts.codebook.particles)[:1], tree.tokens[node].lemma]).lower()
            if tree.is_verb(node) and lemma in self.words.words[Property.REPLACES, tree.lang]:
                arguments = contexts.arguments(node, True)
                new = [weapon for part in arguments if part.part == "subj" for weapon in self._subject(tree, part.node)]
                old = [weapon for part in arguments if part.part == "obj" for weapon in _weapon_of(tree, part.node)]
            elif tree.tokens[node].pos == "NOUN" and lemma in self.words.successors:
                old = [weapon for child in tree.of(node, "nmod") for weapon in _weapon_of(tree, child)]
                owner = self._owner(tree, node, frozenset(old))
                new = [owner] if owner else []
            else:
                continue
            if len(new) == len(old) == 1 and new != old:
                yield Said(Fact(Property.REPLACES, new[0], value=old[0]), node)

    def _subject(self, tree: Tree, node: int) -> list[Entity]:
        """The weapon that a subject names, or that its pronoun stands for."""
        if tree.lower[node] in _PRONOUNS and len(self._before) == 1:
            return [self._before[0]]
        return _weapon_of(tree, node)

    def _offices(self, tree: Tree) -> Iterator[Said]:
        """Role words beside a person's name: "der ukrainische Präsident Wolodymyr Selenskyj", "Kaja Kallas, the EU's foreign policy chief"."""
        for node in range(len(tree)):
            before = tree.lower[node - 1] if node else ""
            if tree.tokens[node].pos not in ("NOUN", "PROPN") or not self.words.names(Property.OFFICE, tree.lang, tree.tokens[node].lemma, before):
                continue
            person = _person_beside(tree, node)
            if person is None:
                continue
            owners = [_body(tree, child) for child in (node, *tree.of(node, "amod", "nmod", "nmod:poss", "compound"))]
            owner = next((entity for entity in owners if entity is not None), None)
            if owner is not None:
                beside = (tree.tokens[child].text for child in tree.of(node, "amod", "advmod", "compound", "det"))
                over = self.words.over(tree.lang, tree.tokens[node].text, beside)
                yield Said(Fact(Property.OFFICE, person, value=owner, words=_title(tree, node)), node, over)

    def _owner(self, tree: Tree, node: int, but: frozenset[Entity] = frozenset()) -> Entity | None:
        """The weapon that a property belongs to."""
        inside = [weapon for child in tree.subtree(node) for weapon in _mentioned(tree, child) if weapon not in but]
        if len(set(inside)) == 1:
            return inside[0]
        if tree.case(node) in ("mit", "with"):
            # "fire ATACMS missiles with a range of 300 km": whatever the tree says, it is the range of what stands before it.
            return next((weapon for other in range(node - 1, -1, -1) for weapon in _mentioned(tree, other) if weapon not in but), None)
        above = node
        while tree.head[above] != above:
            above = tree.head[above]
            near = [
                weapon for child in (above, *tree.of(above, "nsubj", "appos", "flat", "compound")) for weapon in _weapon_of(tree, child) if weapon not in but
            ]
            if near:
                return near[0] if len(set(near)) == 1 else None
        here = [weapon for weapon in _weapons(tree) if weapon not in but]
        if here or but:
            return here[0] if len(here) == 1 else None
        return self._before[0] if len(self._before) == 1 else None


def _weapons(tree: Tree) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(weapon for node in range(len(tree)) for weapon in _mentioned(tree, node)))


def _mentioned(tree: Tree, node: int) -> list[Entity]:
    mention = tree.mention[node]
    return [mention.entity] if mention is not None and mention.entity.kind is EntityKind.WEAPON_SYSTEM else []


def _weapon_of(tree: Tree, node: int) -> list[Entity]:
    """The weapon that a nominal names, itself or by what stands beside its noun: "die Rakete vom Typ Iskander"."""
    if found := _mentioned(tree, node):
        return found
    beside = tree.of(node, "appos", "flat", "compound", "nmod")
    beside += [inner for child in beside if not tree.case(child) or tree.lower[child] in ("typ", "type") for inner in tree.of(child, "appos", "flat")]
    return list(dict.fromkeys(weapon for child in beside for weapon in _mentioned(tree, child)))[:1]


def _name_after(tree: Tree, node: int) -> str:
    """The name that stands right after a noun, without quotation marks: "SS-26 Stone"."""
    words: list[str] = []
    for after in range(node + 1, min(node + 6, len(tree))):
        word = tree.tokens[after].text
        if not words and (word in "„“”\"'‚‘«»:(" or word in _IS):
            continue
        if not (word[0].isupper() or word[0].isdigit() or word in "-/") or tree.tokens[after].pos not in ("PROPN", "NOUN", "X", "NUM", "ADJ", "PUNCT"):
            break
        words.append(word)
    return " ".join(words).replace(" - ", "-")


def _title(tree: Tree, node: int) -> str:
    """An office in its base form; in English with the capitals right before it: "Foreign Minister"."""
    first = node
    while tree.lang == "en" and first and tree.head[first - 1] == node and tree.tokens[first - 1].text[0].isupper() and tree.mention[first - 1] is None:
        first -= 1
    return " ".join([*(tree.tokens[index].text for index in range(first, node) if tree.lower[index] != "former"), tree.tokens[node].lemma])


def _person_beside(tree: Tree, node: int) -> Entity | None:
    """The person whose name a role word stands beside, as apposition either way or as a title."""
    beside = [child for child in tree.of(node, "appos", "flat", "compound", "nmod") if not tree.case(child)]
    if tree.dep[node] in ("appos", "flat", "compound", "nmod:desc"):
        beside.append(tree.head[node])
    for other in beside:
        mention = tree.mention[other]
        if mention is not None and mention.entity.kind in _PEOPLE and not mention.start <= tree.tokens[node].start < mention.end:
            return mention.entity
    return None


def _body(tree: Tree, node: int) -> Entity | None:
    mention = tree.mention[node]
    return mention.entity if mention is not None and mention.entity.kind in _BODIES else None
