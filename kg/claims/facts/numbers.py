"""Words that stand for numbers -> `Decimal`s: "2.000" and "2,5" as each language writes them, "fünfundzwanzig", "dreißig Millionen"."""

import re
from decimal import Decimal
from functools import cache

_DIGITS = {
    "de": re.compile(r"\d{1,3}(?:[.\u00a0\u202f’']\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
}
_TIMES = {
    "hundert": 100, "hunderte": 100, "hundred": 100, "tausend": 1000, "tausende": 1000, "thousand": 1000, "dutzend": 12, "dozen": 12,
    "million": 10**6, "millionen": 10**6, "mio": 10**6, "mio.": 10**6, "m": 10**6, "mn": 10**6,
    "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "mrd.": 10**9, "billion": 10**9, "bn": 10**9,
    "billionen": 10**12, "trillion": 10**12,
}  # fmt: skip
_GERMAN_BILLION = 10**12
_LONGEST = 30
"""Characters; a longer row of digits is an account or a key, and beyond what decimals compute with exactly."""


def written(word: str, lang: str) -> Decimal | None:
    """The number that a word is: digits in the language's own writing, or a number word; None for other words, dates and ordinals.

    >>> written("2.000", "de"), written("2.000", "en"), written("zwölf", "de"), written("Panzer", "de")
    (Decimal('2000'), Decimal('2.000'), Decimal('12'), None)
    """
    if len(word) > _LONGEST:
        return None
    if _DIGITS[lang].fullmatch(word):
        plain = re.sub(r"[.\u00a0\u202f’']", "", word).replace(",", ".") if lang == "de" else word.replace(",", "")
        return Decimal(plain)
    return _spelled(word.lower(), lang)


@cache
def _spelled(word: str, lang: str) -> Decimal | None:
    if not word.isalpha() or word in _TIMES:
        return None
    from text_to_num import text2num

    try:
        return Decimal(text2num(word, lang))
    except ValueError:
        return None


def times(word: str, lang: str) -> int | None:
    """What a word multiplies the number before it by; None for other words. A German Billion is an English trillion.

    >>> times("Mrd.", "de"), times("Billion", "de"), times("billion", "en"), times("Euro", "de")
    (1000000000, 1000000000000, 1000000000, None)
    """
    if lang == "de" and word.lower() == "billion":
        return _GERMAN_BILLION
    return _TIMES.get(word.lower())
