"""`Things` -> rows of knowledge tables, and why the rest became none: the same columns as kg's own tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isqrt

from kg.linking import Knowledge
from kg.model import EntityKind
from kg.wikidata import vocabulary as w
from kg.wikidata.kinds import kind_of
from kg.wikidata.things import Position, Thing, Things
from kg.wikidata.titles import OF_A_WHOLE, role_of

COLUMNS = {
    "entities.tsv": "id kind de en title class state weight sources",
    "names.tsv": "name lang id use source",
    "offices.tsv": "id de en state role sources",
    "tenures.tsv": "holder office since until source",
    "memberships.tsv": "member organization since until source",
    "facts.tsv": "subject property value source",
    "sources.tsv": "key name licence date url",
}
Row = tuple[str, ...]
_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)
_STATES = (EntityKind.STATE, EntityKind.ALLIANCE, EntityKind.ORGANIZATION)
_RARER = 4
"""How much less an item of so many Wikipedias weighs than one that news were counted to mean as often as the square root of that: a name that kg
knows keeps its meaning. On the development set with 36,000 items of a snapshot laid over, links have F1 0.971 (German); 0.968 with 1 here."""
_LONGEST_NAME = 100
_LONGEST_ABBREVIATION = 6


@dataclass(slots=True)
class Made:
    """Rows by table, sorted later; `left_out` counts what became no row, by the reason."""

    rows: dict[str, set[Row]] = field(default_factory=lambda: {table: set() for table in COLUMNS})
    left_out: Counter[str] = field(default_factory=Counter)


def tables(things: Things, knowledge: Knowledge, source: str, wanted: Iterable[str] | None = None) -> Made:
    """The rows that `things` gives, with `source` as where they come from.

    Args:
        knowledge: kg's own tables: offices and states that they know need not be described again.
        wanted: the items to make entities of, by default all that have a kind and a name; where it maps an item to a kind, that is the kind
            of an item whose classes say none, and a leader is one without known office too.
    """
    made = Made()
    positions = things.positions()
    kinds = dict(_kinds(things, positions, things.items if wanted is None else wanted, made.left_out))
    shelf = _Shelf(things, knowledge, source, kinds, made)
    for qid in kinds:
        shelf.entity(qid)
    for holder in kinds:
        for position in positions.get(holder, ()):
            shelf.tenure(position)
    return made


def _kinds(things: Things, positions: dict[str, list[Position]], wanted: Iterable[str], left_out: Counter[str]) -> Iterator[tuple[str, EntityKind]]:
    offices = {position.office for held in positions.values() for position in held}
    for qid in wanted:
        expected = wanted[qid] if isinstance(wanted, Mapping) and isinstance(wanted[qid], EntityKind) else None
        thing = things.items.get(qid)
        if thing is None or qid in things.redirects:
            left_out["not described, or merged into another item"] += 1
        elif not (thing.label("de") or thing.label("en")):
            left_out["items without a German or English label"] += bool(thing.of(w.INSTANCE_OF))
        elif (kind := kind_of(thing.of(w.INSTANCE_OF), things.items) or expected) is None:
            left_out["items of no class that is an entity here"] += qid not in offices and bool(thing.of(w.INSTANCE_OF))
        elif kind is EntityKind.PERSON and (expected is EntityKind.LEADER or _leads(things, positions.get(qid, ()))):
            yield qid, EntityKind.LEADER
        else:
            yield qid, kind


def _leads(things: Things, positions: Iterable[Position]) -> bool:
    return any(role_of(_title(things, position.office))[1] for position in positions)


def _title(things: Things, office: str) -> str:
    return things.items[office].label("en") if office in things.items else ""


@dataclass(slots=True)
class _Shelf:
    things: Things
    knowledge: Knowledge
    source: str
    kinds: dict[str, EntityKind]
    made: Made

    def entity(self, qid: str) -> None:
        thing, kind = self.things.items[qid], self.kinds[qid]
        state = "" if kind is EntityKind.STATE else self._state(thing, (w.CITIZENSHIP,) if kind in _PEOPLE else (w.COUNTRY, w.JURISDICTION))
        classes = " ".join(sorted(set(thing.of(w.INSTANCE_OF)), key=lambda cls: int(cls[1:])))
        weight = str(isqrt(thing.sitelinks) // _RARER)
        title = thing.title.replace(" ", "_") if _is_cell(thing.title) else ""
        de, en = (label if _is_cell(label) else "" for label in (thing.label("de"), thing.label("en")))
        self.made.rows["entities.tsv"].add((qid, kind.value, de, en, title, classes, state, weight, self.source))
        self._names(qid, thing, kind)
        for value in thing.of(w.GENDER) if kind in _PEOPLE else ():
            self.made.rows["facts.tsv"].add((qid, w.GENDER, value, self.source))
        for prop in w.FACTS:
            for value in thing.of(prop):
                if value != qid and self._known(value):
                    self.made.rows["facts.tsv"].add((qid, prop, value, self.source))
        for value in thing.of(w.MEMBER_OF):
            if value != qid and self._known(value):
                self.made.rows["memberships.tsv"].add((qid, value, "", "", self.source))

    def tenure(self, position: Position) -> None:
        if not self._office(position.office):
            self.made.left_out["tenures of an office without a label"] += 1
        elif position.since and position.until and position.until < position.since[: len(position.until)]:
            self.made.left_out["tenures that end before they begin"] += 1
        else:
            self.made.rows["tenures.tsv"].add((position.holder, position.office, position.since, position.until, self.source))

    def _office(self, office: str) -> bool:
        """Whether there is such an office; one that kg's own tables have not becomes a row."""
        known = self.knowledge.office(office)
        thing = self.things.items.get(office)
        if thing is None or not (thing.label("de") or thing.label("en")):
            return known is not None
        if known is None:
            title = thing.label("en")
            state = self._state(thing, (w.JURISDICTION, w.COUNTRY))
            role = role_of(title)[0]
            if role in OF_A_WHOLE and thing.of(w.JURISDICTION) and not self._state(thing, (w.JURISDICTION,)):
                role = "governor"
            self.made.rows["offices.tsv"].add((office, thing.label("de"), title, state, role, self.source))
        return True

    def _names(self, qid: str, thing: Thing, kind: EntityKind) -> None:
        labels = {thing.label("de"), thing.label("en")}
        for lang, name in dict.fromkeys((*thing.aliases, *(("mul", label) for label in (thing.labels.get("mul", ""),) if label))):
            if name in labels:
                continue
            if not _is_cell(name) or not 1 < len(name) <= _LONGEST_NAME or name[0].islower():
                self.made.left_out["names that begin small, or are one letter or a sentence"] += 1
            elif kind in _PEOPLE and " " not in name:
                self.made.left_out["single words as names of persons"] += 1
            else:
                short = name.isupper() and name.isalpha() and len(name) <= _LONGEST_ABBREVIATION and kind not in _PEOPLE
                self.made.rows["names.tsv"].add((name, lang, qid, "abbreviation" if short else "alias", self.source))

    def _state(self, thing: Thing, props: tuple[str, ...]) -> str:
        """The one state or organisation that the first of these properties with one leads to; "" where there is none, or several."""
        for prop in props:
            values = {w.SUCCESSORS.get(value, value) for value in thing.of(prop)}
            states = {value for value in values if self._kind(value) in _STATES}
            if len(states) == 1:
                return states.pop()
        return ""

    def _kind(self, qid: str) -> EntityKind | None:
        row = self.knowledge.rows.get(qid)
        return row.kind if row is not None else self.kinds.get(qid)

    def _known(self, qid: str) -> bool:
        return qid in self.kinds or qid in self.knowledge


def _is_cell(text: str) -> bool:
    """Whether a text can stand in a cell: one line, no tab, no blanks at its ends or doubled."""
    return text == " ".join(text.split())
