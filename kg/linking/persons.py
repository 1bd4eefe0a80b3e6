"""Links -> persons: full names that no table has, other transliterations, and short forms of names that the article gave in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.linking import fold, inflection
from kg.linking.choosing import Link
from kg.linking.knowledge import Knowledge
from kg.linking.lexicon import PARTICLES
from kg.linking.pieces import Pieces
from kg.linking.roles import Role, Roles
from kg.linking.sounds import sounds
from kg.linking.words import words
from kg.model import Candidate, Entity, EntityKind

_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)
# Where the family name comes first, that alone is the short form.
_FAMILY_FIRST = frozenset("Q148 Q865 Q423 Q884 Q881 Q424".split())
_COMMON_GIVEN = 2
_FAMILIAR_GIVEN = 5
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
        links = [self._namesake(pieces, self._generation(pieces, link), links) for link in links]
        full = list(self._unknown(pieces, links))
        links = _without(links, full)
        known = [link for link in links if link.entity.kind in _PEOPLE and link.first < link.last]
        short = list(self._short(pieces, links, [*known, *full]))
        links = [*_without(links, short), *full, *short]
        alone = list(self._alone(pieces, links))
        return sorted([*_without(links, alone), *alone], key=lambda link: link.start)

    def _generation(self, pieces: Pieces, link: Link) -> Link:
        """The link, unless "Jr." after it says that it is somebody else whom no table has."""
        after = link.last + 1
        if link.entity.kind not in _PEOPLE or link.first == link.last or pieces.key(after) not in ("jr", "sr") or pieces.glue[link.last] not in (" ", ", "):
            return link
        end = pieces.ends[after] + (pieces.text[pieces.ends[after] : pieces.ends[after] + 1] == ".")
        name = pieces.text[link.start : end]
        entity = Entity(f"nil:{name}", link.entity.kind, ((pieces.lang, name),))
        return Link(link.first, after, link.start, end, entity, 0.8, "unknown", (Candidate(entity, 0.8, "a namesake of a known person"),))

    def _namesake(self, pieces: Pieces, link: Link, links: Sequence[Link]) -> Link:
        """The link, unless another given name before it says that it is somebody else: "Muhsin Abdul Hamid" is not "Abdul Hamid"."""
        before = link.first - 1
        if pieces.lang != "en" or link.entity.kind not in _PEOPLE or link.first == link.last or pieces.opens(link.first) or pieces.glue[before] != " ":
            return link
        word, key = pieces.words[before], pieces.keys[before]
        if not word[0].isupper() or self.knowledge.lexicon.given.get(key, 0) < _COMMON_GIVEN or ("en", key) in self.knowledge.lexicon.common:
            return link
        if self.roles.before(pieces, link.first) is not None or any(other.first <= before <= other.last for other in links):
            return link
        start = pieces.starts[before]
        name = " ".join(pieces.text[start : link.end].split())
        entity = Entity(f"nil:{name}", EntityKind.PERSON, ((pieces.lang, name),))
        return Link(before, link.last, start, link.end, entity, 0.75, "unknown", (Candidate(entity, 0.75, "a longer name than that of a known person"),))

    def _unknown(self, pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
        taken = _taken(links)
        names = {(name.start, name.end) for sentence in pieces.sentences for name in sentence.names if name.label == "PER"}
        starts = {start for start, _ in names}
        index = 0
        while index < len(pieces):
            span = self._name_at(pieces, taken, index, starts)
            if span is None:
                index += 1
                continue
            last, why, score = span
            yield self._person(pieces, index, last, why, score)
            index = last + 1

    def _name_at(self, pieces: Pieces, taken: dict[int, Link], first: int, starts: set[int]) -> tuple[int, str, float] | None:
        if not _is_name(pieces, first) or (first in taken and not _yields(taken[first])) or self._particle(pieces, first):
            return None
        if len(pieces.words[first]) == 1 and (not pieces.glue[first].startswith(".") or (first and pieces.glue[first - 1] == ".")):
            return None
        given = self.knowledge.lexicon.given.get(pieces.keys[first], 0)
        role = self.roles.before(pieces, first)
        if self.roles.at(pieces, first) or (
            len(pieces.words[first]) > 1 and pieces.words[first].isupper() and first + 1 < len(pieces) and not pieces.words[first + 1].isupper()
        ):
            return None
        last = self._reach(pieces, taken, first, given)
        if last == first or len(pieces.words[last]) == 1 or all(glue == "-" for glue in pieces.glue[first:last]):
            return None
        for end in (last, first + 1) if last > first + 1 else (last,):
            if end > first and pieces.keys[end] not in PARTICLES and self._alike(pieces, first, end):
                return end, "another transliteration", 0.85
        if self._sounds_foreign(pieces, first, last):
            return last, "a family name by its ending", 0.75
        if self._speaks(pieces, first, last):
            return last, "after a verb of saying", 0.8
        if self._described(pieces, first, last):
            return last, "described after a comma", 0.75
        if given == 0 and role is None and pieces.starts[first] not in starts:
            return None
        if first in taken and role is None and (given < _COMMON_GIVEN or taken[first].entity.kind is EntityKind.STATE):
            return None
        if role is None and pieces.lang == "en" and (pieces.keys[last] in words("en").no_family or (given < _COMMON_GIVEN and _in_longer_name(pieces, first))):
            return None
        if pieces.starts[first] in starts:
            return last, "a name of the model", 0.85
        if role is not None:
            return None if given == 0 and self._plain(pieces, first, last) else (last, f"after the title {role.word}", 0.9)
        if ("de", pieces.keys[last]) in self.knowledge.lexicon.common or ("de", pieces.keys[first]) in self.knowledge.lexicon.common:
            return None
        if pieces.lang == "en" and (given < _FAMILIAR_GIVEN or len(pieces.words[first]) == 1) and self._plain(pieces, first + 1, last):
            return None
        if given >= _COMMON_GIVEN or pieces.lang == "en":
            return last, "a given name and a word with a capital", 0.75
        return None

    def _sounds_foreign(self, pieces: Pieces, first: int, last: int) -> bool:
        """Whether two words in a row, neither an ordinary one, end like a family name of another language."""
        endings = tuple(words(pieces.lang).family_endings)
        plain = [key for key in pieces.keys[first : last + 1] if (pieces.lang, key) in self.knowledge.lexicon.common]
        return (
            bool(endings) and not plain and pieces.glue[first] == " " and len(pieces.keys[last]) > 5 and pieces.keys[last].removesuffix("s").endswith(endings)
        )

    def _particle(self, pieces: Pieces, first: int) -> bool:
        """Whether a word belongs to the family name after it, as "Al-" and "Von" do, and "Ben" does not where it is a given name."""
        given = self.knowledge.lexicon.given.get(pieces.keys[first], 0) >= _COMMON_GIVEN and pieces.glue[first] == " " and not pieces.opens(first)
        return pieces.keys[first] in PARTICLES and not given

    def _speaks(self, pieces: Pieces, first: int, last: int) -> bool:
        """Whether a verb of saying stands right before words of which none is an ordinary one."""
        if pieces.opens(first) or pieces.glue[first - 1] != " " or pieces.keys[first - 1] not in words(pieces.lang).speech:
            return False
        return pieces.glue[first] == " " and not self._plain(pieces, first, last)

    def _described(self, pieces: Pieces, first: int, last: int) -> bool:
        """Whether words of which none is an ordinary one are followed by a comma and what describes a person."""
        if pieces.opens(first) or last + 1 >= len(pieces) or pieces.glue[last] != ", " or pieces.keys[last + 1] not in words(pieces.lang).described:
            return False
        return pieces.glue[first] == " " and min(map(len, pieces.words[first : last + 1])) > 2 and not self._plain(pieces, first, last)

    def _plain(self, pieces: Pieces, first: int, last: int) -> bool:
        """Whether one of these words is an ordinary one."""
        return any((pieces.lang, key) in self.knowledge.lexicon.common for key in pieces.keys[first : last + 1])

    def _reach(self, pieces: Pieces, taken: dict[int, Link], first: int, given: int) -> int:
        last = at = first
        while at + 1 < len(pieces) and pieces.joined(at) and at - first < 4 and pieces.glue[at] != "/":
            at += 1
            if pieces.keys[at] in PARTICLES and pieces.glue[at - 1] in (" ", "-") and at + 1 < len(pieces) and pieces.joined(at):
                continue
            if pieces.glue[at - 1] == "-" and at - 1 == last and last > first and at not in taken and pieces.words[at].islower():
                last = at
                continue
            if not _is_name(pieces, at) or (pieces.words[at].isupper() and len(pieces.words[at]) > 1):
                break
            if at in taken and (not _gives_way(taken[at], given) or last != first):
                break
            if self.roles.at(pieces, at) and pieces.glue[at - 1] != "-":
                break
            last = at
        return last

    def _person(self, pieces: Pieces, first: int, last: int, why: str, score: float) -> Link:
        start, end = pieces.starts[first], pieces.ends[last]
        if found := self._alike(pieces, first, last):
            entity = self.knowledge.entity(found[-1])
            score = 0.85 if len(found) == 1 else 0.6
            return Link(first, last, start, end, entity, score, "transliterated", (Candidate(entity, score, "another transliteration"),))
        lang = pieces.lang
        name = " ".join(pieces.text[start:end].split())
        if lang == "de" and name.endswith("s") and _genitive(pieces, first, last):
            name = name[:-1]
        entity = Entity(f"nil:{name}", EntityKind.PERSON, ((lang, name),))
        return Link(first, last, start, end, entity, score, "unknown", (Candidate(entity, score, why),))

    def _alike(self, pieces: Pieces, first: int, last: int) -> list[str]:
        """The persons whose names sound like these pieces, the weightiest last."""
        lang, tail = pieces.lang, pieces.keys[last]
        for form in (tail, *(inflection.nouns(tail, lang) if lang == "de" else ())):
            for spelled in (lang, "en" if lang == "de" else "de"):
                if found := sounds(self.knowledge.lexicon).alike([*pieces.keys[first:last], form], spelled):
                    return sorted(found, key=self._weight)
        return []

    def _weight(self, identifier: str) -> tuple[int, str]:
        return self.knowledge.rows[identifier].weight, identifier

    def _short(self, pieces: Pieces, links: Sequence[Link], people: Sequence[Link]) -> Iterator[Link]:
        forms: dict[str, list[Link]] = {}
        for link in sorted(people, key=lambda link: link.start):
            for form in self._forms(pieces, link):
                forms.setdefault(form, []).append(link)
        taken = _taken(links)
        covered = {i for link in people for i in range(link.first, link.last + 1)}
        for index, key in enumerate(pieces.keys):
            if index in covered or not pieces.words[index][0].isupper() or key in PARTICLES:
                continue
            if index in taken and (taken[index].first != taken[index].last or taken[index].entity.kind is EntityKind.STATE or pieces.words[index].isupper()):
                continue
            bearers, how = forms.get(key), "short"
            if bearers is None and pieces.lang == "de":
                bearers, how = next(((forms[form], "short, inflected") for form in inflection.nouns(key, "de") if form in forms), (None, ""))
            if not bearers or (pieces.hyphen_before(index) and pieces.key(index - 1) not in PARTICLES):
                continue
            if _begins_another(pieces, index, bearers):
                continue
            earlier = [link for link in bearers if link.start < pieces.starts[index]]
            bearer = (earlier or bearers[:1])[-1]
            score = min(0.97, bearer.score) if len({link.entity.id for link in bearers}) == 1 else 0.7
            first = _with_particles(pieces, index, pieces.keys[bearer.first : bearer.last + 1])
            why = f"short for {pieces.text[bearer.start : bearer.end]}"
            yield Link(first, index, pieces.starts[first], pieces.ends[index], bearer.entity, score, how, (Candidate(bearer.entity, score, why),))

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
        taken = _taken(links)
        families = self.knowledge.lexicon.families
        states = {link.entity.id for link in links if link.entity.kind is EntityKind.STATE}
        for index, key in enumerate(pieces.keys):
            word = pieces.words[index]
            if not word[0].isupper() or len(word) < 3 or (word.isupper() and len(word) < 5) or pieces.hyphen_before(index):
                continue
            role = self.roles.before(pieces, index)
            if index in taken and (role is None or taken[index].first != taken[index].last or taken[index].entity.kind is not EntityKind.PLACE):
                continue
            forms = (key, *inflection.nouns(key, pieces.lang)) if pieces.lang == "de" else (key,)
            ids = next((families[form] for form in forms if form in families), ()) or sounds(self.knowledge.lexicon).family(key, pieces.lang)
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
            first = _with_particles(pieces, index, fold.key(entity.label(pieces.lang)).split())
            why = "a family name that one person is known by" + (f", with the title {role.word}" if role else "")
            yield Link(first, index, pieces.starts[first], pieces.ends[index], entity, score, "family", (Candidate(entity, score, why),))

    def _fit(self, identifier: str, role: Role | None) -> tuple[int, int, str]:
        held = {self.knowledge.role_of(tenure.office) for tenure in self.knowledge.tenures(identifier)}
        return int(role is not None and bool(role.key) and role.key in held), self.knowledge.rows[identifier].weight, identifier


def _is_name(pieces: Pieces, index: int) -> bool:
    word = pieces.words[index]
    return word[0].isupper() and not word.isdecimal()


def _in_longer_name(pieces: Pieces, first: int) -> bool:
    """Whether a word with a capital stands right before, so that this is the middle of something else."""
    return first > 1 and not pieces.opens(first) and not pieces.opens(first - 1) and pieces.glue[first - 1] == " " and pieces.words[first - 1][0].isupper()


def _gives_way(link: Link, given: int) -> bool:
    """Whether a name of another thing may be a family name after a given name that many or few bear."""
    if link.first != link.last or link.entity.kind in _PEOPLE:
        return False
    return given >= _COMMON_GIVEN if link.entity.kind is EntityKind.STATE else given > 0


def _begins_another(pieces: Pieces, index: int, bearers: Sequence[Link]) -> bool:
    """Whether a family name that stands first goes on as nobody's of these: "Kim Kang Il" beside "Kim Jong Un"."""
    if not any(pieces.keys[link.first] == pieces.keys[index] for link in bearers) or not pieces.joined(index) or index + 1 >= len(pieces):
        return False
    known = {key for link in bearers for key in pieces.keys[link.first : link.last + 1]}
    return pieces.words[index + 1][0].isupper() and pieces.keys[index + 1] not in known and pieces.lang == "en"


def _yields(link: Link) -> bool:
    return link.first == link.last and link.entity.kind not in _PEOPLE


def _genitive(pieces: Pieces, first: int, last: int) -> bool:
    """Whether an unknown name's s is the genitive's: the article has the name without it too."""
    bare = pieces.keys[last][:-1]
    return any(key == bare for key in pieces.keys)


def _with_particles(pieces: Pieces, index: int, full: Sequence[str]) -> int:
    """Where a family name begins, given the keys of the full name: "von der Leyen", "al-Assad"."""
    at = full.index(pieces.keys[index]) if pieces.keys[index] in full else len(full)
    while index > 0 and not pieces.opens(index) and pieces.keys[index - 1] in PARTICLES:
        same = at > 0 and at < len(full) and full[at - 1] == pieces.keys[index - 1] and pieces.glue[index - 1] in (" ", "-")
        if not same and pieces.glue[index - 1] != "-":
            break
        index, at = index - 1, at - 1
    return index


def _taken(links: Sequence[Link]) -> dict[int, Link]:
    return {index: link for link in links for index in range(link.first, link.last + 1)}


def _without(links: Sequence[Link], others: Sequence[Link]) -> list[Link]:
    covered = {index for link in others for index in range(link.first, link.last + 1)}
    return [link for link in links if not any(index in covered for index in range(link.first, link.last + 1))]
