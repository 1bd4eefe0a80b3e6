"""Tenures from several sources -> one row a term: the exact date beats the year, and a successor ends a term that a source left open."""

from collections import defaultdict

from knowledge.entries import Tables

SINGLE = frozenset(
    {"head-of-state", "head-of-government", "secretary-general", "eu-high-representative", "eu-commission-president", "eu-council-president"}
    | {f"{matter}-minister" for matter in ("foreign", "defence", "interior", "finance", "justice", "health", "economy", "energy")}
)

Row = tuple[str, str, str, str, str]


def settle(made: Tables) -> None:
    """Drop rows that another row says more exactly, then close the open terms of offices that one person holds."""
    by_office: dict[str, list[Row]] = defaultdict(list)
    for row in _exact(made.tenures):
        by_office[row[1]].append(_sane(row))
    settled: set[Row] = set()
    for office, rows in by_office.items():
        single = made.offices[office][3] in SINGLE
        settled.update(_closed(rows) if single else rows)
    made.tenures = settled


def _exact(rows: set[Row]) -> list[Row]:
    """Without the rows whose begin (or lack of one) another row of the same holder and office makes exact."""
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        held[row[0], row[1]].append(row)
    kept = []
    for same in held.values():
        for row in same:
            if not any(other is not row and len(other[2]) > len(row[2]) and other[2].startswith(row[2]) for other in same):
                kept.append(row)
    return kept


def _sane(row: Row) -> Row:
    """The row without an end that lies before its begin: a slip of the source."""
    holder, office, since, until, source = row
    shared = min(len(since), len(until))
    return (holder, office, since, "", source) if until[:shared] < since[:shared] else row


def _closed(rows: list[Row]) -> list[Row]:
    """The rows with an end where the next holder's begin gives it.

    >>> _closed([("Q1", "Q9", "2010", "", "a"), ("Q2", "Q9", "2014-05-01", "", "b")])
    [('Q1', 'Q9', '2010', '2014-05-01', 'a'), ('Q2', 'Q9', '2014-05-01', '', 'b')]
    """
    begins = sorted({(row[2], row[0]) for row in rows if row[2]})
    closed = []
    for holder, office, since, until, source in sorted(rows):
        following = [begin for begin, other in begins if begin > since and other != holder]
        closed.append((holder, office, since, until or (following[0] if since and following else ""), source))
    return closed
