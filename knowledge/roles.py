"""English titles of offices -> role keys, by the ordered patterns of `curated/roles.tsv`: the first that fits decides."""

import re
from functools import cache

from knowledge.tables import curated

NONE = "none"


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    return tuple((row["role"], row["leader"] == "yes", re.compile(row["pattern"], re.IGNORECASE)) for row in curated("roles.tsv"))


@cache
def role_of(office: str) -> tuple[str, bool]:
    """(role key, whether its holder is a Leader) of an English office title; ("", False) where no pattern fits.

    >>> role_of("Minister of Foreign Affairs of Ukraine")
    ('foreign-minister', True)
    >>> role_of("Ambassador of France to Ukraine")
    ('ambassador', False)
    """
    for role, leader, pattern in _patterns():
        if pattern.search(office):
            return ("" if role == NONE else role), leader
    return "", False
