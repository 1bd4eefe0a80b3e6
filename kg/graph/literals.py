"""Python values -> RDF literals, in the one spelling that keeps files byte-stable."""

from datetime import date, datetime
from decimal import Decimal

from pyoxigraph import Literal

from kg.graph.vocabulary import XSD_BOOLEAN, XSD_DATE, XSD_DATE_TIME, XSD_DECIMAL, XSD_INTEGER


def text(value: str, lang: str | None = None) -> Literal:
    return Literal(value, language=lang) if lang else Literal(value)


def number(value: int) -> Literal:
    return Literal(str(value), datatype=XSD_INTEGER)


def score(value: float | Decimal) -> Literal:
    """A decimal of at most three places, in Oxigraph's own normal form, so that storing it changes nothing.

    >>> score(0.8704).value, score(1).value
    ('0.87', '1')
    """
    digits = format(Decimal(str(round(value, 3))), "f")
    return Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=XSD_DECIMAL)


def amount(value: Decimal) -> Literal:
    """A decimal of any size, in Oxigraph's own normal form.

    >>> amount(Decimal("2500000.0")).value, amount(Decimal("2.50")).value
    ('2500000', '2.5')
    """
    return Literal(f"{value.normalize():f}", datatype=XSD_DECIMAL)


def true() -> Literal:
    return Literal("true", datatype=XSD_BOOLEAN)


def day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD_DATE)


def moment(value: datetime) -> Literal:
    """To the second, in Oxigraph's own normal form.

    >>> from datetime import UTC
    >>> moment(datetime(2022, 6, 25, 12, 30, tzinfo=UTC)).value
    '2022-06-25T12:30:00Z'
    """
    return Literal(value.isoformat(timespec="seconds").replace("+00:00", "Z"), datatype=XSD_DATE_TIME)
