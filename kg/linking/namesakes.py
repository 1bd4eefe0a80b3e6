"""Links -> the same, but for persons whose longer name says that somebody else is meant, and bodies of states that the article does not speak of."""

from collections.abc import Sequence

from kg.linking.choosing import Link
from kg.linking.knowledge import Knowledge
from kg.linking.pieces import Pieces
from kg.linking.roles import Roles
from kg.linking.spans import PEOPLE, taken, unlinked
from kg.linking.words import words
from kg.model import EntityKind

_COMMON_GIVEN = 2
_BODIES = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP)
# How often news must mean a body for its everyday name to do.
_MEANT = 5
# Longer names, in letters, are those of one body, though each of their words is an ordinary one.
_SHORT_NAME = 28


def told_apart(knowledge: Knowledge, roles: Roles, pieces: Pieces, links: Sequence[Link]) -> list[Link]:
    """The links; "Joe Biden Jr." and "Muhsin Abdul Hamid" are not linked to whom tables know as "Joe Biden" and "Abdul Hamid"."""
    covered = taken(links)
    return [_longer(knowledge, roles, pieces, _junior(pieces, link), covered) for link in links]


def at_home(knowledge: Knowledge, pieces: Pieces, links: Sequence[Link]) -> list[Link]:
    """The links; "National Assembly" and "Labour Party", which many states have, only where the article names the state, or news mostly mean this one."""
    states = {state for link in links if link.entity.kind not in _BODIES and (state := knowledge.state_of(link.entity.id))}
    return [link for link in links if not _is_anybodys(knowledge, pieces, link) or knowledge.rows[link.entity.id].state in states]


def _is_anybodys(knowledge: Knowledge, pieces: Pieces, link: Link) -> bool:
    row = knowledge.rows.get(link.entity.id)
    if row is None or row.kind not in _BODIES or not row.state or row.weight >= _MEANT or link.first == link.last:
        return False
    named = pieces.keys[link.first : link.last + 1]
    heads = words(pieces.lang).organization_heads
    return not heads.isdisjoint(named) and sum(map(len, named)) <= _SHORT_NAME and all((pieces.lang, key) in knowledge.lexicon.common for key in named)


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
