"""What `kg serve` is given -> how to open it, here and in other processes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.errors import InputError
from kg.store import DiskStore, Graph, Store


@dataclass(frozen=True, slots=True)
class Source:
    """A store that can be shown.

    Attributes:
        title: its name for a person.
        make: gives the store; raises GraphError or StoreError where that fails.
        shared: whether what `make` gives lies in memory, which forked processes share. A folder or connection must be opened anew in each, and
            in this one only after the first fork: what threads of RocksDB hold locked at a fork stays locked in the child.
    """

    title: str
    make: Callable[[], Store]
    shared: bool


def source(path: str | None = None, endpoint: str | None = None) -> Source:
    """What a file, a store folder or an endpoint gives; a file is read at once.

    Raises:
        InputError: neither or both are given.
        GraphError: the file is not there or not what its ending says.
    """
    if (path is None) == (endpoint is None):
        raise InputError("name a graph file or store folder, or an endpoint")
    if endpoint is not None:
        from kg.store.connection import shown
        from kg.store.server import ServerStore

        return Source(shown(endpoint), partial(ServerStore, endpoint), shared=False)
    assert path is not None
    if Path(path).is_dir():
        return Source(Path(path).resolve().name, partial(DiskStore, path, read_only=True), shared=False)
    return in_memory(Graph.open(path), Path(path).name)


def in_memory(graph: Graph, title: str = "") -> Source:
    """A graph that has been built or read."""
    return Source(title, lambda: graph.store, shared=True)
