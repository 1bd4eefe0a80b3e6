"""Matches -> links: which entity each name means here, by prior, use, sentence and the article's other entities."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p

from kg.linking import context
from kg.linking.knowledge import Knowledge
from kg.linking.lexicon import Reading
from kg.linking.matching import Match
from kg.linking.pieces import Pieces
from kg.model import Candidate, Entity, EntityKind

_USE = {"label": 1.0, "abbreviation": 0.8, "alias": 0.3, "short": 0.8, "seat": 0.8, "adjective": 1.0, "demonym": 0.8, "derived": -1.0}
_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)
_KIND = {EntityKind.STATE: 2.0, EntityKind.ALLIANCE: 1.0}
_RIVER = "Q4022"
# No table is without slips: so many of the links without a rival are right on the dev gold (benchmarks/linking.py --calibration).
_CERTAIN = 0.98
_SHOWN = 5
# How much a state counts for what belongs to it where the same sentence names it or what else is its.
_BESIDE = 1.8


@dataclass(frozen=True, slots=True)
class Link:
    """A match and what it was found to mean; pieces `first` to `last`, both included."""

    first: int
    last: int
    start: int
    end: int
    entity: Entity
    score: float
    how: str
    candidates: tuple[Candidate, ...] = ()


def choose(knowledge: Knowledge, pieces: Pieces, matches: Sequence[Match]) -> list[Link]:
    """One link a match."""
    company = _company(knowledge, matches)
    by_first = {match.first: match for match in matches}
    by_sentence: dict[int, list[Match]] = {}
    for match in matches:
        by_sentence.setdefault(pieces.sentence[match.first], []).append(match)
    near = {number: _company(knowledge, found) for number, found in by_sentence.items()}
    return [_link(knowledge, pieces, match, company, near[pieces.sentence[match.first]], _country(pieces, match, by_first)) for match in matches]


def _country(pieces: Pieces, match: Match, by_first: dict[int, Match]) -> frozenset[str]:
    """What a name may mean that follows after a comma, as a country follows its city: "San José, Costa Rica"."""
    after = by_first.get(match.last + 1) if pieces.glue[match.last] == ", " else None
    return frozenset(reading.id for reading in after.readings) if after else frozenset()


def _company(knowledge: Knowledge, matches: Sequence[Match]) -> Counter[str]:
    """What the article is surely about: entities that some name means alone, and their states."""
    company: Counter[str] = Counter()
    for match in matches:
        if len(found := {reading.id for reading in match.readings}) == 1:
            identifier = found.pop()
            company[identifier] += 1
            if (state := knowledge.state_of(identifier)) and state != identifier:
                company[state] += 1
    return company


def _link(knowledge: Knowledge, pieces: Pieces, match: Match, company: Counter[str], near: Counter[str], country: frozenset[str]) -> Link:
    weighed: dict[str, tuple[float, str]] = {}
    surface = pieces.text[match.start : match.end]
    own = _company(knowledge, [match])
    others, beside = company - own, near - own
    for reading in match.readings:
        score = _prior(knowledge, reading, match, surface, pieces.lang)
        why = reading.use if match.how in ("exact", reading.use) else f"{reading.use}, {match.how}"
        state = knowledge.state_of(reading.id)
        if state in country and knowledge.rows[reading.id].kind is EntityKind.PLACE:
            score, why = score + 4.0, why + ", its state follows"
        elif reading.id in others:
            score, why = score + 1.5, why + ", elsewhere in the article"
        elif state in others:
            close = state in beside
            score, why = score + (_BESIDE if close else 1.0), f"{why}, its state is in the {'sentence' if close else 'article'}"
        if reading.id not in weighed or weighed[reading.id][0] < score:
            weighed[reading.id] = (score, why)
    if context.is_river(pieces, match.first):
        for identifier, (score, _) in list(weighed.items()):
            if _RIVER in knowledge.rows[identifier].classes.split():
                weighed[identifier] = (score + 6.0, "a river, by its article")
    if context.is_region(pieces, match.first):
        for identifier, (score, why) in list(weighed.items()):
            if knowledge.rows[identifier].kind is EntityKind.PLACE:
                weighed[identifier] = (score + 4.0, f"{why}, a place, by what stands before")
    weighed = _seated(knowledge, pieces, match, weighed)
    total = sum(exp(score) for score, _ in weighed.values())
    ranked = sorted(((exp(score) / total, identifier, why) for identifier, (score, why) in weighed.items()), key=lambda row: (-row[0], row[1]))
    candidates = tuple(Candidate(knowledge.entity(identifier), round(share, 3), why) for share, identifier, why in ranked[:_SHOWN])
    best = candidates[0]
    return Link(match.first, match.last, match.start, match.end, best.entity, min(best.score, _CERTAIN), match.how, candidates)


def _prior(knowledge: Knowledge, reading: Reading, match: Match, surface: str, lang: str) -> float:
    row = knowledge.rows[reading.id]
    score = 0.8 * log1p(row.weight) + _USE[reading.use] + _KIND.get(row.kind, 0.0)
    score += 0.3 if reading.lang in (lang, "mul") else -2.0
    score += 0.5 if reading.name == surface else 0.0
    if row.kind in _PEOPLE and match.first == match.last:
        score -= 2.0
    return score


def _seated(knowledge: Knowledge, pieces: Pieces, match: Match, weighed: dict[str, tuple[float, str]]) -> dict[str, tuple[float, str]]:
    """The weights, where a seat of government may be meant for its state, redone by what the sentence says."""
    seats = {reading.id for reading in match.readings if reading.use == "seat"} & weighed.keys()
    if not seats:
        return weighed
    places = [identifier for identifier in weighed if knowledge.rows[identifier].kind is EntityKind.PLACE]
    seat = max(seats, key=lambda identifier: (weighed[identifier][0], identifier))
    if not places:
        return weighed
    place = max(places, key=lambda identifier: (weighed[identifier][0], identifier))
    if context.in_dateline(pieces, match.start, match.end):
        share = 0.97
    elif (house := context.building(pieces, match.first)) is not None:
        share = house
    else:
        share = context.is_place(pieces, match.first, match.last, match.how == "inflected")
    if match.last + 1 < len(pieces) and pieces.hyphen_after(match.last):
        share = 0.5
    top = max(score for score, _ in weighed.values())
    changed = {identifier: (score - 3.0, why) for identifier, (score, why) in weighed.items()}
    changed[place] = (top + log_odds(share), "the city, as the sentence has it")
    changed[seat] = (top, "the government there, as the sentence has it")
    return changed


def log_odds(share: float) -> float:
    """The logit of a probability."""
    from math import log

    return log(share / (1 - share))
