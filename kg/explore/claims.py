"""Rows of claims -> claims as a page shows them, with the roles of their events; filtered, counted and paged."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.explore.asking import ask, ask_many
from kg.graph.vocabulary import KG
from kg.store import Graph, Rows

ROLES = ("actor", "target", "instrument", "place")
_NUMBERS = {"score", "certainty", "start", "end"}
Roles = dict[str, list[str]]
Brief = dict[str, Any]
"""A claim for a page: JSON, IRIs in full, dates as ISO text."""


def roles_of(rows: Iterable[Rows]) -> dict[str, Roles]:
    """Event to role to entities, from rows of ?event ?role ?other."""
    found: dict[str, Roles] = defaultdict(dict)
    for some in rows:
        for event, role, other in some.terms:
            assert event is not None
            assert role is not None
            assert other is not None
            found[event.value].setdefault(role.value.removeprefix(KG), []).append(other.value)
    return found


def roles_of_events(graph: Graph, events: Iterable[str]) -> dict[str, Roles]:
    """Who takes part in each of these events."""
    return roles_of(ask_many(graph, "event-roles", "event", sorted(set(events))))


def claims(rows: Rows, roles: Mapping[str, Roles], claim: str = "claim") -> list[Brief]:
    """One claim a row; `claim` names the column that has its IRI. A claim with two speakers would come twice and is joined."""
    found: dict[str, Brief] = {}
    for terms in rows.terms:
        brief: Brief = {name: term.value for name, term in zip(rows.columns, terms, strict=True) if term is not None}
        brief["claim"] = brief.pop(claim)
        if brief["claim"] in found:
            continue
        for name in _NUMBERS & brief.keys():
            brief[name] = int(brief[name]) if name in ("start", "end") else float(brief[name])
        brief["kind"], brief["status"] = brief.pop("class").removeprefix(KG), brief["status"].removeprefix(KG)
        brief["roles"] = roles.get(brief["event"], {})
        found[brief["claim"]] = brief
    return list(found.values())


def iris(some: Iterable[Brief]) -> set[str]:
    """Every entity that these claims name."""
    return {iri for claim in some for iri in participants(claim)} | {claim["speaker"] for claim in some if "speaker" in claim}


def participants(claim: Brief) -> Iterator[str]:
    for entities in claim["roles"].values():
        yield from entities


@dataclass(frozen=True)
class Filter:
    """Which claims of an entity a page wants; an empty field keeps all."""

    status: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    counterpart: str = ""
    since: str = ""
    until: str = ""

    def keeps(self, claim: Brief, without: str = "") -> bool:
        """Whether a claim passes, when the field `without` is left aside. Claims of articles without a date pass only where no day is asked for."""
        day = claim.get("published", "")
        return (
            (without == "status" or not self.status or claim["status"] in self.status)
            and (without == "kind" or not self.kind or claim["kind"] in self.kind)
            and (without == "counterpart" or not self.counterpart or self.counterpart in participants(claim) or claim.get("speaker") == self.counterpart)
            and (not self.since or (day != "" and day >= self.since))
            and (not self.until or (day != "" and day <= self.until))
        )


@dataclass(frozen=True)
class EntityClaims:
    """All claims that one entity is part of, newest first."""

    entity: str
    all: tuple[Brief, ...] = field(repr=False)

    @classmethod
    def read(cls, graph: Graph, entity: str) -> "EntityClaims":
        roles = roles_of([ask(graph, "entity-roles", entity=entity)])
        return cls(entity, tuple(claims(ask(graph, "entity-claims", entity=entity), roles)))

    def page(self, wanted: Filter, offset: int, limit: int) -> dict[str, Any]:
        """One page, how many there are, and for each choice of a filter how many claims it would leave."""
        kept = [claim for claim in self.all if wanted.keeps(claim)]
        return {
            "total": len(kept),
            "all": len(self.all),
            "offset": offset,
            "claims": kept[offset : offset + limit],
            "statuses": self._counts(wanted, "status", lambda claim: [claim["status"]]),
            "kinds": self._counts(wanted, "kind", lambda claim: [claim["kind"]]),
            "counterparts": dict(Counter(self._counts(wanted, "counterpart", self._others)).most_common(40)),
        }

    def _counts(self, wanted: Filter, name: str, values: Callable[[Brief], Iterable[str]]) -> dict[str, int]:
        counted = Counter(value for claim in self.all if wanted.keeps(claim, name) for value in values(claim))
        return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

    def _others(self, claim: Brief) -> set[str]:
        return ({*participants(claim), claim.get("speaker", self.entity)}) - {self.entity}

    def months(self) -> dict[str, dict[str, int]]:
        """Month of publication ("" where unknown) to status to number of claims."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in self.all:
            counted[claim.get("published", "")[:7]][claim["status"]] += 1
        return {month: dict(counted[month]) for month in sorted(counted)}

    def neighbours(self, wanted: Filter, limit: int) -> dict[str, Any]:
        """Edges to the entities that share most claims with this one: from who acts to whom or what it is done to, with, at; counted by kind and status."""
        counted: Counter[tuple[str, str, str, str, str]] = Counter()
        shared: Counter[str] = Counter()
        example: dict[tuple[str, str, str, str, str], str] = {}
        for claim in self.all:
            if not wanted.keeps(claim):
                continue
            for edge in set(self._edges(claim)):
                counted[edge] += 1
                example.setdefault(edge, claim["claim"])
            shared.update(set(participants(claim)) - {self.entity})
        near = {iri for iri, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]} | {self.entity}
        edges = [
            {"from": edge[0], "to": edge[1], "role": edge[2], "kind": edge[3], "status": edge[4], "claims": number, "claim": example[edge]}
            for edge, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
            if edge[0] in near and edge[1] in near
        ]
        return {"edges": edges, "shown": len(near) - 1, "others": len(shared)}

    def _edges(self, claim: Brief) -> Iterator[tuple[str, str, str, str, str]]:
        roles, what = claim["roles"], (claim["kind"], claim["status"])
        actors = roles.get("actor", [])
        others = [(role, entity) for role in ROLES[1:] for entity in roles.get(role, [])]
        for actor in actors:
            for role, entity in others:
                if actor != entity and self.entity in (actor, entity):
                    yield actor, entity, role, *what
        if not roles.get("target"):
            for at, first in enumerate(actors):
                for second in actors[at + 1 :]:
                    if self.entity in (first, second):
                        yield first, second, "actor", *what
        if not actors:
            for role, entity in others:
                for other, second in others:
                    if role == "target" and other != "target" and entity != second and self.entity in (entity, second):
                        yield entity, second, other, *what
