"""Pieces -> `Match`es: where names of the lexicon stand, longest first, inflected or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.linking import inflection
from kg.linking.capitals import fits
from kg.linking.lexicon import Lexicon, Reading
from kg.linking.pieces import Pieces
from kg.linking.words import words

_SHOUT = 3
_GENERATIONS = frozenset(("jr", "sr"))
_VARIANT = re.compile("[A-Z]{1,2}s?")
_CACHE = 1 << 17


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
    """Finds names; remembers how single words came out, which changes no outcome."""

    lexicon: Lexicon
    _words: dict[tuple[str, str], tuple[tuple[Reading, ...], str]] = field(default_factory=dict)

    def matches(self, pieces: Pieces) -> Iterator[Match]:
        """The matches of an article, left to right, without overlaps."""
        lengths, stems = self.lexicon.lengths, self.lexicon.stems
        german = pieces.lang == "de"
        index, count = 0, len(pieces)
        keys, texts = pieces.keys, pieces.words
        while index < count:
            key = keys[index]
            found: Match | None = None
            mask = lengths.get(key, 0) >> 1
            cut = stems.get(key, 0) >> 1 if german else 0
            if mask or cut:
                found = self._long(pieces, index, mask, cut)
            if found is None:
                readings, how = self._single(texts[index], key, pieces.lang)
                if readings and not german and pieces.opens(index) and ("en", key) in self.lexicon.common:
                    readings = tuple(reading for reading in readings if _stands_out(reading, texts[index]))
                if readings:
                    found = Match(index, index, pieces.starts[index], pieces.ends[index], readings, how)
            if found is None or (found.first == found.last and self._shouted(pieces, index)):
                index += 1
                continue
            if _glued(pieces, found):
                index += 1
                continue
            found = _with_stop(pieces, _with_variant(pieces, self._bare(pieces, found)))
            if pieces.glue[found.last] == "":
                index = found.last + 1
                continue
            if not (_in_name(pieces, found) if german else _no_demonym(pieces, found)):
                yield found
            index = found.last + 1

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
                    fitting = [reading for reading in fitting if self._inflects(reading, lang)]
                if fitting:
                    how = "inflected" if form != tail else "exact"
                    return Match(index, last, pieces.starts[index], pieces.ends[last], tuple(dict.fromkeys(fitting)), how)
        return None

    def _inflects(self, reading: Reading, lang: str) -> bool:
        """Whether a name takes endings: in German all but short abbreviations, in English what has a plural."""
        return reading.id in self.lexicon.countable if lang == "en" else not (reading.name.isupper() and len(reading.name) < 4)

    def _shouted(self, pieces: Pieces, index: int) -> bool:
        """Whether an ordinary word has capitals only because all words around have: "THIS IS LEGAL"."""
        if not pieces.words[index].isupper() or (pieces.lang, pieces.keys[index]) not in self.lexicon.common:
            return False
        around = [i for i in (index - 1, index + 1) if 0 <= i < len(pieces) and pieces.sentence[i] == pieces.sentence[index]]
        return any(pieces.words[i].isupper() and len(pieces.words[i]) >= _SHOUT for i in around)

    def _bare(self, pieces: Pieces, match: Match) -> Match:
        """The match without a word that only says what kind of thing its name is, where the name alone is known too: "Exklave Kaliningrad"."""
        first, last = match.first, match.last
        if first == last:
            return match
        generic = words(pieces.lang).generic
        if pieces.lang == "de" and pieces.keys[first] in generic:
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

    def _single(self, word: str, key: str, lang: str) -> tuple[tuple[Reading, ...], str]:
        known = self._words.get((word, lang))
        if known is None:
            if len(self._words) > _CACHE:
                self._words.clear()
            known = self._words[word, lang] = self._analysed(word, key, lang)
        return known

    def _analysed(self, word: str, key: str, lang: str) -> tuple[tuple[Reading, ...], str]:
        exact = self._fitting(key, word, lang)
        if exact:
            return exact, "exact"
        if lang == "de":
            for form in inflection.adjectives(key):
                if readings := tuple(reading for reading in self._fitting(form, word, lang) if reading.use == "adjective"):
                    return readings, "adjective"
        if not word[0].isupper():
            return (), ""
        for form in inflection.nouns(key, lang) if lang == "en" or ("de", key) not in self.lexicon.common else ():
            if readings := tuple(
                reading for reading in self._fitting(form, word, lang) if self._inflects(reading, lang) and reading.use not in ("adjective", "demonym")
            ):
                return readings, "inflected"
        for form in inflection.demonyms(key, lang):
            if readings := tuple(reading for reading in self._fitting(form, word, lang) if reading.use == "demonym"):
                return readings, "demonym"
        return (), ""

    def _fitting(self, key: str, word: str, lang: str) -> tuple[Reading, ...]:
        readings = tuple(reading for reading in self.lexicon.exact(key) if fits(reading, [word], lang))
        if not readings or (lang, key) not in self.lexicon.common:
            return readings
        if lang == "de" or word[0].islower():
            return tuple(reading for reading in readings if _stands_out(reading, word))
        return tuple(reading for reading in readings if reading.lang != "de" or _stands_out(reading, word))


def _stands_out(reading: Reading, word: str) -> bool:
    """Whether a reading holds though the word is a common one: it is an abbreviation, or made from a state's name."""
    return (reading.name.isupper() and word.isupper()) or reading.use in ("adjective", "demonym", "seat")


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
