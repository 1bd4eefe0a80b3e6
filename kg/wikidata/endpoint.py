"""SPARQL text -> triples and rows of a public endpoint, asked one question at a time."""

import http.client
import urllib.error
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pyoxigraph

from kg.errors import FetchError
from kg.wikidata.patience import BUSY, Patience, agent, retry_after

WIKIDATA = "https://query.wikidata.org/sparql"
SECONDS = 90
"""Longer than the 60 seconds that Wikidata gives a question itself."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint.

    Raises:
        FetchError: from every method: the address is none, the endpoint cannot be reached, refuses, or answers what is no answer.
    """

    url: str = WIKIDATA
    contact: str | None = None
    seconds: int = SECONDS
    patience: Patience = field(default_factory=Patience)

    def select(self, query: str) -> list[dict[str, str]]:
        """The rows of a SELECT question: variable -> IRI or text; an unbound variable is missing."""
        answer = self._ask(query, "json")
        try:
            solutions = pyoxigraph.parse_query_results(answer, format=pyoxigraph.QueryResultsFormat.JSON)
            if not isinstance(solutions, pyoxigraph.QuerySolutions):
                raise FetchError(f"{self.url}: answers a SELECT question with something else")
            names = [variable.value for variable in solutions.variables]
            return [{name: term.value for name in names if (term := row[name]) is not None and hasattr(term, "value")} for row in solutions]
        except (SyntaxError, ValueError) as error:
            raise FetchError(f"{self.url}: the answer breaks off or is no SPARQL result: {_line(error)}") from error

    def construct(self, query: str) -> list[pyoxigraph.Quad]:
        """The triples of a CONSTRUCT question."""
        try:
            return list(pyoxigraph.parse(self._ask(query, "turtle"), format=pyoxigraph.RdfFormat.TURTLE))
        except (SyntaxError, ValueError) as error:
            raise FetchError(f"{self.url}: the answer breaks off or is no Turtle: {_line(error)}") from error

    def _ask(self, query: str, form: str) -> bytes:
        from SPARQLWrapper import SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, EndPointNotFound, QueryBadFormed, SPARQLWrapperException

        if urlsplit(self.url).scheme not in ("http", "https"):
            raise FetchError(f"{self.url}: no endpoint: an address begins with http:// or https://")
        wrapper = SPARQLWrapper(self.url, returnFormat=form, agent=agent("SPARQLWrapper", self.contact))
        wrapper.setMethod("POST")
        wrapper.setTimeout(self.seconds)
        wrapper.setQuery(query)
        attempt = 0
        while True:
            attempt += 1
            pause: float | None = None
            try:
                return bytes(wrapper.query().response.read())
            except urllib.error.HTTPError as error:
                reason = f"{self.url}: the endpoint answers {error.code} {error.reason}".rstrip()
                if error.code not in BUSY:
                    raise FetchError(reason) from error
                pause = retry_after(error.headers.get("Retry-After"))
            except EndPointInternalError as error:
                reason = f"{self.url}: the endpoint gave up on the question ({_said(error)})"
            except QueryBadFormed as error:
                raise FetchError(f"{self.url}: the endpoint does not understand the question ({_said(error)})") from error
            except EndPointNotFound as error:
                raise FetchError(f"{self.url}: there is no endpoint at this address (404)") from error
            except SPARQLWrapperException as error:
                raise FetchError(f"{self.url}: the endpoint refuses ({_said(error)})") from error
            except TimeoutError:
                reason = f"{self.url}: no answer within {self.seconds} s"
            except urllib.error.URLError as error:
                late = isinstance(error.reason, TimeoutError)
                reason = f"{self.url}: no answer within {self.seconds} s" if late else f"{self.url}: no connection ({_line(error.reason)})"
            except (http.client.HTTPException, OSError) as error:
                reason = f"{self.url}: the connection broke off ({_line(error)})"
            self.patience.wait(attempt, pause, reason)


def _line(error: object) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _said(error: Exception) -> str:
    """The first telling line of what the endpoint wrote."""
    text = error.args[0] if error.args else ""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    lines = [line.strip() for line in words.replace("Response:", "").splitlines() if line.strip() and "<" not in line]
    telling = next((line for line in lines if "Exception" in line or "rror" in line), lines[0] if lines else type(error).__name__)
    return telling[:160]
