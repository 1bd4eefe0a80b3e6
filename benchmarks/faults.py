"""Kill workers and whole runs at random moments, and compare the graph with the undisturbed one.

    python benchmarks/faults.py [--kills 20] [--articles 400] [--engine processes] [--seed 6] [--work DIR]

A build of a synthetic corpus is started; at a moment that chance chooses, either one of its workers or the run itself gets SIGKILL; a killed run is
started again with the same command. That goes on until there were as many kills as asked for, over as many builds as it takes. Every build must give the
bytes of the undisturbed one. (psutil comes with the extra `cluster`.)
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

import psutil

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from benchmarks.newsroom import write

SHARD = 10


class Run:
    """The command, as often as it has to be given."""

    def __init__(self, folder: Path, engine: str, parser: str) -> None:
        self.folder = folder
        where = ["--engine", engine, "--workers", "2", "--shards", "work", "--shard-size", str(SHARD)]
        self.command = [sys.executable, "-m", "kg.cli", "build", "../corpus.jsonl.gz", "--parser", parser, *where, "-o", "graph.nq"]
        folder.mkdir()
        self.start()

    def start(self) -> None:
        with (self.folder / "stderr.txt").open("ab") as errors:
            self.process = subprocess.Popen(self.command, cwd=self.folder, stderr=errors, env={**os.environ, "PYTHONPATH": str(ROOT)})

    def running(self) -> bool:
        return self.process.poll() is None

    def workers(self) -> list[psutil.Process]:
        """Processes of the run that are at work, or about to be."""
        try:
            return sorted(psutil.Process(self.process.pid).children(recursive=True), key=lambda process: process.pid)
        except psutil.NoSuchProcess:
            return []

    def shards(self) -> int:
        return len(list((self.folder / "work" / "shards").glob("*.gz")))


def killed(run: Run, chance: random.Random) -> str | None:
    """Kills something of the run; what it was, None where it had just ended."""
    workers = run.workers()
    if workers and chance.random() < 0.5:
        victim = chance.choice(workers)
        try:
            os.kill(victim.pid, signal.SIGKILL)
        except ProcessLookupError:
            return None
        return "worker"
    if not run.running():
        return None
    run.process.kill()
    run.process.wait()
    _, alive = psutil.wait_procs(workers, timeout=60)
    if alive:
        sys.exit(f"workers outlived their run: {alive}")
    run.start()
    return "run"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--articles", type=int, default=400)
    options.add_argument("--engine", default="processes")
    options.add_argument("--parser", default="blank")
    options.add_argument("--seed", type=int, default=6)
    options.add_argument("--work", type=Path)
    given = options.parse_args()
    chance = random.Random(given.seed)
    work = given.work or Path(mkdtemp(prefix="kg-faults-"))
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    write(given.articles, work / "corpus.jsonl.gz")
    begin = time.perf_counter()
    plain = [sys.executable, "-m", "kg.cli", "build", "corpus.jsonl.gz", "--parser", given.parser, "-o", "graph.nq"]
    subprocess.run(plain, cwd=work, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    undisturbed = (work / "graph.nq").read_bytes()
    print(f"{given.articles} articles, parser {given.parser}, shards of {SHARD}, seed {given.seed}")
    print(f"undisturbed, in one process: {len(undisturbed.splitlines()):,} statements, {time.perf_counter() - begin:.0f} s", flush=True)
    kills: Counter[str] = Counter()
    builds = 0
    while kills.total() < given.kills:
        run = Run(work / f"build-{builds}", given.engine, given.parser)
        begin = time.perf_counter()
        here: Counter[str] = Counter()
        while run.running():
            # Now and then while all is still loading, mostly after some more shards, and at any moment of the work on the next ones.
            finished = run.shards() + chance.choice((0, 1, 1, 2, 3))
            while run.running() and run.shards() < finished:
                time.sleep(0.02)
            time.sleep(chance.uniform(0, 3))
            if kills.total() == given.kills:
                run.process.wait()
            elif victim := killed(run, chance):
                here[victim] += 1
                kills[victim] += 1
                print(f"  {victim} killed, {run.shards()} shards finished", flush=True)
        if run.process.returncode or (run.folder / "graph.nq").read_bytes() != undisturbed:
            sys.exit(f"build {builds} is not the undisturbed graph: exit code {run.process.returncode}; {(run.folder / 'stderr.txt').read_text()[-500:]}")
        builds += 1
        print(f"build {builds}: {here['worker']} workers and {here['run']} runs killed, the same bytes after {time.perf_counter() - begin:.0f} s", flush=True)
    print(f"{kills['worker']} workers and {kills['run']} runs killed over {builds} builds: every graph is the undisturbed one")


if __name__ == "__main__":
    main()
