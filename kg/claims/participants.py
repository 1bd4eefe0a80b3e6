"""A nominal of a tree -> the entities that it stands for."""

from collections.abc import Iterator, Sequence

from kg.claims.anaphors import Anaphors
from kg.claims.codebook import Codebook
from kg.claims.discourse import GROUPS, PEOPLE, Discourse, Participant, States
from kg.claims.tree import Tree
from kg.claims.words import Words
from kg.model import Entity, EntityKind, Mention

AGENTS = frozenset((*GROUPS, EntityKind.LEADER, EntityKind.PERSON))
THINGS = frozenset((EntityKind.WEAPON_SYSTEM, EntityKind.SANCTIONS_PROGRAMME))
_NAMING = ("flat", "appos", "nmod:desc", "compound", "nmod:unmarked")
_OTHERS = ("counterpart", "neighbour", "neighbor", "rival", "enem", "foe", "opponent", "successor", "predecessor", "patron")
"""Beginnings of nouns for somebody else than whoever stands beside them: "his counterpart", "the enemies of Israel"."""
_RELATIVES = frozenset("der die das den dem deren dessen denen welcher welche welches welchen welchem who which that whom whose".split())


class Participants:
    """Finds the entities of nominals in one sentence."""

    def __init__(self, tree: Tree, codebook: Codebook, discourse: Discourse, states: States) -> None:
        self.tree = tree
        self.discourse = discourse
        self.states = states
        self._words = Anaphors(tree, codebook, discourse, states, self.mention)
        self._anaphors = codebook.anaphors
        self._acting: Words = codebook.classes["agent"]
        # A bare "Armee" or "Regierung" is nobody by itself, even where a linker made a name of it.
        for node, mention in enumerate(tree.mention):
            if mention is not None and not mention.entity.known and " " not in mention.text and self._is_common(node):
                tree.mention[node] = None

    @property
    def speaker(self) -> Entity | None:
        """Whom "we" and "I" stand for."""
        return self._words.speaker

    @speaker.setter
    def speaker(self, entity: Entity | None) -> None:
        self._words.speaker = entity

    def _is_common(self, node: int) -> bool:
        words = self._acting
        return Words(words.nouns).has(self.tree.tokens[node].text, "", self.tree.lang)

    def of(self, node: int, kinds: frozenset[EntityKind] = AGENTS) -> list[Participant]:
        """The entities of a nominal and of those coordinated with it, in the order of the text, each once."""
        found: dict[Entity, float] = {}
        for each in self.tree.conjuncts(node):
            for entity, sure in self._one(each, kinds, 0):
                found[entity] = max(sure, found.get(entity, 0.0))
        return [Participant(entity, sure) for entity, sure in found.items()]

    def someone(self, nodes: Sequence[int]) -> bool:
        """Whether any of these nominals is a person, known or not: "die Ministerin", and not "eine Mitteilung"."""
        words = [self.tree.tokens[node] for node in nodes]
        return any(self._acting.has(word.text, "", self.tree.lang) or (word.pos == "NOUN" and word.text.endswith(("erin", "entin"))) for word in words)

    def senders(self, node: int) -> list[Participant]:
        """For whom a person acts by his role: "der US-Gesandte John Coale", "Ein Sprecher der Huthis, Jahja Sari"."""
        own = self.tree.mention[node]
        if own is not None and own.entity.kind in PEOPLE:
            return []
        return [one for one in self._behind(node, frozenset(GROUPS), 0) if one.entity.kind in GROUPS][:1]

    def antecedent(self, node: int) -> int:
        """The noun that a relative pronoun stands for; the node itself for anything else."""
        tree = self.tree
        if tree.tokens[node].pos in ("PRON", "DET") and tree.lower[node] in _RELATIVES:
            for above in (node, *tree.up(node)):
                if tree.dep[above] in ("acl:relcl", "acl") and tree.head[above] < node:
                    return tree.head[above]
        return node

    def mention(self, node: int) -> Mention | None:
        """The mention that names what a nominal is: its own, or that of the name that goes with it ("Präsident Wladimir Putin")."""
        tree = self.tree
        own = tree.mention[node]
        if own is not None and own.end >= tree.tokens[node].end:
            names = [tree.mention[child] for child in tree.of(node, "flat", "appos") if tree.mention[child] is not None]
            person = next((mention for mention in names if mention and mention.entity.kind in PEOPLE), None)
            return person if person is not None and own.entity.kind not in PEOPLE and _has_person(own) else own
        for child in tree.children[node]:
            if tree.dep[child] in _NAMING and not tree.case(child):
                mention = tree.mention[child]
                if mention is not None and (
                    mention.entity.kind in PEOPLE or tree.dep[child] in ("appos", "flat") or (child == node + 1 and mention.entity.known)
                ):
                    return mention
                if mention is None and (inner := next((m for g in tree.of(child, "flat") if (m := tree.mention[g])), None)):
                    return inner
        return None

    def _one(self, node: int, kinds: frozenset[EntityKind], depth: int) -> Iterator[Participant]:
        tree = self.tree
        node = self.antecedent(node)
        mention = self.mention(node)
        if mention is not None and mention.entity.kind in kinds:
            yield Participant(mention.entity, mention.score)
            return
        if mention is not None and mention.entity.kind not in THINGS:
            return
        if depth == 0 and (both := self._words.both(node, kinds)):
            yield from both
            return
        if tree.tokens[node].pos in ("PRON", "DET"):
            if entity := self._words.pronoun(node, kinds) or self._words.possessor(node, kinds):
                yield Participant(entity, 0.7)
            return
        if depth > 3:
            return
        acting = self._acting.has(tree.tokens[node].text, (tree.before(node) or ("",))[-1], tree.lang)
        sure = 0.95 if acting else 0.7
        found = self._same_person(node, kinds) if depth == 0 else []
        found = found or self._behind(node, kinds, depth)
        if not found and depth == 0 and (entity := self._words.taken_up(node, kinds)):
            found = [Participant(entity, 0.7)]
        yield from (Participant(entity, sure * other) for entity, other in found)

    def _same_person(self, node: int, kinds: frozenset[EntityKind]) -> list[Participant]:
        """Whom "der SPD-Politiker" takes up: a party's or an office's member is the person named before, not the party."""
        words = self._anaphors.get("person")
        if words is None or not words.has(self.tree.tokens[node].text, "", self.tree.lang) or not kinds >= PEOPLE:
            return []
        entity = self._words.taken_up(node, kinds)
        return [Participant(entity, 0.75)] if entity else []

    def _behind(self, node: int, kinds: frozenset[EntityKind], depth: int) -> list[Participant]:
        """Whom a common noun belongs to: "russische Truppen", "die Soldaten Nordkoreas", "US-Truppen", "the city of Kharkiv", "seine Armee"."""
        tree = self.tree
        mention = tree.mention[node]
        if mention is not None and mention.entity.kind in kinds:
            return [Participant(mention.entity, 0.9)]
        for deps in (("nmod:poss", "det:poss"), ("amod", "compound", "det", "nmod:desc"), ("nmod", "nmod:unmarked"), ("appos",)):
            for child in tree.children[node]:
                if tree.dep[child] not in deps:
                    continue
                if tree.lower[node].startswith(_OTHERS) and (tree.dep[child] in ("nmod:poss", "det:poss") or tree.plain(child) == "nmod"):
                    continue
                if tree.plain(child) == "nmod" and tree.case(child) not in ("", "von", "of", "'s", "aus", "from", "in", "durch", "by"):
                    continue
                found = [Participant(m.entity, m.score)] if (m := tree.mention[child]) and m.entity.kind in kinds else []
                if tree.dep[child] == "det:poss" or (tree.dep[child] == "nmod:poss" and tree.tokens[child].pos == "PRON"):
                    whose = list(self._one(child, kinds, depth + 1)) if tree.lower[child] == "whose" else []
                    found = whose or ([Participant(entity, 0.75)] if (entity := self._words.owner(child, node, kinds)) else [])
                elif not found and tree.plain(child) in ("nmod", "appos"):
                    found = list(self._one(child, kinds, depth + 1)) or self._seated(node, child, child, kinds)
                if found:
                    more = [each for each in tree.children[child] if tree.dep[each] == "conj"]
                    others = [p for each in more for p in list(self._one(each, kinds, depth + 1)) or self._seated(node, child, each, kinds)]
                    return [*found, *others]
        return self._beside(node, kinds)

    def _seated(self, node: int, first: int, place: int, kinds: frozenset[EntityKind]) -> list[Participant]:
        """The state of "ein Gericht in Istanbul", "the governments in Lima and Quito": `first` is the place beside "in"."""
        mention, words = self.tree.mention[place], self._anaphors.get("institution")
        if words is None or mention is None or mention.entity.kind is not EntityKind.PLACE or self.tree.case(first) != "in":
            return []
        state = self.states(mention.entity) if EntityKind.STATE in kinds and words.has(self.tree.tokens[node].text, "", self.tree.lang) else None
        return [Participant(state, 0.85)] if state else []

    def _beside(self, node: int, kinds: frozenset[EntityKind]) -> list[Participant]:
        """The same by the order of words, where the tree has it otherwise: "Pakistans Armee", "die Regierung von Shehbaz Sharif"."""
        tree = self.tree
        before = tree.mention[node - 1] if node else None
        if before is not None and before.entity.kind in kinds and tree.lower[node - 1].endswith("s") and tree.head[node - 1] in (node, node - 1):
            return [Participant(before.entity, 0.8)]
        for after in (node + 2, node + 3):
            if (
                node + 1 < len(tree)
                and tree.lower[node + 1] in ("von", "of", "der", "des")
                and after < len(tree)
                and all(tree.tokens[index].pos in ("DET", "ADP", "ADJ") for index in range(node + 1, after))
            ):
                mention = tree.mention[after]
                if mention is not None and mention.entity.kind in kinds:
                    return [Participant(mention.entity, 0.75)]
        return []


def _has_person(mention: Mention) -> bool:
    return mention.entity.kind in (EntityKind.STATE, EntityKind.GOVERNMENT_BODY, EntityKind.ORGANIZATION)
