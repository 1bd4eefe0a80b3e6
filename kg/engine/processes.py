"""The engine of worker processes on this machine: each annotates whole shards, and one that dies takes only its own shard along."""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any

from kg.engine.port import READY, LostError
from kg.engine.recipe import Outcome, Recipe
from kg.errors import EngineError
from kg.model import Article

_TIME_OVER = 1
"""The exit code of a worker that stopped itself at the time limit."""
_DEATHS = (EOFError, OSError, ValueError, pickle.UnpicklingError)
"""What talking to a dead worker raises: an end where an answer should be, half an answer, a pipe that nobody reads or that is closed."""
_STARTS = 3
"""How often a worker is started before it is given up; one may be killed from outside while it loads."""


class Processes:
    """Keeps `workers` processes, started when they are first needed and again when one has died."""

    def __init__(self, workers: int) -> None:
        self.slots = workers
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        for _ in range(workers):
            self._idle.put(None)
        self._lock = Lock()
        self._all: set[_Worker] = set()
        self._closed = False

    def attempt(self, articles: Sequence[Article], recipe: Recipe) -> Outcome:
        worker = self._idle.get()
        alive = None
        try:
            worker = worker or self._started(recipe)
            answer = worker.ask(articles)
            alive = worker
        except _DEATHS as error:
            if worker is None or self._closed:
                raise EngineError("the worker processes were stopped") from None
            raise self._death(worker, recipe) from error
        finally:
            self._idle.put(alive)
        if isinstance(answer, Outcome):
            return answer
        if isinstance(answer, Exception):
            raise answer
        raise LostError(str(answer), certain=True)

    def close(self) -> None:
        """Kills all workers; what they had under way is lost."""
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.end()
            self._all.clear()

    def pids(self) -> list[int]:
        """The ids of the processes that are there now."""
        with self._lock:
            return sorted(worker.process.pid for worker in self._all)

    def _started(self, recipe: Recipe) -> "_Worker":
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    raise EngineError("the worker processes were stopped")
                worker = _Worker()
                self._all.add(worker)
            try:
                ready = worker.ask(recipe)
            except _DEATHS:
                ended = self._ended(worker)
                continue
            if isinstance(ready, Exception):
                raise ready
            if ready != READY:
                raise EngineError(f"a worker process could not load what it needs: {ready}")
            return worker
        raise EngineError(f"the worker processes end before they are ready ({ended}): is there enough memory for {self.slots}?")

    def _death(self, worker: "_Worker", recipe: Recipe) -> LostError:
        seconds = time.monotonic() - worker.asked
        ended = self._ended(worker)
        if recipe.limit is not None and seconds >= recipe.limit and worker.process.returncode == _TIME_OVER:
            return LostError(f"not done within {recipe.limit:g} s", certain=True)
        return LostError(f"the process that read it died ({ended})")

    def _ended(self, worker: "_Worker") -> str:
        with self._lock:
            self._all.discard(worker)
        return worker.end()


class _Worker:
    """One process and the two pipes to it.

    Attributes:
        asked: the clock when it was last asked something.
    """

    def __init__(self) -> None:
        # What this process can import, the worker can; and nothing else, whatever lies in the folder that it runs in.
        places = {**os.environ, "PYTHONPATH": os.pathsep.join(place or str(Path.cwd()) for place in sys.path)}
        self.process = subprocess.Popen([sys.executable, "-P", "-m", "kg.engine.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=places)
        self.asked = time.monotonic()

    def ask(self, message: object) -> Any:
        """The answer to one message.

        Raises:
            one of _DEATHS: the process died.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.asked = time.monotonic()
        pickle.dump(message, self.process.stdin)
        self.process.stdin.flush()
        return pickle.load(self.process.stdout)

    def end(self) -> str:
        """Kills it if it still runs; says how it ended."""
        self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            # What was still to be written to it, nobody reads.
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        return f"signal {-code}" if code < 0 else f"exit code {code}"
