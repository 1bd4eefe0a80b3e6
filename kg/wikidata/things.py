"""Triples in Wikidata's shape -> `Things`: what they say of each item, gathered in any order, one triple at a time."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.wikidata import vocabulary as w

_ITEM = re.compile(r"Q[1-9]\d*")
_TIME = re.compile(r"\+?(\d{4})-(\d\d)-(\d\d)T")
_PRECISION = {"9": 4, "10": 7, "11": 10}
"""Wikidata's precision of a time -> how many characters of the ISO date count; coarser times say nothing of a tenure."""


@dataclass(slots=True)
class Thing:
    """What is said of one item; `values` maps a property to the items that it leads to."""

    labels: dict[str, str] = field(default_factory=dict)
    aliases: list[tuple[str, str]] = field(default_factory=list)
    title: str = ""
    sitelinks: int = 0
    values: dict[str, list[str]] = field(default_factory=dict)

    def of(self, prop: str) -> list[str]:
        return self.values.get(prop, [])

    def label(self, lang: str) -> str:
        """The label in a language, else the one that Wikidata gives for all languages."""
        return self.labels.get(lang) or self.labels.get("mul", "")


@dataclass(slots=True)
class Position:
    """One statement that somebody held an office; a time is an ISO date, shortened to how exact it is, "" where it is not said."""

    holder: str = ""
    office: str = ""
    since: str = ""
    until: str = ""
    deprecated: bool = False


@dataclass(slots=True)
class Things:
    """Everything gathered.

    Attributes:
        items: QID -> what is said of it.
        redirects: QID -> the one it was merged into.
        day: the day that the source says it was written, "" for none.
    """

    items: dict[str, Thing] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    day: str = ""
    _positions: dict[str, Position] = field(default_factory=dict)
    _times: dict[str, list[str]] = field(default_factory=dict)
    _pointed: dict[tuple[str, str], str] = field(default_factory=dict)

    def thing(self, qid: str) -> Thing:
        found = self.items.get(qid)
        if found is None:
            found = self.items[qid] = Thing()
        return found

    def add(self, triple: pyoxigraph.Triple | pyoxigraph.Quad) -> None:
        """Take one statement in; what says nothing that kg keeps is passed over."""
        subject, predicate, value = triple.subject, triple.predicate.value, triple.object
        if not isinstance(subject, NamedNode):
            return
        if predicate == w.RDFS_LABEL:
            if (qid := _item(subject.value)) and isinstance(value, Literal) and value.language in w.LANGS:
                self.thing(qid).labels.setdefault(str(value.language), value.value)
        elif predicate == w.ALT_LABEL:
            if (qid := _item(subject.value)) and isinstance(value, Literal) and value.language in w.LANGS:
                self.thing(qid).aliases.append((str(value.language), value.value))
        elif predicate.startswith(w.WDT):
            prop = predicate[len(w.WDT) :]
            if prop in w.TRUTHY and (qid := _item(subject.value)) and isinstance(value, NamedNode) and (other := _item(value.value)):
                self.thing(qid).values.setdefault(prop, []).append(other)
        elif isinstance(value, NamedNode):
            self._add_node(subject.value, predicate, value.value)
        elif isinstance(value, Literal):
            self._add_literal(subject.value, predicate, value.value)

    def positions(self) -> dict[str, list[Position]]:
        """Holder -> the offices held; without the statements, what is said in short counts, undated."""
        found: dict[str, list[Position]] = {}
        for (statement, prop), node in self._pointed.items():
            position, time = self._positions.get(statement), self._times.get(node)
            if position is not None and time is not None and len(time) == 2:
                setattr(position, "since" if prop == w.SINCE else "until", exact(time[0], time[1]))
        for position in self._positions.values():
            if position.holder and position.office and not position.deprecated:
                found.setdefault(position.holder, []).append(position)
        for qid, thing in self.items.items():
            stated = {position.office for position in found.get(qid, ())}
            for office in thing.of(w.POSITION):
                if office not in stated:
                    found.setdefault(qid, []).append(Position(qid, office))
        return found

    def position(self, name: str) -> Position:
        """The statement of that name, made if it is new."""
        return self._positions.setdefault(name, Position())

    def _add_node(self, subject: str, predicate: str, value: str) -> None:
        if predicate == w.P + w.POSITION:
            if qid := _item(subject):
                self.position(value).holder = qid
        elif predicate == w.PS + w.POSITION:
            self.position(subject).office = _item(value)
        elif predicate in (w.PQV + w.SINCE, w.PQV + w.UNTIL):
            self._pointed[subject, predicate[len(w.PQV) :]] = value
        elif predicate == w.WIKIBASE + "rank":
            if value.endswith("DeprecatedRank"):
                self.position(subject).deprecated = True
        elif predicate == w.ABOUT:
            if subject.startswith(w.WIKIPEDIA) and (qid := _item(value)):
                self.thing(qid).title = unquote(subject[len(w.WIKIPEDIA) :])
        elif predicate == w.SAME_AS and (old := _item(subject)) and (new := _item(value)):
            self.redirects[old] = new

    def _add_literal(self, subject: str, predicate: str, value: str) -> None:
        if predicate in (w.PQ + w.SINCE, w.PQ + w.UNTIL):
            position, text = self.position(subject), exact(value)
            setattr(position, "since" if predicate.endswith(w.SINCE) else "until", text)
        elif predicate == w.WIKIBASE + "timeValue":
            self._times.setdefault(subject, []).insert(0, value)
        elif predicate == w.WIKIBASE + "timePrecision":
            self._times.setdefault(subject, []).append(value)
        elif predicate == w.WIKIBASE + "sitelinks":
            if (qid := _item(subject)) and value.isdecimal():
                self.thing(qid).sitelinks = int(value)
        elif predicate == w.MODIFIED and subject == w.WIKIBASE + "Dump":
            self.day = max(self.day, value[:10])


def exact(time: str, precision: str = "") -> str:
    """The ISO date of a time, as exact as it is meant; "" for one before the year 1 or coarser than a year.

    A first of January whose precision is not said is taken for its year: that is how a mere year is written.

    >>> exact("2012-05-07T00:00:00Z"), exact("2012-01-01T00:00:00Z"), exact("+2012-03-00T00:00:00Z", "10"), exact("2012-01-01T00:00:00Z", "11")
    ('2012-05-07', '2012', '2012-03', '2012-01-01')
    """
    match = _TIME.match(time)
    if match is None or (precision and precision not in _PRECISION):
        return ""
    year, month, day = match.groups()
    length = _PRECISION[precision] if precision else 4 if (month, day) == ("01", "01") else 10
    if month == "00":
        length = 4
    elif day == "00":
        length = min(length, 7)
    return f"{year}-{month}-{day}"[:length]


def _item(iri: str) -> str:
    """The QID of an item's IRI, "" for any other."""
    if iri.startswith(w.WD) and _ITEM.fullmatch(iri, len(w.WD)):
        return iri[len(w.WD) :]
    return ""
