"""English titles of offices -> role keys, by the ordered patterns of `kg/data/wikidata/titles.tsv`: the first that fits decides."""

import re
from functools import cache

from kg.linking.tables import broken, columns
from kg.resources import folder

NONE = "none"
OF_A_WHOLE = frozenset(("head-of-state", "head-of-government"))
"""Roles that the head of a part of a state ("President of the Sakha Republic") has not: such a one is a "governor"."""


@cache
def role_of(office: str) -> tuple[str, bool]:
    """(role key, whether its holder is a Leader) of an English office title; ("", False) where no pattern fits.

    Raises:
        KnowledgeError: the table of patterns is missing or malformed.

    >>> role_of("Minister of Foreign Affairs of Ukraine")
    ('foreign-minister', True)
    >>> role_of("Ambassador of France to Ukraine")
    ('ambassador', False)
    """
    for role, leader, pattern in _patterns():
        if pattern.search(office):
            return ("" if role == NONE else role), leader
    return "", False


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    place, table = folder("data") / "wikidata", "titles.tsv"
    found = []
    for at, (role, leader, pattern) in enumerate(zip(*columns(place, table, "role leader pattern"), strict=True)):
        try:
            found.append((role, leader == "yes", re.compile(pattern, re.IGNORECASE)))
        except re.error as error:
            raise broken(place, table, at, f"no pattern: {error}") from None
    return tuple(found)
