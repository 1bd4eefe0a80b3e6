"""Pieces that no name of the tables covers -> weapons, by the words for weapons around them."""

import re
from collections.abc import Iterator, Sequence

from kg.linking.choosing import Link
from kg.linking.compounds import Heads
from kg.linking.knowledge import Knowledge
from kg.linking.pieces import Pieces
from kg.linking.spans import is_capitalised, taken, unlinked
from kg.linking.words import words
from kg.model import EntityKind

_DESIGNATED = re.compile(r"[A-ZÄÖÜ][\w]*(?:[- ](?:\d+\w*|[A-Z]{1,3}\b|I{1,3}\b))*")
_ROMAN = re.compile("I{1,3}|IV|VI{0,3}")
_QUOTED = re.compile(r"n? [\"„“»«‘'‚](?P<name>[A-ZÄÖÜ][\w.-]*(?:[ -][\w.-]+){0,3})[\"“”«»’']")
_SHIP = 3
# Nouns that need a number in the name before them to make it a weapon's.
_VAGUE = ("system", "batterie", "jet", "flugzeug")
# Endings of adjectives made from names, which say whose the weapons are.
_PEOPLES = ("an", "ish", "ese", "ch", "i")


def typed(pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
    """Weapons that no table knows, named by their type: "vom Typ Smertsch"."""
    nouns = words(pieces.lang).type_nouns
    covered = taken(links)
    for index, key in enumerate(pieces.keys[:-1]):
        first = index + 1
        if key not in nouns or pieces.glue[index] not in (" ", ' "', " „", " »", " '") or first in covered or not pieces.words[first][0].isupper():
            continue
        match = _DESIGNATED.match(pieces.text, pieces.starts[first])
        if match is not None:
            last = max(i for i in range(first, min(len(pieces), first + 5)) if pieces.ends[i] <= match.end())
            yield unlinked(pieces, first, last, EntityKind.WEAPON_SYSTEM, 0.8, "after the word for a type")


def ships(pieces: Pieces) -> Iterator[Link]:
    """Named warships: what navies put before a ship's name and the name, "BRP Antonio Luna", or a name in quotation marks after the kind of ship."""
    lists = words(pieces.lang)
    kinds = tuple(sorted(lists.ships))
    for index, key in enumerate(pieces.keys[:-1]):
        if key in lists.ship_prefixes and pieces.words[index].isupper() and pieces.glue[index] == " " and is_capitalised(pieces, index + 1):
            last = index + 1
            while last + 1 < len(pieces) and last - index < _SHIP and pieces.glue[last] in (" ", "-") and is_capitalised(pieces, last + 1):
                last += 1
            yield unlinked(pieces, index, last, EntityKind.WEAPON_SYSTEM, 0.75, f"a ship, by {pieces.words[index]}")
        elif key.endswith(kinds) and (name := _QUOTED.match(pieces.text, pieces.ends[index])) is not None:
            inside = [i for i in range(index + 1, min(len(pieces), index + 6)) if name.start("name") <= pieces.starts[i] and pieces.ends[i] <= name.end("name")]
            if inside and not pieces.words[index].isupper():
                yield unlinked(pieces, inside[0], inside[-1], EntityKind.WEAPON_SYSTEM, 0.8, f"a ship, by the word {pieces.words[index]}")


def compounds(knowledge: Knowledge, heads: Heads, pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
    """Weapons that no table knows, by the noun after their name: "Fatah-II-Raketen", in English without the noun: "Typhon missiles"."""
    covered = taken(links)
    if pieces.lang == "en":
        yield from _english(knowledge, pieces, covered)
        return
    for last, key in enumerate(pieces.keys):
        if last == 0 or (key, EntityKind.WEAPON_SYSTEM) not in heads.words or not pieces.hyphen_before(last) or pieces.hyphen_after(last):
            continue
        first = last
        while pieces.hyphen_before(first) or (first > 0 and pieces.glue[first - 1] == ""):
            first -= 1
        named = range(first, last)
        numbered = any(pieces.words[index].isdecimal() or _ROMAN.fullmatch(pieces.words[index]) for index in range(first + 1, last))
        kinds = {covered[index].entity.kind for index in named if index in covered}
        if EntityKind.WEAPON_SYSTEM in kinds or (kinds and not numbered) or (key.startswith(_VAGUE) and not numbered):
            continue
        if not is_capitalised(pieces, first) or pieces.keys[first].startswith(tuple(words("de").weapon_kinds)):
            continue
        if ("de", pieces.keys[first]) not in knowledge.lexicon.common:
            yield unlinked(pieces, first, last, EntityKind.WEAPON_SYSTEM, 0.65, f"with {pieces.words[last]}")


def _english(knowledge: Knowledge, pieces: Pieces, covered: dict[int, Link]) -> Iterator[Link]:
    lists = words("en")
    for index in range(1, len(pieces)):
        last = index - 1
        if pieces.keys[index] not in lists.weapon_kinds or pieces.glue[last] != " " or not _may_name(knowledge, pieces, covered, last):
            continue
        first = last
        while first > 0 and pieces.glue[first - 1] in ("-", "", " ") and not pieces.opens(first) and _may_name(knowledge, pieces, covered, first - 1):
            first -= 1
        letters = [i for i in range(first, last + 1) if pieces.words[i].isalpha() and len(pieces.words[i]) > 1]
        if is_capitalised(pieces, first) and letters and not pieces.keys[letters[-1]].endswith(_PEOPLES) and not pieces.opens(first):
            yield unlinked(pieces, first, last, EntityKind.WEAPON_SYSTEM, 0.65, f"before {pieces.words[index]}")


def _may_name(knowledge: Knowledge, pieces: Pieces, covered: dict[int, Link], index: int) -> bool:
    if index in covered or pieces.keys[index] in words("en").calendar:
        return False
    if pieces.words[index].isdecimal():
        return index > 0 and pieces.glue[index - 1] in ("-", "")
    return is_capitalised(pieces, index) and ("en", pieces.keys[index]) not in knowledge.lexicon.common
