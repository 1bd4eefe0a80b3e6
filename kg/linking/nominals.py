"""Role words -> leaders: "der türkische Präsident", "Kremlchef", "der Staatschef", through state, office and date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.linking.choosing import Link
from kg.linking.knowledge import Knowledge
from kg.linking.offices import Held, Offices
from kg.linking.periods import holds
from kg.linking.pieces import Pieces
from kg.linking.roles import Role, Roles
from kg.linking.spans import PEOPLE, owned_by
from kg.linking.words import words
from kg.model import Candidate, EntityKind

COUNTERPART = "counterpart"
# Makes its bearer a leader, but is borne by too many to stand for one: "Gouverneur".
LEADER = "leader"
# How far before a role word the comma of its apposition is looked for, in pieces.
_APPOSITION = 9
# Makes its bearer a leader if a state or organisation stands before it: "Hamas-Chef".
CHIEF = "chief"


@dataclass(frozen=True, slots=True)
class Nominals:
    """Resolves role words without a name."""

    knowledge: Knowledge
    roles: Roles
    offices: Offices

    def find(self, pieces: Pieces, links: Sequence[Link], day: date | None) -> tuple[list[Link], list[Held]]:
        """The leaders that role words stand for, which may cover adjectives and states that `links` has; and what offices the article names."""
        by_first = {link.first: link for link in links}
        by_last = {link.last: link for link in links}
        owners = {owned_by(pieces, link): link for link in links if link.entity.kind is EntityKind.STATE}
        said: list[Held] = []
        found: list[Link] = []
        index = 0
        while index < len(pieces):
            at = None if index in by_first and by_first[index].last > index else self.roles.at(pieces, index)
            if at is None or not at[1].key:
                index += 1
                continue
            last, role = at
            state, first = self._state(pieces, index, by_last)
            after = _state_after(pieces, last, by_first)
            state = state or (owners[index].entity.id if index in owners else None) or role.state or (after.entity.id if after else None)
            named = self._apposition(pieces, first, last, by_first, by_last)
            if role.key == COUNTERPART and named is not None and named.start > pieces.starts[index]:
                first = _unknown_state(pieces, index, first)
                said.append(Held(index, LEADER, state, named.entity))
            if role.key == COUNTERPART:
                found.extend(self._counterpart(pieces, first, last, state, named, [*links, *found], [*said], day, role.woman))
            elif named is not None and (role.key != CHIEF or state):
                said.append(Held(index, role.key, state, named.entity))
            elif (
                role.key not in (LEADER, CHIEF)
                and self._of_one(state, role)
                and (after is not None or not _of_another(pieces, last))
                and (self._nominal(pieces, first, index, last) or self._bare(pieces, first, index, last, state, index in owners))
            ):
                found.extend(self._resolved(pieces, first, last, role, state, links, [*said], day, found))
            index = last + 1
        return found, said

    def _state(self, pieces: Pieces, index: int, by_last: dict[int, Link]) -> tuple[str | None, int]:
        """The state before a role word ("US-", "türkische amtierende") and the piece that the phrase begins with."""
        before = by_last.get(index - 1)
        direct = before is not None and not pieces.opens(index)
        if before is not None and direct and (pieces.hyphen_before(index) or before.how == "adjective" or _is_adjunct(pieces, before, index)):
            return self._owner(before), before.first
        for back in (1, 2):
            at = index - back
            if at < 1 or pieces.opens(at) or pieces.glue[at] != " " or not pieces.words[at][0].islower() or at in by_last:
                break
            link = by_last.get(at - 1)
            if link is not None and pieces.glue[at - 1] == " " and (link.how == "adjective" or _is_adjunct(pieces, link, at)):
                return self._owner(link), link.first
        return None, index

    def _owner(self, link: Link) -> str | None:
        if link.entity.kind in (EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.ALLIANCE, EntityKind.ARMED_GROUP, EntityKind.PLACE):
            return link.entity.id
        return self.knowledge.state_of(link.entity.id)

    def _counterpart(
        self,
        pieces: Pieces,
        first: int,
        last: int,
        state: str | None,
        named: Link | None,
        links: Sequence[Link],
        said: Sequence[Held],
        day: date | None,
        woman: bool | None,
    ) -> Iterator[Link]:
        """ "His Turkish counterpart": who holds there the office of the person before; it counts beside a name too."""
        if first == last or (state is None and named is None) or (named is not None and named.start < pieces.starts[first]):
            return
        start, end = pieces.starts[first], pieces.ends[last]
        if named is not None:
            yield Link(first, last, start, end, named.entity, 0.9, "role", (Candidate(named.entity, 0.9, "the name follows"),))
            return
        if state is None:
            return
        before = [link for link in links if link.last < first and link.entity.kind in PEOPLE]
        if not before:
            return
        person = max(before, key=lambda link: link.start).entity
        roles = [held.role for held in reversed(said) if held.entity == person]
        roles += [
            self.knowledge.role_of(tenure.office) for tenure in self.knowledge.tenures(person.id) if day is None or holds(tenure.since, tenure.until, day)
        ]
        for role in filter(None, roles):
            if (choice := self.offices.of_state(role, state, links, said, day, woman)) is not None:
                entity, score, why = choice
                yield Link(first, last, start, end, entity, score - 0.05, "role", (Candidate(entity, score - 0.05, f"counterpart: {why}"),))
                return

    def _of_one(self, state: str | None, role: Role) -> bool:
        """Whether only one person can be meant: organisations have no ministers ("EU-Außenminister" are many)."""
        row = self.knowledge.rows.get(state or "")
        return (
            row is None
            or row.kind not in (EntityKind.ORGANIZATION, EntityKind.ALLIANCE)
            or not (role.key.endswith("-minister") or role.key.startswith("head-of"))
        )

    def _nominal(self, pieces: Pieces, first: int, index: int, last: int) -> bool:
        """Whether the phrase stands for one person who holds the office now."""
        lang, lists = pieces.lang, words(pieces.lang)
        if any(pieces.key(i) in lists.former for i in range(max(0, first - 2), index)):
            return False
        if pieces.hyphen_after(last):
            return False
        for at in range(first - 1, max(-1, first - (3 if lang == "de" else 2)), -1):
            if pieces.sentence[at] != pieces.sentence[first] or pieces.glue[at] != " ":
                return False
            if pieces.keys[at] in lists.determiners:
                return pieces.keys[at] != "die" or pieces.keys[last].endswith(tuple(lists.feminine))
            if not pieces.words[at][0].islower():
                return False
        return False

    def _bare(self, pieces: Pieces, first: int, index: int, last: int, state: str | None, owned: bool) -> bool:
        """Whether a phrase without article stands for one person: "Israel's president", and "US-Präsident warnt" as headlines have it."""
        lists = words(pieces.lang)
        if pieces.hyphen_after(last) or any(pieces.key(i) in lists.former for i in range(max(0, first - 1), index)):
            return False
        follower = pieces.words[last + 1] if last + 1 < len(pieces) and pieces.glue[last] == " " else "."
        return not follower[0].isupper() and (owned or (state is not None and pieces.opens(first)))

    def _resolved(
        self,
        pieces: Pieces,
        first: int,
        last: int,
        role: Role,
        state: str | None,
        links: Sequence[Link],
        said: Sequence[Held],
        day: date | None,
        found: Sequence[Link],
    ) -> Iterator[Link]:
        start, end = pieces.starts[first], pieces.ends[last]
        woman = role.woman if role.woman is not None else _by_article(pieces, first, last)
        if state:
            choice = self.offices.of_state(role.key, state, links, said, day, woman)
        else:
            choice = self.offices.mentioned(pieces, role.key, first, [*links, *found], said, day, woman)
        if choice is not None:
            entity, score, why = choice
            yield Link(first, last, start, end, entity, score, "role", (Candidate(entity, score, why),))

    def _apposition(self, pieces: Pieces, first: int, last: int, by_first: dict[int, Link], by_last: dict[int, Link]) -> Link | None:
        """The person whom the phrase only describes: named right after, or right before with a comma."""
        at = last + 1
        link = by_first.get(at)
        if link is not None and link.entity.kind in PEOPLE and pieces.glue[last] in (" ", ", "):
            return link
        title = self.roles.at(pieces, at) if at < len(pieces) and pieces.glue[last] == ", " else None
        if title is not None and (titled := by_first.get(title[0] + 1)) is not None and titled.entity.kind in PEOPLE:
            return titled
        state = _state_after(pieces, last, by_first)
        if state is not None and (after := by_first.get(state.last + 1)) and after.entity.kind in PEOPLE and pieces.glue[state.last] in (" ", ", "):
            return after
        if first > 1 and pieces.glue[first - 2] != ", " and pieces.keys[first - 1] in words(pieces.lang).determiners:
            return None
        for begin in range(first, max(0, first - _APPOSITION), -1):
            if pieces.opens(begin) or (begin < first and begin in by_first and by_first[begin].entity.kind in PEOPLE):
                return None
            if pieces.glue[begin - 1] == ", ":
                before = by_last.get(begin - 1)
                return before if before is not None and before.entity.kind in PEOPLE else None
        return None


def _by_article(pieces: Pieces, first: int, last: int) -> bool | None:
    """What a German article says of a nominal adjective in the nominative: "die Außenbeauftragte", "der Vorsitzende"; None where it may be another case."""
    article = pieces.keys[first - 1] if pieces.lang == "de" and not pieces.opens(first) else ""
    if not pieces.keys[last].endswith("e"):
        return None
    return {"die": True, "der": False}.get(article)


def _unknown_state(pieces: Pieces, index: int, first: int) -> int:
    """Where a counterpart's phrase begins if no table has the adjective before it: "his Tigrayan counterpart"."""
    if first == index and pieces.lang == "en" and not pieces.opens(index) and pieces.words[index - 1][0].isupper() and pieces.glue[index - 1] == " ":
        return index - 1
    return first


def _is_adjunct(pieces: Pieces, link: Link, index: int) -> bool:
    """Whether an English state name stands before its office: "US president", "Turkish president"."""
    return (
        pieces.lang == "en" and pieces.glue[index - 1] in (" ", ". ") and link.entity.kind in (EntityKind.STATE, EntityKind.ALLIANCE, EntityKind.ORGANIZATION)
    )


def _state_after(pieces: Pieces, last: int, by_first: dict[int, Link]) -> Link | None:
    """The state or organisation after a role word: "Präsident Russlands", "president of the Philippines"."""
    at = last + 1
    linkers = words(pieces.lang).genitive
    while at < len(pieces) and at < last + 3 and pieces.glue[at - 1] == " " and pieces.keys[at] in linkers:
        at += 1
    link = by_first.get(at)
    if link is None or pieces.glue[at - 1] != " " or link.entity.kind not in (EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.ALLIANCE):
        return None
    return link if at > last + 1 or (pieces.lang == "de" and link.how == "inflected") else None


def _of_another(pieces: Pieces, last: int) -> bool:
    """Whether a genitive that is no state's follows a role word: "die Präsidentin der verbotenen Gewerkschaft" is not the state's."""
    lists = words(pieces.lang)
    at = last + 1
    if at >= len(pieces) or pieces.glue[last] != " " or pieces.keys[at] not in lists.of_another:
        return False
    while at + 1 < len(pieces) and at < last + 4 and pieces.glue[at] == " " and (at == last + 1 or pieces.words[at][0].islower()):
        at += 1
        if pieces.keys[at] in lists.own_country:
            return False
    return True


def promoted(links: Sequence[Link], said: Sequence[Held]) -> list[Link]:
    """The links, with persons made leaders whom the article gives an office."""
    leaders = {held.entity.id for held in said}
    return [
        replace(link, entity=replace(link.entity, kind=EntityKind.LEADER)) if link.entity.id in leaders and link.entity.kind is EntityKind.PERSON else link
        for link in links
    ]
