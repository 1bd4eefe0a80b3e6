"""Links -> links with every person: full names that no table has, and short forms of names that the article gave in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.linking import fold, inflection
from kg.linking.choosing import Link
from kg.linking.knowledge import Knowledge
from kg.linking.lexicon import PARTICLES
from kg.linking.namesakes import told_apart
from kg.linking.pieces import Pieces
from kg.linking.roles import Role, Roles
from kg.linking.sounds import sounds
from kg.linking.spans import PEOPLE, taken, without
from kg.linking.unknown import Unknown
from kg.model import Candidate, EntityKind

# China, Taiwan, the Koreas, Vietnam, Cambodia: the family name comes first, and alone is the short form.
_FAMILY_FIRST = frozenset("Q148 Q865 Q423 Q884 Q881 Q424".split())
_COMMON_GIVEN = 2
# How often news must mean a person for the family name alone to do, also where the person's state is in the article, and how much oftener than the next.
_KNOWN_WEIGHT = 40
_HOME_WEIGHT = 5
_DOMINANCE = 4


@dataclass(frozen=True, slots=True)
class Persons:
    """Finds the persons of an article among what the names of the tables left."""

    knowledge: Knowledge
    roles: Roles

    def find(self, pieces: Pieces, links: Sequence[Link]) -> list[Link]:
        """The links, with persons added, and those gone that were a part of a person's name."""
        links = told_apart(self.knowledge, self.roles, pieces, links)
        full = list(Unknown(self.knowledge, self.roles).find(pieces, links))
        links = without(links, full)
        known = [link for link in links if link.entity.kind in PEOPLE and link.first < link.last]
        short = list(self._short(pieces, links, [*known, *full]))
        links = [*without(links, short), *full, *short]
        alone = list(self._alone(pieces, links))
        return sorted([*without(links, alone), *alone], key=lambda link: link.start)

    def _short(self, pieces: Pieces, links: Sequence[Link], people: Sequence[Link]) -> Iterator[Link]:
        forms: dict[str, list[Link]] = {}
        for link in sorted(people, key=lambda link: link.start):
            for form in self._forms(pieces, link):
                forms.setdefault(form, []).append(link)
        covered = taken(links)
        named = taken(people)
        done = -1
        for index, key in enumerate(pieces.keys):
            if index in named or not pieces.words[index][0].isupper() or key in PARTICLES:
                continue
            if index in covered and (
                covered[index].first != covered[index].last or covered[index].entity.kind is EntityKind.STATE or pieces.words[index].isupper()
            ):
                continue
            bearers, how = forms.get(key), "short"
            if bearers is None and pieces.lang == "de":
                bearers, how = next(((forms[form], "short, inflected") for form in inflection.nouns(key, "de") if form in forms), (None, ""))
            if not bearers or index <= done or _begins_another(pieces, index, bearers):
                continue
            earlier = [link for link in bearers if link.start < pieces.starts[index]]
            bearer = (earlier or bearers[:1])[-1]
            score = min(0.97, bearer.score) if len({link.entity.id for link in bearers}) == 1 else 0.7
            span = _whole(pieces, index, pieces.keys[bearer.first : bearer.last + 1])
            if span is None:
                continue
            first, done = span
            why = f"short for {pieces.text[bearer.start : bearer.end]}"
            yield Link(first, done, pieces.starts[first], pieces.ends[done], bearer.entity, score, how, (Candidate(bearer.entity, score, why),))

    def _forms(self, pieces: Pieces, link: Link) -> set[str]:
        keys = [key for key in pieces.keys[link.first : link.last + 1] if len(key) > 1 and key not in ("jr", "sr", "ii", "iii")]
        if not keys:
            return set()
        last = keys[-1]
        forms = {last}
        if pieces.lang == "de" and link.how in ("inflected", "unknown") and last.endswith("s"):
            forms.add(last[:-1])
        row = self.knowledge.rows.get(link.entity.id)
        if row and row.state in _FAMILY_FIRST:
            return {keys[0]}
        forms = {form for form in forms if len(form) > 2}
        if self.knowledge.lexicon.given.get(keys[0], 0) < _COMMON_GIVEN:
            forms.add(keys[0])
        forms |= {key for key in keys[1:] if key not in PARTICLES and len(key) > 3 and self.knowledge.lexicon.given.get(key, 0) == 0}
        return forms - PARTICLES

    def _alone(self, pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
        covered = taken(links)
        families = self.knowledge.lexicon.families
        states = {link.entity.id for link in links if link.entity.kind is EntityKind.STATE}
        for index, key in enumerate(pieces.keys):
            word = pieces.words[index]
            if not word[0].isupper() or len(word) < 3 or (word.isupper() and len(word) < 5):
                continue
            role = self.roles.before(pieces, index)
            if index in covered and (role is None or covered[index].first != covered[index].last or covered[index].entity.kind is not EntityKind.PLACE):
                continue
            forms = (key, *inflection.nouns(key, pieces.lang)) if pieces.lang == "de" else (key,)
            ids = next((families[form] for form in forms if form in families), ()) or sounds(self.knowledge.lexicon).family(key, pieces.lang)
            if role is not None and role.woman is not None:
                ids = tuple(identifier for identifier in ids if self.knowledge.woman(identifier) in (None, role.woman))
            if not ids or self.roles.at(pieces, index):
                continue
            ranked = sorted(ids, key=lambda identifier: self._fit(identifier, role), reverse=True)
            best, second = self._fit(ranked[0], role), self._fit(ranked[1], role) if len(ranked) > 1 else (0, 0, "")
            sure = best[0] > second[0] or best[1] >= _DOMINANCE * max(1, second[1])
            if role is None and (pieces.lang, key) in self.knowledge.lexicon.common:
                continue
            home = self.knowledge.state_of(ranked[0]) in states and bool(self.knowledge.tenures(ranked[0]))
            if not sure or best[1] < (1 if role is not None else _HOME_WEIGHT if home else _KNOWN_WEIGHT):
                continue
            entity = self.knowledge.entity(ranked[0])
            score = 0.85 if role is not None else 0.7
            span = _whole(pieces, index, fold.key(entity.label(pieces.lang)).split())
            if span is None:
                continue
            why = "a family name that one person is known by" + (f", with the title {role.word}" if role else "")
            yield Link(*span, pieces.starts[span[0]], pieces.ends[span[1]], entity, score, "family", (Candidate(entity, score, why),))

    def _fit(self, identifier: str, role: Role | None) -> tuple[int, int, str]:
        held = {self.knowledge.role_of(tenure.office) for tenure in self.knowledge.tenures(identifier)}
        return int(role is not None and bool(role.key) and role.key in held), self.knowledge.rows[identifier].weight, identifier


def _begins_another(pieces: Pieces, index: int, bearers: Sequence[Link]) -> bool:
    """Whether a family name that stands first goes on as nobody's of these: "Kim Kang Il" beside "Kim Jong Un"."""
    if not any(pieces.keys[link.first] == pieces.keys[index] for link in bearers) or not pieces.joined(index) or index + 1 >= len(pieces):
        return False
    known = {key for link in bearers for key in pieces.keys[link.first : link.last + 1]}
    return pieces.words[index + 1][0].isupper() and pieces.keys[index + 1] not in known and pieces.lang == "en"


def _whole(pieces: Pieces, index: int, full: Sequence[str]) -> tuple[int, int] | None:
    """First and last piece of a family name, given the keys of the full name: "von der Leyen", "al-Assad", "Kramp-Karrenbauer".

    None where it stands in another hyphenated name.
    """
    key = pieces.keys[index]
    home = at = next((i for i, piece in enumerate(full) if key in (piece, piece + "s", piece + "es")), len(full))
    first = last = index
    while first > 0 and not pieces.opens(first):
        glue, before = pieces.glue[first - 1], pieces.keys[first - 1]
        same = 0 < at < len(full) and full[at - 1] == before and (glue == "-" or (glue == " " and before in PARTICLES))
        if not same and not (glue == "-" and before in PARTICLES):
            break
        first, at = first - 1, at - 1
    at = home
    while last + 1 < len(pieces) and pieces.hyphen_after(last) and at + 1 < len(full) and pieces.keys[last + 1] in (full[at + 1], full[at + 1] + "s"):
        last, at = last + 1, at + 1
    return None if first > 0 and pieces.hyphen_before(first) else (first, last)
