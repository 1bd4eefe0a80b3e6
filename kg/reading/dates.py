"""A date as sources write it -> the day, and the moment where it is given."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTH_NAMES = (
    "januar january jänner jan",
    "februar february feber feb",
    "märz march maerz mär mrz mar",
    "april apr",
    "mai may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "dezember december dez dec",
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()}
MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
CLOCK = r"(?:,?\s+(?:um\s+|at\s+|[-–|]\s*)?\d{1,2}[:.]\d{2}.{0,20})?"
WORDS = (
    re.compile(rf"(?:\w+,\s*)?(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?P<month>{MONTH}),?\s+(?P<year>\d{{4}}){CLOCK}", re.IGNORECASE),
    re.compile(rf"(?:\w+,\s*)?(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){CLOCK}", re.IGNORECASE),
    re.compile(rf"(?:\w+,\s*)?(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}){CLOCK}"),
)
RFC = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[+-]\d{4}|[A-Z]{1,5})(?:\s*\(.*\))?")
FRACTION = re.compile(r"(\.\d{6})\d+")
EARLIEST = 1600  # no newspaper is older


def day_of(text: str) -> tuple[date, datetime | None]:
    """The local day as written, and the moment with its time zone as written.

    Understood: ISO 8601, RFC 2822, "25.06.2022", "25. Juni 2022", "June 25, 2022".

    >>> day_of("2022-06-25T23:30:00-05:00")[0]
    datetime.date(2022, 6, 25)

    Raises:
        ValueError: none of these, or no such day.
    """
    text = text.strip()
    day, moment = _iso(text) or _rfc(text) or _words(text) or (None, None)
    if day is None:
        raise ValueError(f"not a date: {text[:40]!r}")
    if day.year < EARLIEST:
        raise ValueError(f"no plausible date: {text[:40]!r}")
    return day, moment


def month_number(name: str) -> int:
    """The number of a month by its German or English name or abbreviation, as `MONTH` matches it."""
    return MONTHS[name.lower().rstrip(".")]


def _iso(text: str) -> tuple[date, datetime | None] | None:
    try:
        return date.fromisoformat(text), None
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(FRACTION.sub(r"\1", text))
    except ValueError:
        return None
    return moment.date(), moment


def _rfc(text: str) -> tuple[date, datetime | None] | None:
    if not RFC.fullmatch(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.date(), moment


def _words(text: str) -> tuple[date, None] | None:
    for pattern in WORDS:
        if match := pattern.fullmatch(text):
            month = match["month"]
            return date(int(match["year"]), int(month) if month.isdecimal() else month_number(month), int(match["day"])), None
    return None
