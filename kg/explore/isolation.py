"""Questions of strangers -> replies, each from a process of its own that the kernel ends when its time is up.

Oxigraph cannot be told to stop, so a thread that asks it too much would run on for ever. Here a template process is forked before the server
starts any thread; it has one thread and the graph, and forks once more for each question. The child shares the graph's memory without
copying it, has an alarm clock, a limit of memory and no right to open anything; what is wrong with it ends with it.
Where processes cannot fork (Windows), questions run in threads: a late answer is given up, its slot stays taken until it is done.
"""

import gc
import os
import pickle
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.explore.answering import Question, Reply, refusal, reply
from kg.explore.sources import Source

_LENGTH = struct.Struct("!Q")
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may have.

    Attributes:
        seconds: of time, from its start.
        memory: bytes beyond what the graph takes.
        at_once: questions that run side by side.
        patience: seconds that one more waits for a place.
    """

    seconds: float = 20.0
    memory: int = 2 << 30
    at_once: int = 4
    patience: float = 5.0


class Isolation:
    """Answers questions about a store under limits; close it, or leave it to its process's end."""

    def __init__(self, source: Source, limits: Limits | None = None) -> None:
        """Make it before the first thread starts, and before a store that cannot be shared is opened here."""
        self.limits = limits or Limits()
        self._source = source
        self._places = threading.BoundedSemaphore(self.limits.at_once)
        self._template: socket.socket | None = None
        if CAN_FORK:
            import rdflib.plugins.sparql.parser  # noqa: F401 (a child can open no file, so it must find this loaded)

            sys.stdout.flush()
            sys.stderr.flush()
            ours, theirs = socket.socketpair()
            if os.fork() == 0:
                _be_template(theirs, self._answer_in_child)
            theirs.close()
            self._template = ours

    def close(self) -> None:
        """Ends the template process; later questions are refused."""
        if self._template:
            self._template.close()

    def ask(self, question: Question) -> Reply:
        """The reply, or 504 after the time is up, 503 where all places are taken, 422 where the memory did not suffice. Blocks: call it in a thread."""
        if not self._places.acquire(timeout=self.limits.patience):
            return refusal(503, f"{self.limits.at_once} queries are running already; try again in a moment")
        return self._in_process(question) if CAN_FORK else self._in_thread(question)

    def _in_process(self, question: Question) -> Reply:
        ours, theirs = socket.socketpair()
        started = time.monotonic()
        try:
            assert self._template is not None
            with ours, theirs:
                socket.send_fds(self._template, [b"?"], [theirs.fileno()])
                theirs.close()
                ours.settimeout(self.limits.seconds + 5)
                ours.sendall(pickle.dumps(question))
                ours.shutdown(socket.SHUT_WR)
                return self._received(ours, started)
        except TimeoutError:
            return self._late()
        except OSError:
            return refusal(503, "the server is closing")
        finally:
            self._places.release()

    def _received(self, connection: socket.socket, started: float) -> Reply:
        content = _read(connection)
        if len(content) >= _LENGTH.size and _LENGTH.unpack(content[: _LENGTH.size])[0] == len(content) - _LENGTH.size:
            answered: Reply = pickle.loads(content[_LENGTH.size :])
            return answered
        # Killed without an answer: by its alarm, or because memory was refused to it.
        if time.monotonic() - started >= self.limits.seconds:
            return self._late()
        return refusal(422, "the query needs more memory than a query may have; ask for less")

    def _late(self) -> Reply:
        return refusal(504, f"the query took longer than {self.limits.seconds:g} seconds and was stopped; narrow it, or add LIMIT")

    def _answer_in_child(self, connection: socket.socket) -> None:
        question: Question = pickle.loads(_read(connection))
        try:
            _limit(self.limits)
            store = self._source.make()
            if self._source.shared:
                _seal()
            content = pickle.dumps(reply(store, question))
        except Exception as error:
            content = pickle.dumps(refusal(500, f"the query failed: {type(error).__name__}: {error}"))
        connection.sendall(_LENGTH.pack(len(content)) + content)

    def _in_thread(self, question: Question) -> Reply:
        done: list[Reply] = []

        def work() -> None:
            try:
                done.append(reply(self._source.make(), question))
            finally:
                self._places.release()

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(self.limits.seconds)
        return done[0] if done else self._late()


def _read(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(1 << 20):
        parts.append(part)
    return b"".join(parts)


def _be_template(control: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    """Forks a child for each connection that comes in over `control`, until that closes. Never returns."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are buried by the kernel
        _close_all_but(control.fileno())
        silence = os.open(os.devnull, os.O_RDWR)
        gc.freeze()
        while True:
            _, fds, _, _ = socket.recv_fds(control, 1, 1)
            if not fds:
                break
            if os.fork() == 0:
                os.dup2(silence, 2)  # the last words of a process that ran out of memory are for nobody
                control.close()
                answer(socket.socket(fileno=fds[0]))
                break
            os.close(fds[0])
    finally:
        os._exit(0)


def _close_all_but(kept: int) -> None:
    """What the parent had open is not for the children: sockets of other servers, files being written."""
    os.closerange(3, kept)
    os.closerange(kept + 1, min(os.sysconf("SC_OPEN_MAX"), 65536))


def _limit(limits: Limits) -> None:
    """Sets this process's alarm and its limit of memory."""
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        allowed = pages * resource.getpagesize() + limits.memory
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _seal() -> None:
    """From now on this process can open no file and no connection."""
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
