"""A nominal of a tree -> the entities that it stands for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.claims.codebook import Codebook
from kg.claims.tree import Tree
from kg.claims.words import Words
from kg.model import Entity, EntityKind, Mention

_GROUPS = (EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.ALLIANCE, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP)
AGENTS = frozenset((*_GROUPS, EntityKind.LEADER, EntityKind.PERSON))
PEOPLE = frozenset((EntityKind.LEADER, EntityKind.PERSON))
THINGS = frozenset((EntityKind.WEAPON_SYSTEM, EntityKind.SANCTIONS_PROGRAMME))
_NAMING = ("flat", "appos", "nmod:desc", "compound", "nmod:unmarked")
_ANAPHORS = {
    "state": frozenset((EntityKind.STATE,)),
    "institution": frozenset((EntityKind.STATE,)),
    "group": frozenset((EntityKind.ARMED_GROUP, EntityKind.ORGANIZATION)),
    "alliance": frozenset((EntityKind.ALLIANCE, EntityKind.ORGANIZATION)),
    "body": frozenset((EntityKind.ORGANIZATION, EntityKind.GOVERNMENT_BODY, EntityKind.ALLIANCE)),
    "person": PEOPLE,
}
_BOTH = frozenset("beide beiden beider both".split())
_ANY_BODY = frozenset("gremium gremiums body panel".split())
_TWO = frozenset("zwei zwo two warring bekriegenden verfeindeten rivalisierenden kriegführenden rival feuding".split())
_PARTIES = (
    "seite",
    "land",
    "länder",
    "staat",
    "nachbar",
    "partei",
    "regierung",
    "side",
    "countr",
    "nation",
    "neighbo",
    "part",
    "government",
    "faction",
    "leader",
)
_MEN = ("männer", "männern", "politiker", "präsidenten", "staatschefs", "minister", "leaders", "men", "presidents")
_WARRING = frozenset("kriegsparteien konfliktparteien kriegspartei vertragsparteien".split())
_WINDOW = {"group": 4}
"""How many sentences back a noun takes up a name; two, where nothing is said."""
_DEFINITE = frozenset("der die das dem den des dieser dieses diesem diesen the this that".split())
_OF_STATE = (
    "land",
    "landes",
    "heimat",
    "regierung",
    "armee",
    "truppen",
    "streitkräfte",
    "luftwaffe",
    "marine",
    "country",
    "government",
    "army",
    "troops",
    "forces",
    "military",
    "nation",
    "homeland",
    "ministerium",
    "ministry",
    "kabinett",
    "cabinet",
    "parlament",
    "parliament",
    "amt",
)
_RELATIVES = frozenset("der die das den dem deren dessen denen welcher welche welches welchen welchem who which that whom whose".split())
_PERSONAL = {
    "er": "he",
    "ihn": "he",
    "ihm": "he",
    "he": "he",
    "him": "he",
    "she": "she",
    "sie": "sie",
    "it": "it",
    "es": "it",
    "they": "they",
    "them": "they",
    "ihnen": "they",
}
_FIRST = frozenset("wir ich uns mich mir we i us me our my".split())
_POSSESSIVE = {"sein": "any", "ihr": "any", "his": "he", "her": "she", "its": "it", "their": "they"}


States = Callable[[Entity], Entity | None]
"""Says to which state an entity belongs, None where that is not known."""


class Participant(NamedTuple):
    """An entity and how sure it is that the nominal stands for it."""

    entity: Entity
    sure: float


@dataclass
class Discourse:
    """What an article has named so far, for the words that stand for it: `subjects` of earlier clauses, the latest last."""

    subjects: list[tuple[int, int, Entity]] = field(default_factory=list)
    named: list[tuple[int, int, Entity]] = field(default_factory=list)
    pair: tuple[Entity, ...] = ()
    home: Entity | None = None
    sentence: int = 0

    def saw(self, node: int, entity: Entity) -> None:
        self.subjects.append((self.sentence, node, entity))


class Participants:
    """Finds the entities of nominals in one sentence; `speaker` is whom "we" and "I" stand for."""

    def __init__(self, tree: Tree, codebook: Codebook, discourse: Discourse, states: States) -> None:
        self.tree = tree
        self.discourse = discourse
        self.states = states
        self.speaker: Entity | None = None
        self._anaphors = codebook.anaphors
        self._acting: Words = codebook.classes["agent"]
        # A bare "Armee" or "Regierung" is nobody by itself, even where a linker made a name of it.
        for node, mention in enumerate(tree.mention):
            if mention is not None and not mention.entity.known and " " not in mention.text and self._is_common(node):
                tree.mention[node] = None

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
        return [one for one in self._behind(node, frozenset(_GROUPS), 0) if one.entity.kind in _GROUPS][:1]

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
        if depth == 0 and (both := self._both(node, kinds)):
            yield from both
            return
        if tree.tokens[node].pos in ("PRON", "DET"):
            if entity := self._pronoun(node, kinds) or self._possessor(node, kinds):
                yield Participant(entity, 0.7)
            return
        if depth > 3:
            return
        acting = self._acting.has(tree.tokens[node].text, (tree.before(node) or ("",))[-1], tree.lang)
        sure = 0.95 if acting else 0.7
        found = self._same_person(node, kinds) if depth == 0 else []
        found = found or self._behind(node, kinds, depth)
        if not found and depth == 0 and (entity := self._anaphor(node, kinds)):
            found = [Participant(entity, 0.7)]
        yield from (Participant(entity, sure * other) for entity, other in found)

    def _same_person(self, node: int, kinds: frozenset[EntityKind]) -> list[Participant]:
        """Whom "der SPD-Politiker" takes up: a party's or an office's member is the person named before, not the party."""
        words = self._anaphors.get("person")
        if words is None or not words.has(self.tree.tokens[node].text, "", self.tree.lang) or not kinds >= PEOPLE:
            return []
        entity = self._anaphor(node, kinds)
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
                if tree.plain(child) == "nmod" and tree.case(child) not in ("", "von", "of", "'s", "aus", "from", "in", "durch", "by"):
                    continue
                found = [Participant(m.entity, m.score)] if (m := tree.mention[child]) and m.entity.kind in kinds else []
                if tree.dep[child] == "det:poss" or (tree.dep[child] == "nmod:poss" and tree.tokens[child].pos == "PRON"):
                    found = [Participant(entity, 0.75)] if (entity := self._owner(child, node, kinds)) else []
                elif not found and tree.plain(child) in ("nmod", "appos"):
                    found = list(self._one(child, kinds, depth + 1))
                if found:
                    others = [p for each in tree.children[child] if tree.dep[each] == "conj" for p in self._one(each, kinds, depth + 1)]
                    return [*found, *others]
        return self._beside(node, kinds)

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

    def _both(self, node: int, kinds: frozenset[EntityKind]) -> list[Participant]:
        """The two that "beide Seiten", "both countries" stand for: the last two that were named together."""
        tree = self.tree
        around = (node, *tree.of(node, "det", "amod", "nummod", "nmod"))
        words = {tree.lower[word] for word in (*around, *(inner for word in around for inner in tree.of(word, "det", "amod", "nummod")))}
        two = bool(words & _TWO) and self.tree.lower[node].startswith(_PARTIES)
        if not (words & _BOTH or two or self.tree.lower[node] in _WARRING):
            return []
        if self.tree.lower[node].startswith(_MEN):
            return [Participant(entity, 0.7) for entity in self._latest_people() if entity.kind in kinds]
        return [Participant(entity, 0.7) for entity in self.discourse.pair if entity.kind in kinds]

    def _latest_people(self) -> list[Entity]:
        """The last two people that were named, in that order; none if it was only one."""
        people = list(dict.fromkeys(entity for _, _, entity in reversed(self.discourse.named) if entity.kind in PEOPLE))[:2]
        return people[::-1] if len(people) == 2 else []

    def _anaphor(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        """What "das Land", "the militia" take up: the latest name before it of such a thing, but the subject of the clause itself."""
        tree = self.tree
        if not _is_definite(tree, node):
            return None
        wanted = next((kind for kind, words in self._anaphors.items() if words.has(tree.tokens[node].text, "", tree.lang)), None)
        if wanted is None:
            return None
        verb = next((above for above in tree.up(node) if tree.is_verb(above)), tree.root)
        own = [mention.entity for child in tree.of(verb, "nsubj") if child != node and (mention := self.mention(child))]
        own += [state for entity in own if (state := self.states(entity))]
        if wanted == "state" and tree.plain(node) == "nsubj":
            # "Das Land will …": who acted before acts on.
            for sentence, place, entity in reversed(self.discourse.subjects):
                acting = entity if entity.kind is EntityKind.STATE else self.states(entity) if entity.kind in PEOPLE else None
                if acting and self.discourse.sentence - sentence <= 1 and (sentence != self.discourse.sentence or place < node) and acting not in own:
                    return acting
        for sentence, place, entity in reversed(self.discourse.named):
            if self.discourse.sentence - sentence > _WINDOW.get(wanted, 2) or (sentence == self.discourse.sentence and place >= node):
                continue
            if entity.kind in kinds & _ANAPHORS[wanted] and entity not in own and (wanted != "body" or self._is_called(entity, node)):
                return entity
        return self.discourse.home if wanted == "institution" and self.discourse.home not in own else None

    def _pronoun(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        if self.tree.lower[node] in _FIRST or self.tree.lower[node] == "man" or self.tree.lower[node].startswith("unser"):
            return self.speaker if self.speaker and self.speaker.kind in kinds else None
        form = _PERSONAL.get(self.tree.lower[node])
        if form and (entity := self._announcer(node, kinds)):
            return entity
        return self._latest(form, kinds, node) if form else None

    def _is_called(self, entity: Entity, node: int) -> bool:
        """Whether a body's name ends in the noun that takes it up; a "Gremium" can be any."""
        noun = self.tree.lower[node]
        return noun in _ANY_BODY or any(label.lower().endswith(noun) for _, label in entity.labels)

    def _announcer(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        """Whose announcement says what "it" will do: "Kenya's promise that it would withdraw"."""
        tree = self.tree
        clause = tree.head[node]
        noun = tree.head[clause]
        if tree.plain(node) != "nsubj" or tree.dep[clause] != "acl" or tree.is_verb(noun):
            return None
        owners = [tree.mention[child] for child in tree.of(noun, "nmod") if tree.dep[child] == "nmod:poss" or not tree.case(child)]
        return next((mention.entity for mention in owners if mention and mention.entity.kind in kinds), None)

    def _possessor(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        lower = self.tree.lower[node]
        form = _POSSESSIVE.get(lower) or next((form for stem, form in _POSSESSIVE.items() if lower.startswith(stem) and len(lower) <= len(stem) + 2), None)
        return self._latest(form, kinds, node) if form else None

    def _subject_of_clause(self, node: int) -> set[Entity]:
        """Whom an object pronoun cannot stand for: the subject of its own clause."""
        tree = self.tree
        if tree.plain(node) not in ("obj", "iobj", "obl") or tree.lower[node] in _POSSESSIVE:
            return set()
        return {mention.entity for child in tree.of(tree.head[node], "nsubj") if (mention := self.mention(child))}

    def _owner(self, possessor: int, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        """Whom "seine Regierung", "his country" stand for: a leader's country, government or army is the state."""
        entity = self._possessor(possessor, kinds)
        if entity is not None and entity.kind in PEOPLE and self.tree.lower[node].endswith(_OF_STATE):
            return self.states(entity) or entity
        return entity

    def _latest(self, form: str, kinds: frozenset[EntityKind], node: int) -> Entity | None:
        """The latest subject that a pronoun can stand for: of this sentence or the last two."""
        people = form in ("he", "she")
        if form == "sie" and self.tree.feature(node, "Number") == "Plur":
            form = "they"
        taken = self._subject_of_clause(node)
        others = [entry for entry in self.discourse.named if entry[2].kind in PEOPLE] if people else []
        for sentence, place, entity in (*reversed(self.discourse.subjects), *reversed(others)):
            if (sentence == self.discourse.sentence and place >= node) or self.discourse.sentence - sentence > 2 or entity in taken:
                continue
            fits = entity.kind in PEOPLE if people else entity.kind in _GROUPS if form == "it" else True
            if fits and entity.kind in kinds:
                return entity
        return None


def _is_definite(tree: Tree, node: int) -> bool:
    contracted = any(tree.lower[child] in ("im", "zum", "zur", "am", "beim", "vom") for child in tree.of(node, "case"))
    return contracted or any(tree.lower[child] in _DEFINITE for child in tree.of(node, "det"))


def _has_person(mention: Mention) -> bool:
    return mention.entity.kind in (EntityKind.STATE, EntityKind.GOVERNMENT_BODY, EntityKind.ORGANIZATION)


def merged(participants: Sequence[Participant]) -> tuple[Entity, ...]:
    return tuple(dict.fromkeys(participant.entity for participant in participants))
