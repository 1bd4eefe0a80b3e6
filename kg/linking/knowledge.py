"""Knowledge tables -> `Knowledge`: what kg knows of the world before it reads a word; frozen, picklable, loaded once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.errors import KnowledgeError
from kg.linking import loading
from kg.linking.fold import key
from kg.linking.layers import Layers
from kg.linking.lexicon import Lexicon
from kg.linking.periods import holds
from kg.linking.rows import Conflict, Fact, Programme, Row
from kg.linking.user import present_folder
from kg.model import Entity, EntityKind, Membership, Office, Tenure
from kg.resources import folder as own_folder

GENDERS = {"Q6581072": True, "Q1052281": True, "Q6581097": False, "Q2449503": False}
"""Values of P21 -> whether a woman is meant: female, trans woman, male, trans man."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Knowledge:
    """Entities, their names, and what is known of them. Build it with `Knowledge.load`.

    Attributes:
        day: the newest day that any source of tenures speaks of, up to which it is known who holds an office; None where none is dated.
        lexicon: every name in the tables, ready for matching.
        conflicts: where the user's knowledge base says otherwise than kg's own tables.
    """

    day: date | None
    rows: dict[str, Row]
    lexicon: Lexicon
    _offices: dict[str, Office]
    _roles: dict[str, str]
    _tenures: dict[str, tuple[Tenure, ...]]
    _holders: dict[tuple[str, str], tuple[Tenure, ...]]
    _memberships: dict[str, tuple[Membership, ...]]
    _facts: dict[str, tuple[Fact, ...]]
    _programmes: dict[str, Programme]
    conflicts: tuple[Conflict, ...] = ()
    _made: dict[str, Entity] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path | None = None, user: Path | None = None) -> "Knowledge":
        """The knowledge in `folder`, with that of `user` beside it; by default the tables that kg ships and the user's knowledge base, if there is one.

        Raises:
            KnowledgeError: a table is missing or malformed; the text names file and line.
        """
        with _no_collection():
            if folder is None and user is None:
                user = present_folder()
            return cls._load(Layers.load(folder or own_folder("data") / "knowledge", user))

    @classmethod
    def _load(cls, layers: Layers) -> "Knowledge":
        rows = layers.rows
        offices, roles = loading.offices(layers)
        tenures, holders = loading.tenures(layers, offices, roles)
        return cls(
            day=loading.day(layers),
            rows=rows,
            lexicon=loading.lexicon(layers),
            _offices=offices,
            _roles=roles,
            _tenures=tenures,
            _holders=holders,
            _memberships=loading.memberships(layers),
            _facts=loading.facts(layers),
            _programmes=loading.programmes(layers),
            conflicts=tuple(layers.conflicts),
        )

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self.rows

    def entity(self, identifier: str) -> Entity:
        """The entity with this id.

        Raises:
            KeyError: no table has it.
        """
        made = self._made.get(identifier)
        if made is None:
            row = self.rows[identifier]
            labels = tuple((lang, label) for lang, label in (("de", row.de), ("en", row.en)) if label)
            made = self._made[identifier] = Entity(identifier, row.kind, labels, row.title or None)
        return made

    def state_of(self, identifier: str) -> str | None:
        """The id of the state that an entity belongs to or acts for; a state's own id for a state."""
        row = self.rows.get(identifier)
        if row is None:
            return None
        return identifier if row.kind is EntityKind.STATE else row.state or None

    def tenures(self, holder: str) -> tuple[Tenure, ...]:
        """The offices that a person held, sorted by their begin."""
        return self._tenures.get(holder, ())

    def memberships(self, member: str) -> tuple[Membership, ...]:
        """The organisations that an entity belongs or belonged to."""
        return self._memberships.get(member, ())

    def facts(self, subject: str) -> tuple[Fact, ...]:
        """The other facts about an entity."""
        return self._facts.get(subject, ())

    def woman(self, person: str) -> bool | None:
        """Whether a person is a woman by P21; None where no table says, or says neither woman nor man."""
        genders = {GENDERS.get(fact.value) for fact in self.facts(person) if fact.property == "P21"}
        return genders.pop() if len(genders) == 1 else None

    def programme(self, identifier: str) -> Programme | None:
        """What is known of a sanctions programme; None for another entity."""
        return self._programmes.get(identifier)

    def office(self, identifier: str) -> Office | None:
        """The office with this id, None where no table has it."""
        return self._offices.get(identifier)

    def role_of(self, office: Office) -> str:
        """The role key of an office ("head-of-state"), "" where it has none."""
        return self._roles.get(office.id, "")

    def holders(self, state: str, role: str) -> tuple[Tenure, ...]:
        """Every tenure of an office with this role in this state or organisation, sorted by begin."""
        return self._holders.get((state, role), ())

    def holder_of(self, state: str, role: str, day: date) -> Entity | None:
        """Who held the office on `day`: the latest to begin among those whose tenure covers it; without any, the only undated holder."""
        tenures = self.holders(state, role)
        dated = [tenure for tenure in tenures if (tenure.since or tenure.until) and holds(tenure.since, tenure.until, day)]
        if dated:
            return self.entity(max(dated, key=lambda tenure: tenure.since or "").holder)
        undated = {tenure.holder for tenure in tenures if not tenure.since and not tenure.until}
        return self.entity(undated.pop()) if len(undated) == 1 else None

    def named(self, name: str, lang: str | None = None) -> tuple[Entity, ...]:
        """The entities that bear a name (case, diacritics and hyphens aside), the weightiest first."""
        found = {reading.id for reading in self.lexicon.exact(key(name)) if lang in (None, reading.lang) or reading.lang == "mul"}
        return tuple(self.entity(identifier) for identifier in sorted(found, key=lambda identifier: (-self.rows[identifier].weight, identifier)))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keeps the garbage collector from walking half-built tables over and over, which takes as long as building them."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


__all__ = ["Conflict", "Fact", "Knowledge", "KnowledgeError", "Programme", "Row"]
