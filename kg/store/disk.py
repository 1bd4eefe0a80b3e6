"""The store on disk: a folder that outlives the program. One process writes it, or any number read it."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, TypeVar

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.store.answers import Answer
from kg.store.embedded import EmbeddedStore

if sys.platform != "win32":
    import fcntl

T = TypeVar("T")

_BULK = 5_000
"""From how many quads on they go through Oxigraph's bulk loader: twice as fast as a transaction at 10,000, a tenth as fast at 300."""
_LOCK = "kg.lock"


def is_store(folder: Path) -> bool:
    """Whether a folder is one that `DiskStore` has made."""
    return (folder / "CURRENT").is_file()


class DiskStore(EmbeddedStore):
    """A `Store` in a folder, made where there is none. What `add` has returned from survives the death of the process.

    Up to `_BULK` quads are added in one transaction: all of them or, if the process dies, none. More go through the bulk loader, batch by batch.
    """

    def __init__(self, folder: str | Path, *, read_only: bool = False) -> None:
        """Opens a folder, for writing unless `read_only`.

        Raises:
            StoreError: another process writes it (or, to write, uses it), or it is no sound store folder.
        """
        self.folder = Path(folder)
        if not is_store(self.folder) and (read_only or _holds_files(self.folder)):
            raise StoreError(f"{self.folder}: no store folder" + ("" if self.folder.is_dir() else ", there is no such folder"))
        self._lock = _locked(self.folder, exclusive=not read_only)
        try:
            super().__init__(self._guarded(lambda: (pyoxigraph.Store.read_only if read_only else pyoxigraph.Store)(str(self.folder))))
        except StoreError:
            self._unlock()
            raise

    def add(self, quads: Iterable[Quad]) -> None:
        incoming = iter(quads)
        first = list(islice(incoming, _BULK))
        if len(first) < _BULK:
            self._guarded(lambda: self.oxigraph.extend(first))
        else:
            self._guarded(lambda: self.oxigraph.bulk_extend(chain(first, incoming)))

    def remove(self, quads: Iterable[Quad]) -> None:
        self._guarded(lambda: super(DiskStore, self).remove(quads))

    def drop(self, graph: NamedNode) -> None:
        self._guarded(lambda: super(DiskStore, self).drop(graph))

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        incoming = self._guarded(lambda: super(DiskStore, self).quads(graph))
        while (quad := self._guarded(lambda: next(incoming, None))) is not None:
            yield quad

    def query(self, sparql: str) -> Answer:
        return self._guarded(lambda: super(DiskStore, self).query(sparql))

    def close(self) -> None:
        """Lets other processes have the folder."""
        if hasattr(self, "oxigraph"):
            del self.oxigraph
            # A view by rdflib holds itself in circles, and with it the folder: collected later, it would take files from under whoever opens it next.
            gc.collect()
        self._unlock()

    def __enter__(self) -> "DiskStore":
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def __len__(self) -> int:
        return self._guarded(lambda: super(DiskStore, self).__len__())

    def _guarded(self, action: Callable[[], T]) -> T:
        """The outcome of something that touches the folder, its failures as one line with the folder's name."""
        try:
            return action()
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{self.folder}: {_reason(str(error))}") from None
        except AttributeError:
            if hasattr(self, "oxigraph"):
                raise
            raise StoreError(f"{self.folder}: the store has been closed") from None

    def _unlock(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None


def _holds_files(folder: Path) -> bool:
    try:
        return any(path.name != _LOCK for path in folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}") from None


def _locked(folder: Path, *, exclusive: bool) -> IO[bytes] | None:
    """The lock on a folder, held until it is closed. Oxigraph's own keeps out a second writer, but not one who reads what a writer is about to move.

    None where nothing can be locked: on a read-only disk, on Windows.
    """
    if sys.platform == "win32":
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = (folder / _LOCK).open("ab" if exclusive or not (folder / _LOCK).exists() else "rb")
    except OSError as error:
        if not exclusive:
            return None
        raise StoreError(f"{folder}: {error.strerror}") from None
    try:
        fcntl.flock(held, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        held.close()
        raise StoreError(f"{folder}: in use by another process; one process writes a store folder, or several read it") from None
    return held


def _reason(text: str) -> str:
    if "LOCK" in text:
        return "in use by another process; one process writes a store folder, or several read it"
    return f"not a sound store folder, or its disk is full or broken: {text.splitlines()[0]}"
