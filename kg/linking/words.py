"""`kg/data/linking/de.toml`, `en.toml` -> `Words`: the words around a name that say how it is meant."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from kg.errors import KnowledgeError
from kg.linking.fold import fold
from kg.resources import folder

# The list whose order counts.
_ORDERED = ("ordinals",)


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, folded; the files say what each list is for."""

    articles: frozenset[str]
    conjunctions: frozenset[str]
    place_prepositions: frozenset[str]
    state_prepositions: frozenset[str]
    open_prepositions: frozenset[str]
    place_nouns: frozenset[str]
    place_endings: frozenset[str]
    motion: frozenset[str]
    reached: frozenset[str]
    territory: frozenset[str]
    openers: frozenset[str]
    sent: frozenset[str]
    people: frozenset[str]
    inside: frozenset[str]
    river_articles: frozenset[str]
    determiners: frozenset[str]
    feminine: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    former: frozenset[str]
    genitive: frozenset[str]
    of_another: frozenset[str]
    own_country: frozenset[str]
    ordinals: tuple[str, ...]
    ordinal_endings: frozenset[str]
    titles: frozenset[str]
    no_family: frozenset[str]
    family_endings: frozenset[str]
    type_nouns: frozenset[str]
    calendar: frozenset[str]
    inhabited: frozenset[str]
    attacks: frozenset[str]
    riversides: frozenset[str]
    generic: frozenset[str]
    directions: frozenset[str]
    organization_ends: frozenset[str]
    organization_heads: frozenset[str]
    arabic_places: frozenset[str]
    weapon_kinds: frozenset[str]
    ships: frozenset[str]
    ship_prefixes: frozenset[str]
    described: frozenset[str]
    speech: frozenset[str]
    organizations: frozenset[str]
    armed: frozenset[str]


@cache
def words(lang: str) -> Words:
    """The words of a language.

    Raises:
        KnowledgeError: the language has no file, or its file lacks a list.
    """
    path = folder("data") / "linking" / f"{lang}.toml"
    try:
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        made: dict[str, Any] = {}
        for field in fields(Words):
            found = fold(lists[field.name]).split()
            made[field.name] = tuple(found) if field.name in _ORDERED else frozenset(found)
        return Words(**made)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise KnowledgeError(f"{path}: no words for the language {lang!r}: {error}") from error


def ordinal(word: str, lang: str) -> int | None:
    """The number that a folded ordinal stands for, however it is inflected; None for another word.

    >>> ordinal("sechsten", "de"), ordinal("sixth", "en"), ordinal("achtung", "de")
    (6, 6, None)
    """
    return _ordinals(lang).get(word)


@cache
def _ordinals(lang: str) -> dict[str, int]:
    lists = words(lang)
    return {stem + ending: number for number, stem in enumerate(lists.ordinals, 1) for ending in lists.ordinal_endings or ("",)}
