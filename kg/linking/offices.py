"""Role and state -> who holds the office: by what the article says, by whom it names, and by the tables on its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.linking.choosing import Link
from kg.linking.knowledge import Knowledge
from kg.linking.periods import holds
from kg.linking.pieces import Pieces
from kg.linking.spans import PEOPLE
from kg.model import Entity

# Heads of state and of government are both called leaders, presidents and chiefs where only one of them counts.
_NEAR: dict[str, tuple[str, ...]] = {
    "head-of-state": ("head-of-state", "head-of-government", "supreme-leader", "ruler"),
    "head-of-government": ("head-of-government", "minister-president", "head-of-state"),
    "chief-of-general-staff": ("chief-of-general-staff", "chief-of-staff"),
    "minister": ("minister", *(f"{what}-minister" for what in ("foreign", "defence", "interior", "finance", "justice", "economy", "energy"))),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What the article itself says: this person bears this role, for this state where it is said."""

    at: int
    role: str
    state: str | None
    entity: Entity


@dataclass(frozen=True, slots=True)
class Offices:
    """Says who holds an office; every answer is an entity, how likely it is, and why."""

    knowledge: Knowledge

    def of_state(
        self, role: str, state: str, links: Sequence[Link], said: Sequence[Held], day: date | None, woman: bool | None = None
    ) -> tuple[Entity, float, str] | None:
        """Who holds the office for a state or organisation; `woman` is what the role word says, and nobody else is taken."""
        said = [held for held in said if self.fits(held.entity.id, woman)]
        for held in reversed(said):
            if held.role == role and held.state == state:
                return held.entity, 0.95, "the article says who it is"
        people = {link.entity.id: link.entity for link in links if link.entity.kind in PEOPLE and self.fits(link.entity.id, woman)}
        roles = self._roles(role, state, day, woman)
        for near in roles:
            for tenure in self.knowledge.holders(state, near):
                if tenure.holder in people and (day is None or holds(tenure.since, tenure.until, day)):
                    return people[tenure.holder], 0.93, f"holds the office {near} and is in the article"
        if day is not None:
            late = self.knowledge.day is not None and day > self.knowledge.day
            for near in roles:
                if (entity := self.knowledge.holder_of(state, near, day)) and self.fits(entity.id, woman):
                    why = f"held the office {near} on {day}" + (f", as far as was known on {self.knowledge.day}" if late else "")
                    return entity, 0.6 if late else 0.85, why
        for held in reversed(said):
            if held.role == role and held.state is None:
                return held.entity, 0.6, "the article gives the office, without the state"
        return None

    def mentioned(
        self, pieces: Pieces, role: str, first: int, links: Sequence[Link], said: Sequence[Held], day: date | None, woman: bool | None = None
    ) -> tuple[Entity, float, str] | None:
        """The nearest person before the phrase who bears the role."""
        here = pieces.sentence[first]
        # The nearest sentence first, and in it whom it names first: mostly its subject.
        people = [link for link in links if link.last < first and link.entity.kind in PEOPLE and self.fits(link.entity.id, woman)]
        people.sort(key=lambda link: (here - pieces.sentence[link.first], link.start))
        for near in _NEAR.get(role, (role,)):
            claimed = {held.entity.id for held in said if held.role == near}
            for link in people:
                if link.entity.id in claimed:
                    return link.entity, 0.9, "the nearest person before whom the article gave this office"
                for tenure in self.knowledge.tenures(link.entity.id):
                    if self.knowledge.role_of(tenure.office) == near and (day is None or holds(tenure.since, tenure.until, day)):
                        return link.entity, 0.88, f"the nearest person before who holds the office {near}"
        return None

    def _roles(self, role: str, state: str, day: date | None, woman: bool | None) -> tuple[str, ...]:
        """The roles that a word may mean for a state: no further than one whose holder on the day it cannot be said of."""
        roles = _NEAR.get(role, (role,))
        if day is None or woman is None:
            return roles
        holders = (self.knowledge.holder_of(state, near, day) for near in roles)
        return roles[: next((at for at, holder in enumerate(holders) if holder is not None and not self.fits(holder.id, woman)), len(roles))]

    def fits(self, person: str, woman: bool | None) -> bool:
        """Whether a role word may be said of a person: "die Präsidentin" of no man, "der Präsident" of no woman; unknown fits both."""
        return woman is None or self.knowledge.woman(person) in (None, woman)
