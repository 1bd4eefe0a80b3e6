"""Entities -> the state or organisation that each counts for on a day, and their names.

A leader counts for the state or organisation of the office held on that day, by the terms of office in the graph; a ministry, an army and a place
count for their state. An armed group, a company or an international organisation counts for itself: its `kg:state` says where it sits.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from kg.graph.vocabulary import REPRESENTS
from kg.store.answers import Rows
from kg.store.exports.identifiers import short_id
from kg.store.exports.tables import Cell, rows, table
from kg.store.port import Store

_OF_A_STATE = ("GovernmentBody", "Place")
_PERSONS = ("Leader", "Person")


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """An entity as tables show it: short id, name in one language, kind."""

    id: str
    name: str
    kind: str = ""

    @property
    def qid(self) -> str | None:
        """
        >>> Party("Q159", "Russia").qid, Party("person/q1", "q1").qid
        ('Q159', None)
        """
        return self.id if self.id[0] == "Q" and self.id[1:].isdecimal() else None


@dataclass(frozen=True, slots=True)
class Sides:
    """Names, kinds and sides of all entities of a graph, by short id.

    Attributes:
        states: the state of a body, a place, an organisation.
        terms: first day, last day and side of the offices that a person held.
        represents: the sides that a person ever held office for.
        names: the English and German name, to look somebody up by either.
    """

    parties: dict[str, Party]
    states: dict[str, str] = field(default_factory=dict)
    terms: dict[str, list[tuple[date, date, str]]] = field(default_factory=dict)
    represents: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def party(self, entity: str) -> Party:
        """What the graph has of an entity; one that it says nothing of is called by its id."""
        return self.parties.get(entity) or Party(entity, entity.rpartition("/")[2])

    def side(self, entity: str, day: date | None) -> Party:
        """For whom an entity counts on a day: of two offices that are held, the newer one; without any on that day, the only side it ever held office for."""
        party = self.party(entity)
        if party.kind in _PERSONS:
            held = [term for term in self.terms.get(entity, ()) if day is not None and term[0] <= day <= term[1]]
            if held:
                return self.party(max(held)[2])
            ever = self.represents.get(entity, ())
            return self.party(*ever) if len(ever) == 1 else party
        if party.kind in _OF_A_STATE and entity in self.states:
            return self.party(self.states[entity])
        return party


def sides(store: Store, lang: str = "en") -> Sides:
    """What `Sides` knows, read from a store; names in `lang`, else in any language."""
    parties, states, names = {}, {}, {}
    spec = table("entities")
    for entry in rows(store, spec):
        cells = dict(zip(spec.names, entry, strict=True))
        entity = str(cells["entity"])
        parties[entity] = Party(entity, _name(cells, lang), str(cells["kind"]))
        names[entity] = tuple(str(cells[column]) for column in ("name_en", "name_de") if cells[column] is not None)
        if cells["state"] is not None:
            states[entity] = str(cells["state"])
    terms: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    represents: dict[str, set[str]] = defaultdict(set)
    for _, holder, _, _, side, first, last in rows(store, table("tenures")):
        if side is not None:
            begins, ends = first if isinstance(first, date) else date.min, last if isinstance(last, date) else date.max
            terms[str(holder)].append((begins, ends, str(side)))
            represents[str(holder)].add(str(side))
    answer = store.query(f"SELECT ?leader ?side WHERE {{ ?leader {REPRESENTS} ?side }}")
    assert isinstance(answer, Rows)
    for row in answer:
        represents[short_id(str(row["leader"]))].add(short_id(str(row["side"])))
    return Sides(parties, states, dict(terms), dict(represents), names)


def _name(cells: dict[str, Cell], lang: str) -> str:
    name = str(cells[f"name_{lang}"] or cells["name"])
    # What has no label is called by its IRI in the table; here the short form reads better.
    return short_id(name) if name == cells["iri"] else name
