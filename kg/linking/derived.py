"""Labels -> the short names that follow from them: "OTR-21 Tochka" is "OTR-21" and "Tochka", "Litani River" is "Litani"."""

import re
from collections.abc import Iterator

from kg.model import EntityKind

# Letters, a hyphen or nothing, digits, and perhaps letters of a variant: "F-35", "MIM-104", "9K720", "M1".
_DESIGNATOR = re.compile(r"(?<![\w-])(?:[A-Z][A-Za-z]{0,3}-\d+[A-Z]{0,2}|[A-Z]{1,3}\d+[A-Z]{0,2}|\d[A-Z]\d+[A-Z]?)(?![\w-])")
_GENERIC = frozenset(
    "system systems missile missiles rocket launcher tank aircraft bomber fighter drone gun howitzer rakete raketensystem panzer kampfpanzer class submarine "
    "frigate ii iii iv mk block air defence defense".split()
)
_PLACES = re.compile(
    r"(?P<name>[\w'’-]+(?: [\w'’-]+)?) (?:River|Oblast|Region|Province|Governorate|District)|(?:Oblast|Provinz|Gouvernement|Region) (?P<german>[\w'’-]+)"
)
_SHORTEST = 4


def short_names(label: str, kind: EntityKind) -> Iterator[str]:
    """The short names of an entity by its label; none for most kinds.

    >>> list(short_names("OTR-21 Tochka", EntityKind.WEAPON_SYSTEM))
    ['OTR-21', 'Tochka']
    >>> list(short_names("Lockheed Martin F-35 Lightning II", EntityKind.WEAPON_SYSTEM))
    ['F-35', 'F-35 Lightning II']
    """
    if kind is EntityKind.WEAPON_SYSTEM:
        yield from _weapons(label)
    elif kind is EntityKind.PLACE and (match := _PLACES.fullmatch(label)):
        yield match["name"] or match["german"]


def _weapons(label: str) -> Iterator[str]:
    match = _DESIGNATOR.search(label)
    if match is None:
        words = label.split()
        plain = [word for word in words if word.casefold() not in _GENERIC]
        if 0 < len(plain) < len(words):
            yield " ".join(plain)
        return
    if match.group() != label:
        yield match.group()
    rest = label[match.end() :].strip()
    words = [word for word in rest.split() if word.casefold() not in _GENERIC and not word.startswith("(")]
    if match.start() and rest:
        yield label[match.start() :]
    if not match.start() and len(words) == 1 and len(words[0]) >= _SHORTEST and words[0][0].isupper():
        yield words[0]
