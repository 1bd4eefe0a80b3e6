"""Kind and status -> PLOVER, by the table `ontology/plover.csv`: what event coders would have written for the claim."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.model import EventKind, Status
from kg.resources import folder


@dataclass(frozen=True, slots=True, order=True)
class Plover:
    """A PLOVER category.

    Attributes:
        root: one of the sixteen ("AGREE").
        mode: below it ("assist"), "" where kind and status alone do not tell.
        score: PLOVER's conflict-cooperation number, from -10 to +10.
    """

    root: str
    mode: str
    score: Decimal


def plover(kind: EventKind, status: Status) -> Plover | None:
    """The category of a claim; None where PLOVER has none: a denial, a mere possibility, a change of office.

    >>> plover(EventKind.ARMS_TRANSFER, Status.ANNOUNCED)
    Plover(root='AGREE', mode='', score=Decimal('2.5'))
    """
    return _table()[kind, status]


@cache
def _table() -> dict[tuple[EventKind, Status], Plover | None]:
    with (folder("ontology") / "plover.csv").open(encoding="utf-8", newline="") as rows:
        return {
            (EventKind(row["kind"]), Status(row["status"])): Plover(row["root"], row["mode"], Decimal(row["score"])) if row["root"] else None
            for row in csv.DictReader(rows)
        }
