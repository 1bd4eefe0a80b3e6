"""SPARQL text -> the kind of query that it is; what changes a graph or reaches another server is refused, by its parse tree.

Whoever passes this still runs in a process of its own (`kg.explore.isolation`), where no new connection can be opened.
"""

from typing import Any

from kg.errors import QueryError

FORMS = {"SelectQuery": "SELECT", "AskQuery": "ASK", "ConstructQuery": "CONSTRUCT", "DescribeQuery": "DESCRIBE"}
LONGEST = 50_000
"""Characters of a query; the longest stored one has 4,000."""


class RefusedError(QueryError):
    """A query that is understood and not wanted here; `status` is HTTP's word for it."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def checked_form(text: str) -> str:
    """ "SELECT", "ASK", "CONSTRUCT" or "DESCRIBE", for a query that only reads this graph.

    Raises:
        RefusedError: it is an update, calls a SERVICE, is too long or is no SPARQL 1.1.
    """
    from rdflib.plugins.sparql.parser import parseQuery

    if len(text) > LONGEST:
        raise RefusedError(413, f"the query has {len(text):,} characters; this endpoint takes {LONGEST:,}")
    try:
        _, query = parseQuery(text)
    except RecursionError:
        raise RefusedError(400, "the query is nested too deeply") from None
    except Exception as error:
        # rdflib raises whatever its grammar's actions meet: a ParseException, a KeyError for an unknown prefix, a ValueError for an escape.
        if _updates(text):
            raise RefusedError(403, "this endpoint only reads: updates are not allowed") from None
        raise RefusedError(400, f"not valid SPARQL 1.1: {_where(error)}") from None
    if _calls_service(query):
        raise RefusedError(403, "this endpoint answers from its own graph only: SERVICE is not allowed")
    return FORMS[query.name]


def _calls_service(node: Any) -> bool:
    """Whether a SERVICE stands anywhere in a parse tree, in a subquery, an EXISTS or an expression; without recursion, for deep trees."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, CompValue):
            if here.name == "ServiceGraphPattern":
                return True
            waiting.extend(here.values())
        elif isinstance(here, ParseResults | list | tuple):
            waiting.extend(here)
    return False


def _updates(text: str) -> bool:
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        return bool(parseUpdate(text).request)
    except Exception:  # what is no update either is told as a query that is not valid
        return False


def _where(error: Exception) -> str:
    line, column = getattr(error, "lineno", None), getattr(error, "column", None)
    return f"it cannot be read on from line {line}, column {column}" if line else str(error).splitlines()[0] if str(error) else type(error).__name__
