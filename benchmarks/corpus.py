"""From a corpus to an answered query, by engine and number of workers: speed, memory, triples and bytes.

    python benchmarks/corpus.py [--sizes 1000,10000] [--engines local,processes:1,processes:2,dask:2] [--parser blank] [--work DIR]

Each run is a process of its own: it reads a synthetic corpus (`benchmarks/newsroom.py`) as JSON Lines, keeps shards, puts them into a store on disk, derives
edges and copies, and asks a stored query. "a-CPU-second" is articles a second of processor time, loading included: what counts where other work goes on
beside. Peak memory is that of the process, and beside it that of the largest worker. `--engines local` with several
sizes shows what grows with the corpus.
"""

import argparse
import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from benchmarks.newsroom import write

T = TypeVar("T")
QUERY = "independent-sources"


def measured(corpus: Path, engine_name: str, parser: str, folder: Path) -> dict[str, float]:
    """One run, stage by stage: seconds, megabytes, counts."""
    import kg
    from kg.engine.building import ENGINES, LIMIT, SHARD
    from kg.engine.manifest import Manifest
    from kg.engine.recipe import Outcome, Recipe
    from kg.engine.running import run
    from kg.reading.repeats import once
    from kg.store import Graph

    name, _, workers = engine_name.partition(":")
    seconds: dict[str, float] = {}

    def timed(what: str, action: Callable[[], T]) -> T:
        begin = time.perf_counter()
        outcome = action()
        seconds[what] = time.perf_counter() - begin
        return outcome

    manifest = Manifest(folder / "work")
    engine = ENGINES[name](int(workers or 1), None)
    done = timed("annotate", lambda: run(once(kg.read(corpus)), engine, Recipe(parser, limit=LIMIT), manifest, SHARD))
    here, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    store = kg.DiskStore(folder / "store")
    graph = Graph(store, done.failures)

    def load() -> None:
        from pyoxigraph import RdfFormat, parse

        for shard in done.shards:
            with gzip.open(manifest.file(shard)) as lines:
                graph.put(parse(lines, format=RdfFormat.N_QUADS))

    timed("load", load)
    timed("derive", graph.derive)
    rows = timed("query", lambda: graph.query(QUERY))
    count = sum(shard.articles for shard in done.shards)
    triples = len(graph)
    copies = graph.sparql("PREFIX kg: <https://w3id.org/geokg/ontology#> SELECT (COUNT(*) AS ?copies) { ?copy kg:copyOf ?original }")
    sample = done.shards[:5]
    flat = sum(len(line) for shard in sample for line in Outcome(manifest.file(shard).read_bytes(), 0).lines())
    manifest.close()
    store.close()
    return {
        **seconds,
        "articles": count,
        "failures": len(done.failures),
        "triples": triples,
        "rows": len(rows),
        "copies": int(copies[0]["copies"]),  # type: ignore[index]
        "cpu": here.ru_utime + here.ru_stime + children.ru_utime + children.ru_stime,
        "annotate_mb": here.ru_maxrss / 1024,
        "worker_mb": children.ru_maxrss / 1024,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "shard_bytes": _size(folder / "work"),
        "store_bytes": _size(folder / "store"),
        "flat_bytes": flat / max(sum(shard.articles for shard in sample), 1) * count,
    }


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="1000")
    options.add_argument("--engines", default="local,processes:1,processes:2,dask:2")
    options.add_argument("--parser", default="model")
    options.add_argument("--short", action="store_true", help="articles of two to four sentences instead of six to sixteen")
    options.add_argument("--work", type=Path)
    options.add_argument("--one", nargs=2, metavar=("CORPUS", "ENGINE"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(measured(Path(given.one[0]), given.one[1], given.parser, given.work)))
        return
    work = given.work or Path(mkdtemp(prefix="kg-corpus-"))
    work.mkdir(parents=True, exist_ok=True)
    print(f"parser {given.parser}, {os.cpu_count()} processors, load at the start {os.getloadavg()[0]:.1f}")
    heads = "articles engine annotate articles/s words/s a-CPU-second peak-MB worker-MB load derive query triples copies failed".split()
    print("".join(f"{head:>13}" for head in heads))
    for size in map(int, given.sizes.split(",")):
        corpus = work / f"corpus-{size}.jsonl.gz"
        words = write(size, corpus, sentences=(2, 4) if given.short else (6, 16))
        for engine in given.engines.split(","):
            folder = work / f"{size}-{engine.replace(':', '-')}"
            shutil.rmtree(folder, ignore_errors=True)
            command = [sys.executable, __file__, "--one", str(corpus), engine, "--parser", given.parser, "--work", str(folder)]
            ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if ran.returncode:
                sys.exit(f"{' '.join(command)}\n{ran.stderr}")
            found = json.loads(ran.stdout.splitlines()[-1])
            rates = f"{size / found['annotate']:13.1f}{words / found['annotate']:13,.0f}{size / found['cpu']:13.1f}"
            counts = "".join(f"{found[what]:13,.0f}" for what in ("triples", "copies", "failures"))
            times = f"{found['load']:11.1f} s{found['derive']:11.1f} s{found['query']:11.2f} s"
            print(f"{size:13,}{engine:>13}{found['annotate']:11.1f} s{rates}{found['peak_mb']:13.0f}{found['worker_mb']:13.0f}{times}{counts}", flush=True)
            each = {what: found[f"{what}_bytes"] / size for what in ("shard", "flat", "store")}
            print(
                f"{'':13}an article: {found['triples'] / size:.0f} triples; bytes: {each['shard']:,.0f} in shards, {each['flat']:,.0f} as N-Quads, "
                f"{each['store']:,.0f} in the store; {words / size:.0f} words; memory while annotating {found['annotate_mb']:.0f} MB",
                flush=True,
            )
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
