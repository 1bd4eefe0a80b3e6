"""Links to persons -> the same, but for those whose longer name says that somebody else is meant."""

from collections.abc import Sequence

from kg.linking.choosing import Link
from kg.linking.knowledge import Knowledge
from kg.linking.pieces import Pieces
from kg.linking.roles import Roles
from kg.linking.spans import PEOPLE, taken, unlinked
from kg.model import EntityKind

_COMMON_GIVEN = 2


def told_apart(knowledge: Knowledge, roles: Roles, pieces: Pieces, links: Sequence[Link]) -> list[Link]:
    """The links; "Joe Biden Jr." and "Muhsin Abdul Hamid" are not linked to whom tables know as "Joe Biden" and "Abdul Hamid"."""
    covered = taken(links)
    return [_longer(knowledge, roles, pieces, _junior(pieces, link), covered) for link in links]


def _junior(pieces: Pieces, link: Link) -> Link:
    after = link.last + 1
    if link.entity.kind not in PEOPLE or link.first == link.last or pieces.key(after) not in ("jr", "sr") or pieces.glue[link.last] not in (" ", ", "):
        return link
    return unlinked(pieces, link.first, after, link.entity.kind, 0.8, "a namesake of a known person")


def _longer(knowledge: Knowledge, roles: Roles, pieces: Pieces, link: Link, covered: dict[int, Link]) -> Link:
    before = link.first - 1
    if pieces.lang != "en" or link.entity.kind not in PEOPLE or link.first == link.last or pieces.opens(link.first) or pieces.glue[before] != " ":
        return link
    word, key = pieces.words[before], pieces.keys[before]
    if not word[0].isupper() or knowledge.lexicon.given.get(key, 0) < _COMMON_GIVEN or ("en", key) in knowledge.lexicon.common:
        return link
    if roles.before(pieces, link.first) is not None or before in covered:
        return link
    return unlinked(pieces, before, link.last, EntityKind.PERSON, 0.75, "a longer name than that of a known person")
