"""Words -> the period that a noun phrase names: all that `dates` reads, and what is counted or cut: "vergangene Woche", "Ende März", "last night".

What relates the period to the event ("since", "until", "ago") is read in `relations`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, cast

from kg.claims.times.calendar import FEW, Edge, Fixed, Night, Nth, Part, Period, Recurring, Rest, Stretch, Turn, Unit, cut
from kg.claims.times.dates import (
    Phrase,
    Stand,
    date_digits,
    date_words,
    day_number,
    decade,
    fraction_of_year,
    holiday,
    month_alone,
    season,
    whole_year,
    year,
    yearly,
)
from kg.claims.times.words import DASHES, Words, has, skip, word

TODAY = Nth(Part("day"))
TURNS: dict[int, Turn] = {-1: "last", 0: "this", 1: "next"}


def phrase(words: Words, i: int, lang: str) -> Phrase | None:
    """The longest phrase that begins at a position."""
    if word(words, i).digits < 0 and not word(words, i).classes:
        return None
    found = [read for reader in READERS if (read := reader(words, i, lang))]
    return max(found, key=lambda read: read.end, default=None)


# --- counted from the publication day --------------------------------------------------------------------------------


def count(words: Words, i: int) -> tuple[Unit | Literal["hour"], int, int] | None:
    """A number of units: "vier Monaten", "a week", "90 days", "anderthalb Jahren"; None for several and for a few."""
    j = skip(words, i, "approximately")
    if has(words, j, "number") and has(words, j + 1, "fraction"):
        j += 1
    if has(words, j, "half") and word(words, j + 1).classes.get("number") == 1 and word(words, j + 2).classes.get("unit") == "year":
        return "month", 6, j + 3
    unit, after = word(words, j), word(words, j + 1)
    name = after.classes.get("units") or after.classes.get("unit")
    if name is None:
        return None
    if unit.has("fraction"):
        return ("month", unit.number("fraction"), j + 2) if name == "year" else None
    if unit.has("number"):
        n = unit.number("number")
    elif 1 <= unit.digits <= 999 and not unit.glued:
        n = unit.digits
    else:
        return None
    if name == "fortnight":
        return "week", 2 * n, j + 2
    # "two decades ago" is no ten years that a calendar knows.
    return (cast(Unit, name), n, j + 2) if name != "decade" and not (name == "year" and n > 200) else None


def few(words: Words, i: int) -> tuple[Unit | Literal["hour"], int, int] | None:
    """An unsaid number of units, as the most that would be called so: "einigen Tagen", "weeks"."""
    said = has(words, i, "vague") or (has(words, i, "number") and has(words, i + 1, "vague"))
    j = skip(words, i, "vague", "number", "of") if said else i
    name = word(words, j).classes.get("units")
    return (cast(Unit, name), FEW, j + 1) if name and name not in ("decade", "hour") else None


def stretch(unit: Unit | Literal["hour"], n: int) -> Period:
    """n units up to the publication day (n < 0) or from it on."""
    if unit != "hour":
        return Stretch(unit, n)
    return Stretch("day", -(-n // 24) if n > 0 else n // 24)


def turned(words: Words, i: int, lang: str) -> Phrase | None:
    """ "vergangene Woche", "last Friday", "the next two months", "this morning", "vorletztes Jahr", "in den kommenden Tagen"."""
    if not has(words, i, "turn"):
        return None
    n, after = word(words, i).number("turn"), word(words, i + 1)
    if after.has("unit"):
        unit = str(after.classes["unit"])
        if unit in ("hour", "day", "fortnight") or (unit == "decade" and n):
            return None
        if has(words, i, "rolling"):
            return Phrase(Stretch(cast(Unit, unit), n), i + 2)
        j = i + 3 if word(words, i + 2).classes.get("at") is not None and has(words, i + 3, "weekday") else i + 2
        if unit == "week" and has(words, j, "weekday"):
            return Phrase(Nth(Part("week", "weekday", word(words, j).number("weekday")), n), skip(words, j + 1, "daypart"))
        return Phrase(Nth(Part(cast(Unit, unit)), n), i + 2)
    if n and abs(n) == 1 and (counted := count(words, i + 1) or few(words, i + 1)):
        # "the last days of the war"
        return (
            None if has(words, counted[2], "of") or word(words, counted[2]).text in ("der", "des") else Phrase(stretch(counted[0], n * counted[1]), counted[2])
        )
    if after.has("night") and n in TURNS:
        return Phrase(Night(TODAY, into=n <= 0), i + 2)
    if after.has("daypart") and n == 0:
        return Phrase(TODAY, i + 2)
    inner = next((read for reader in (weekday, month_alone, season, weekend, holiday) if (read := reader(words, i + 1, lang))), None)
    if inner and isinstance(inner.period, Recurring) and n in TURNS:
        return Phrase(Recurring(inner.period.part, TURNS[n]), inner.end)
    return inner._replace(stand="free") if inner and isinstance(inner.period, Fixed) else None


def weekday(words: Words, i: int, lang: str) -> Phrase | None:
    """ "Montag", "Samstagabend", "Montag, 25. Juni", "Dienstag vergangener Woche", "Monday night into Tuesday"."""
    if not has(words, i, "weekday"):
        return None
    part = Part("week", "weekday", word(words, i).number("weekday"))
    j = skip(words, i + 1, "tide")
    j = skip(words, skip(words, j, "at"), "daypart", "night") if has(words, skip(words, j, "at"), "daypart", "night") else skip(words, i + 1, "daypart")
    if word(words, j - 1).has("night") and word(words, j).classes.get("and") == 1 and has(words, j + 1, "weekday"):
        return Phrase(Night(Recurring(replace(part, value=word(words, j + 1).number("weekday")))), j + 2)
    j += word(words, j).text == "morgen"  # "am Samstag morgen", as it was spelt before 1996
    inner = skip(words, j + 1 if word(words, j).text in (",", "(") else j, "det", "at")
    if day := date_words(words, inner, lang) or date_digits(words, inner, lang):
        closed = word(words, j).text == "(" and word(words, day.end).text == ")"
        return Phrase(day.period, day.end + closed)
    k = skip(words, j, "of", "det")
    if has(words, k, "turn") and word(words, k + 1).classes.get("unit") == "week":
        return Phrase(Nth(part, word(words, k).number("turn")), k + 2)
    if has(words, j, "before") and (back := count(words, j + 1)) and back[0] == "week":
        return Phrase(Nth(part, -back[1]), back[2])
    if has(words, i + 1, "tail"):
        return None
    return Phrase(Recurring(part), j, "free" if lang == "en" or j > i + 1 or has(words, i, "joined") else "led")


def weekend(words: Words, i: int, lang: str) -> Phrase | None:
    """ "Wochenende", "weekend"."""
    return Phrase(Recurring(Part("week", "weekend")), i + 1, "led") if has(words, i, "weekend") else None


def counted_day(words: Words, i: int, lang: str) -> Phrase | None:
    """ "heute", "gestern Abend", "the day before yesterday", "the week after next"."""
    unit = word(words, i)
    if unit.has("unit") and has(words, i + 1, "before", "after"):
        sign = -1 if has(words, i + 1, "before") else 1
        if unit.classes["unit"] == "day" and word(words, i + 2).classes.get("day") == sign:
            return Phrase(Nth(Part("day"), 2 * sign), i + 3)
        if has(words, i + 2, "turn") and word(words, i + 2).number("turn") == sign and unit.classes["unit"] in ("week", "month", "year"):
            return Phrase(Nth(Part(cast(Unit, unit.classes["unit"])), 2 * sign), i + 3)
        return None
    # A capital "Morgen" opens a sentence as "tomorrow", and is the morning anywhere else.
    opening = i == 0 and unit.text == "Morgen"
    if not unit.has("day") and not opening:
        return None
    day: Period = Nth(Part("day"), 1 if opening else unit.number("day"))
    j = skip(words, i + 1, "tide") if has(words, skip(words, i + 1, "tide"), "daypart", "night") else i + 1
    later = skip(words, j, "at", "tide")
    j = later if has(words, later, "daypart") else j
    if has(words, j, "night"):
        return Phrase(Night(TODAY, into=None) if day == TODAY else day, j + 1)
    return Phrase(day, j + 1 if has(words, j, "daypart") or word(words, j).text == "morgen" else j)


def night(words: Words, i: int, lang: str) -> Phrase | None:
    """ "Nacht zum Sonntag", "overnight into Sunday", "Nacht vom 3. auf den 4. Mai", "Nacht"."""
    alone = has(words, i, "overnight")
    if not alone and not has(words, i, "night"):
        return None
    j = i + 1
    if has(words, j, "from"):
        first = weekday(words, skip(words, j + 1, "det"), lang) or date_words(words, skip(words, j + 1, "det"), lang)
        number = day_number(words, skip(words, j + 1, "det"), lang)
        j = first.end if first else number[1] if number else j
    into = word(words, j).classes.get("and") == 1
    k = skip(words, j + into, "det")
    day = weekday(words, k, lang) or date_words(words, k, lang) or date_digits(words, k, lang)
    if day and (into or alone):
        return Phrase(Night(day.period, into), day.end)
    return Phrase(Night(TODAY, into=None), i + 1, "free" if alone else "daypart")


def daypart(words: Words, i: int, lang: str) -> Phrase | None:
    """ "Morgen des 25. Juni", "morning of June 25", and German "Abend" for that of the day itself."""
    if not has(words, i, "daypart", "night"):
        return None
    j = skip(words, i + 1, "of", "det")
    if j > i + 1:
        day = weekday(words, j, lang) or date_words(words, j, lang) or date_digits(words, j, lang)
        return Phrase(day.period, day.end) if day else None
    bare = lang == "de" and word(words, i).text[0].isupper() and not has(words, i + 1, "before", "after", "anaphoric")
    return Phrase(TODAY, i + 1, "daypart") if bare and has(words, i, "daypart") else None


# --- pieces of periods -----------------------------------------------------------------------------------------------


def edged(words: Words, i: int, lang: str) -> Phrase | None:
    """ "Anfang März", "mid-2024", "end of the week", "Jahresende", "late last year", "year-end"."""
    if has(words, i, "edged"):
        edge, unit = str(word(words, i).classes["edged"]).split()
        part = Part(cast(Unit, unit), edge=cast(Edge, edge))
        return yearly(words, i + 1, part, "led") if unit == "year" else Phrase(Recurring(part), i + 1, "led")
    if has(words, i, "unit") and word(words, i + 1).text in DASHES and has(words, i + 2, "edge") and word(words, i).classes["unit"] in ("year", "month"):
        return Phrase(Recurring(Part(cast(Unit, word(words, i).classes["unit"]), edge=cast(Edge, word(words, i + 2).classes["edge"]))), i + 3, "led")
    if not has(words, i, "edge"):
        return None
    direct = lang == "de" or has(words, i, "direct")
    j = i + 2 if word(words, i + 1).text in DASHES and word(words, i + 1).glued else i + 1
    j = skip(words, j, "of", "det", "at") if direct else skip(words, j, "of", "det") if has(words, j, "of") else i
    if j == i:
        return None
    name = cast(Edge, word(words, i).classes["edge"])
    stand: Stand = "free" if direct else "led"
    unit_name = word(words, j).classes.get("unit")
    if unit_name in ("week", "month", "year", "quarter", "decade") and has(words, j - 1, "det"):
        found = yearly(words, j + 1, Part("year", edge=name), stand) if unit_name == "year" else None
        return found or Phrase(Recurring(Part(cast(Unit, unit_name), edge=name)), j + 1, stand)
    inner = next((read for reader in (month_alone, season, turned, decade, whole_year, fraction_of_year) if (read := reader(words, j, lang))), None)
    period = inner and cut_period(inner.period, name)
    return Phrase(period, inner.end, stand) if inner and period else None


def cut_period(period: Period, edge: Edge) -> Period | None:
    """The beginning, middle or end of a period; None for one that has none to speak of."""
    match period:
        case Fixed(first, last):
            return Fixed(*cut(first, last, edge))
        case Nth(part, _) | Recurring(part, _) if part.name != "weekday" and part.cycle != "day" and not part.edge:
            return replace(period, part=replace(part, edge=edge))
    return None


def rest(words: Words, i: int, lang: str) -> Phrase | None:
    """ "earlier this week", "später im Jahr", "noch in diesem Monat"."""
    if not has(words, i, "side"):
        return None
    j = skip(words, i + 1, "at", "det")
    if has(words, j, "turn") and word(words, j).number("turn") == 0:
        j += 1
    elif j == i + 1 or word(words, i).text.lower() == "noch":
        return None
    unit = word(words, j).classes.get("unit")
    return Phrase(Rest(cast(Unit, unit), word(words, i).classes["side"] == "left"), j + 1) if unit in ("week", "month", "quarter", "year") else None


def course(words: Words, i: int, lang: str) -> Phrase | None:
    """ "Laufe des Jahres", "course of the coming weeks"."""
    if not has(words, i, "course"):
        return None
    j = skip(words, i + 1, "of", "det")
    unit = word(words, j).classes.get("unit")
    if j > i + 1 and unit in ("day", "week", "month", "year"):
        return Phrase(Nth(Part(cast(Unit, unit))), j + 1) if not year(words, j + 1) else whole_year(words, j, lang)
    return turned(words, j, lang)


Reader = Callable[[Words, int, str], Phrase | None]
READERS: tuple[Reader, ...] = (
    weekday,
    date_words,
    date_digits,
    month_alone,
    season,
    fraction_of_year,
    holiday,
    whole_year,
    decade,
    turned,
    weekend,
    counted_day,
    night,
    daypart,
    edged,
    rest,
    course,
)
