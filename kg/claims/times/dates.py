"""Words -> the period that a date, month, season, quarter, feast, year or decade names: "25. Juni 2022", "July of last year", "the 1990s".

Every reader takes the words and a position, and gives what it read and where it ended, or None.
"""

from datetime import date
from typing import Literal, NamedTuple, cast

from kg.claims.times.calendar import Edge, Fixed, Nth, Part, Period, Range, Recurring
from kg.claims.times.words import DASHES, NOTHING, Words, has, lexicon, skip, word

Stand = Literal["free", "led", "name", "daypart", "never"]
FIRST_YEAR = 1000  # where something else says that it is a year
FIRST_DECADE = 1700
QUOTES = "\"'„“”‚‘’»«›‹"


class Phrase(NamedTuple):
    """A period and the position after its words.

    Attributes:
        stand: whether the words mean a time anywhere ("free"), only after a preposition ("led"), only after one that no person follows ("name": May),
            only in a sentence without another time ("daypart"), or never alone.
    """

    period: Period
    end: int
    stand: Stand = "free"


Tail = tuple[Literal["year", "shift"], int, int]


# --- years -----------------------------------------------------------------------------------------------------------


def year(words: Words, i: int, first: int = 1900) -> int | None:
    """The year, from `first` on, that a number of four digits names: not a quantity, a resolution's number, or a part of a larger number or name."""
    unit, before, after = word(words, i), word(words, i - 1), word(words, i + 1)
    if unit.width != 4 or not (FIRST_YEAR if _paired(words, i) else first) <= unit.digits <= 2099 or after.has("counted"):
        return None
    # "more than 2001" against "als 2001 gewählt wurde"
    since = has(words, i - 2, "since") or has(words, i - 3, "since")
    if before.has("prefix") and not since and (before.number("prefix") == 0 or has(words, i - 2, "comparison")):
        return None
    if unit.glued and not (before.text in QUOTES + "(/[" or before.text in DASHES):
        return None
    joined = after.digits >= 0 or after.text.isalpha() or after.text in "%$€£°"
    if after.glued and (joined or (after.text in ".,:" and word(words, i + 2).glued and word(words, i + 2).digits >= 0)):
        return None
    if after.text in QUOTES and after.glued and word(words, i + 2).text != "s" and before.text[:1].isupper():
        return None
    # "2000 Soldaten" is a quantity; German capitals tell the noun.
    round_number = unit.digits % 100 == 0 and after.text[:1].isupper() and not after.glued and not before.has("unit")
    return None if round_number else unit.digits


def _paired(words: Words, i: int) -> bool:
    """Whether a dash joins a number of four digits to another, as only years are: "1860–1941"."""
    return any(word(words, i + step).text in DASHES and word(words, i + 2 * step).width == 4 and word(words, i + 2 * step).digits >= 0 for step in (-1, 1))


def tail(words: Words, i: int) -> Tail | None:
    """What says the year of a month, date or season: "2022", ", 2022", "of last year", "des Jahres 2022"."""
    j = i + 1 if word(words, i).text == "," and year(words, i + 1, FIRST_YEAR) and not has(words, i + 2, "month") else i
    if found := year(words, j, FIRST_YEAR):
        return "year", found, j + 1
    j = skip(words, i, "of", "det")
    # "of '73"
    if word(words, j).text in ("'", "’") and word(words, j + 1).glued and word(words, j + 1).width == 2 and (short := word(words, j + 1).digits) >= 0:
        return "year", short + (1900 if short >= 30 else 2000), j + 2
    if has(words, j, "turn") and word(words, j + 1).classes.get("unit") == "year":
        return "shift", word(words, j).number("turn"), j + 2
    if word(words, j).classes.get("unit") == "year" and (found := year(words, j + 1, FIRST_YEAR)):
        return "year", found, j + 2
    if j > i and has(words, i, "of") and (found := year(words, j, FIRST_YEAR)):
        return "year", found, j + 1
    return None


def dated(part: Part, found: Tail | None) -> Period | None:
    """A yearly part in the year of its tail; None if that year has no such day."""
    if found is None:
        return Recurring(part) if part.within(date(2000, 1, 1)) else None
    if found[0] == "shift":
        return Nth(part, found[1])
    days = part.within(date(found[1], 1, 1))
    return Fixed(*days) if days else None


def yearly(words: Words, i: int, part: Part, stand: Stand) -> Phrase | None:
    """A yearly part with what follows at `i` as its year."""
    found = tail(words, i)
    period = dated(part, found)
    return Phrase(period, found[2] if found else i, "free" if found else stand) if period else None


def whole_year(words: Words, i: int, lang: str) -> Phrase | None:
    """ "2023", "Jahr 2023", "2022/23"."""
    j = i + _years(words, i)
    first = year(words, j, FIRST_YEAR if j > i else 1900)
    if first is None:
        return None
    end, last = j + 1, first
    if word(words, end).text in ("/", *DASHES) and word(words, end).glued and word(words, end + 1).digits in ((first + 1) % 100, first + 1):
        end, last = end + 2, first + 1
    return Phrase(Fixed(date(first, 1, 1), date(last, 12, 31)), end, "free" if j > i or lang == "de" else "led")


def decade(words: Words, i: int, lang: str) -> Phrase | None:
    """ "1990er Jahre", "the '90s", "Neunzigerjahre", "siebziger Jahren"."""
    unit, end = word(words, i), i + 1
    # "in his 70s"
    aged = lang == "en" and not has(words, i - 1, "edge") and word(words, i - 1).text not in ("the", "'", "’")
    if unit.has("nineties"):
        first = unit.number("nineties")
        end += _years(words, end)
        if (not _years(words, end - 1) and unit.text[0].islower()) if lang == "de" else aged:
            return None
    else:
        short = unit.width == 2 and unit.digits >= 50 and not aged
        first = unit.digits + 1900 if short else unit.digits
        suffix = word(words, end).text if word(words, end).glued else ""
        if not FIRST_DECADE <= first <= 2090 or first % 10 or suffix not in ("s", "er", "ern"):
            return None
        end += 1
        if suffix == "er":
            end += 1 if word(words, end).text in DASHES and word(words, end).glued else 0
            if not _years(words, end):
                return None
            end += 1
    return Phrase(Fixed(date(first, 1, 1), date(first + 9, 12, 31)), end)


def _years(words: Words, i: int) -> bool:
    return "year" in (word(words, i).classes.get("unit"), word(words, i).classes.get("units"))


# --- days and months -------------------------------------------------------------------------------------------------


def day_number(words: Words, i: int, lang: str) -> tuple[int, int] | None:
    """A day of the month: "25.", "25", "25th"."""
    unit = word(words, i)
    if not 1 <= unit.digits <= 31 or unit.width > 2 or (unit.glued and word(words, i - 1).text not in QUOTES + "([/" + DASHES):
        return None
    after = word(words, i + 1)
    if lang == "de":
        return (unit.digits, i + 2) if after.text == "." and after.glued else None
    return unit.digits, i + (2 if after.glued and after.text in ("st", "nd", "rd", "th") else 1)


def month_name(words: Words, i: int) -> tuple[int, int] | None:
    """A month beside a number: "Juni", "Feb."."""
    if has(words, i, "month"):
        return word(words, i).number("month"), i + 1
    if has(words, i, "abbreviation"):
        return word(words, i).number("abbreviation"), i + (2 if word(words, i + 1).text == "." and word(words, i + 1).glued else 1)
    return None


def connected_day(words: Words, i: int, day: int, lang: str) -> tuple[int, int] | None:
    """The second day of "3.–5.", "3 to 5", "3. und 4.": after "and" only the next day."""
    joint = word(words, i)
    if not (joint.has("to") or joint.text in DASHES or joint.text == "/" or joint.classes.get("and") == 0):
        return None
    second = day_number(words, skip(words, i + 1, "at", "det"), lang)
    if not second or second[0] <= day or (second[0] > day + 1 and (joint.classes.get("and") == 0 or joint.text == "/")):
        return None
    return second


def days(month: int, first: int, last: int, found: Tail | None) -> Period | None:
    """One day of a month, or from one day to another."""
    begin, end = (dated(Part("year", "date", 100 * month + day), found) for day in (first, last))
    if first == last or begin is None or end is None:
        return begin if end else None
    return Fixed(begin.first, end.last) if isinstance(begin, Fixed) and isinstance(end, Fixed) else Range(begin, end)


def date_words(words: Words, i: int, lang: str) -> Phrase | None:
    """ "25. Juni 2022", "3.–5. Mai", "June 25, 2022", "25th of June"."""
    if first := day_number(words, i, lang):
        last = connected_day(words, first[1], first[0], lang) or first
        j = last[1] + 1 if lang == "en" and has(words, last[1], "of") else last[1]
        month = month_name(words, j)
        after = month[1] if month else 0
    elif lang == "en" and (month := month_name(words, i)) and (first := day_number(words, month[1], lang)):
        last = connected_day(words, first[1], first[0], lang) or first
        after = last[1]
        # "in May 20 people": a month and a quantity.
        before = word(words, i - 1).text.lower()
        if (has(words, after, "counted") and before not in ("on", "of")) or (before == "in" and not tail(words, after)):
            return None
    else:
        return None
    found = tail(words, after)
    period = days(month[0], first[0], last[0], found) if month else None
    return Phrase(period, found[2] if found else after) if period else None


def date_digits(words: Words, i: int, lang: str) -> Phrase | None:
    """ "2022-06-25", "25.06.2022", "25.06.", and with strokes where only one order of day and month is possible."""
    numbers = [word(words, j) for j in (i, i + 2, i + 4)]
    marks = [word(words, j) for j in (i + 1, i + 3)]
    if any(number.digits < 0 for number in numbers[:2]) or (words[i].glued and word(words, i - 1).text not in QUOTES + "("):
        return None
    one, two, three = (number.digits for number in numbers)
    if [number.width for number in numbers] == [4, 2, 2] and all(mark.text == "-" for mark in marks):
        order, end = (one, two, three), i + 5
    elif lang == "de" and all(mark.text == "." for mark in marks) and numbers[1].glued:
        if numbers[2].width == 4 or (numbers[2].width == 2 and numbers[2].glued):
            order, end = (three + (2000 if numbers[2].width == 2 else 0), two, one), i + 5
        else:
            part = Part("year", "date", 100 * two + one)
            return Phrase(Recurring(part), i + 4, "led") if part.within(date(2000, 1, 1)) else None
    elif all(mark.text == "/" for mark in marks) and numbers[2].width == 4 and max(one, two) > 12:
        order, end = (three, min(one, two), max(one, two)), i + 5
    else:
        return None
    found = Part("year", "date", 100 * order[1] + order[2]).within(date(order[0], 1, 1)) if 1 <= order[0] <= 9999 else None
    return Phrase(Fixed(*found), end) if found else None


def month_alone(words: Words, i: int, lang: str) -> Phrase | None:
    """ "März", "March 2022", "Juli vergangenen Jahres"."""
    if has(words, i, "month"):
        return yearly(words, i + 1, Part("year", "month", word(words, i).number("month")), "name" if has(words, i, "name") else "led")
    short = month_name(words, i)
    return yearly(words, short[1], Part("year", "month", short[0]), "led") if short and year(words, short[1]) else None


# --- seasons, quarters, feasts ---------------------------------------------------------------------------------------


def season(words: Words, i: int, lang: str) -> Phrase | None:
    """ "Sommer", "winter of 2022-23", "Spätherbst 2021"."""
    if has(words, i, "season"):
        part = Part("year", "season", word(words, i).number("season"))
    elif has(words, i, "edged_season"):
        edge, value = str(word(words, i).classes["edged_season"]).split()
        part = Part("year", "season", int(value), cast(Edge, edge))
    else:
        return None
    found = yearly(words, i + 1, part, "led")
    if found is None or (found.stand == "led" and lang == "en" and has(words, i + 1, "of")):
        return None
    last = word(words, found.end - 1).digits
    if last > 0 and word(words, found.end).text in ("/", *DASHES) and word(words, found.end + 1).digits in ((last + 1) % 100, last + 1):
        return found._replace(end=found.end + 2)
    return found


def fraction_of_year(words: Words, i: int, lang: str) -> Phrase | None:
    """ "erstes Quartal 2023", "second half of the year", "zweite Jahreshälfte", "Q1 2023"."""
    if word(words, i).text == "Q" and word(words, i + 1).glued and 1 <= word(words, i + 1).digits <= 4:
        found = yearly(words, i + 2, Part("year", "quarter", word(words, i + 1).digits), "name")
        return found if found and found.stand == "free" else None
    if not has(words, i, "ordinal"):
        return None
    value = word(words, i).number("ordinal")
    if word(words, i + 1).classes.get("unit") == "quarter":
        part, vague = Part("year", "quarter", value), False
    elif has(words, i + 1, "half") and value <= 2:
        part, vague = Part("year", "half", value), word(words, i + 1).number("half") == 1
    else:
        return None
    found = yearly(words, i + 2, part, "led")
    if found is None or found.stand == "free":
        return found
    j = skip(words, i + 2, "of", "det")
    if j > i + 2 and word(words, j).classes.get("unit") == "year":
        return Phrase(Recurring(part), j + 1)
    return None if vague or has(words, i + 2, "of") else found


def holiday(words: Words, i: int, lang: str) -> Phrase | None:
    """ "Weihnachten", "Easter 2023", "New Year's Eve"."""
    for size in (5, 2, 1):
        name = " ".join(unit.text for unit in words[i : i + size])
        value = lexicon(lang).get(name, NOTHING).get("holiday")
        if value and i + size <= len(words) and not has(words, i + size, "tail"):
            kind, number = str(value).split()
            return yearly(words, i + size, Part("year", kind, int(number)), "led" if size == 1 else "free")
    return None
