"""Real SPARQL servers for tests: started on a free port of this machine, stopped when the tests are over."""

import base64
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

VIRTUOSO_USER, VIRTUOSO_PASSWORD = "dba", "dba"
VIRTUOSO_ROWS = 10_000
"""Virtuoso cuts answers at so many rows, as it is delivered."""

_VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: Sequence[str], url: str, folder: Path) -> Iterator[str]:
    """A server, once it answers at `url`; it is stopped at the end.

    Raises:
        RuntimeError: it ends at once or does not answer within a minute; with what it last said.
    """
    with (folder / "output.txt").open("w+b") as output, subprocess.Popen(command, cwd=folder, stdout=output, stderr=output) as server:
        try:
            for _ in range(600):
                if server.poll() is not None:
                    break
                try:
                    requests.get(url, timeout=5)
                    yield url
                    return
                except requests.ConnectionError:
                    time.sleep(0.1)
            raise RuntimeError(f"{command[0]} does not answer: {(folder / 'output.txt').read_text(errors='replace')[-500:]}")
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


def oxigraph(folder: Path) -> Iterator[str]:
    """The endpoint for queries of `oxigraph serve`, in memory."""
    program = Path(sys.executable).with_name("oxigraph")
    address = f"127.0.0.1:{free_port()}"
    with running([str(program), "serve", "--bind", address], f"http://{address}/query", folder) as url:
        yield url


def virtuoso(folder: Path) -> Iterator[str]:
    """The endpoint for queries of a Virtuoso with an empty database and its usual limits."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    http = free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(http=http, sql=free_port(), rows=VIRTUOSO_ROWS))
    with running([program, "+configfile", "virtuoso.ini", "+foreground"], f"http://127.0.0.1:{http}/sparql", folder) as url:
        yield url


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from oxigraph(tmp_path_factory.mktemp("oxigraph"))


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from virtuoso(tmp_path_factory.mktemp("virtuoso"))


class Front(ThreadingHTTPServer):
    """A door before a real server: it treats the next requests as `moods` says, in turn, and lets all later ones through.

    A mood is an HTTP status, a status with headers, "break" (closes the connection) or "sleep" (says nothing for two seconds).
    With `password`, only basic authentication as "reader" is let through.
    """

    daemon_threads = True

    def __init__(self, behind: str, password: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.behind, self.password = urlsplit(behind), password
        self.moods: list[int | tuple[int, dict[str, str]] | str] = []
        self.requests: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}{self.behind.path}"

    def __enter__(self) -> "Front":
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *reason: object) -> None:
        self.shutdown()
        self.server_close()


class _Door(BaseHTTPRequestHandler):
    server: Front

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.requests.append(f"{self.command} {self.path}")
        mood = self.server.moods.pop(0) if self.server.moods else 0
        if mood == "break":
            return
        if mood == "sleep":
            time.sleep(2)
            return
        expected = "Basic " + base64.b64encode(f"reader:{self.server.password}".encode()).decode()
        if not mood and self.server.password and self.headers.get("Authorization") != expected:
            mood = (401, {"WWW-Authenticate": 'Basic realm="news"'})
        if isinstance(mood, int) and mood:
            mood = (mood, {})
        if isinstance(mood, tuple):
            self._say(mood[0], mood[1], b"<html>\n<h1>Not now</h1> come back</html>")
            return
        sent = {name: value for name, value in self.headers.items() if name.lower() in ("content-type", "accept")}
        reply = requests.request(self.command, f"http://{self.server.behind.netloc}{self.path}", data=body, headers=sent, timeout=30)
        said = {name: value for name, value in reply.headers.items() if name.lower() in ("content-type", "server")}
        self._say(reply.status_code, said, reply.content)

    def _say(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_DELETE = do_PUT = _answer  # noqa: N815 - the names that http.server wants

    def log_message(self, *words: object) -> None:
        """Says nothing on the terminal."""
