"""Pieces that no name of the tables covers -> full names of persons, by what stands around them; other transliterations are linked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.linking import inflection
from kg.linking.choosing import Link
from kg.linking.knowledge import Knowledge
from kg.linking.lexicon import PARTICLES
from kg.linking.pieces import Pieces
from kg.linking.roles import Roles
from kg.linking.sounds import sounds
from kg.linking.spans import PEOPLE, is_capitalised, taken, unlinked
from kg.linking.words import words
from kg.model import Candidate, EntityKind

# How many persons of the tables must bear a given name before it makes a person of the word after it, and of an ordinary word.
_COMMON_GIVEN = 2
_FAMILIAR_GIVEN = 5
_LONGEST = 4
_ARABIC = frozenset("al el as asch ash at an ar ad".split())


@dataclass(frozen=True, slots=True)
class Unknown:
    """Finds full names of persons whom no table names so."""

    knowledge: Knowledge
    roles: Roles

    def find(self, pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
        """The persons, left to right; they may cover links to places and things that are a part of their name."""
        covered = taken(links)
        ends = {name.start: name.end for sentence in pieces.sentences for name in sentence.names if name.label == "PER"}
        index = 0
        while index < len(pieces):
            span = self._name_at(pieces, covered, index, ends)
            if span is None:
                index += 1
                continue
            last, why, score = span
            yield self._person(pieces, index, last, why, score)
            index = last + 1

    def _name_at(self, pieces: Pieces, covered: dict[int, Link], first: int, ends: dict[int, int]) -> tuple[int, str, float] | None:
        """The last piece of the name that begins at a piece, why it is one, and how likely."""
        if not self._may_begin(pieces, covered, first):
            return None
        given = self.knowledge.lexicon.given.get(pieces.keys[first], 0)
        role = self.roles.before(pieces, first)
        last = self._reach(pieces, covered, first, given or int(role is not None))
        if last == first or len(pieces.words[last]) == 1 or all(glue == "-" for glue in pieces.glue[first:last]):
            return None
        if (
            role is None
            and given == 0
            and pieces.keys[first + 1] not in PARTICLES
            and last > first + 1
            and self.knowledge.lexicon.given.get(pieces.keys[first + 1], 0)
            and pieces.glue[first] == " "
        ):
            return None
        for end in (last, first + 1) if last > first + 1 else (last,):
            if end > first and pieces.keys[end] not in PARTICLES and self._alike(pieces, first, end):
                return end, "another transliteration", 0.85
        if role is not None and (given or not self._plain(pieces, first, last)):
            return last, f"after the title {role.word}", 0.9
        if pieces.starts[first] in ends and pieces.ends[last] <= ends[pieces.starts[first]]:
            return last, "a name that the language model found", 0.85
        if role is None and (why := self._evidence(pieces, covered, first, last, given)):
            return last, why, 0.75
        return None

    def _may_begin(self, pieces: Pieces, covered: dict[int, Link], first: int) -> bool:
        word = pieces.words[first]
        if not is_capitalised(pieces, first) or self._particle(pieces, first) or self.roles.at(pieces, first):
            return False
        link = covered.get(first)
        if link is not None and (link.first != link.last or link.entity.kind in PEOPLE):
            return False
        if len(word) == 1:
            return pieces.glue[first].startswith(".") and not (first and pieces.glue[first - 1] == ".")
        return not word.isupper() or first + 1 == len(pieces) or pieces.words[first + 1].isupper()

    def _evidence(self, pieces: Pieces, covered: dict[int, Link], first: int, last: int, given: int) -> str:
        """What else than a title or a model makes a person of these words; "" for nothing."""
        if pieces.keys[last] in words("de").no_family | words("en").no_family:
            return ""
        if given == 0 and "von" in pieces.keys[first + 1 : last]:
            return ""
        plain = self._plain(pieces, first, last)
        if not plain and pieces.glue[first] == " ":
            if len(pieces.keys[last]) > 5 and pieces.keys[last].removesuffix("s").endswith(tuple(words(pieces.lang).family_endings) or ("\0",)):
                return "a family name by its ending"
            if not pieces.opens(first) and pieces.glue[first - 1] == " " and pieces.keys[first - 1] in words(pieces.lang).speech:
                return "after a verb of saying"
            if _has_article(pieces, first, last) and pieces.keys[first] not in words(pieces.lang).arabic_places:
                return "a name with an Arabic article"
            if self._described(pieces, first, last):
                return "described after a comma"
        link = covered.get(first)
        if given == 0 or (link is not None and (given < _COMMON_GIVEN or link.entity.kind is EntityKind.STATE)):
            return ""
        if pieces.lang == "de":
            ordinary = {("de", pieces.keys[first]), ("de", pieces.keys[last])} & self.knowledge.lexicon.common
            return "" if ordinary or given < _COMMON_GIVEN else "a given name and a word with a capital"
        if pieces.opens(first) and self._plain(pieces, first, first):
            return ""
        if given < _COMMON_GIVEN and _in_longer_name(pieces, first):
            return ""
        if (given < _FAMILIAR_GIVEN or len(pieces.words[first]) == 1) and self._plain(pieces, first + 1, last):
            return ""
        return "a given name and a word with a capital"

    def _particle(self, pieces: Pieces, first: int) -> bool:
        """Whether a word belongs to the family name after it, as "Al-" and "Von" do, and "Ben" does not where it is a given name."""
        given = self.knowledge.lexicon.given.get(pieces.keys[first], 0) >= _COMMON_GIVEN and pieces.glue[first] == " " and not pieces.opens(first)
        return pieces.keys[first] in PARTICLES and not given

    def _described(self, pieces: Pieces, first: int, last: int) -> bool:
        """Whether a comma and what describes a person follow."""
        if pieces.opens(first) or last + 1 >= len(pieces) or pieces.glue[last] != ", " or pieces.keys[last + 1] not in words(pieces.lang).described:
            return False
        return min(map(len, pieces.words[first : last + 1])) > 2

    def _plain(self, pieces: Pieces, first: int, last: int) -> bool:
        """Whether one of these words is an ordinary one."""
        common = self.knowledge.lexicon.common
        return any((pieces.lang, key) in common and key not in PARTICLES for key in pieces.keys[first : last + 1])

    def _reach(self, pieces: Pieces, covered: dict[int, Link], first: int, given: int) -> int:
        last = at = first
        while at + 1 < len(pieces) and pieces.joined(at) and at - first < _LONGEST and pieces.glue[at] != "/":
            at += 1
            if pieces.keys[at] in PARTICLES and pieces.glue[at - 1] in (" ", "-") and at + 1 < len(pieces) and pieces.joined(at):
                continue
            if pieces.glue[at - 1] == "-" and at - 1 == last and last > first and at not in covered and pieces.words[at].islower():
                last = at
                continue
            if not is_capitalised(pieces, at) or (pieces.words[at].isupper() and len(pieces.words[at]) > 1):
                break
            second = last == first + 1 and self.knowledge.lexicon.given.get(pieces.keys[last], 0) > 0
            if at in covered and not (_gives_way(covered[at], given) and (last == first or second)):
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
        name = " ".join(pieces.text[start:end].split())
        genitive = pieces.lang == "de" and name.endswith("s") and pieces.keys[last][:-1] in pieces.keys
        return unlinked(pieces, first, last, EntityKind.PERSON, score, why, name[:-1] if genitive else name)

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


def _in_longer_name(pieces: Pieces, first: int) -> bool:
    """Whether a word with a capital stands right before, so that this is the middle of something else."""
    return first > 1 and not pieces.opens(first) and not pieces.opens(first - 1) and pieces.glue[first - 1] == " " and pieces.words[first - 1][0].isupper()


def _has_article(pieces: Pieces, first: int, last: int) -> bool:
    """Whether an Arabic article with its hyphen stands inside: "Musaad al-Aiban"."""
    return any(pieces.keys[index] in _ARABIC and pieces.glue[index] == "-" and pieces.glue[index - 1] == " " for index in range(first + 1, last))


def _gives_way(link: Link, given: int) -> bool:
    """Whether a name of another thing may be a family name after a given name that many or few bear."""
    if link.first != link.last or link.entity.kind in PEOPLE:
        return False
    return given >= _COMMON_GIVEN if link.entity.kind is EntityKind.STATE else given > 0
