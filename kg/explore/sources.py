"""What `kg serve` is given -> a graph, and how to open it anew in another process."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.errors import InputError
from kg.store import Graph, Store


@dataclass(frozen=True, slots=True)
class Source:
    """A graph with its name for a person; `reopen` is None where processes can share it as it is."""

    graph: Graph
    title: str
    reopen: Callable[[], Store] | None = None


def opened(path: str | None = None, endpoint: str | None = None) -> Source:
    """The graph of a file, a store folder or an endpoint.

    Raises:
        GraphError: the file is not there or not what its ending says.
        StoreError: the folder is no store, or the endpoint cannot be reached.
    """
    if endpoint is not None:
        from kg.store.connection import shown
        from kg.store.server import ServerStore

        make = partial(ServerStore, endpoint)
        return Source(Graph(make()), shown(endpoint), make)
    if path is None:
        raise InputError("name a graph file, a store folder or an endpoint")
    if Path(path).is_dir():
        return Source(Graph.open(path), Path(path).resolve().name, lambda: Graph.open(path).store)
    return Source(Graph.open(path), Path(path).name)
