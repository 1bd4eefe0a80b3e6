"""Fetching from a real server on the loopback."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.errors import FetchError
from kg.model import Article, Failure
from kg.reading import read
from kg.reading.fetching import fetch

PAGE = (Path(__file__).parent / "pages" / "de-graph.html").read_bytes()
TEXT = "Litauen beschränkt den Transit nach Kaliningrad, und der Kreml droht mit Folgen für die Grenze.".encode("cp1252")
LINES = b'{"text": "Moskau droht und will nicht nachgeben."}\n{"text": 1}\n'


class Site(BaseHTTPRequestHandler):
    """A small site with everything that can go wrong."""

    def do_GET(self) -> None:
        match self.path.split("/")[1:]:
            case ["page"]:
                self.answer(PAGE, "text/html; charset=utf-8")
            case ["text"]:
                self.answer(TEXT, "text/plain; charset=iso-8859-1")
            case ["lines"]:
                self.answer(LINES, "application/x-ndjson")
            case ["untyped"]:
                self.answer(LINES, None)
            case ["agent"]:
                self.answer(self.headers["User-Agent"].encode(), "text/plain")
            case ["image"]:
                self.answer(b"\x89PNG", "image/png")
            case ["packed"]:
                self.answer(gzip.compress(b"a" * 200_000), "text/plain", {"Content-Encoding": "gzip"})
            case ["endless"]:
                self.answer(b"", "text/plain", length=None)
                self.send(b"Moskau droht. " * 1000, times=10_000)
            case ["slow"]:
                self.answer(b"", "text/plain", length=None)
                self.send(b"a", times=10_000, pause=0.02)
            case ["slow-head"]:
                self.send(b"HTTP/1.1 200 OK\r\nX-Slow: ", times=1)
                self.send(b"a", times=10_000, pause=0.02)
            case ["hop", left] if int(left) == 0:
                self.redirect("/page")
            case ["hop", left]:
                self.redirect(f"/hop/{int(left) - 1}")
            case ["to-file"]:
                self.redirect("file:///etc/passwd")
            case ["cut"]:
                self.answer(b"Moskau", "text/plain", length=1000)
            case _:
                self.send_error(404)

    def answer(self, content: bytes, kind: str | None, headers: dict[str, str] | None = None, length: int | None = -1) -> None:
        self.send_response(200)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if kind:
            self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(len(content) if length < 0 else length))
        self.end_headers()
        self.wfile.write(content)

    def send(self, content: bytes, times: int, pause: float = 0) -> None:
        try:
            for _ in range(times):
                self.wfile.write(content)
                self.wfile.flush()
                if stopped.wait(pause):
                    return
        except OSError:
            return  # the client has had enough

    def redirect(self, location: str) -> None:
        self.send_response(302)
        self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


stopped = threading.Event()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    stopped.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        stopped.set()
        server.shutdown()
        thread.join()


def test_a_page_becomes_an_article(site: str) -> None:
    (found,) = read(f"{site}/page", allow_private=True)
    assert isinstance(found, Article)
    assert found.title == "Armenien ratifiziert Römisches Statut"
    assert found.url == f"{site}/politik/armenien-statut"


def test_a_plain_text_with_its_declared_encoding(site: str) -> None:
    (found,) = read(f"{site}/text", allow_private=True)
    assert isinstance(found, Article)
    assert found.text.encode("cp1252") == TEXT
    assert found.id == f"{site}/text"


@pytest.mark.parametrize("path", ["lines", "untyped"])
def test_json_lines_with_a_bad_line(site: str, path: str) -> None:
    first, second = read(f"{site}/{path}", allow_private=True)
    assert isinstance(first, Article)
    assert second == Failure(f"{site}/{path}:2", "text is not a string but a number")


def test_the_user_agent_says_who_asks(site: str) -> None:
    assert b"geokg" in fetch(f"{site}/agent", allow_private=True).content


def test_the_loopback_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(FetchError, match=r"127\.0\.0\.1 is not an address of the public internet"):
        read(f"{site}/page")
    with pytest.raises(FetchError, match="is not an address of the public internet"):
        read("http://localhost/page")
    with pytest.raises(FetchError, match="is not an address of the public internet"):
        read("http://[::1]/page")


def test_redirects_are_followed_up_to_five(site: str) -> None:
    assert fetch(f"{site}/hop/4", allow_private=True).url == f"{site}/page"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        fetch(f"{site}/hop/5", allow_private=True)


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("missing", "the server answers 404 Not Found"),
        ("image", "is image/png, kg reads HTML, plain text and JSON Lines"),
        ("to-file", "leads to file, kg fetches http and https"),
        ("cut", "the connection broke off"),
    ],
)
def test_what_is_refused(site: str, path: str, complaint: str) -> None:
    with pytest.raises(FetchError, match=complaint) as caught:
        fetch(f"{site}/{path}", allow_private=True)
    assert str(caught.value).startswith(f"{site}/{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["packed", "endless"])
def test_the_size_is_bounded_unpacked_too(site: str, path: str) -> None:
    with pytest.raises(FetchError, match="larger than 100,000 bytes"):
        fetch(f"{site}/{path}", allow_private=True, largest=100_000)


@pytest.mark.parametrize("path", ["slow", "slow-head"])
def test_the_whole_is_bounded_however_slowly_it_drips(site: str, path: str) -> None:
    with pytest.raises(FetchError, match="took too long"):
        fetch(f"{site}/{path}", allow_private=True, seconds=0.3)


def test_nobody_listens() -> None:
    with pytest.raises(FetchError, match=r"http://127\.0\.0\.1:9/x: no connection"):
        fetch("http://127.0.0.1:9/x", allow_private=True)


@pytest.mark.parametrize(
    ("url", "complaint"),
    [("http://user:secret@127.0.0.1/", "kg sends no passwords"), ("http:///x", "names no host"), ("http://127.0.0.1:99999/", r"[Pp]ort")],
)
def test_addresses_that_make_no_sense(url: str, complaint: str) -> None:
    with pytest.raises(FetchError, match=complaint):
        fetch(url, allow_private=True)
