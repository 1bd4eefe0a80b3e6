"""Lines -> the same lines sorted, each once: in memory while they are few, in files beside once they are many."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from tempfile import TemporaryFile
from typing import IO, Any

HELD = 1_000_000
"""Lines in memory at a time, some 300 MB."""
MERGED = 100
"""Files open at a time."""

Key = Callable[[bytes], Any]


def ordered(lines: Iterable[bytes], key: Key | None = None) -> Iterator[bytes]:
    """Lines that end in a newline, in the order of `key` (of their bytes, by default), without repetition.

    Raises:
        OSError: there is no room for them.
    """
    with ExitStack() as files:
        runs: list[IO[bytes]] = []
        held: set[bytes] = set()
        for line in lines:
            held.add(line)
            if len(held) == HELD:
                runs.append(files.enter_context(_kept(sorted(held, key=key))))
                held.clear()
                if len(runs) == MERGED:
                    runs = [files.enter_context(_kept(_merged(runs, key)))]
        rest = sorted(held, key=key)
        held.clear()
        yield from _merged([*runs, rest], key) if runs else rest


def _merged(runs: Iterable[Iterable[bytes]], key: Key | None) -> Iterator[bytes]:
    return (line for line, _ in groupby(heapq.merge(*runs, key=key)))


def _kept(lines: Iterable[bytes]) -> IO[bytes]:
    file = TemporaryFile()  # noqa: SIM115 -- closed by who asked for it
    file.writelines(lines)
    file.seek(0)
    return file
