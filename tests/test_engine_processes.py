"""Worker processes that are killed, hang or fail; runs that are killed; a disk that is full. The graph is the undisturbed one."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import psutil
import pytest

import kg
from kg.engine.port import LostError
from kg.engine.processes import Processes
from kg.engine.recipe import Recipe, annotate
from kg.errors import EngineError, InputError, LanguageError
from kg.model import Failure
from tests.corpus import PLUGINS, article, articles, undisturbed

TROUBLE = Recipe("trouble", limit=6)


@pytest.fixture(autouse=True)
def _plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PLUGINS))


@pytest.fixture
def engine() -> Iterator[Processes]:
    engine = Processes(1)
    yield engine
    engine.close()


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_articles_that_kill_hang_or_fail_are_named_and_the_rest_is_built_byte_for_byte() -> None:
    sound = articles(6)
    given = [article(20, "kills"), article(21, "hangs"), *sound[3:], article(22, "raises"), *sound[:3]]
    graph = kg.build(given, engine="processes", workers=2, shard_size=2, time_limit=TROUBLE.limit, parser="trouble")
    assert graph.serialize("nq") == undisturbed(*sound)
    assert graph.failures == (
        Failure("a20", "the process that read it died (signal 9), 3 times"),
        Failure("a21", "not done within 6 s"),
        Failure("a22", "ValueError: asked to"),
    )


def test_a_worker_that_is_killed_loses_its_articles_and_the_next_one_takes_them(engine: Processes) -> None:
    slow = [article(number, "dawdles") for number in range(3)]
    assert engine.attempt(slow, TROUBLE) == annotate(slow, Recipe("blank"))
    lost: list[LostError] = []

    def attempt() -> None:
        with pytest.raises(LostError) as caught:
            engine.attempt([article(9, "hangs")], Recipe("trouble"))
        lost.append(caught.value)

    thread = Thread(target=attempt)
    thread.start()
    time.sleep(0.2)
    (pid,) = engine.pids()
    os.kill(pid, signal.SIGKILL)
    thread.join(60)
    assert [str(error) for error in lost] == ["the process that read it died (signal 9)"]
    assert not lost[0].certain
    assert engine.attempt(slow, TROUBLE) == annotate(slow, Recipe("blank"))
    assert engine.pids() != [pid]


def test_a_closed_engine_leaves_no_process_and_takes_nothing_more(engine: Processes) -> None:
    engine.attempt(articles(1), Recipe("blank"))
    (pid,) = engine.pids()
    engine.close()
    assert not psutil.pid_exists(pid)
    with pytest.raises(EngineError, match="stopped"):
        engine.attempt(articles(1), Recipe("blank"))


def test_an_error_that_concerns_all_articles_is_raised_as_it_is(engine: Processes) -> None:
    with pytest.raises(LanguageError, match="nothing called 'none' is registered"):
        engine.attempt(articles(1), Recipe("none"))


@pytest.mark.parametrize(
    "options",
    [
        {"engine": "spark"},
        {"engine": "processes", "workers": 0},
        {"engine": "local", "workers": 2},
        {"engine": "processes", "cluster": "tcp://127.0.0.1:8786"},
        {"shards": "x", "shard_size": 0},
        {"shards": "x", "time_limit": 0},
    ],
)
def test_wrong_options(options: dict[str, object]) -> None:
    with pytest.raises(InputError):
        kg.build(articles(1), **options)  # type: ignore[arg-type]


# --- the whole run -------------------------------------------------------------------------------------------------


def command(folder: Path, engine: str) -> list[str]:
    lines = [*(f'{{"id": "{found.id}", "author": "dawdles", "lang": "{found.lang}", "text": "{found.text}"}}' for found in articles(24)), "no json"]
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    options = ["--engine", engine, "--workers", "1", "--shards", "work", "--shard-size", "3", "-o", "graph.nq"]
    return [sys.executable, "-m", "kg.cli", "build", "news.jsonl", "--parser", "trouble", *options]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(PLUGINS), str(PLUGINS.parent.parent)])}


def finished(folder: Path) -> dict[str, int]:
    """The shards that are kept, each with its file's own number: a file that is written again gets another."""
    lines = folder / "work" / "manifest.jsonl"
    if not lines.exists() or lines.read_bytes().count(b"\n") == 0:
        return {}
    return {path.name: path.stat().st_ino for path in (folder / "work" / "shards").glob("*.gz")}


def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    run = subprocess.Popen(command(tmp_path, "processes"), cwd=tmp_path, env=environment(), stderr=subprocess.DEVNULL)
    until(lambda: len(finished(tmp_path)) >= 2)
    workers = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    run.wait()
    kept = finished(tmp_path)
    assert 2 <= len(kept) < 8
    _, alive = psutil.wait_procs(workers, timeout=20)
    assert alive == []
    again = subprocess.run(command(tmp_path, "processes"), cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert "news.jsonl:25: not JSON" in again.stderr
    assert "24 articles" in again.stderr
    assert kept.items() <= finished(tmp_path).items()
    found = kg.Graph.open(tmp_path / "graph.nq").serialize("nq")
    assert found == (tmp_path / "graph.nq").read_bytes()
    assert found == kg.build(kg.read(tmp_path / "news.jsonl"), parser="blank").serialize("nq")


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))

    full = subprocess.run(command(tmp_path, "local"), cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False, preexec_fn=small_files)
    assert full.returncode == 1
    assert full.stderr.startswith("kg: work: File too large; ")
    assert full.stderr.count("\n") == 1
    assert not (tmp_path / "graph.nq").exists()
