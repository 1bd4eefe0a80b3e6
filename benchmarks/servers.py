"""A graph on SPARQL servers: push, pull and six stored queries over HTTP, beside the store in memory.

    python benchmarks/servers.py [TRIPLES]

Starts `oxigraph serve`, and Virtuoso where it is installed, on free ports of this machine.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from stores import QUERIES, statements

from kg.store import MemoryStore, Store, stored_query
from kg.store.server import ServerStore
from tests import servers

T = TypeVar("T")


def seconds(what: str, action: Callable[[], T]) -> T:
    begin = time.perf_counter()
    outcome = action()
    print(f"  {what:32}{time.perf_counter() - begin:9.3f} s", flush=True)
    return outcome


def main(count: int) -> None:
    quads = statements(count)
    memory: Store = MemoryStore()
    print(f"{len(quads):,} statements\nin memory")
    seconds("add", lambda: memory.add(quads))
    answers = {name: seconds(name, lambda name=name: memory.query(stored_query(name).text)) for name in QUERIES}
    started = {"oxigraph": servers.oxigraph} | ({"virtuoso": servers.virtuoso} if shutil.which("virtuoso-t") else {})
    for server, start in started.items():
        print(server)
        with tempfile.TemporaryDirectory() as folder:
            running = start(Path(folder))
            store = ServerStore(next(running), user=servers.VIRTUOSO_USER, password=servers.VIRTUOSO_PASSWORD, timeout=600)
            seconds("push", lambda store=store: store.add(quads))
            assert seconds("pull", lambda store=store: set(store.quads())) == set(quads)
            for name in QUERIES:
                answer = seconds(name, lambda store=store, name=name: store.query(stored_query(name).text))
                assert answer == answers[name], name
            running.close()  # type: ignore[attr-defined] # a generator


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
