"""Periods as language names them, and a publication day -> first and last day.

A part is a piece of a cycle that comes again (Monday of a week, March or the first quarter of a year). A period says which of the cycles is meant:
a dated one (`Fixed`), one counted from the publication day (`Nth`), or the nearest before or after it (`Recurring`), which the tense decides.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.easter import easter

Unit = Literal["day", "week", "month", "quarter", "year", "decade"]
Edge = Literal["", "begin", "middle", "end"]
Turn = Literal["", "last", "this", "next"]
Tense = Literal["past", "present", "future"]
Days = tuple[date, date]

DAY = timedelta(days=1)
FEW = 6  # "the coming months" reach at most this many of their unit: more would be named by the next larger unit
HALF_WEEK = {"begin": (0, 1), "middle": (1, 3), "end": (4, 6)}
THIRD_OF_MONTH = {"begin": (1, 10), "middle": (11, 20), "end": (21, 31)}
THIRD_OF_YEAR = {"begin": (1, 3), "middle": (5, 8), "end": (10, 12)}
THIRD_OF_DECADE = {"begin": (0, 3), "middle": (4, 6), "end": (7, 9)}
FEASTS = ((-2, 1), (49, 50), (-2, -2), (0, 0), (1, 1))  # Easter, Whitsun, Good Friday, Easter Sunday, Easter Monday: in days from Easter Sunday


def month_days(year: int, month: int, months: int = 1) -> Days:
    """The days of `months` months from one month on; a month beyond 12 lies in a later year, one below 1 in an earlier."""
    first_year, first_month = divmod(year * 12 + month - 1, 12)
    last_year, last_month = divmod(year * 12 + month + months - 2, 12)
    return date(first_year, first_month + 1, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def cycle(unit: Unit, day: date, n: int = 0) -> Days:
    """The n-th unit after the one that holds `day`: weeks go from Monday to Sunday.

    >>> cycle("week", date(2022, 6, 25), -1)
    (datetime.date(2022, 6, 13), datetime.date(2022, 6, 19))
    """
    if unit == "day":
        return day + n * DAY, day + n * DAY
    if unit == "week":
        monday = day + (7 * n - day.weekday()) * DAY
        return monday, monday + 6 * DAY
    if unit == "month":
        return month_days(day.year, day.month + n)
    if unit == "quarter":
        return month_days(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * n, 3)
    if unit == "year":
        return month_days(day.year + n, 1, 12)
    return month_days(day.year // 10 * 10 + 10 * n, 1, 120)


def moved(day: date, unit: Unit, n: int) -> date:
    """The same day n units later; the last of the month where the month is shorter."""
    if unit in ("day", "week"):
        return day + n * (7 if unit == "week" else 1) * DAY
    first, last = month_days(day.year, day.month + n * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
    return min(last, first.replace(day=min(day.day, last.day)))


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A piece of a cycle.

    Attributes:
        cycle: what it comes again with.
        name: "whole", "weekday", "weekend", "date", "month", "season", "quarter", "half", "christmas" or "feast".
        value: which: weekday 0 to 6, month 1 to 12, date 100 * month + day, season 0 (spring) to 3, quarter and half from 1, the place in `FEASTS`.
        edge: its beginning, middle or end only.
    """

    cycle: Unit
    name: str = "whole"
    value: int = 0
    edge: Edge = ""

    def within(self, day: date) -> Days | None:
        """Its days in the cycle that holds `day`; None if that cycle has none (29 February)."""
        first, last = cycle(self.cycle, day)
        year = first.year
        match self.name:
            case "weekday":
                first = last = first + self.value * DAY
            case "weekend":
                first = first + 5 * DAY
            case "date":
                month, number = divmod(self.value, 100)
                if not 1 <= month <= 12 or not 1 <= number <= monthrange(year, month)[1]:
                    return None
                first = last = date(year, month, number)
            case "month":
                first, last = month_days(year, self.value)
            case "season":
                first, last = month_days(year, 3 * self.value + 3, 3)
            case "quarter" | "half":
                size = 3 if self.name == "quarter" else 6
                first, last = month_days(year, size * (self.value - 1) + 1, size)
            case "christmas":
                first, last = date(year, 12, 24), date(year, 12, 26)
            case "feast":
                begin, end = FEASTS[self.value]
                first, last = easter(year) + begin * DAY, easter(year) + end * DAY
        return cut(first, last, self.edge) if self.edge else (first, last)


def cut(first: date, last: date, edge: Edge) -> Days:
    """The beginning, middle or end of a week, month, year, decade, or (by thirds) anything longer than a month; a few days have no parts."""
    size = (last - first).days + 1
    if size == 7:
        low, high = HALF_WEEK[edge]
        return first + low * DAY, first + high * DAY
    if 28 <= size <= 31:
        low, high = THIRD_OF_MONTH[edge]
        return first.replace(day=low), last.replace(day=min(high, last.day))
    if 365 <= size <= 366:
        low, high = THIRD_OF_YEAR[edge]
        return month_days(first.year, low, high - low + 1)
    if size > 3650:
        low, high = THIRD_OF_DECADE[edge]
        return month_days(first.year + low, 1, 12 * (high - low + 1))
    if size < 28:
        return first, last
    third = size // 3 * DAY
    return {"begin": (first, first + third - DAY), "middle": (first + third, last - third), "end": (last - third + DAY, last)}[edge]


# --- periods -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Fixed:
    """Days that the words fix by themselves: "2023", "25 June 2022", "the early 1990s"."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, order=True)
class Nth:
    """The part in the n-th cycle from the publication day's: "yesterday", "last week", "July of last year", "four months ago"."""

    part: Part
    n: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Recurring:
    """One of the times that come again: "on Monday" (the tense decides), "last March", "next Friday"."""

    part: Part
    turn: Turn = ""


@dataclass(frozen=True, slots=True, order=True)
class Offset:
    """The one day that lies n units from the publication day: "ten years ago today"."""

    unit: Unit
    n: int


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The n units up to the publication day (n < 0) or from it on: "in the past two weeks", "within 90 days"."""

    unit: Unit
    n: int


@dataclass(frozen=True, slots=True, order=True)
class Rest:
    """What is over of the current unit, or what is left of it: "earlier this week", "later this year"."""

    unit: Unit
    left: bool


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """A number of hours before the publication day's end: the day, or two where only the hour would tell."""

    n: int


@dataclass(frozen=True, slots=True, order=True)
class Night:
    """The night that ends on a day or begins on it: both days count. Where the words leave it open (None), the past night in the past, else the coming."""

    day: "Period"
    into: bool | None = True


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """From the first day of one to the last day of the other."""

    first: "Period"
    last: "Period"


Period = Fixed | Nth | Recurring | Offset | Stretch | Rest | Hours | Night | Range


def place(period: Period, published: date | None, tense: Tense, nearest: bool = False) -> Days | None:
    """The days of a period; None where it needs a publication day and there is none, or where there is no such day.

    Args:
        tense: decides which one of the recurring times is meant. Past: the latest that has begun. Future: the earliest that is not over. Present: as
            future within a week, else the nearest.
        nearest: choose the nearest among those of the year whatever the tense.
    """
    match period:
        case Fixed(first, last):
            return first, last
        case Night(day, into):
            days = place(day, published, tense)
            ends = into or (into is None and tense == "past")
            return days and ((days[0] - DAY, days[1]) if ends else (days[0], days[1] + DAY))
        case Range(first, last):
            return _range(first, last, published, tense, nearest)
    if published is None:
        return None
    match period:
        case Nth(part, n):
            return part.within(cycle(part.cycle, published, n)[0])
        case Recurring(part, turn):
            return _occurrence(part, turn, published, tense, nearest)
        case Offset(unit, n):
            return moved(published, unit, n), moved(published, unit, n)
        case Stretch(unit, n):
            other = moved(published, unit, n)
            return min(published, other), max(published, other)
        case Hours(n):
            return published - -(-n // 24) * DAY, published - n // 24 * DAY
        case Rest(unit, left):
            first, last = cycle(unit, published)
            return (published, last) if left else (first, max(first, published - DAY))


def _occurrence(part: Part, turn: Turn, published: date, tense: Tense, nearest: bool) -> Days | None:
    """The occurrence that the turn or else the tense means, among those of the cycles around the publication day."""
    # Nine, because 29 February may be eight years off.
    found = [days for n in range(-9, 10) if (days := part.within(cycle(part.cycle, published, n)[0]))]
    if turn == "last":
        return max(days for days in found if days[1] < published)
    if turn == "next":
        return min(days for days in found if days[0] > published)
    yearly = part.cycle == "year"
    if yearly and (turn == "this" or nearest or tense == "present"):
        return min(found, key=lambda days: (max((days[0] - published).days, (published - days[1]).days, 0), days))
    if tense == "past":
        return max(days for days in found if days[0] <= published)
    return min(days for days in found if days[1] >= published)


def _range(first: Period, last: Period, published: date | None, tense: Tense, nearest: bool) -> Days | None:
    """Both ends; an end without its own year or week takes the one that fits the other end."""
    if isinstance(last, Recurring) and not last.turn and not isinstance(first, Recurring):
        begin = place(first, published, tense)
        end = begin and _occurrence(last.part, "", begin[0], "future", nearest=False)
    else:
        end = place(last, published, tense, nearest)
        if isinstance(first, Recurring) and not first.turn:
            begin = end and _occurrence(first.part, "", end[0], "past", nearest=False)
        else:
            begin = place(first, published, tense, nearest)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None
