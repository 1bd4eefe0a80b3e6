"""A word, its entry and its context -> who fills which role."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.claims.arguments import Argument, is_passive
from kg.claims.context import Contexts
from kg.claims.discourse import PEOPLE, Participant
from kg.claims.entries import Condition, Entry, Roles
from kg.claims.participants import AGENTS, THINGS, Participants
from kg.claims.senses import Sense
from kg.claims.standing import Context
from kg.claims.words import Words
from kg.model import EntityKind, EventKind

_KINDS = {
    "actor": AGENTS,
    "target": AGENTS | {EntityKind.PLACE},
    "instrument": THINGS,
    "place": frozenset((EntityKind.PLACE, EntityKind.STATE)),
}
_DEFAULTS: dict[str, Roles] = {
    "instrument": (("obj", "mit", "with", "von", "of", "prefix", "subj"),),
    "place": (("in", "bei", "auf", "nahe", "vor", "at", "near", "on"),),
}
_TREATIES = frozenset((EventKind.ACCESSION, EventKind.AGREEMENT, EventKind.EXIT, EventKind.REJECTION, EventKind.SUPPORT))
"""The kinds of events that are done to a treaty, where one is named."""
_TREATY_PARTS: Roles = (("obj", "dat", "aus", "an", "zu", "auf", "genitive", "compound", "von", "from", "of", "in", "to", "on", "with"),)
_ACTING = frozenset(("State", "Leader", "Organization"))
_WHERE = frozenset(("in", "nach", "to"))
_HELD = frozenset(("mit", "with"))
_HOLDING = frozenset(("", "von", "of", "mit", "with", "an", "aus", "'s"))
_CONTENTS = frozenset(("obj", "mit", "with", "vor", "an", "um"))
"""Parts whose words are what a verb's entry tells of, so that its noun tells nothing else."""
_CONTROL = 0.85
_OF_STATES = frozenset(
    (
        EventKind.ARMS_TRANSFER,
        EventKind.ATTACK,
        EventKind.BLOCKADE,
        EventKind.CONCESSION,
        EventKind.DEPLOYMENT,
        EventKind.RETREAT,
        EventKind.SANCTION,
        EventKind.WEAPON_TEST,
    )
)
_OWNED = ("von", "of")
_PIECES = frozenset(("stück", "exemplare", "exemplar"))
_CURRENCIES = {"$": ("Dollar", "dollar"), "€": ("Euro", "euro"), "£": ("Pfund", "pound")}
"""The nouns that a sign for money stands for, in German and English."""


class Filled(NamedTuple):
    """The participants of each role."""

    actor: list[Participant]
    target: list[Participant]
    instrument: list[Participant]
    place: list[Participant]


class RoleFinder:
    """Fills the roles of entries in one sentence."""

    def __init__(self, contexts: Contexts, participants: Participants) -> None:
        self.contexts = contexts
        self.tree = contexts.tree
        self.participants = participants
        self._official = False
        self._phrases = {node for nodes in contexts.attributions.values() for node in nodes}

    def fill(self, sense: Sense, entry: Entry, context: Context) -> Filled | None:
        """The roles of an entry at a word; None where one of its conditions does not hold."""
        # "Nach Angaben der USA" says who tells it, whatever else "nach" may be.
        parts = [part for part in self._parts(sense, entry, context) if part.node not in self._phrases]
        if not all(self._holds(condition, parts, sense, not entry.fallback) for condition in entry.conditions):
            return None
        if any(self._met(condition, parts, sense) for condition in entry.exclusions):
            return None
        if entry.need and not any(entry.need.has(self.tree.tokens[node].text, "", self.tree.lang) for node in self._near(sense.node)):
            return None
        self._official = entry.kind in _OF_STATES
        filled = {role: self._role(role, entry.roles.get(role) or _DEFAULTS.get(role, ()), parts, _KINDS[role]) for role in Filled._fields}
        if entry.kind in _TREATIES:
            filled["target"] = self._role("target", _TREATY_PARTS, self._inner(parts), frozenset((EntityKind.TREATY,))) or filled["target"]
        return Filled(**filled) if len(filled["actor"]) >= entry.sides else None

    def _inner(self, parts: list[Argument]) -> list[Argument]:
        """These parts and what hangs on their nouns: "setzte seine Teilnahme am New START aus"."""
        own = {part.node for part in parts}
        deep = [inner for part in parts if part.part != "subj" for inner in self.contexts.arguments(part.node, False)]
        return [*parts, *(inner._replace(sure=inner.sure * _CONTROL) for inner in deep if inner.node not in own)]

    def _near(self, node: int) -> Iterator[int]:
        stop = frozenset(("acl:relcl", "advcl", "ccomp", "parataxis", "conj"))
        return self.tree.subtree(node, stop)

    def _parts(self, sense: Sense, entry: Entry, context: Context) -> list[Argument]:
        own = self.contexts.arguments(sense.node, sense.verbal)
        if sense.verbal:
            above = self.tree.head[sense.node]
            parts = [part for part in own if not (part.part == "subj" and part.node == above and self.contexts.governs(above))]
            if not any(part.part == "subj" for part in parts):
                parts += [Argument("subj", node, _CONTROL) for node in self.contexts.subjects(sense.node) or self._controllers(sense, context)]
            if not any(part.part in ("obj", "dat") for part in parts) and self.tree.dep[sense.node] == "conj":
                above = self.tree.head[sense.node]
                parts += [part for part in self.contexts.arguments(above, True) if part.part == "obj" and part.node > sense.node]
                if is_passive(self.tree, sense.node) and not any(part.part == "obj" for part in parts):
                    # "was arrested and sentenced", "which fought here and is accused of it": whom the first verb is said of, the second is too.
                    parts += [part._replace(part="obj", sure=_CONTROL) for part in self._shared(above)]
            return parts
        parts = list(self._noun_parts(own, entry))
        if not any(part.part == "subj" for part in parts):
            parts += [Argument("subj", node, _CONTROL) for node in context.controllers]
        above = self.tree.head[sense.node]
        if not any(part.part == "subj" for part in parts) and entry.kind is EventKind.MEETING and self.tree.plain(sense.node) == "obl":
            parts += self._beside(above, any(part.part in ("mit", "with") for part in own))
        if above != sense.node and self.tree.plain(sense.node) in ("obj", "nsubj", "obl") and self.contexts.senses[above]:
            taken = {part.node for part in parts}
            others = self.contexts.arguments(above, self.tree.is_verb(above))
            if (above, "threaten") in context.governors:
                # "Iran drohte Israel mit einem Angriff": who is threatened with it is its target.
                parts += [Argument("obj", part.node, _CONTROL) for part in others if part.part in ("obj", "dat") and part.node != sense.node]
            parts += [
                Argument(part.part, part.node, part.sure * 0.85)
                for part in others
                if part.part not in ("subj", "obj", "sich", "ccomp", "xcomp") and part.node not in taken and part.node != sense.node
            ]
        return parts

    def _shared(self, verb: int) -> list[Argument]:
        """What a verb's coordinated passive participles are said of: its own logical object in the passive, else its subject."""
        part = "obj" if is_passive(self.tree, verb) else "subj"
        return [argument for argument in self.contexts.arguments(verb, True) if argument.part == part][:1]

    def _beside(self, verb: int, partner: bool) -> list[Argument]:
        """Who takes part in a meeting that a clause only mentions: "Bei einem Treffen mit Xi lobte Putin China", "sie dankte ihm in einem Telefonat"."""
        subjects = [Argument("subj", node, 0.75) for node in self.contexts.subjects(verb)]
        others = [
            Argument("subj", part.node, 0.7)
            for part in self.contexts.arguments(verb, True)
            if part.part in ("obj", "dat") and self.participants.of(part.node, PEOPLE)
        ]
        return subjects if partner else [*subjects, *others] if others else []

    def _controllers(self, sense: Sense, context: Context) -> list[int]:
        if any(part.part == "obj" and self.tree.plain(part.node) == "nsubj" for part in self.contexts.arguments(sense.node, True)):
            return []
        return context.controllers

    def _noun_parts(self, own: list[Argument], entry: Entry) -> Iterator[Argument]:
        """The parts of a noun, with what "of", a genitive or a name in the word are for this entry."""
        agent = any(argument.part in ("durch", "by") for argument in own)
        first = any(argument.part == "genitive" and self._before(argument) for argument in own)
        after = any(argument.part in ("von", "of", "genitive") and not self._before(argument) for argument in own)
        for argument in own:
            part = argument.part
            if part in ("genitive", *_OWNED):
                subject = self._is_subject(argument, entry, agent or (first and not self._before(argument)), after)
                yield argument._replace(part="subj" if subject else "obj")
            elif part == "adj":
                yield argument._replace(part="subj" if not agent else "adj")
            elif part in ("durch", "by"):
                yield argument._replace(part="subj")
            elif part == "compound":
                yield argument._replace(part=self._compound(argument, entry), sure=0.9)
            yield argument

    def _before(self, argument: Argument) -> bool:
        return self.tree.dep[argument.node] in ("nmod:poss", "det:poss") or argument.node < self.tree.head[argument.node]

    def _is_subject(self, argument: Argument, entry: Entry, agent: bool, after: bool) -> bool:
        if agent or not self.participants.of(argument.node):
            return False
        if entry.genitive == "obj":
            return self._before(argument) and after
        if entry.genitive == "auto" and self.tree.lang == "en":
            return argument.part != "of"
        return True

    def _compound(self, argument: Argument, entry: Entry) -> str:
        if entry.compound != "auto":
            return entry.compound
        mention = self.tree.mention[argument.node]
        imposes = mention is not None and (mention.entity.kind not in (EntityKind.STATE, EntityKind.PLACE, *PEOPLE) or mention.text.isupper())
        return "subj" if imposes else "obj"

    def _holds(self, condition: Condition, parts: list[Argument], sense: Sense, lenient: bool) -> bool:
        if self._met(condition, parts, sense, lenient):
            return True
        # A passive without agent has no subject to test, and may be told all the same.
        unsaid = condition.parts == ("subj",) and sense.verbal and not any(part.part == "subj" for part in parts)
        return unsaid and (any(part.part == "obj" for part in parts) or is_passive(self.tree, sense.node))

    def _met(self, condition: Condition, parts: list[Argument], sense: Sense, lenient: bool = False) -> bool:
        words = condition.words
        if sense.rest and {"obj", "prefix", "compound"} & set(condition.parts) and words.has(sense.rest, "", self.tree.lang):
            return True
        asked = [part for part in parts if part.part in condition.parts]
        if any(self.fits(part.node, words) or (part.part == "compound" and self._begins(part.node, words)) for part in asked):
            return True
        # Whoever can be named as the one who acts may act, whatever noun stands for him: "ruandische Rebellen", "Moscow's envoys".
        return lenient and words.kinds >= _ACTING and any(part.part == "subj" and self.participants.of(part.node) for part in asked)

    def _begins(self, node: int, words: Words) -> bool:
        """Whether the name that a word begins with is of one of these kinds: "EU-Beitritt"."""
        mention = self.tree.mention[node]
        return mention is not None and mention.entity.kind.mention_kind in words.kinds

    def fits(self, node: int, words: Words, depth: int = 0) -> bool:
        """Whether a nominal is one of these words or kinds, or counts or holds one ("Container mit Munition", "tausende Soldaten")."""
        if words.anything:
            return True
        tree = self.tree
        node = self.participants.antecedent(self._counted(node))
        mention = self.participants.mention(node)
        if mention is not None and mention.entity.kind.mention_kind in words.kinds:
            return True
        if mention is None and tree.tokens[node].pos in ("PRON", "DET") and words.kinds:
            return any(participant.entity.kind.mention_kind in words.kinds for participant in self.participants.of(node))
        before = (tree.before(node) or ("",))[-1]
        word = tree.tokens[node].text
        word = _CURRENCIES[word][tree.lang == "en"] if word in _CURRENCIES else word
        if words.has(word, before, tree.lang):
            return True
        if depth > 2:
            return False
        happens = any(not sense.verbal and isinstance(sense.owner, Entry) for sense in self.contexts.senses[node])
        chain = [
            child
            for child in tree.children[node]
            if tree.dep[child] in ("conj", "appos", "flat", "nmod", "nmod:desc", "compound", "nmod:unmarked")
            and (tree.plain(child) != "nmod" or tree.case(child) in (_HELD if happens else _HOLDING))
        ]
        if mention is not None and mention.entity.kind in AGENTS:
            chain = [child for child in chain if tree.dep[child] == "conj"]
        nouns = Words(words.nouns, words.kinds & {"WeaponSystem", "Sanction"}) if depth == 0 and mention is None else words
        return any(self.fits(child, words if tree.dep[child] in ("conj", "appos") else nouns, depth + 1) for child in chain)

    def _counted(self, node: int) -> int:
        """What a bare number counts: "Polen schickt 200 Soldaten, Rumänien weitere 100", "Norwegen gab acht Stück ab"."""
        tree = self.tree
        if not (tree.tokens[node].pos == "NUM" or tree.lower[node] in _PIECES) or tree.mention[node] is not None or tree.plain(node) not in ("obj", "obl"):
            return node
        for above in tree.up(tree.head[node]):
            objects = [part.node for part in self.contexts.arguments(above, True) if part.part == "obj"] if tree.is_verb(above) else []
            if objects and objects[0] < node:
                return objects[0]
        return node

    def names(self, claim: Sense, sense: Sense, entry: Entry) -> bool:
        """Whether a noun that names an event is but the object that another entry asks for: "Sanktionen" in "hob die Sanktionen auf"."""
        objects = [condition.words for condition in entry.conditions if _CONTENTS & set(condition.parts)]
        return any(self.fits(claim.node, words) for words in objects)

    def _role(self, role: str, alternatives: Roles, parts: list[Argument], kinds: frozenset[EntityKind]) -> list[Participant]:
        if role == "actor" and _WHERE & set(sum(alternatives, ())):
            kinds |= {EntityKind.PLACE}
        for alternative in alternatives:
            found: dict[str, Participant] = {}
            for wanted in alternative:
                for part in parts:
                    if part.part != wanted:
                        continue
                    clause = wanted in ("ccomp", "xcomp")
                    nodes = self.contexts.subjects(part.node) if clause else [part.node]
                    for entity, sure in [one for node in nodes for one in self._named(node, kinds, role)]:
                        participant = Participant(entity, sure * part.sure)
                        if entity.id not in found or found[entity.id].sure < participant.sure:
                            found[entity.id] = participant
                    if found and role != "instrument" and wanted not in ("zwischen", "between", "genitive", "subj"):
                        break
            if found:
                return list(found.values())
        return []

    def _named(self, node: int, kinds: frozenset[EntityKind], role: str) -> list[Participant]:
        """The participants that a nominal names; an envoy or spokesman stands for who sent him, where only states and forces do such things."""
        named = self.participants.of(node, kinds)
        if role == "actor" and self._official and [one.entity.kind for one in named] == [EntityKind.PERSON]:
            return self.participants.senders(node) or named
        return named

    def speakers(self, sense: Sense, entry: Entry, context: Context) -> list[Participant]:
        """Who says what an entry with a status of its own says."""
        return self._role("actor", entry.speaker, self._parts(sense, entry, context), AGENTS)
