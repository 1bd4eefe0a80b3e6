"""What a sentence says of an event -> its participants in full: places become their states, and whom the sentence leaves unsaid is looked for before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.claims.arguments import is_passive
from kg.claims.clauses import marks
from kg.claims.codebook import Codebook
from kg.claims.context import Contexts
from kg.claims.discourse import PEOPLE, Participant
from kg.claims.entries import Entry
from kg.claims.found import Found
from kg.claims.recall import Memory
from kg.claims.words import Words
from kg.linking import Knowledge
from kg.model import Entity, EntityKind, EventKind, Status

_FOR_STATES = (*PEOPLE, EntityKind.GOVERNMENT_BODY)
"""Who names and dismisses for a state."""
_OF_DEEDS = (EventKind.ACCUSATION, EventKind.REJECTION)
_BLAMED = (*PEOPLE, EntityKind.STATE, EntityKind.ALLIANCE, EntityKind.ORGANIZATION, EntityKind.ARMED_GROUP, EntityKind.GOVERNMENT_BODY)
_AT_HOME = {EventKind.COERCION, EventKind.OFFICE_CHANGE, EventKind.PROTEST}
_STRIKING = (EventKind.ATTACK, EventKind.BLOCKADE)
_TO_PEOPLE = (EventKind.ACCUSATION, EventKind.CONCESSION, EventKind.REJECTION, EventKind.SANCTION, EventKind.THREAT)
_MUTUAL = (EventKind.MEETING, EventKind.AGREEMENT, EventKind.COOPERATION)
_ANNOUNCED = frozenset((*EventKind,)) - {EventKind.ATTACK, EventKind.MEETING, EventKind.OFFICE_CHANGE, EventKind.PROTEST}
_TO_COME = (Status.ANNOUNCED, Status.REFUSED)
_FILLED = 0.7
"""What a participant that was looked for leaves of a claim's score."""
Entities = tuple[Entity, ...]


@dataclass(frozen=True)
class Sides:
    """The participants of a claim, and how sure they are."""

    actor: Entities
    target: Entities
    place: Entities
    score: float


class Completer:
    """Completes the participants of an article's claims, in their order."""

    def __init__(self, codebook: Codebook, memory: Memory, knowledge: Knowledge | None) -> None:
        self.memory = memory
        self.knowledge = knowledge
        self._crowd = Words(codebook.classes["crowd"].nouns) if "crowd" in codebook.classes else Words()

    def sides(self, found: Found, contexts: Contexts) -> Sides:
        """Who takes part in a claim."""
        kind, roles, score = found.entry.kind, found.roles, found.score
        actor = self._acting(entities(roles.actor))
        target, place = self._states(kind, actor, entities(roles.target), entities(roles.place))
        if found.context.status is Status.REQUESTED and found.entry.status is Status.REQUESTED and self._asks_himself(found, actor):
            actor = ()
        # Only what the sentence leaves unsaid is looked for before it: an active verb has its subject, known or not.
        if not actor and kind is not EventKind.OFFICE_CHANGE and (seat := self._seat(found, contexts)):
            actor = (seat,)
        unsaid = not found.sense.verbal or self._asks(found, contexts) or is_passive(contexts.tree, found.sense.node) or _undergoes(found.entry)
        if not actor and unsaid and (own := self._own_doing(found, contexts, target)):
            actor, score = (own,), round(score * _FILLED, 3)
        if not actor and unsaid and kind is not EventKind.OFFICE_CHANGE and (other := self.memory.actor(kind, target, place, self._guessable(found))):
            actor, score = (other,), round(score * _FILLED, 3)
        if kind in _MUTUAL and len(actor) < 2:
            actor = self._both(found, actor)
        asked = kind is EventKind.CONCESSION and found.context.status is Status.REQUESTED and not actor and not target
        if asked and (other := self.memory.imposed(found.speakers)):
            # "verlangte, die Beschränkungen aufzuheben": who imposed them should, for whom asks.
            actor, target, score = (other,), self.memory.sides(found.speakers)[:1], round(score * _FILLED, 3)
        if kind is EventKind.ARMS_TRANSFER:
            target = tuple(entity for entity in target if entity not in actor)
        if not target and kind in _STRIKING:
            target = self._where(actor, place)
        if kind in _STRIKING and target and all(entity.kind is EntityKind.PLACE for entity in target) and (other := self.memory.opponent(kind, actor)):
            # A town whose state is not known belongs to whom the fight is with.
            target, place = (other,), tuple(dict.fromkeys((*place, *target)))
        if not target and kind in _OF_DEEDS:
            target = self._told_of(found, contexts, actor)
        if not target and found.context.status is Status.THREATENED:
            target = self._provoking(contexts, actor)
        if not target and kind is EventKind.ACCUSATION and set(_about(found, contexts)) & _AT_HOME:
            # "verurteilte den Putsch in Niger": what a state's own people did there is laid at its door.
            target = self._where(actor, place)
        if not target and not self._crowded(found, contexts) and (other := self.memory.target(kind, actor, _about(found, contexts))):
            target, score = (other,), round(score * _FILLED, 3)
        if not target and kind is EventKind.PROTEST:
            target = self.memory.sides(actor)[:1]
        return Sides(actor, target, place, score)

    def _told_of(self, found: Found, contexts: Contexts, actor: Entities) -> Entities:
        """Whose deeds the words after a colon tell: "Aserbaidschan protestierte scharf: Frankreich bereite einen Krieg vor"."""
        tree, node = contexts.tree, found.sense.node
        if not found.sense.verbal:
            return ()
        return self._doing(contexts, [clause for clause in tree.of(node, "parataxis", "ccomp") if clause > node], actor)

    def _provoking(self, contexts: Contexts, actor: Entities) -> Entities:
        """Whose deed a threat is tied to: "Sollte Indien angreifen, werde man zurückschlagen", "if Hungary blocks the talks"."""
        tree, conditional = contexts.tree, contexts.codebook.adverbs["conditional"]
        clauses = [node for node in range(len(tree)) if tree.is_verb(node) and tree.dep[node] in ("advcl", "parataxis", "conj", "ccomp")]
        return self._doing(contexts, [clause for clause in clauses if marks(tree, clause) & conditional], actor)

    def _doing(self, contexts: Contexts, clauses: Sequence[int], actor: Entities) -> Entities:
        """Who else is named as the first subject of one of these clauses."""
        own = {*actor, *self.memory.sides(actor)}
        for clause in clauses:
            for subject in contexts.subjects(clause)[:1]:
                mention = contexts.tree.mention[subject]
                if mention is not None and mention.entity.kind in _BLAMED and not {mention.entity, *self.memory.sides([mention.entity])} & own:
                    return (mention.entity,)
        return ()

    def _own_doing(self, found: Found, contexts: Contexts, target: Entities) -> Entity | None:
        """Who will do what a passive says will be done: whoever announces or rules it out, unless it is done to him."""
        tree, node = contexts.tree, found.sense.node
        if found.entry.kind not in _ANNOUNCED or found.context.status not in _TO_COME or not (tree.is_verb(node) and is_passive(tree, node)):
            return None
        sides = self.memory.sides(found.speakers[:1])
        return sides[0] if sides and sides[0] not in self.memory.sides(target) else None

    def _seat(self, found: Found, contexts: Contexts) -> Entity | None:
        """Who considers or plans it where a passive only names the capital: "In Washington wird über Lieferungen nachgedacht"."""
        tree = contexts.tree
        for above, effect in found.context.governors:
            if effect in ("possible", "announce") and tree.is_verb(above) and is_passive(tree, above):
                for argument in contexts.arguments(above, True):
                    mention = tree.mention[argument.node]
                    if argument.part == "in" and mention is not None and mention.entity.kind in (EntityKind.STATE, EntityKind.PLACE):
                        return mention.entity if mention.entity.kind is EntityKind.STATE else self.state(mention.entity)
        return None

    def _guessable(self, found: Found) -> Callable[[Entity], bool]:
        """Whom an unsaid deed may be laid at the door of by a guess: anybody where it has not happened, else only who tells of it."""
        told = set(self.memory.sides(found.speakers))
        return lambda entity: found.context.status is not Status.OCCURRED or entity in told

    def _asks(self, found: Found, contexts: Contexts) -> bool:
        """Whether somebody asks for something and does not say whom."""
        return found.entry.status is Status.REQUESTED and found.context.status is Status.REQUESTED and not self._crowded(found, contexts, anybody=True)

    def _asks_himself(self, found: Found, actor: Entities) -> bool:
        sides = self.memory.sides(actor)
        return bool(sides) and set(sides) <= set(self.memory.sides(found.speakers[:1]))

    def _both(self, found: Found, actor: Entities) -> Entities:
        """Talks and deals have two sides: who speaks of them, where only the other is named."""
        if not actor or found.roles.place:
            return actor
        own = self.memory.sides(actor)
        speakers = [side for side in self.memory.sides(found.speakers) if side not in own]
        return (*actor, *speakers[:1]) if speakers and found.context.status in (Status.OCCURRED, Status.DENIED) else actor

    def state(self, entity: Entity) -> Entity | None:
        """The state that an entity belongs to."""
        state = self.knowledge.state_of(entity.id) if self.knowledge else None
        return self.knowledge.entity(state) if state and self.knowledge else None

    def _acting(self, actor: Entities) -> Entities:
        """Places among the actors become their states: whom one visits there, but not one's own."""
        own = self.memory.sides([entity for entity in actor if entity.kind is not EntityKind.PLACE])
        states = [(self.state(entity) or entity) if entity.kind is EntityKind.PLACE else entity for entity in actor]
        return tuple(dict.fromkeys(state for entity, state in zip(actor, states, strict=True) if entity.kind is not EntityKind.PLACE or state not in own))

    def _states(self, kind: EventKind, actor: Entities, target: Entities, place: Entities) -> tuple[Entities, Entities]:
        """Places among the targets become the states that they belong to, and the place of the event; offices are a state's or an organisation's."""
        states = []
        for entity in target:
            state = self.state(entity) if entity.kind is EntityKind.PLACE or (kind is EventKind.OFFICE_CHANGE and entity.kind in _FOR_STATES) else None
            if state and (state not in actor or kind is EventKind.PROTEST):
                place = (*place, entity) if entity.kind is EntityKind.PLACE else place
                states.append(state)
            elif entity.kind is EntityKind.PLACE and not entity.known and self.knowledge:
                place = (*place, entity)
            elif kind is not EventKind.OFFICE_CHANGE or entity.kind not in PEOPLE:
                states.append(entity)
        if kind is EventKind.OFFICE_CHANGE and not states:
            states = [state for entity in actor if (state := self.state(entity))][:1]
        return tuple(dict.fromkeys(states)), tuple(dict.fromkeys(place))

    def _where(self, actor: Entities, place: Entities) -> Entities:
        """Whom it strikes that something is attacked or cut off in a place: the place's state, if that is another's, or the place."""
        own = self.memory.sides(actor)
        states = [(self.state(entity) or entity) for entity in place if entity.kind in (EntityKind.PLACE, EntityKind.STATE)]
        return tuple(state for state in states if state not in own and state not in actor)[:1]

    def _crowded(self, found: Found, contexts: Contexts, anybody: bool = False) -> bool:
        """Whether the sentence says to whom it is done, by a noun that names nobody: "die Opposition", "drei Zivilisten"."""
        if not anybody and found.entry.kind not in _TO_PEOPLE:
            return False
        tree, node = contexts.tree, found.sense.node
        governing = [above for above, effect in found.context.governors if effect in ("threaten", "support")]
        arguments = [argument for each in (node, *governing) for argument in contexts.arguments(each, tree.is_verb(each))]
        people = [argument.node for argument in arguments if argument.part in ("obj", "dat") and tree.tokens[argument.node].pos == "NOUN"]
        return any(self._crowd.has(tree.tokens[each].text, "", tree.lang) for each in people)


def entities(participants: Sequence[Participant]) -> Entities:
    """The entities of participants, in their order."""
    return tuple(participant.entity for participant in participants)


def _undergoes(entry: Entry) -> bool:
    """Whether the subject of an entry's verb is to whom it is done: "sitzt in Haft", "erhielt Asyl"."""
    acting = any("subj" in roles for roles in entry.roles["actor"])
    return entry.status is Status.OCCURRED and not acting and any("subj" in roles for roles in entry.roles.get("target", ()))


def _about(found: Found, contexts: Contexts) -> list[EventKind]:
    """The kinds of the events that a claim speaks of by a noun: "verurteilte die Luftangriffe" is about an attack."""
    nodes = [argument.node for argument in contexts.arguments(found.sense.node, found.sense.verbal) if argument.part not in ("subj", "sich")]
    return [sense.owner.kind for node in nodes for sense in contexts.senses[node] if isinstance(sense.owner, Entry) and sense.node != found.sense.node]
