"""Shortened ISO dates -> whether a day lies in a period: "2022" means some day of that year."""

import re
from datetime import date

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_day(text: str) -> bool:
    """Whether `text` is an ISO date, or one shortened to its month or year."""
    return _DAY.fullmatch(text) is not None


def holds(since: str | None, until: str | None, day: date) -> bool:
    """Whether `day` may lie between two ISO dates, both included, None being open.

    >>> holds("2020-05", "2022", date(2022, 6, 25)), holds(None, "2022-06-24", date(2022, 6, 25))
    (True, False)
    """
    iso = day.isoformat()
    return (not since or since <= iso[: len(since)]) and (not until or iso[: len(until)] <= until)
