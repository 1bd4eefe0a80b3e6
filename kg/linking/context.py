"""What stands around a name -> whether it names a place or the government there."""

import re

from kg.linking.pieces import Pieces
from kg.linking.territory import sent_to, taken_or_held
from kg.linking.words import words

# How likely the city is meant, by what governs its name; set by hand, checked against the calibration table of benchmarks/linking.py.
_HOUSE, _NO_HOUSE, _DATELINE_DAY = 0.7, 0.05, 0.9
_SUBJECT, _ALONE, _STATE, _GENITIVE, _OTHER = 0.06, 0.08, 0.08, 0.15, 0.12
_PLACE, _PLACE_NOUN, _COUNTRY_FOLLOWS, _MOTION, _NO_MOTION = 0.95, 0.9, 0.9, 0.85, 0.15
_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "iobj", "obj"))
# A headline and a byline may stand before the dateline.
_OPENING = 3
_DATELINE = re.compile(
    r"(?:[A-ZÄÖÜ][\w.'’-]*(?:[ /][A-ZÄÖÜ][\w.'’-]*){0,3}(?:, [\w., ]{2,30}?)?\.?\s*)(?:\((?:[\w. ]+[/,]?){1,3}\)|/[A-Z]{2,10}/\.?)(?=\s*[-–—:]|\s+[A-ZÄÖÜ])"
    r"|[A-ZÄÖÜ][\w.'’-]+(?:/[A-ZÄÖÜ][\w.'’-]+){0,2}(?=\s[-–—]\s)"
    r"|[A-ZÄÖÜ]{3,}(?:[ /][A-ZÄÖÜ]{2,}){0,3}(?:, [\w., ]{2,30}?)?(?=\s+(?:[-–—]{1,2}|[•·])\s)"
)
_WINDOW = {"de": (8, 9), "en": (4, 0)}


def building(pieces: Pieces, first: int) -> float | None:
    """How likely the house itself is meant where the name has an article, as houses of government have and cities have not: "der Kreml"; None without one."""
    lists = words(pieces.lang)
    if pieces.opens(first) or pieces.keys[first - 1] not in lists.articles:
        return None
    inside = pieces.keys[first - 1] in lists.inside or (not pieces.opens(first - 1) and pieces.keys[first - 2] in lists.place_prepositions)
    return _HOUSE if inside else _NO_HOUSE


def in_dateline(pieces: Pieces, start: int, end: int) -> bool:
    """Whether a span stands in the line that agencies open with, before the dash: "MOSKAU (Reuters) -"."""
    if pieces.dateline is not None:
        return pieces.dateline.span.start <= start and end <= pieces.dateline.span.end
    for sentence in pieces.sentences[:_OPENING]:
        match = _DATELINE.match(pieces.text, sentence.start)
        if match is not None and sentence.start <= start and end <= match.end():
            return True
    return False


def is_river(pieces: Pieces, first: int) -> bool:
    """Whether an article says that a name that a state and a river share is the river: "the Jordan", "am Niger"."""
    lists = words(pieces.lang)
    if pieces.opens(first):
        return False
    before = pieces.keys[first - 1]
    return before in lists.river_articles or (before in lists.articles and not pieces.opens(first - 1) and pieces.keys[first - 2] in lists.riversides)


def is_region(pieces: Pieces, first: int) -> bool:
    """Whether what a name is governed by belongs to a place and not to a state: "the governor of", "Bewohner von", "attack on"."""
    lists = words(pieces.lang)
    at = governor(pieces, first)
    if at < 1 or pieces.opens(at):
        return False
    before, noun = pieces.keys[at], pieces.keys[at - 1]
    return (before in ("of", "von") and noun in lists.inhabited) or (before in ("on", "auf") and noun in lists.attacks)


def governor(pieces: Pieces, first: int) -> int:
    """The piece before a name, or before the names that it is coordinated with; -1 where its sentence begins so."""
    bound = words(pieces.lang).conjunctions
    at = first
    for _ in range(4):
        if pieces.opens(at):
            return -1
        before = at - 1
        if pieces.keys[before] in bound and not pieces.opens(before) and pieces.words[before - 1][0].isupper():
            at = before - 1
        elif pieces.glue[before].strip() == "," and pieces.words[before][0].isupper() and not pieces.opens(before):
            at = before
        else:
            return before
    return at - 1


def is_place(pieces: Pieces, first: int, last: int, inflected: bool) -> float:
    """How likely a city's name means the city and not the government there, in [0, 1]."""
    lists = words(pieces.lang)
    if pieces.lang == "en" and _country_follows(pieces, last):
        return _COUNTRY_FOLLOWS
    at = governor(pieces, first)
    before = pieces.key(at)
    held = before in lists.reached or taken_or_held(pieces, first, last, at)
    local = held or before in lists.place_nouns or before in lists.place_prepositions
    if (relation := _relation(pieces, first)) in _ARGUMENTS and not held and (relation == "nsubj" or not local):
        return _SUBJECT
    if _owns_a_place(pieces, last, inflected):
        return _PLACE_NOUN
    if inflected:
        return _GENITIVE
    if at < 0:
        return _DATELINE_DAY if _day_follows(pieces, last) else _ALONE
    if before in lists.place_nouns or is_region(pieces, first) or (before in lists.reached and not _answers(pieces, last)):
        return _PLACE_NOUN
    if before in lists.place_prepositions:
        return _PLACE
    if before in lists.state_prepositions:
        return _STATE
    if before in lists.open_prepositions:
        return _MOTION if not pieces.opens(at) and (_moves(pieces, first, at) or sent_to(pieces, at)) else _NO_MOTION
    return _PLACE_NOUN if local and not _answers(pieces, last) else _OTHER


def _answers(pieces: Pieces, last: int) -> bool:
    """Whether a government is held to something: "hold Moscow responsible"."""
    return pieces.key(last + 1) in ("responsible", "accountable", "back", "liable")


def _owns_a_place(pieces: Pieces, last: int, inflected: bool) -> bool:
    """Whether a street, a bridge or the like belongs to the name: "Tbilisi's Rustaveli Avenue"."""
    possessive = pieces.lang == "en" and pieces.glue[last] == "'" and pieces.key(last + 1) == "s"
    if not possessive and not inflected:
        return False
    places = words(pieces.lang).no_family
    for index in range(last + 1 + possessive, min(len(pieces), last + 5)):
        if pieces.sentence[index] != pieces.sentence[last] or pieces.glue[index - 1] not in (" ", "-", "'"):
            return False
        if pieces.keys[index] in places and pieces.words[index][0].isupper():
            return True
    return False


def _moves(pieces: Pieces, first: int, at: int) -> bool:
    """Whether somebody travels: said in English just before the preposition, in German before it or after the name."""
    left, right = _WINDOW[pieces.lang]
    here, motion = pieces.sentence[first], words(pieces.lang).motion
    reach = range(max(0, at - left), min(len(pieces), max(at, first + right)))
    return any(pieces.sentence[i] == here and pieces.keys[i] in motion for i in reach)


def _day_follows(pieces: Pieces, last: int) -> bool:
    """Whether a day follows as in an old dateline: "Brüssel, 5. Dezember"."""
    return last + 1 < len(pieces) and pieces.glue[last] == ", " and pieces.words[last + 1].isdecimal() and pieces.glue[last + 1].startswith(".")


def _country_follows(pieces: Pieces, last: int) -> bool:
    """Whether ", X," or ", X." follows, as a country follows its city."""
    after = last + 1
    if after >= len(pieces) or pieces.glue[last].strip() != "," or not pieces.words[after][0].isupper():
        return False
    return pieces.glue[after].strip()[:1] in ("", ",", ".", ";", "\0") and pieces.glue[after] != " "


def _relation(pieces: Pieces, first: int) -> str:
    found = pieces.token(first)
    return found[0].tokens[found[1]].dep if found else ""
