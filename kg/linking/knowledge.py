"""Knowledge tables -> `Knowledge`: what kg knows of the world before it reads a word; frozen, picklable, loaded once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kg.errors import KnowledgeError
from kg.linking.derived import short_names
from kg.linking.fold import key
from kg.linking.lexicon import Lexicon, Reading
from kg.linking.periods import holds, is_day
from kg.linking.tables import broken, columns
from kg.model import Entity, EntityKind, Membership, Office, Tenure
from kg.resources import folder as own_folder

_KINDS = {kind.value: kind for kind in EntityKind}
_USES = frozenset(("alias", "abbreviation", "adjective", "demonym", "seat", "short"))
# A German article is no part of a name.
_ARTICLES = ("die ", "der ", "das ", "Die ", "Der ", "Das ")
_LANGS = frozenset(("de", "en", "mul"))


class Row(NamedTuple):
    """One entity as its table has it."""

    kind: EntityKind
    de: str
    en: str
    title: str
    classes: str
    state: str
    weight: int


class Fact(NamedTuple):
    """A property of an entity that is neither a tenure nor a membership; `property` is Wikidata's ("P137")."""

    property: str
    value: str


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Knowledge:
    """Entities, their names, and what is known of them. Build it with `Knowledge.load`.

    Attributes:
        day: the newest day that any source of tenures speaks of, up to which it is known who holds an office; None where none is dated.
        lexicon: every name in the tables, ready for matching.
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
    _made: dict[str, Entity] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path | None = None) -> "Knowledge":
        """The knowledge in `folder`, by default the tables that kg ships.

        Raises:
            KnowledgeError: a table is missing or malformed; the text names file and line.
        """
        with _no_collection():
            return cls._load(folder or own_folder("data") / "knowledge")

    @classmethod
    def _load(cls, folder: Path) -> "Knowledge":
        rows = _entities(folder)
        offices, roles = _offices(folder)
        tenures, holders = _tenures(folder, rows, offices, roles)
        return cls(
            day=_day(folder),
            rows=rows,
            lexicon=_lexicon(folder, rows),
            _offices=offices,
            _roles=roles,
            _tenures=tenures,
            _holders=holders,
            _memberships=_memberships(folder, rows),
            _facts=_facts(folder),
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


def _entities(folder: Path) -> dict[str, Row]:
    table = "entities.tsv"
    ids, kinds, de, en, titles, classes, states, weights, _ = columns(folder, table, "id kind de en title class state weight sources")
    try:
        known = [_KINDS[kind] for kind in kinds]
        numbers = [int(weight) for weight in weights]
    except (KeyError, ValueError):
        at = next(i for i in range(len(ids)) if kinds[i] not in _KINDS or not weights[i].isdecimal())
        raise broken(folder, table, at, f"kind {kinds[at]!r} or weight {weights[at]!r} is none") from None
    rows = dict(zip(ids, map(Row, known, de, en, titles, classes, states, numbers), strict=True))
    if len(rows) != len(ids):
        at = next(i for i, identifier in enumerate(ids) if identifier in ids[:i])
        raise broken(folder, table, at, f"{ids[at]} stands here twice")
    return rows


def _lexicon(folder: Path, rows: dict[str, Row]) -> Lexicon:
    table = "names.tsv"
    names, langs, ids, uses, _ = columns(folder, table, "name lang id use source")
    for column, known, what in ((ids, rows.keys(), "entity"), (uses, _USES, "use"), (langs, _LANGS, "language")):
        if strange := set(column) - known:
            at = next(i for i, value in enumerate(column) if value in strange)
            raise broken(folder, table, at, f"{column[at]!r} is no known {what}")
    commons, languages, _ = columns(folder, "common.tsv", "word lang source")
    labels = [Reading(row.de, "mul" if row.de == row.en else "de", identifier, "label") for identifier, row in rows.items() if row.de]
    labels += [Reading(row.en, "en", identifier, "label") for identifier, row in rows.items() if row.en and row.en != row.de]
    labels += [
        Reading(short, lang, identifier, "derived")
        for identifier, row in rows.items()
        if row.kind in (EntityKind.WEAPON_SYSTEM, EntityKind.PLACE)
        for lang, label in (("de", row.de), ("en", row.en))
        for short in short_names(label, row.kind)
    ]
    people = frozenset(identifier for identifier, row in rows.items() if row.kind in (EntityKind.LEADER, EntityKind.PERSON))
    named = [
        Reading(name, lang, identifier, use)
        for name, lang, identifier, use in zip(names, langs, ids, uses, strict=True)
        if not (name.startswith(_ARTICLES) and rows[identifier].kind in (EntityKind.STATE, EntityKind.PLACE))
    ]
    countable = frozenset(identifier for identifier, row in rows.items() if row.kind in (EntityKind.WEAPON_SYSTEM, EntityKind.ARMED_GROUP))
    return Lexicon.build([*labels, *named], people, zip(languages, commons, strict=True), countable)


def _offices(folder: Path) -> tuple[dict[str, Office], dict[str, str]]:
    ids, de, en, states, roles, _ = columns(folder, "offices.tsv", "id de en state role sources")
    offices = {
        identifier: Office(identifier, tuple((lang, label) for lang, label in (("de", german), ("en", english)) if label), state or None)
        for identifier, german, english, state in zip(ids, de, en, states, strict=True)
    }
    return offices, {identifier: role for identifier, role in zip(ids, roles, strict=True) if role}


def _tenures(
    folder: Path, rows: dict[str, Row], offices: dict[str, Office], roles: dict[str, str]
) -> tuple[dict[str, tuple[Tenure, ...]], dict[tuple[str, str], tuple[Tenure, ...]]]:
    table = "tenures.tsv"
    by_holder: dict[str, list[Tenure]] = {}
    by_role: dict[tuple[str, str], list[Tenure]] = {}
    holders, ids, sinces, untils, _ = columns(folder, table, "holder office since until source")
    for at, (holder, office, since, until) in enumerate(zip(holders, ids, sinces, untils, strict=True)):
        if holder not in rows or office not in offices:
            raise broken(folder, table, at, f"holder {holder!r} or office {office!r} is in no table")
        _check_days(folder, table, at, since, until)
        tenure = Tenure(holder, offices[office], since or None, until or None)
        by_holder.setdefault(holder, []).append(tenure)
        state = tenure.office.state
        if state and office in roles:
            by_role.setdefault((state, roles[office]), []).append(tenure)
    order = _by_begin
    return (
        {holder: tuple(sorted(tenures, key=order)) for holder, tenures in by_holder.items()},
        {role: tuple(sorted(tenures, key=order)) for role, tenures in by_role.items()},
    )


def _by_begin(tenure: Tenure) -> tuple[str, str, str, str]:
    return (tenure.since or "", tenure.until or "", tenure.holder, tenure.office.id)


def _memberships(folder: Path, rows: dict[str, Row]) -> dict[str, tuple[Membership, ...]]:
    table = "memberships.tsv"
    found: dict[str, list[Membership]] = {}
    members, organizations, sinces, untils, _ = columns(folder, table, "member organization since until source")
    for at, (member, organization, since, until) in enumerate(zip(members, organizations, sinces, untils, strict=True)):
        if member not in rows or organization not in rows:
            raise broken(folder, table, at, f"member {member!r} or organization {organization!r} is in no table")
        _check_days(folder, table, at, since, until)
        row = rows[organization]
        labels = tuple((lang, label) for lang, label in (("de", row.de), ("en", row.en)) if label)
        found.setdefault(member, []).append(Membership(member, Entity(organization, row.kind, labels, row.title or None), since or None, until or None))
    return {member: tuple(sorted(memberships, key=lambda m: (m.organization.id, m.since or ""))) for member, memberships in found.items()}


def _facts(folder: Path) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {}
    for subject, name, value, _ in zip(*columns(folder, "facts.tsv", "subject property value source"), strict=True):
        found.setdefault(subject, []).append(Fact(name, value))
    return {subject: tuple(sorted(facts)) for subject, facts in found.items()}


def _day(folder: Path) -> date | None:
    table = "sources.tsv"
    names, _, _, days, _ = columns(folder, table, "key name licence date url")
    for at, day in enumerate(days):
        if day and not is_day(day):
            raise broken(folder, table, at, f"{day!r} is no ISO date")
    dated = {source for row in set(columns(folder, "tenures.tsv", "holder office since until source")[-1]) for source in row.split()}
    full = [day for name, day in zip(names, days, strict=True) if len(day) == 10 and name in dated]
    return date.fromisoformat(max(full)) if full else None


def _check_days(folder: Path, table: str, at: int, since: str, until: str) -> None:
    for day in (since, until):
        if day and not is_day(day):
            raise broken(folder, table, at, f"{day!r} is no ISO date")


__all__ = ["Fact", "Knowledge", "KnowledgeError", "Row"]
