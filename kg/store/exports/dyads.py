"""Pairs -> the monthly dyad table: how many claims, in which status, conflict or cooperation, month by month."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import fsum
from typing import Literal

from kg.model import Status
from kg.store.exports.pairs import Pair, Told, derived, told, two_by_two
from kg.store.exports.sides import Party, Sides, sides
from kg.store.exports.tables import Cell
from kg.store.port import Store

Level = Literal["side", "entity"]
By = Literal["published", "event"]

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_STATUSES = tuple(status.value for status in Status)


@dataclass(frozen=True, slots=True)
class Dyad:
    """What passes from one side to another in a month; `month` is its first day."""

    month: date
    actor: Party
    target: Party
    events: int = 0
    articles: int = 0
    sources: int = 0
    statuses: tuple[int, ...] = (0,) * len(_STATUSES)
    quads: tuple[int, ...] = (0,) * len(QUADS)
    scores: tuple[float, ...] = ()

    @property
    def claims(self) -> int:
        return sum(self.statuses)

    def row(self) -> tuple[Cell, ...]:
        """The dyad as a row of the table `dyads`."""
        total = round(fsum(self.scores), 6)
        cells: dict[str, Cell] = {
            "month": self.month,
            **{f"{role}{part}": cell for role, one in (("actor", self.actor), ("target", self.target)) for part, cell in _named(one)},
            "claims": self.claims,
            "events": self.events,
            "articles": self.articles,
            "sources": self.sources,
            **dict(zip(_STATUSES, self.statuses, strict=True)),
            **dict(zip(QUADS, self.quads, strict=True)),
            "uncoded": self.claims - sum(self.quads),
            "plover_sum": total,
            "plover_mean": round(total / len(self.scores), 6) if self.scores else None,
        }
        return tuple(cells[column] for column in derived("dyads").names)


@dataclass(frozen=True, slots=True)
class Dyads(Sequence[Dyad]):
    """The dyads by month, actor and target, and how many claims stand in none of them: because they name no two sides, no day, or one side twice."""

    dyads: tuple[Dyad, ...]
    claims: int = 0
    one_sided: int = 0
    undated: int = 0
    within: int = 0

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self.dyads[index]

    def __len__(self) -> int:
        return len(self.dyads)

    def told(self) -> str:
        """One line for a person: how much went in, and what is missing why.

        >>> Dyads((), claims=9, one_sided=2, undated=1).told()
        '0 rows from 6 of 9 claims (2 name no two sides, 1 without a day, 0 within one side)'
        """
        used = self.claims - self.one_sided - self.undated - self.within
        missing = f"{self.one_sided:,} name no two sides, {self.undated:,} without a day, {self.within:,} within one side"
        return f"{len(self):,} rows from {used:,} of {self.claims:,} claims ({missing})"


@dataclass(slots=True)
class _Month:
    """What one dyad has gathered in one month."""

    events: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)
    quads: Counter[str] = field(default_factory=Counter)
    scores: list[float] = field(default_factory=list)

    def add(self, one: Told) -> None:
        self.events.add(one.text("event"))
        self.articles.add(one.text("article"))
        self.sources.add(one.text("independent"))
        self.statuses[one.text("status")] += 1
        self.quads[one.text("quad")] += 1
        score = one.number("plover_score")
        if score is not None:
            self.scores.append(score)

    def dyad(self, month: date, actor: Party, target: Party) -> Dyad:
        statuses, quads = tuple(self.statuses[name] for name in _STATUSES), tuple(self.quads[name] for name in QUADS)
        return Dyad(month, actor, target, len(self.events), len(self.articles), len(self.sources), statuses, quads, tuple(sorted(self.scores)))


def dyads(store: Store, *, level: Level = "side", by: By = "published", zeros: bool = False, lang: str = "en") -> Dyads:
    """What passes between each two, month by month.

    Args:
        level: "side" counts leaders, ministries and places for their states, "entity" each for itself.
        by: "published" takes the day of the article, "event" the first day of the event where the text gives one.
        zeros: adds rows of zeros, so that each two that ever meet have a row for every month from the first to the last of all.
        lang: the language of the names.
    """
    known = sides(store, lang)
    months: dict[tuple[date, str, str], _Month] = {}
    missing: Counter[str] = Counter()
    for one in told(store):
        missing["claims"] += 1
        both, day = two_by_two(one), _day(one, by)
        between = sides_between(both, known, one.day("published")) if level == "side" else set(both)
        if not both or day is None or not between:
            missing["one_sided" if not both else "undated" if day is None else "within"] += 1
            continue
        for actor, target in between:
            months.setdefault((day.replace(day=1), actor, target), _Month()).add(one)
    if zeros and months:
        for actor, target in {key[1:] for key in months}:
            for month in _every_month(min(months)[0], max(months)[0]):
                months.setdefault((month, actor, target), _Month())
    found = (months[key].dyad(key[0], known.party(key[1]), known.party(key[2])) for key in sorted(months))
    return Dyads(tuple(found), **missing)


def dyad_rows(found: Dyads) -> Iterator[tuple[Cell, ...]]:
    """The rows of the table `dyads`."""
    return (dyad.row() for dyad in found)


def pair_sides(pair: Pair, level: Level) -> tuple[Party, Party]:
    """The two of a pair, as they are named or as whom they count."""
    return (pair.actor_side, pair.target_side) if level == "side" else (pair.actor, pair.target)


def sides_between(both: list[tuple[str, str]], known: Sides, day: date | None) -> set[tuple[str, str]]:
    """The sides that two who are named count for on a day; never one side twice."""
    found = {(known.side(actor, day).id, known.side(target, day).id) for actor, target in both}
    return {(actor, target) for actor, target in found if actor != target}


def _day(one: Told, by: By) -> date | None:
    published = one.day("published")
    return one.day("first_day") or published if by == "event" else published


def _every_month(first: date, last: date) -> Iterator[date]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(number // 12, number % 12 + 1, 1)


def _named(party: Party) -> tuple[tuple[str, Cell], ...]:
    return (("", party.id), ("_name", party.name), ("_qid", party.qid))
