"""Links -> links without those that are only a part of a longer name that no table has: "London" in "London Marathon"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.linking.choosing import Link
from kg.linking.fold import key
from kg.linking.knowledge import Knowledge
from kg.linking.pieces import Pieces
from kg.linking.roles import Roles
from kg.linking.spans import PEOPLE, taken
from kg.linking.words import words
from kg.model import EntityKind

# Above this share of words with capitals a sentence is a headline in title case, where capitals say nothing.
_TITLE_CASE = 0.6
_MANY = 3
_QUOTED = re.compile(r"[\"„“»‘'](?P<name>[A-ZÄÖÜ0-9][\w.-]*(?: [A-ZÄÖÜ0-9][\w.-]*){1,3})[\"“”«’']")


def whole(knowledge: Knowledge, roles: Roles, pieces: Pieces, links: Sequence[Link]) -> list[Link]:
    """The links that stand for themselves; German, which gives capitals to all nouns, shows no such parts."""
    by_last = {link.last: link for link in links}
    links = [link for link in links if not _in_title(pieces, link) and not _of_another_state(knowledge, pieces, link, by_last.get(link.first - 1))]
    if pieces.lang != "en":
        return links
    covered = taken(links)
    return [link for link in links if not _goes_on(roles, pieces, link, covered)]


def named(knowledge: Knowledge, roles: Roles, pieces: Pieces, links: Sequence[Link]) -> list[Link]:
    """The links but for persons read from a word that is the given name of many, and things read from a title."""
    given = knowledge.lexicon.given
    return [
        link
        for link in links
        if link.first < link.last
        or not (given.get(pieces.keys[link.first], 0) >= _MANY if link.entity.kind in PEOPLE else link.how == "exact" and roles.at(pieces, link.first))
    ]


def without_titles(knowledge: Knowledge, roles: Roles, pieces: Pieces, links: Sequence[Link]) -> list[Link]:
    """The links, those to persons without the title that a table's name begins with: "Patriarch Kyrill" is "Kyrill", but "Sheikh Hasina" is whole."""
    return [_untitled(knowledge, roles, pieces, link) if link.entity.kind in PEOPLE else link for link in links]


def _untitled(knowledge: Knowledge, roles: Roles, pieces: Pieces, link: Link) -> Link:
    title = roles.at(pieces, link.first) if link.first < link.last else None
    if title is None or title[0] >= link.last:
        return link
    row, rest = knowledge.rows.get(link.entity.id), " ".join(pieces.keys[title[0] + 1 : link.last + 1])
    named = key(row.en).split() if row else []
    if named[: title[0] + 1 - link.first] == pieces.keys[link.first : title[0] + 1] and not any(
        reading.id == link.entity.id for reading in knowledge.lexicon.exact(rest)
    ):
        return link
    return replace(link, first=title[0] + 1, start=pieces.starts[title[0] + 1])


def _in_title(pieces: Pieces, link: Link) -> bool:
    """Whether a quoted name of a few words with capitals, as of a ship or an operation, holds the link and more: "MSC Aries" in quotes."""
    match = _QUOTED.match(pieces.text, max(0, link.start - 1))
    if match is None or not match.start() < link.start < match.end() or link.how in ("adjective", "demonym", "unknown"):
        return False
    return match.end("name") > link.end and link.entity.kind not in PEOPLE


def _of_another_state(knowledge: Knowledge, pieces: Pieces, link: Link, before: Link | None) -> bool:
    """Whether a body of one state has another state's adjective before it: "the Israeli Supreme Court" is not the American one."""
    if before is None or link.entity.kind is not EntityKind.GOVERNMENT_BODY or before.entity.kind is not EntityKind.STATE:
        return False
    state = knowledge.state_of(link.entity.id)
    adjoining = pieces.glue[before.last] in (" ", "-") and (before.how == "adjective" or pieces.lang == "en")
    return adjoining and state is not None and state != before.entity.id


def _goes_on(roles: Roles, pieces: Pieces, link: Link, covered: dict[int, Link]) -> bool:
    after = link.last + 1
    if link.entity.kind in PEOPLE or link.how in ("adjective", "demonym") or after >= len(pieces) or pieces.glue[link.last] != " ":
        return False
    word, folded = pieces.words[after], pieces.keys[after]
    if link.first == link.last and pieces.keys[link.first] in words("en").directions and word[0].isupper():
        return True
    if after in covered or not word[0].isupper() or word.isupper() or folded in words("en").calendar or roles.at(pieces, after) is not None:
        return False
    return not _is_title_case(pieces, link.first)


def _is_title_case(pieces: Pieces, index: int) -> bool:
    here = [i for i in range(max(0, index - 30), min(len(pieces), index + 30)) if pieces.sentence[i] == pieces.sentence[index]]
    return sum(pieces.words[i][0].isupper() for i in here) > _TITLE_CASE * len(here)
