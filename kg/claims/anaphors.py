"""A pronoun or "das Land", "beide Seiten" -> whom of the article it stands for."""

from collections.abc import Callable

from kg.claims.codebook import Codebook
from kg.claims.discourse import GROUPS, PEOPLE, Discourse, Participant, States
from kg.claims.entries import Governor
from kg.claims.tree import Tree
from kg.model import Entity, EntityKind, Mention

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
_NEXT = ("nachbar", "neighbo")
"""Whoever is somebody's neighbour is no subject of the sentence, of whatever clause."""
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
    "force",
    "navy",
    "police",
    "polizei",
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
_OF_OTHERS = ("release", "resignation", "removal", "extradition", "arrest", "ouster", "freilassung", "rücktritt", "auslieferung", "festnahme", "absetzung")
_FIRST = frozenset("wir ich uns mich mir we i us me our my".split())
_POSSESSIVE = {"sein": "any", "ihr": "any", "his": "he", "her": "she", "its": "it", "their": "they"}


class Anaphors:
    """Finds whom the words of one sentence stand for that name nobody; `speaker` is "we" and "I", `mention` says what a nominal is named by."""

    def __init__(self, tree: Tree, codebook: Codebook, discourse: Discourse, states: States, mention: Callable[[int], Mention | None]) -> None:
        self.tree = tree
        self.discourse = discourse
        self.states = states
        self.mention = mention
        self.speaker: Entity | None = None
        self._codebook = codebook
        self._anaphors = codebook.anaphors

    def both(self, node: int, kinds: frozenset[EntityKind]) -> list[Participant]:
        """The two that "beide Seiten", "both countries" stand for: the last two that were named together."""
        tree = self.tree
        around = (node, *tree.of(node, "det", "amod", "nummod", "nmod"))
        words = {tree.lower[word] for word in (*around, *(inner for word in around for inner in tree.of(word, "det", "amod", "nummod")))}
        two = bool(words & _TWO) and self.tree.lower[node].startswith(_PARTIES)
        if not (words & _BOTH or two or self.tree.lower[node] in _WARRING):
            return []
        if self.tree.lower[node].startswith(_MEN) or (self.tree.lower[node] in _BOTH and len(self._people_just_named()) == 2):
            return [Participant(entity, 0.7) for entity in self._latest_people() if entity.kind in kinds]
        return [Participant(entity, 0.7) for entity in self.discourse.pair if entity.kind in kinds]

    def _latest_people(self) -> list[Entity]:
        """The last two people that were named, in that order; none if it was only one."""
        people = list(dict.fromkeys(entity for _, _, entity in reversed(self.discourse.named) if entity.kind in PEOPLE))[:2]
        return people[::-1] if len(people) == 2 else []

    def _people_just_named(self) -> set[Entity]:
        """Everybody whom this sentence and the one before name."""
        return {entity for sentence, _, entity in self.discourse.named if entity.kind in PEOPLE and self.discourse.sentence - sentence <= 1}

    def taken_up(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        """What "das Land", "the militia" take up: the latest name before it of such a thing, but the subject of the clause itself."""
        tree = self.tree
        wanted = next((kind for kind, words in self._anaphors.items() if words.has(tree.tokens[node].text, "", tree.lang)), None)
        if wanted is None or not (_is_definite(tree, node) or (wanted == "institution" and _is_bare(tree, node))):
            return None
        verb = next((above for above in tree.up(node) if tree.is_verb(above)), tree.root)
        verbs = [above for above in tree.up(node) if tree.is_verb(above)] if tree.lower[node].startswith(_NEXT) else [verb]
        own = [mention.entity for each in verbs for child in tree.of(each, "nsubj") if child != node and (mention := self.mention(child))]
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
        return self.discourse.home if wanted in ("institution", "state") and self.discourse.home not in own else None

    def _is_called(self, entity: Entity, node: int) -> bool:
        """Whether a body's name ends in the noun that takes it up; a "Gremium" can be any."""
        noun = self.tree.lower[node]
        return noun in _ANY_BODY or any(label.lower().endswith(noun) for _, label in entity.labels)

    def pronoun(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        if self.tree.lower[node] in _FIRST or self.tree.lower[node] == "man" or self.tree.lower[node].startswith("unser"):
            return self.speaker if self.speaker and self.speaker.kind in kinds else None
        form = _PERSONAL.get(self.tree.lower[node])
        if form and (entity := self._announcer(node, kinds)):
            return entity
        return self._latest(form, kinds, node) if form else None

    def _announcer(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        """Whose announcement says what "it" will do: "Kenya's promise that it would withdraw"."""
        tree = self.tree
        clause = tree.head[node]
        noun = tree.head[clause]
        if tree.plain(node) != "nsubj" or tree.dep[clause] != "acl" or tree.is_verb(noun):
            return None
        owners = [tree.mention[child] for child in tree.of(noun, "nmod") if tree.dep[child] == "nmod:poss" or not tree.case(child)]
        return next((mention.entity for mention in owners if mention and mention.entity.kind in kinds), None)

    def possessor(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        lower = self.tree.lower[node]
        if lower in ("dessen", "deren"):
            return self._just_named(node, kinds)
        form = _POSSESSIVE.get(lower) or next((form for stem, form in _POSSESSIVE.items() if lower.startswith(stem) and len(lower) <= len(stem) + 2), None)
        if form and (own := self._not_himself(node)):
            return (self._just_named(node, kinds) if form != "it" else None) or self._latest(form, kinds, node, own)
        return self._latest(form, kinds, node) if form else None

    def _not_himself(self, node: int) -> set[Entity]:
        """Who demands "his release" or "her resignation" does not mean his own."""
        tree = self.tree
        noun = tree.head[node]
        keys = self._codebook.forms.keys(tree.tokens[tree.head[noun]].text, tree.tokens[tree.head[noun]].lemma)
        asks = any(isinstance(owner, Governor) and owner.effect == "request" for key in keys for _, owner in self._codebook.by_verb.get(key, ()))
        if not asks or not tree.lower[noun].endswith(_OF_OTHERS) or tree.plain(noun) not in ("obj", "obl"):
            return set()
        return {mention.entity for child in tree.of(tree.head[noun], "nsubj") if (mention := self.mention(child))}

    def _just_named(self, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        """Whom "dessen Freilassung" stands for that is no relative clause: the person named last, outside its own clause."""
        tree = self.tree
        verb = next((above for above in tree.up(node) if tree.is_verb(above)), tree.root)
        own = {mention.entity for each in (tree.subtree(verb) if verb != tree.root else tree.of(verb, "nsubj")) if (mention := tree.mention[each])}
        for sentence, place, entity in reversed(self.discourse.named):
            before = sentence < self.discourse.sentence or place < node
            if self.discourse.sentence - sentence <= 1 and before and entity not in own and entity.kind in PEOPLE and entity.kind in kinds:
                return entity
        return None

    def _subject_of_clause(self, node: int) -> set[Entity]:
        """Whom an object pronoun cannot stand for: the subject of its own clause."""
        tree = self.tree
        if tree.plain(node) not in ("obj", "iobj", "obl") or tree.lower[node] in _POSSESSIVE:
            return set()
        return {mention.entity for child in tree.of(tree.head[node], "nsubj") if (mention := self.mention(child))}

    def owner(self, possessor: int, node: int, kinds: frozenset[EntityKind]) -> Entity | None:
        """Whom "seine Regierung", "his country" stand for: a leader's country, government or army is the state."""
        entity = self.possessor(possessor, kinds)
        if entity is not None and entity.kind in PEOPLE and self.tree.lower[node].endswith(_OF_STATE):
            return self.states(entity) or entity
        return entity

    def _latest(self, form: str, kinds: frozenset[EntityKind], node: int, without: set[Entity] | None = None) -> Entity | None:
        """The latest subject that a pronoun can stand for: of this sentence or the last two."""
        people = form in ("he", "she")
        if form == "sie" and self.tree.feature(node, "Number") == "Plur":
            form = "they"
        taken = self._subject_of_clause(node) | (without or set())
        others = [entry for entry in self.discourse.named if entry[2].kind in PEOPLE] if people else []
        for sentence, place, entity in (*reversed(self.discourse.subjects), *reversed(others)):
            if (sentence == self.discourse.sentence and place >= node) or self.discourse.sentence - sentence > 2 or entity in taken:
                continue
            fits = entity.kind in PEOPLE if people else entity.kind in GROUPS if form == "it" else True
            if fits and entity.kind in kinds:
                return entity
        return None


def _is_definite(tree: Tree, node: int) -> bool:
    contracted = any(tree.lower[child] in ("im", "zum", "zur", "am", "beim", "vom") for child in tree.of(node, "case"))
    return contracted or any(tree.lower[child] in _DEFINITE for child in tree.of(node, "det"))


def _is_bare(tree: Tree, node: int) -> bool:
    """Whether it is "police" or "Behörden" without article or owner, who are those of the country that is spoken of."""
    plural = tree.feature(node, "Number") == "Plur" or tree.lower[node] in ("police", "polizei")
    return plural and not tree.of(node, "det", "nmod", "nummod") and not any(tree.mention[child] for child in tree.children[node])
