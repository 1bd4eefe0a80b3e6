"""The store in memory, gone when the program ends."""

import pyoxigraph

from kg.store.embedded import EmbeddedStore


class MemoryStore(EmbeddedStore):
    """A `Store` in this process's memory."""

    def __init__(self) -> None:
        super().__init__(pyoxigraph.Store())
