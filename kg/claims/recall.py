"""What an article has said before -> the participants that a sentence leaves out.

"Oman verurteilte die Luftangriffe": the accused is who flew them; "Berlin will keine Kampfjets abgeben": the sentences before have said to whom.
What is filled here lowers a claim's score.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.claims.discourse import States
from kg.model import Entity, EntityKind, EventKind, Status

_REACTIONS = frozenset((EventKind.ACCUSATION, EventKind.REJECTION, EventKind.SUPPORT))
_OPINIONS = _REACTIONS - {EventKind.REJECTION}
_HOSTILE = frozenset((EventKind.ACCUSATION, EventKind.ATTACK, EventKind.BLOCKADE, EventKind.DEMAND, EventKind.REJECTION, EventKind.SANCTION, EventKind.THREAT))
_FIGHTING = frozenset((EventKind.ATTACK, EventKind.BLOCKADE, EventKind.SANCTION, EventKind.THREAT))
_GIVING = frozenset((EventKind.AID, EventKind.ARMS_TRANSFER, EventKind.CONCESSION, EventKind.SANCTION))
_DIRECTED = _HOSTILE | _REACTIONS | _GIVING
_OF_STATES = frozenset((EntityKind.LEADER, EntityKind.PERSON, EntityKind.GOVERNMENT_BODY, EntityKind.PLACE))
_IMPOSED = frozenset((EventKind.BLOCKADE, EventKind.SANCTION, EventKind.COERCION, EventKind.EXIT))
_TALKS = frozenset((EventKind.AGREEMENT, EventKind.MEETING))
_DOMESTIC = frozenset((EventKind.COERCION, EventKind.CONCESSION, EventKind.PROTEST))
_OPPOSED = _DIRECTED - {EventKind.CONCESSION}
_CLEAR = 2
"""How many times as often as the next the one side must be named that a sentence may leave out."""


class Told(NamedTuple):
    """What an earlier claim of the article says."""

    kind: EventKind
    status: Status
    actor: tuple[Entity, ...]
    target: tuple[Entity, ...]


@dataclass
class Memory:
    """The claims of an article so far, and how often it names each state, by itself or by its people."""

    states: States
    claims: list[Told] = field(default_factory=list)
    named: Counter[Entity] = field(default_factory=Counter)

    def saw(self, entity: Entity) -> None:
        """Counts a mention, for the state or organisation that stands behind it."""
        behind = self.side(entity)
        if behind is not None:
            self.named[behind] += 1

    def told(self, kind: EventKind, status: Status, actor: tuple[Entity, ...], target: tuple[Entity, ...]) -> None:
        self.claims.append(Told(kind, status, actor, target))

    def side(self, entity: Entity) -> Entity | None:
        """The state that an entity acts for, or the organisation itself."""
        state = self.states(entity)
        if state is not None:
            return state
        return entity if entity.kind in (EntityKind.STATE, EntityKind.ALLIANCE, EntityKind.ORGANIZATION, EntityKind.ARMED_GROUP) else None

    def sides(self, entities: Sequence[Entity]) -> tuple[Entity, ...]:
        """The different states and organisations behind these, in order."""
        return tuple(dict.fromkeys(side for entity in entities if (side := self.side(entity))))

    def leading(self) -> tuple[Entity, ...]:
        """The two that the article has named most; () as long as it has named fewer."""
        ranked = sorted(self.named.items(), key=lambda item: (-item[1], item[0].id))[:2]
        return tuple(entity for entity, _ in ranked) if len(ranked) == 2 else ()

    def target(self, kind: EventKind, actor: Sequence[Entity], about: Sequence[EventKind]) -> Entity | None:
        """To whom an event of this kind was done, where its sentence does not say: `about` are the kinds of the event that it speaks of."""
        if kind not in _DIRECTED or not actor:
            return None
        own = {self.side(entity) for entity in actor} | set(actor)
        for wanted in about if kind in _REACTIONS else ():
            for told in reversed(self.claims):
                if told.kind is wanted and told.status is Status.OCCURRED and (found := self._other(told.actor, own)):
                    return found
        if found := self.opponent(kind, actor):
            return found
        if kind in _OPINIONS and (found := self._lead(own)):
            return found
        for told in reversed(self.claims):
            if told.kind is kind and (found := self._other(told.target, own)):
                return found
        return self.rival(own)

    def opponent(self, kind: EventKind, actor: Sequence[Entity]) -> Entity | None:
        """To whom these did the same before, or with whom they are at odds."""
        own = {self.side(entity) for entity in actor} | set(actor)
        for told in reversed(self.claims):
            if told.kind is kind and self._on(told.actor, own) and (found := self._other(told.target, own)):
                return found
        if kind not in _HOSTILE:
            return None
        for told in reversed(self.claims):
            if told.kind not in (_FIGHTING if kind is EventKind.ATTACK else _HOSTILE):
                continue
            back = told.kind in _FIGHTING and self._on(told.target, own)
            found = self._other(told.target, own) if self._on(told.actor, own) else self._other(told.actor, own) if back else None
            if found:
                return found
        return None

    def _lead(self, own: set[Entity | None]) -> Entity | None:
        """Who did what the article first tells of: what the world reacts to."""
        first = next((told for told in self.claims if told.status is Status.OCCURRED and told.kind not in _REACTIONS | _TALKS), None)
        return self._other(first.actor, own) if first and not self._on(first.actor, own) else None

    def _on(self, entities: Sequence[Entity], own: set[Entity | None]) -> bool:
        return any(entity in own or (self.side(entity) or entity) in own for entity in entities)

    def actor(self, kind: EventKind, target: Sequence[Entity], place: Sequence[Entity], guessable: Callable[[Entity], bool]) -> Entity | None:
        """Who did an event of this kind to these, where its sentence does not say.

        What the article has not told before is guessed, where `guessable` says that it may be: a deed is not laid at the door of whom it merely names most.
        """
        if not target:
            return None
        if kind in _DOMESTIC:
            for entity in (*place, *target):
                if entity.kind in (EntityKind.STATE, EntityKind.PLACE, EntityKind.LEADER) and (state := self.states(entity)):
                    return state
        own = {self.side(entity) for entity in target} | set(target)
        for told in reversed(self.claims):
            if told.kind is kind and {self.side(entity) for entity in told.target} & own - {None} and (found := self._other(told.actor, own)):
                return found
        rival = self.rival(own) if kind in _OPPOSED else None
        return rival if rival and guessable(rival) else None

    def imposed(self, on: Sequence[Entity]) -> Entity | None:
        """Who imposed what these ask to be lifted, as the article told before."""
        own: set[Entity | None] = {self.side(entity) or entity for entity in on}
        for told in reversed(self.claims):
            if told.kind in _IMPOSED and self._on(told.target, own) and (found := self._other(told.actor, own)):
                return found
        return None

    def home(self) -> Entity | None:
        """The state that the article has named most: whose police and courts it means without saying so."""
        ranked = sorted((entity for entity in self.named if entity.kind is EntityKind.STATE), key=lambda entity: (-self.named[entity], entity.id))
        return ranked[0] if ranked else None

    def rival(self, own: set[Entity | None]) -> Entity | None:
        """The state or organisation that the article has named most, besides these; none where a second one is named nearly as often.

        On 45 annotated articles half of what the most named alone would fill was right, of what `_CLEAR` lets through three fifths.
        """
        ranked = sorted((-count, entity.id, entity) for entity, count in self.named.items() if entity not in own)
        if not ranked or (len(ranked) > 1 and ranked[0][0] > _CLEAR * ranked[1][0]):
            return None
        return ranked[0][2]

    def _other(self, entities: Sequence[Entity], own: set[Entity | None]) -> Entity | None:
        found = next((entity for entity in entities if entity not in own and self.side(entity) not in own), None)
        if found is not None and found.kind in _OF_STATES:
            # Whoever acts for a state is not to be blamed alone.
            return self.side(found) or found
        return found
