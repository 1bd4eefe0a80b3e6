"""Requests to a SPARQL server -> replies, or one clear line. Queries and updates go through SPARQLWrapper, bulk through requests.

Where the server is not reached, breaks off, or says 429, 502, 503 or 504, the same request is sent again after 0.5, 1, 2 … s, or when `Retry-After` says.
All that kg sends may be repeated: it adds and removes members of a set. A server that does not answer in time is not asked again.
"""

import ast
import http.client
import re
import tempfile
import time
import urllib.error
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import IO, TypeVar
from urllib.parse import urlsplit

import requests
from SPARQLWrapper import CONSTRUCT, DESCRIBE, POST, SPARQLExceptions, SPARQLWrapper

from kg.errors import QueryError, StoreError
from kg.store.credentials import Credentials

T = TypeVar("T")

_AGAIN = (429, 502, 503, 504)
_LONGEST_PAUSE = 60.0
_STATUS = {
    SPARQLExceptions.QueryBadFormed: 400,
    SPARQLExceptions.Unauthorized: 401,
    SPARQLExceptions.EndPointNotFound: 404,
    SPARQLExceptions.URITooLong: 414,
    SPARQLExceptions.EndPointInternalError: 500,
}


class _Refused(Exception):  # noqa: N818 - an outcome; what it means depends on what was asked
    def __init__(self, status: int, body: str, headers: dict[str, str]) -> None:
        super().__init__(status)
        self.status, self.body, self.headers = status, body, headers


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said; the names of headers are in lower case."""

    content: bytes
    headers: dict[str, str]

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip()


@dataclass(slots=True)
class Connection:
    """How servers are spoken to.

    Attributes:
        credentials: name and password, sent only to an address that asks for them.
        timeout: seconds until a server that says nothing is given up.
        retries: how often a request is sent again.
        pause: seconds before the first repetition; it doubles.
    """

    credentials: Credentials = field(default_factory=Credentials)
    timeout: float = 60.0
    retries: int = 4
    pause: float = 0.5
    _session: requests.Session = field(default_factory=requests.Session, repr=False)

    def query(self, url: str, text: str, parameters: tuple[tuple[str, str], ...] = ()) -> Reply:
        """The answer to a query, in JSON or N-Triples.

        Raises:
            QueryError: it is an update, the server calls it wrong, or could not work it out.
            StoreError: the server cannot be used.
        """
        if _wrapper(url, text).isSparqlUpdateRequest():
            raise QueryError("not valid SPARQL for a query: it is an update")
        try:
            return self._repeated(url, lambda: self._asked(url, text, parameters))
        except _Refused as refusal:
            if refusal.status == 400:
                raise QueryError(f"not valid SPARQL: {_line(refusal.body)}") from None
            if refusal.status == 500:
                raise QueryError(f"the query could not be answered: {_line(refusal.body)}") from None
            raise StoreError(self._said(url, refusal)) from None

    def update(self, url: str, text: str) -> None:
        """Has an update done.

        Raises:
            StoreError: the server cannot be used, or refuses the update.
        """
        try:
            self._repeated(url, lambda: self._asked(url, text, ()))
        except _Refused as refusal:
            raise StoreError(self._said(url, refusal)) from None

    def post(self, url: str, body: bytes, mime: str, graph: tuple[str, str] | None = None) -> None:
        """Adds triples to one graph, or quads to all, by the Graph Store Protocol.

        Raises:
            StoreError: the server cannot be used, or refuses the request.
        """

        def attempt() -> None:
            with self._session.post(
                url, params=dict([graph] if graph else []), data=body, headers={"Content-Type": mime}, auth=self.credentials.auth(url), timeout=self.timeout
            ) as response:
                _accepted(response)

        self._bulk(url, attempt)

    def fetch(self, url: str, mime: str, graph: tuple[str, str] | None = None) -> IO[bytes]:
        """The content of one graph, or of all, by the Graph Store Protocol, in a temporary file; empty where there is no such graph.

        Raises:
            StoreError: the server cannot be used, or refuses the request.
        """

        def attempt() -> IO[bytes]:
            with self._session.get(
                url, params=dict([graph] if graph else []), headers={"Accept": mime}, auth=self.credentials.auth(url), timeout=self.timeout, stream=True
            ) as response:
                content = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
                if response.status_code != 404:
                    _accepted(response)
                    for piece in response.iter_content(1 << 20):
                        content.write(piece)
                content.seek(0)
                return content

        return self._bulk(url, attempt)

    def _bulk(self, url: str, attempt: Callable[[], T]) -> T:
        try:
            return self._repeated(url, attempt)
        except _Refused as refusal:
            raise StoreError(self._said(url, refusal)) from None

    def close(self) -> None:
        self._session.close()

    def _asked(self, url: str, text: str, parameters: tuple[tuple[str, str], ...]) -> Reply:
        wrapper = _wrapper(url, text)
        wrapper.timeout = self.timeout  # type: ignore[assignment]  # urllib takes parts of a second too
        if not wrapper.isSparqlUpdateRequest():
            wrapper.addCustomHttpHeader("Accept", "application/n-triples" if wrapper.queryType in (CONSTRUCT, DESCRIBE) else "application/sparql-results+json")
        for name, value in parameters:
            wrapper.addParameter(name, value)
        if authorization := self.credentials.header(url):
            wrapper.addCustomHttpHeader("Authorization", authorization)
        try:
            response = wrapper.query().response
            return Reply(response.read(), {name.lower(): value for name, value in response.headers.items()})
        except SPARQLExceptions.SPARQLWrapperException as error:
            raise _Refused(_STATUS.get(type(error), 500), _body(str(error)), {}) from None
        except urllib.error.HTTPError as error:
            raise _Refused(error.code, error.read().decode("utf-8", "replace"), {name.lower(): value for name, value in error.headers.items()}) from None

    def _repeated(self, url: str, attempt: Callable[[], T], challenges: int = 2) -> T:
        """The outcome of the first attempt that is not to be repeated; a challenge may come twice, for the first one grows stale."""
        pause = self.pause
        for left in range(self.retries, -1, -1):
            try:
                return attempt()
            except _Refused as refusal:
                if refusal.status == 401 and challenges and self._challenged(url, refusal.headers):
                    return self._repeated(url, attempt, challenges - 1)
                wait = _seconds(refusal.headers.get("retry-after"), pause)
                if refusal.status not in _AGAIN or not left or wait > _LONGEST_PAUSE:
                    raise
            except (requests.ReadTimeout, TimeoutError):
                raise StoreError(f"{shown(url)}: no answer within {self.timeout:g} s") from None
            except (requests.RequestException, urllib.error.URLError, http.client.HTTPException, ConnectionError, ValueError) as error:
                if isinstance(getattr(error, "reason", None), TimeoutError):
                    raise StoreError(f"{shown(url)}: no answer within {self.timeout:g} s") from None
                if not left or (isinstance(error, ValueError) and not isinstance(error, requests.RequestException)):
                    raise StoreError(f"{shown(url)}: cannot be reached: {_reason(error)}") from None
                wait = pause
            time.sleep(wait)
            pause *= 2
        raise AssertionError("the last attempt returns or raises")

    def _challenged(self, url: str, headers: dict[str, str]) -> bool:
        """Whether the address asks for a name and password in a way that it was not answered yet; from now on it is."""
        if self.credentials.user is None:
            return False
        if "www-authenticate" not in headers:  # SPARQLWrapper's error does not have them
            answer = self._session.post(url, data={"query": "ASK {}"}, timeout=self.timeout)
            headers = {name.lower(): value for name, value in answer.headers.items()}
        return self.credentials.asked(url, headers.get("www-authenticate", ""))

    def _said(self, url: str, refusal: _Refused) -> str:
        if refusal.status in (401, 403):
            who = f"user {self.credentials.user!r} and the password given" if self.credentials.user is not None else "whoever gives no name and password"
            return f"{shown(url)}: refuses {who} (HTTP {refusal.status})"
        if refusal.status == 404:
            return f"{shown(url)}: the server knows no such address (HTTP 404)"
        return f"{shown(url)}: HTTP {refusal.status}: {_line(refusal.body)}"


def shown(url: str) -> str:
    """An address as it may be printed: without name and password.

    >>> shown("https://me:secret@example.org/query?key=1")
    'https://example.org/query'
    >>> shown("somewhere")
    'somewhere'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}{'://' if parts.scheme else ''}{parts.netloc.rpartition('@')[2]}{parts.path}"


def _accepted(response: requests.Response) -> None:
    if response.status_code >= 400:
        raise _Refused(response.status_code, response.text, {name.lower(): value for name, value in response.headers.items()})


def _wrapper(url: str, text: str) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(url)
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    wrapper.setQuery(text)
    return wrapper


def _seconds(retry_after: str | None, pause: float) -> float:
    """How long to wait: what the server says in seconds or as a moment, else `pause`."""
    if retry_after is None:
        return pause
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return pause


def _body(message: str) -> str:
    """What the server said, out of the message that SPARQLWrapper makes of it."""
    said = message.partition("Response:\n")[2] or message
    try:
        raw = ast.literal_eval(said)
    except (SyntaxError, ValueError):
        return said
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else said


def _line(body: str) -> str:
    """The first line of what a server said, without its markup."""
    lines = [line.strip() for line in re.sub(r"<[^>]*>", " ", body).splitlines() if line.strip()]
    return " ".join(lines[0].split())[:300] if lines else "no reason given"


def _reason(error: BaseException) -> str:
    """The innermost reason of a failed connection, without addresses of objects."""
    inner: object = error
    while isinstance(inner, BaseException) and (
        deeper := getattr(inner, "reason", None) or next((arg for arg in inner.args if isinstance(arg, BaseException)), None)
    ):
        inner = deeper
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror
    return re.sub(r"^<[^>]*>: |^.* object at 0x\w+>: ", "", str(inner)).splitlines()[0] if str(inner) else type(inner).__name__
