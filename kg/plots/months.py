"""Days -> months on an axis."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from kg.store.exports.extras import needed

_YEARS_ONLY = 6 * 12
_FEWEST = 7


def month_of(day: date) -> date:
    return day.replace(day=1)


def every_month(days: Iterable[date]) -> list[date]:
    """The first days of all months from the first to the last; some before and after, where there are too few for an axis.

    >>> [str(month) for month in every_month([date(2022, 11, 5), date(2023, 1, 31)])]
    ['2022-09-01', '2022-10-01', '2022-11-01', '2022-12-01', '2023-01-01', '2023-02-01', '2023-03-01']
    """
    found = sorted(days)
    first, last = found[0].year * 12 + found[0].month - 1, found[-1].year * 12 + found[-1].month
    more = max(0, _FEWEST - (last - first))
    numbers = range(first - more // 2, last + (more + 1) // 2)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def middle(month: date) -> date:
    """Where a month's mark stands: on its fifteenth day."""
    return month + timedelta(days=14)


def month_axis(axes: Any, months: list[date]) -> None:
    """Ticks on first days of months, or of years where there are many; dates as ISO writes them, the same in every language."""
    dates = needed("matplotlib.dates", "plot", "a picture")
    margin = timedelta(days=6 + len(months) // 2)
    axes.set_xlim(months[0] - margin, middle(months[-1]) + timedelta(days=15) + margin)
    if len(months) > _YEARS_ONLY:
        axes.xaxis.set_major_locator(dates.YearLocator(-(-len(months) // 12 // 10) or 1))
        axes.xaxis.set_major_formatter(dates.DateFormatter("%Y"))
    else:
        step = next(step for step in (1, 2, 3, 4, 6, 12) if len(months) / step <= 10 or step == 12)
        axes.xaxis.set_major_locator(dates.MonthLocator(bymonth=range(1, 13, step)))
        axes.xaxis.set_major_formatter(dates.DateFormatter("%Y-%m"))
