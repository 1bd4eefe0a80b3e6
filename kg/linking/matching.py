"""Pieces -> `Match`es: where names of the lexicon stand, longest first, inflected or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.linking import inflection
from kg.linking.capitals import fits
from kg.linking.lexicon import Lexicon, Reading
from kg.linking.pieces import Pieces
from kg.linking.vocabulary import NOTHING, Vocabulary, stands_out
from kg.linking.words import words

_SHOUT = 3
_GENERATIONS = frozenset(("jr", "sr"))
_VARIANT = re.compile("[A-Z]{1,2}s?")


@dataclass(frozen=True, slots=True)
class Match:
    """Pieces `first` to `last`, both included, that may be read as names.

    Attributes:
        how: "exact", "inflected", "adjective", "demonym" "variant" or "transliterated".
    """

    first: int
    last: int
    start: int
    end: int
    readings: tuple[Reading, ...]
    how: str = "exact"


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """Finds names in the pieces of an article."""

    vocabulary: Vocabulary

    @property
    def lexicon(self) -> Lexicon:
        return self.vocabulary.lexicon

    def matches(self, pieces: Pieces) -> Iterator[Match]:
        """The matches of an article, left to right, without overlaps."""
        german = pieces.lang == "de"
        index, count = 0, len(pieces)
        keys, texts, lang = pieces.keys, pieces.words, pieces.lang
        look_up = self.vocabulary.word
        while index < count:
            word = look_up(texts[index], keys[index], lang)
            if word is NOTHING:
                index += 1
                continue
            found = self._long(pieces, index, word.lengths, word.stems) if word.lengths or word.stems else None
            if found is None and (readings := self._alone(pieces, index, word.readings)):
                found = Match(index, index, pieces.starts[index], pieces.ends[index], readings, word.how)
            if found is None or (found.first == found.last and self._shouted(pieces, index)):
                index += 1
                continue
            if _glued(pieces, found) or (german and self._opened(pieces, found)):
                index += 1
                continue
            found = _with_stop(pieces, _with_variant(pieces, self._bare(pieces, found)))
            if pieces.glue[found.last] == "":
                index = found.last + 1
                continue
            if not (_in_name(pieces, found) if german else _no_demonym(pieces, found)):
                yield found
            index = found.last + 1

    def _alone(self, pieces: Pieces, index: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """The readings of a word, where it stands: an English word at a sentence's begin may have its capital from there."""
        if readings and pieces.lang == "en" and pieces.opens(index) and ("en", pieces.keys[index]) in self.lexicon.common:
            return tuple(reading for reading in readings if stands_out(reading, pieces.words[index]))
        return readings

    def _long(self, pieces: Pieces, index: int, mask: int, cut: int) -> Match | None:
        lexicon, lang = self.lexicon, pieces.lang
        reach, longest = 0, (mask | cut).bit_length()
        while reach < longest and index + reach + 1 < len(pieces) and pieces.joined(index + reach):
            reach += 1
        for more in range(reach, 0, -1):
            bit = 1 << (more - 1)
            if not (mask | cut) & bit:
                continue
            last = index + more
            inner, tail = " ".join(pieces.keys[index:last]), pieces.keys[last]
            cut_inner = " ".join(map(inflection.stem, pieces.keys[index:last])) if cut & bit else ""
            for form in (tail, *inflection.nouns(tail, lang)) if tail[-1] in "sn" else (tail,):
                readings = lexicon.exact(f"{inner} {form}") if mask & bit else ()
                stemmed = lexicon.stemmed(f"{cut_inner} {form}") if cut_inner else ()
                if not readings and not stemmed:
                    continue
                surface = pieces.words[index : last + 1]
                fitting = [reading for reading in readings if fits(reading, surface, lang)]
                fitting += [reading for reading in stemmed if fits(reading, [surface[0].capitalize(), *surface[1:]], lang)]
                if form != tail:
                    fitting = [reading for reading in fitting if self.vocabulary.inflects(reading, lang)]
                if fitting:
                    how = "inflected" if form != tail else "exact"
                    return Match(index, last, pieces.starts[index], pieces.ends[last], tuple(dict.fromkeys(fitting)), how)
        return None

    def _shouted(self, pieces: Pieces, index: int) -> bool:
        """Whether an ordinary word has capitals only because all words around have: "THIS IS LEGAL"."""
        if not pieces.words[index].isupper() or (pieces.lang, pieces.keys[index]) not in self.lexicon.common:
            return False
        around = [i for i in (index - 1, index + 1) if 0 <= i < len(pieces) and pieces.sentence[i] == pieces.sentence[index]]
        return any(pieces.words[i].isupper() and len(pieces.words[i]) >= _SHOUT for i in around)

    def _opened(self, pieces: Pieces, match: Match) -> bool:
        """Whether an article with a sentence's capital and an everyday noun look like a name: "Die Zeit vergeht"."""
        two = match.last == match.first + 1 and pieces.opens(match.first) and pieces.keys[match.first] in words("de").articles
        return two and ("de", pieces.keys[match.last]) in self.lexicon.common

    def _bare(self, pieces: Pieces, match: Match) -> Match:
        """The match without a word that only says what kind of thing its name is, where the name alone is known too: "Exklave Kaliningrad"."""
        first, last = match.first, match.last
        if first == last:
            return match
        generic = words(pieces.lang).generic
        if pieces.lang == "de" and (pieces.keys[first] in generic or pieces.words[first][0].islower()):
            first += 1
        elif pieces.lang == "en" and pieces.keys[last] in generic and pieces.words[last][0].islower():
            last -= 1
        else:
            return match
        ids = {reading.id for reading in match.readings}
        tail = pieces.keys[last]
        for form in (tail, *inflection.nouns(tail, pieces.lang)):
            known = self.lexicon.exact(" ".join((*pieces.keys[first:last], form)))
            readings = tuple(reading for reading in known if reading.id in ids and fits(reading, pieces.words[first : last + 1], pieces.lang))
            if readings:
                return Match(first, last, pieces.starts[first], pieces.ends[last], readings, match.how)
        return match


def _glued(pieces: Pieces, match: Match) -> bool:
    """Whether letters or digits stand right before, so that the match is the middle of a word: "36GB"."""
    return match.first > 0 and pieces.glue[match.first - 1] == ""


def _with_variant(pieces: Pieces, match: Match) -> Match:
    """The match with what is glued to its last number: a plural s ("F-16s"), the letter of a variant ("F-35A")."""
    after = match.last + 1
    if not pieces.words[match.last].isdecimal() or after >= len(pieces) or pieces.glue[match.last] != "":
        return match
    word = pieces.words[after]
    designator = pieces.text[match.start : match.end]
    variant = (
        _VARIANT.fullmatch(word) is not None
        and ("-" in designator or len(pieces.words[match.last]) > 1)
        and any(character.isalpha() for character in pieces.words[match.first])
    )
    if word != "s" and not variant:
        return match
    if variant and after + 1 < len(pieces) and pieces.glue[after] == "" and (pieces.words[after + 1].isdecimal() or pieces.words[after + 1] == "s"):
        after += 1
    return Match(match.first, after, match.start, pieces.ends[after], match.readings, "inflected" if word == "s" else "variant")


def _in_name(pieces: Pieces, match: Match) -> bool:
    """Whether a German adjective has a capital in mid-sentence, as in a longer name that no table has ("die Serbische Liste") or a language's."""
    if pieces.words[match.first][0].islower() or pieces.opens(match.first) or any(reading.use != "adjective" for reading in match.readings):
        return False
    return not pieces.hyphen_after(match.last)


def _no_demonym(pieces: Pieces, match: Match) -> bool:
    """Whether an English singular that can only be a demonym has neither article nor adjective, and so is a name: "Finn left"."""
    if match.how != "exact" or match.first != match.last or any(reading.use != "demonym" for reading in match.readings):
        return False
    return pieces.opens(match.first) or pieces.words[match.first - 1][0].isupper() or pieces.glue[match.first - 1] != " "


def _with_stop(pieces: Pieces, match: Match) -> Match:
    """The match with the full stop that belongs to its abbreviation: "U.S."."""
    if pieces.text[match.end : match.end + 1] != ".":
        return match
    if pieces.keys[match.last] in _GENERATIONS or any(reading.name.endswith(".") and "." in reading.name[:-1] for reading in match.readings):
        return replace(match, end=match.end + 1)
    return match
