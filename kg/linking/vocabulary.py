"""One word of a text -> what names it may be or begin: remembered, because most words come again."""

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.linking import inflection
from kg.linking.capitals import fits
from kg.linking.lexicon import Lexicon, Reading

_REMEMBERED = 1 << 17


class Word(NamedTuple):
    """What the lexicon knows of a word.

    Attributes:
        lengths: bit set of how many more pieces the names have that begin with it.
        stems: the same of German names that begin with it as an inflected adjective.
        readings: the names that it is alone.
        how: in which form, as in `Match`.
    """

    lengths: int
    stems: int
    readings: tuple[Reading, ...]
    how: str


NOTHING = Word(0, 0, (), "")


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Looks up single words; what it remembers changes no outcome."""

    lexicon: Lexicon
    _words: dict[str, dict[str, Word]] = field(default_factory=lambda: {"de": {}, "en": {}})

    def word(self, word: str, key: str, lang: str) -> Word:
        """What the lexicon knows of a word; `NOTHING` itself where it knows nothing."""
        known = self._words[lang]
        found = known.get(word)
        if found is None:
            if len(known) > _REMEMBERED:
                known.clear()
            readings, how = self._analysed(word, key, lang)
            found = Word(self.lexicon.lengths.get(key, 0) >> 1, self.lexicon.stems.get(key, 0) >> 1 if lang == "de" else 0, readings, how)
            found = known[word] = NOTHING if found == NOTHING else found
        return found

    def inflects(self, reading: Reading, lang: str) -> bool:
        """Whether a name takes endings: in German all but short abbreviations, in English what has a plural."""
        return reading.id in self.lexicon.countable if lang == "en" else not (reading.name.isupper() and len(reading.name) < 4)

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
                reading for reading in self._fitting(form, word, lang) if self.inflects(reading, lang) and reading.use not in ("adjective", "demonym")
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
            return tuple(reading for reading in readings if stands_out(reading, word))
        return tuple(reading for reading in readings if reading.lang != "de" or stands_out(reading, word))


def stands_out(reading: Reading, word: str) -> bool:
    """Whether a reading holds though the word is a common one: it is an abbreviation, or made from a state's name."""
    return (reading.name.isupper() and word.isupper()) or reading.use in ("adjective", "demonym", "seat")
