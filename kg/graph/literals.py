"""Python values -> RDF literals, in the one spelling that keeps files byte-stable."""

from datetime import date, datetime
from decimal import Decimal

from pyoxigraph import Literal

from kg.graph.vocabulary import XSD_DATE, XSD_DATE_TIME, XSD_DECIMAL, XSD_INTEGER


def text(value: str, lang: str | None = None) -> Literal:
    return Literal(value, language=lang) if lang else Literal(value)


def number(value: int) -> Literal:
    return Literal(str(value), datatype=XSD_INTEGER)


def score(value: float) -> Literal:
    """A decimal of at most three places.

    >>> score(0.8704).value, score(1).value
    ('0.87', '1.0')
    """
    digits = format(Decimal(str(round(value, 3))), "f").rstrip("0")
    if "." not in digits:
        digits += "."
    return Literal(digits + "0" if digits.endswith(".") else digits, datatype=XSD_DECIMAL)


def day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=XSD_DATE)


def moment(value: datetime) -> Literal:
    return Literal(value.isoformat(timespec="seconds"), datatype=XSD_DATE_TIME)
