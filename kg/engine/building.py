"""Articles -> a Graph, by the engine of one's choice: the same graph, byte for byte, whatever the engine, its workers and the size of shards."""

import gzip
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

import pyoxigraph
from pyoxigraph import RdfFormat

from kg import pipeline
from kg.engine.cluster import Dask
from kg.engine.local import Local
from kg.engine.manifest import Finished, Manifest
from kg.engine.port import Engine
from kg.engine.processes import Processes
from kg.engine.recipe import Recipe
from kg.engine.running import run
from kg.errors import InputError
from kg.model import Article, Failure
from kg.reading.repeats import once
from kg.store import Graph, Store

ENGINES: dict[str, Callable[[int, str | None], Engine]] = {
    "local": lambda workers, cluster: Local(),
    "processes": lambda workers, cluster: Processes(workers),
    "dask": lambda workers, cluster: Dask(cluster, workers),
}
SHARD = 200
"""Articles in a shard: some 20 seconds of work for one core, which is what a kill costs."""
LIMIT = 300.0
"""Seconds that an article may take; the longest of a year of news take two."""


def build(
    articles: Iterable[Article | Failure],
    *,
    engine: str | None = None,
    workers: int | None = None,
    cluster: str | None = None,
    shards: str | Path | None = None,
    shard_size: int = SHARD,
    time_limit: float = LIMIT,
    store: Store | None = None,
    parser: str | None = None,
    linker: str | None = None,
    codebook: Path | None = None,
) -> Graph:
    """The graph of these articles, with what the knowledge tables have on the entities that they name; the options are those of `extract` and:

    Args:
        engine: one of `ENGINES`: "local" in this process, "processes" on `workers` of them, "dask" on a cluster; where only `cluster`, `workers` or `shards` is
            given, the one that has it. Without any, everything goes through memory in this process, and a kill loses it.
        workers: how many processes; by default as many as there are processors.
        cluster: the address of a Dask scheduler ("tcp://host:8786"); without it, `dask` starts `workers` processes here.
        shards: the folder that keeps finished shards: given again with the same articles, a run that was killed goes on where it stopped.
        shard_size: articles in a shard.
        time_limit: seconds that an article may take before it is named as a failure; not in the engine "local".
        store: where the graph is put; by default in memory.

    Raises:
        EngineError: the engine cannot be started or reached, or the folder cannot be written.
        InputError: an option is wrong.
    """
    if engine is None:
        engine = "dask" if cluster else "processes" if workers else "local" if shards else None
    if engine is None:
        return pipeline.build(articles, store=store, parser=parser, linker=linker, codebook=codebook)
    if engine not in ENGINES:
        raise InputError(f"no engine is called {engine!r}: choose one of {', '.join(ENGINES)}")
    if (cluster and engine != "dask") or ((workers or 1) > 1 and engine == "local"):
        raise InputError(f"the engine {engine} has no {'cluster' if cluster else 'workers beside this process'}")
    if (workers is not None and workers < 1) or shard_size < 1 or time_limit <= 0:
        raise InputError("workers, the size of shards and the time limit are above 0")
    recipe = Recipe(parser, linker, codebook, time_limit)
    with TemporaryDirectory(prefix="kg-") as temporary:
        manifest = Manifest(Path(shards or temporary))
        try:
            done = run(once(articles), ENGINES[engine](workers or os.cpu_count() or 1, cluster), recipe, manifest, shard_size)
            graph = Graph(store, done.failures)
            for shard in done.shards:
                _load(graph, manifest, shard)
        finally:
            manifest.close()
    graph.derive()
    return graph


def _load(graph: Graph, manifest: Manifest, shard: Finished) -> None:
    with gzip.open(manifest.file(shard)) as lines:
        graph.put(pyoxigraph.parse(cast(BinaryIO, lines), format=RdfFormat.N_QUADS))
