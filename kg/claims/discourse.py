"""What an article has named so far -> whom a pronoun, "das Land", "beide Seiten" can stand for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Entity, EntityKind

GROUPS = (EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.ALLIANCE, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP)
PEOPLE = frozenset((EntityKind.LEADER, EntityKind.PERSON))

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
