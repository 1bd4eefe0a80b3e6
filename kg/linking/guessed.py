"""Names that the language model found, and neither a table nor a rule knows -> links to local entities, where the text bears them out."""

from collections.abc import Iterator, Sequence

from kg.linking.choosing import Link
from kg.linking.context import governor
from kg.linking.knowledge import Knowledge
from kg.linking.lexicon import PARTICLES
from kg.linking.pieces import Pieces
from kg.linking.roles import Roles
from kg.linking.spans import is_capitalised, taken, unlinked
from kg.linking.words import words
from kg.model import EntityKind, Name

_SURE = 0.8
_NIL = 0.7
_GLUES = frozenset((" ", "-", "'", ". ", "\n"))
_SHORTEST = 4
# The shortest ordinary noun that makes an ordinary noun of a German word which ends with it.
_SHORTEST_HEAD = 5


def guessed(knowledge: Knowledge, roles: Roles, pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
    """The names to keep: full names of persons, organisations whose name says what they are, places that a preposition of place governs."""
    covered = taken(links)
    for sentence in pieces.sentences:
        for name in sentence.names:
            span = _span(roles, pieces, name) if name.score >= _SURE else None
            if span is None or any(index in covered for index in range(span[0], span[1] + 1)):
                continue
            kind = _kind(knowledge, roles, pieces, name.label, *span)
            if kind is not None:
                yield unlinked(pieces, *span, kind, round(_NIL * name.score, 3), "a name that the language model found")


def _span(roles: Roles, pieces: Pieces, name: Name) -> tuple[int, int] | None:
    """First and last piece of a name without the titles before it and the ordinary words after it; None where nothing is left."""
    inside = [index for index in range(len(pieces)) if name.start <= pieces.starts[index] and pieces.ends[index] <= name.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    while first <= last and (title := roles.at(pieces, first)) is not None:
        first = title[0] + 1
    while last >= first and not is_capitalised(pieces, last):
        last -= 1
    if last < first or not is_capitalised(pieces, first) or any(pieces.glue[index] not in _GLUES for index in range(first, last)):
        return None
    return first, last


def _kind(knowledge: Knowledge, roles: Roles, pieces: Pieces, label: str, first: int, last: int) -> EntityKind | None:
    lists = words(pieces.lang)
    capitals = sum(is_capitalised(pieces, index) for index in range(first, last + 1) if pieces.keys[index] not in PARTICLES)
    if any(roles.at(pieces, index) for index in range(first, last + 1)) or all(_ordinary(knowledge, pieces, index) for index in range(first, last + 1)):
        return None
    if label == "PER":
        titled = roles.before(pieces, first) is not None and len(pieces.words[first]) >= _SHORTEST and not _ordinary(knowledge, pieces, first)
        whole = capitals > 1 and pieces.glue[first] != "-" and not pieces.words[last].isupper()
        return EntityKind.PERSON if whole or (titled and first == last) else None
    if label == "ORG":
        named = capitals > 1 and {pieces.keys[first], pieces.keys[last]} & lists.organization_heads
        return EntityKind.ORGANIZATION if named else None
    if label == "LOC":
        plain = any(_ordinary(knowledge, pieces, index) for index in range(first, last + 1))
        governed = pieces.key(governor(pieces, first)) in lists.place_prepositions | lists.open_prepositions | lists.place_nouns
        return EntityKind.PLACE if governed and not plain and not pieces.words[first].isupper() and not pieces.hyphen_before(first) else None
    return None


def _ordinary(knowledge: Knowledge, pieces: Pieces, index: int) -> bool:
    """Whether a piece is a word of everyday, or, in German, a compound of one."""
    key, common = pieces.keys[index], knowledge.lexicon.common
    if pieces.lang != "de":
        return (pieces.lang, key) in common
    heads = (key[at:] for at in range(1, len(key) - _SHORTEST_HEAD + 1))
    return ("de", key) in common or (not key.endswith(tuple(words("de").place_endings)) and any(("de", head) in common for head in heads))
