"""Words around a phrase -> whether it qualifies a noun: "last week's attack", "the 2015 deal", "das 1974 besetzte Gebiet"."""

from kg.claims.times.calendar import Fixed, Part, Range, Recurring
from kg.claims.times.dates import Phrase, year
from kg.claims.times.words import Words, has, word

JOINTS = ("and", "of", "at", "for", "since", "until", "from", "before", "after", "to")


def possessive(words: Words, i: int) -> bool:
    """Whether "'s" stands here: "last week's attack"."""
    return word(words, i).text in ("'", "’") and word(words, i).glued and word(words, i + 1).text == "s"


def noun_follows(words: Words, i: int) -> bool:
    """Whether the word could be the noun (or an adjective before it) that an English phrase qualifies: "the 2015 nuclear deal"."""
    return word(words, i).text.isalpha() and not has(words, i, *JOINTS)


def attributable(inner: Phrase) -> bool:
    """Whether a phrase can stand between article and noun: "the June 25 summit", "the 2015 deal", "a Monday meeting"."""
    match inner.period:
        case Fixed(first, last):
            return (last - first).days < 366
        case Recurring(Part(_, name, edge=edge), turn):
            return name in ("weekday", "month", "date") and not edge and not turn
        case Range():
            return True
    return False


def of_participle(words: Words, i: int, lang: str) -> bool:
    """Whether a year stands after a German article, as in "das 1974 besetzte Gebiet"."""
    return lang == "de" and has(words, i - 1, "det") and year(words, i) is not None
