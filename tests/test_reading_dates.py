"""Dates as sources write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.dates import day_of

EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("2022-06-25", date(2022, 6, 25), None),
        (" 2022-06-25T23:30:00+02:00 ", date(2022, 6, 25), datetime(2022, 6, 25, 23, 30, tzinfo=EAST)),
        ("2022-06-25T23:30:00Z", date(2022, 6, 25), datetime(2022, 6, 25, 23, 30, tzinfo=UTC)),
        ("2022-06-25T23:30:00.1234567Z", date(2022, 6, 25), datetime(2022, 6, 25, 23, 30, 0, 123456, tzinfo=UTC)),
        ("Sat, 25 Jun 2022 10:15:00 +0200", date(2022, 6, 25), datetime(2022, 6, 25, 10, 15, tzinfo=EAST)),
        ("25.06.2022", date(2022, 6, 25), None),
        ("25. Juni 2022, 14:30 Uhr", date(2022, 6, 25), None),
        ("Samstag, 5. März 2022", date(2022, 3, 5), None),
        ("1. Jänner 2022", date(2022, 1, 1), None),
        ("June 25, 2022", date(2022, 6, 25), None),
        ("Jun. 25th, 2022 10:00 am", date(2022, 6, 25), None),
        ("25 June 2022", date(2022, 6, 25), None),
    ],
)
def test_understood(text: str, day: date, moment: datetime | None) -> None:
    assert day_of(text) == (day, moment)


@pytest.mark.parametrize("text", ["", "gestern", "2022", "2022-06", "2022-02-30", "31. Februar 2022", "06/25/2022", "0001-01-01", "25.13.2022", "1656000000"])
def test_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month|range"):
        day_of(text)


@given(st.dates(min_value=date(1600, 1, 1)))
def test_iso_round_trips(day: date) -> None:
    assert day_of(day.isoformat()) == (day, None)


@given(st.datetimes(min_value=datetime(1600, 1, 1), timezones=st.sampled_from([UTC, EAST])))  # noqa: DTZ001 (hypothesis wants it naive)
def test_the_day_is_the_local_one(moment: datetime) -> None:
    assert day_of(moment.isoformat()) == (moment.date(), moment)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        day, _ = day_of(text)
    except ValueError:
        return
    assert isinstance(day, date)
