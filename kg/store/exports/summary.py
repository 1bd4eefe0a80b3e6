"""Graph -> what a report tells of it: counts by month, sides and pairs, and the newest claims of each status. Memory does not grow with the articles."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from heapq import heappush, heappushpop

from kg.model import Status
from kg.store.exports.dyads import sides_between
from kg.store.exports.pairs import Told, told, two_by_two
from kg.store.exports.sides import Party, Sides, sides
from kg.store.exports.tables import keys, table
from kg.store.port import Store

SHOWN = 40
_SIDES = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """How often a side acts and is acted on, and the mean PLOVER score of what it does."""

    party: Party
    acts: int
    suffers: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Between:
    """What passes from one side to another."""

    actor: Party
    target: Party
    claims: int
    occurred: int
    mean: float | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Summary:
    """A graph in brief.

    Attributes:
        months: claims that something occurred, and all others, by month; None for articles without a day.
        newest: by status, the newest claims, newest first, at most `SHOWN`.
    """

    articles: int
    claims: int
    events: int
    entities: int
    one_sided: int
    months: dict[date | None, tuple[int, int]]
    standings: tuple[Standing, ...]
    between: tuple[Between, ...]
    statuses: dict[str, int]
    newest: dict[str, tuple[Told, ...]]
    known: Sides


def summary(store: Store, lang: str) -> Summary:
    """What the report says, names in `lang`."""
    known = sides(store, lang)
    months: dict[date | None, list[int]] = defaultdict(lambda: [0, 0])
    acts, suffers, statuses = Counter[str](), Counter[str](), Counter[str]()
    pairs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    scores: dict[tuple[str, ...], list[float]] = defaultdict(list)
    last: dict[tuple[str, str], date] = {}
    newest: dict[str, list[tuple[str, str, Told]]] = defaultdict(list)
    one_sided = 0
    for one in told(store):
        status, day = one.text("status"), one.day("published")
        statuses[status] += 1
        months[day.replace(day=1) if day else None][status != Status.OCCURRED] += 1
        _keep(newest[status], one)
        both = two_by_two(one)
        one_sided += not both
        between = sides_between(both, known, day)
        acts.update({actor for actor, _ in between})
        suffers.update({target for _, target in between})
        score = one.number("plover_score")
        for pair in between:
            pairs[pair].update({"claims": 1, status: 1})
            last[pair] = max(filter(None, (last.get(pair), day)), default=date.min)
            if score is not None:
                scores[pair].append(score)
        for actor in {actor for actor, _ in between} if score is not None else ():
            scores[(actor,)].append(score or 0.0)
    by_weight = sorted({*acts, *suffers}, key=lambda side: (-acts[side] - suffers[side], side))
    by_claims = sorted(pairs, key=lambda pair: (-pairs[pair]["claims"], pair))
    return Summary(
        articles=_count(store, "articles"),
        claims=sum(statuses.values()),
        events=_count(store, "events"),
        entities=len(known.parties),
        one_sided=one_sided,
        months={month: (counts[0], counts[1]) for month, counts in months.items()},
        standings=tuple(Standing(known.party(side), acts[side], suffers[side], _mean(scores[(side,)])) for side in by_weight[:_SIDES]),
        between=tuple(
            Between(known.party(a), known.party(t), pairs[a, t]["claims"], pairs[a, t]["occurred"], _mean(scores[a, t]), _dated(last[a, t]))
            for a, t in by_claims[:_SIDES]
        ),
        statuses={status.value: statuses[status.value] for status in Status if statuses[status.value]},
        newest={status: tuple(one for *_, one in sorted(kept, reverse=True, key=lambda entry: entry[:2])) for status, kept in newest.items()},
        known=known,
    )


def _keep(kept: list[tuple[str, str, Told]], one: Told) -> None:
    entry = (one.text("published"), one.text("claim"), one)
    if len(kept) < SHOWN:
        heappush(kept, entry)
    else:
        heappushpop(kept, entry)


def _count(store: Store, name: str) -> int:
    each = table(name).each
    assert each is not None
    return sum(map(len, keys(store, each)))


def _mean(scores: list[float]) -> float | None:
    return sum(sorted(scores)) / len(scores) if scores else None


def _dated(day: date) -> date | None:
    return None if day == date.min else day
