"""An http(s) address -> its bytes, if it is safe and sensible to fetch it."""

import threading
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError, ProtocolError

from kg.errors import FetchError
from kg.reading.addresses import CheckedAdapter
from kg.reading.formats import CONTENT_TYPES

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 60.0
LARGEST = 10_000_000
REDIRECTS = 5
CHUNK = 1 << 16
USER_AGENT = "geokg/0.1 (reads one news article for a researcher)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: `url` is where it was found after redirects, `content_type` without parameters, "" where the server says none."""

    url: str
    content: bytes
    content_type: str
    charset: str | None


def fetch(url: str, *, allow_private: bool = False, seconds: float = TOTAL_SECONDS, largest: int = LARGEST) -> Fetched:
    """Fetches a page, a plain text or JSON Lines, following up to five redirects.

    Every address that a host resolves to is checked and the connection goes to the checked one, so a host cannot point elsewhere between check and use;
    for the same reason proxies from the environment are not used. `seconds` bounds everything together, `largest` the unpacked bytes.

    Raises:
        FetchError: a private, loopback, link-local or reserved address without `allow_private`; a time, size, redirect or content type that is out of
            bounds; an answer other than success; no connection.
    """
    deadline = time.monotonic() + seconds
    with requests.Session() as session:
        session.trust_env = False
        session.headers.update({"User-Agent": USER_AGENT, "Accept": "text/html,application/xhtml+xml,text/plain,application/x-ndjson;q=0.9"})
        adapter = CheckedAdapter(allow_private)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        watchdog = threading.Timer(seconds, adapter.abort)
        watchdog.daemon = True
        watchdog.start()
        try:
            return _followed(session, url, deadline, largest)
        except FetchError:
            raise
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            late = time.monotonic() >= deadline
            raise FetchError(f"{url}: {'took too long' if late else _reason(error)}") from error
        finally:
            watchdog.cancel()


def _followed(session: requests.Session, url: str, deadline: float, largest: int) -> Fetched:
    here = url
    for _ in range(REDIRECTS + 1):
        _check_scheme(here, url)
        left = max(deadline - time.monotonic(), 0.01)
        with session.get(here, stream=True, allow_redirects=False, timeout=(min(CONNECT_SECONDS, left), min(READ_SECONDS, left))) as response:
            _check_time(url, deadline)
            if not response.is_redirect:
                return _answer(response, here, url, deadline, largest)
            here = urljoin(here, response.headers["location"])
    raise FetchError(f"{url}: more than {REDIRECTS} redirects")


def _check_time(url: str, deadline: float) -> None:
    if time.monotonic() >= deadline:
        raise FetchError(f"{url}: took too long")


def _check_scheme(here: str, url: str) -> None:
    try:
        parts = urlsplit(here)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{url}: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{url}: leads to {parts.scheme or 'no scheme'}, kg fetches http and https")
    if not host:
        raise FetchError(f"{url}: names no host")
    if parts.username or parts.password:
        raise FetchError(f"{url}: kg sends no passwords in addresses")


def _answer(response: requests.Response, here: str, url: str, deadline: float, largest: int) -> Fetched:
    if response.status_code != requests.codes.ok:
        raise FetchError(f"{url}: the server answers {response.status_code} {response.reason}".rstrip())
    content_type, _, parameters = response.headers.get("content-type", "").lower().partition(";")
    content_type = content_type.strip()
    if content_type and content_type not in CONTENT_TYPES:
        raise FetchError(f"{url}: is {content_type}, kg reads HTML, plain text and JSON Lines")
    too_large = FetchError(f"{url}: larger than {largest:,} bytes")
    if int(response.headers.get("content-length") or 0) > largest:
        raise too_large
    content = bytearray()
    while chunk := response.raw.read1(CHUNK, decode_content=True):
        content += chunk
        if len(content) > largest:
            raise too_large
        _check_time(url, deadline)
    _check_time(url, deadline)  # what the watchdog cut off looks like the end
    charset = parameters.partition("charset=")[2].partition(";")[0].strip("\"' ") or None
    return Fetched(here, bytes(content), content_type, charset)


def _reason(error: Exception) -> str:
    match error:
        case requests.exceptions.SSLError():
            return "no trusted connection (TLS certificate)"
        case requests.Timeout():
            return "took too long"
        case ProtocolError():
            return "the connection broke off"
        case requests.ConnectionError():
            return "no connection"
    return str(error).splitlines()[0] if str(error) else type(error).__name__
