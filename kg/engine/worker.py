"""The program of a worker process: batches of articles on standard input -> Outcomes on standard output, both pickled.

Run by `kg.engine.processes`. It ends when its input does, so that none outlives the process that started it.
"""

import os
import pickle
import signal
import sys
from collections.abc import Sequence
from typing import BinaryIO

from kg.engine.port import READY
from kg.engine.recipe import Outcome, Recipe, annotate, stages
from kg.errors import KgError
from kg.model import Article


def answer(articles: Sequence[Article], recipe: Recipe) -> Outcome | Exception | str:
    """What goes back: an outcome, an error that stops the run, or in words the error that these articles made."""
    try:
        return annotate(articles, recipe)
    except KgError as error:
        return error
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def main() -> None:
    """Loads what the first message asks for, says so, and answers every further one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    recipe: Recipe = pickle.load(incoming)
    try:
        stages(recipe)
        ready: object = READY
    except Exception as error:
        ready = error if isinstance(error, KgError) else f"{type(error).__name__}: {error}"
    try:
        _send(ready, outgoing)
        while True:
            _send(answer(pickle.load(incoming), recipe), outgoing)
    except (EOFError, BrokenPipeError):
        os._exit(0)


def _send(message: object, outgoing: BinaryIO) -> None:
    pickle.dump(message, outgoing)
    outgoing.flush()


if __name__ == "__main__":
    main()
