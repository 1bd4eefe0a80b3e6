"""Sentence -> the words and numbers that expressions of time are made of, each with the classes that `words.toml` gives it."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.model import Sentence

Classes = Mapping[str, int | str]
NOTHING: Classes = {}
ENDINGS = ("e", "en", "er", "es", "em")
PIECES = re.compile(r"\d+|[^\W\d_]+|\S")
DASHES = "-–—‐‑"
DAYPARTS = "abend abends früh mittag mittags morgen morgens nachmittag nachmittags nacht vormittag vormittags".split()
NO_TIME_POS = ("VERB", "AUX")  # "may", "march", "spring", "fall" as verbs
NO_YEAR = ("prefix", "counted")  # the classes that say that a number beside is none
CORE = frozenset("weekday month season edged_season weekend day daypart night overnight edged unit units half nineties holiday turn".split())
VERBLIKE = ("month", "season", "abbreviation")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or digits, or a mark: never more than a token, often less ("25.06.2022" is five).

    Attributes:
        token: index of its token in the sentence.
        digits: its value if it is a number in digits, -1 otherwise; `width` is how many digits it has.
        glued: no space parts it from the one before.
        classes: class of words -> its value there; empty for any other word.
    """

    text: str
    token: int
    digits: int
    width: int
    glued: bool
    classes: Classes

    def has(self, name: str) -> bool:
        return name in self.classes

    def number(self, name: str) -> int:
        """Its value in a class whose values are numbers.

        Raises:
            KeyError: it is not in that class.
        """
        return int(self.classes[name])


Words = Sequence[Word]
BLANK = Word("", -1, -1, 0, False, NOTHING)  # beyond either end of a sentence


@cache
def lexicon(lang: str) -> Mapping[str, Classes]:
    """Each word of a language's time vocabulary, with its classes; empty for a language that `words.toml` does not have."""
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        tables = tomllib.load(file).get(lang, {})
    words: dict[str, dict[str, int | str]] = {}
    for name, table in tables.items():
        for value, line in (table if isinstance(table, dict) else {"0": table}).items():
            for word in line.split():
                for form in [word[:-1] + ending for ending in ENDINGS] if word[-1] == "~" else [word.replace("_", " ")]:
                    words.setdefault(form, {})[name] = int(value) if re.fullmatch(r"-?\d+", value) else value
    if lang == "de":
        for word in [word for word, classes in words.items() if "weekday" in classes]:
            words |= {word + part: {"weekday": words[word]["weekday"], "joined": 0} for part in DAYPARTS}
    return words


def look_up(word: str, lang: str) -> Classes:
    """The classes of a word; small words also with a capital, any word also in capitals throughout.

    >>> sorted(look_up("VERGANGENE", "de")), sorted(look_up("montag", "de"))
    (['turn'], [])
    """
    words = lexicon(lang)
    found = words.get(word) or words.get(word.lower())
    if found is None and len(word) > 2 and word.isupper():
        found = words.get(word.capitalize())
    return found or NOTHING


def split(sentence: Sentence, lang: str) -> tuple[Word, ...]:
    """The words of a sentence, in order. Words inside a person's, place's or organisation's name have no class, nor have numbers a value there."""
    named = _named(sentence)
    found: list[Word] = []
    before = -1
    for index, token in enumerate(sentence.tokens):
        verb = token.pos in NO_TIME_POS
        for place, (text, digits, classes) in enumerate(_pieces(token.text, lang)):
            if index in named or (verb and any(name in classes for name in VERBLIKE)):
                digits, classes = -1, NOTHING
            found.append(Word(text, index, digits, len(text), place > 0 or token.start == before, classes))
        before = token.end
    return tuple(_compounds(found)) if any(word.text in DASHES for word in found) else tuple(found)


@lru_cache(1 << 14)
def _pieces(token: str, lang: str) -> tuple[tuple[str, int, Classes], ...]:
    """The words of a token, each with its value as a number (-1 for none) and its classes."""
    texts = PIECES.findall(token)
    numbers = [int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1 for text in texts]
    return tuple((text, number, look_up(text, lang) if number < 0 else NOTHING) for text, number in zip(texts, numbers, strict=True))


def timeless(sentence: Sentence, lang: str) -> bool:
    """Whether no token could belong to an expression of time; cheap, since most sentences have none.

    Every expression has a number or a word of one of the classes `CORE`.
    """
    return not any(_telling(token.text, lang) for token in sentence.tokens)


@lru_cache(1 << 14)
def _telling(token: str, lang: str) -> bool:
    return any(number >= 0 or not CORE.isdisjoint(classes) for _, number, classes in _pieces(token, lang))


def _named(sentence: Sentence) -> frozenset[int]:
    """Tokens of names that hold more than an expression of time could: "Theresa May", "Sapad 2025", "Prager Frühling"."""
    inside = set()
    for name in sentence.names:
        tokens = [index for index, token in enumerate(sentence.tokens) if name.start <= token.start and token.end <= name.end]
        if name.label == "PER" or len(tokens) > 1:
            inside.update(tokens)
    return frozenset(inside)


def _compounds(found: list[Word]) -> Iterator[Word]:
    """Takes the classes from words that are one half of a hyphenated word ("Mai-Demonstration", "two-week"), unless the halves are of one class."""
    for index, unit in enumerate(found):
        after = found[index + 2] if index + 2 < len(found) and found[index + 1].text in DASHES and found[index + 1].glued and found[index + 2].glued else None
        before = found[index - 2] if index >= 2 and unit.glued and found[index - 1].text in DASHES and found[index - 1].glued else None
        halves = [half for half in (before, after) if half and half.text[0].isalnum()]
        if all(_fits(unit, half) for half in halves):
            yield unit
        else:
            kept = {name: value for name, value in unit.classes.items() if name in NO_YEAR}
            yield Word(unit.text, unit.token, -1, unit.width, unit.glued, kept)


def _fits(unit: Word, half: Word) -> bool:
    """Whether two halves around a hyphen are both of time: "Mai-Juni", "2014-2018", "mid-March", "year-end", "1990er-Jahre"."""
    if unit.digits >= 0 and half.digits >= 0:
        return True
    shared = any(unit.has(name) and half.has(name) for name in ("month", "weekday"))
    edged = any(one.has("edge") and (two.has("month") or two.has("unit") or two.has("season") or two.digits >= 0) for one, two in ((unit, half), (half, unit)))
    return shared or edged or (any(one.has("unit") or one.has("units") for one in (unit, half)) and "er" in (unit.text, half.text))


# --- reading them ----------------------------------------------------------------------------------------------------


def word(words: Words, i: int) -> Word:
    """The word at a position, an empty one outside the sentence."""
    return words[i] if 0 <= i < len(words) else BLANK


def has(words: Words, i: int, *names: str) -> bool:
    """Whether the word at a position is in one of the classes."""
    return 0 <= i < len(words) and not words[i].classes.keys().isdisjoint(names)


def skip(words: Words, i: int, *names: str) -> int:
    """The first position from `i` on whose word is in none of the classes."""
    while has(words, i, *names):
        i += 1
    return i
