"""Whatever dies, and however the articles are cut: the same graph; and only an article that dies alone is named."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.engine.local import Local
from kg.engine.manifest import Manifest
from kg.engine.port import LostError
from kg.engine.recipe import Outcome, Recipe
from kg.engine.running import TRIES, run
from kg.errors import EngineError, LanguageError
from kg.model import Article, Failure
from tests.corpus import articles

BLANK = Recipe("blank")
ALL = articles(9)
UNREAD = Failure("news.jsonl:4", "not JSON")


class Frail(Local):
    """Loses what the test says: by the number of the attempt, or whenever a certain article is in it."""

    slots = 2

    def __init__(self, deaths: Sequence[bool] = (), poison: frozenset[str] = frozenset()) -> None:
        self.deaths = iter(deaths)
        self.poison = poison
        self.lock = Lock()
        self.closed = False

    def attempt(self, articles: Sequence[Article], recipe: Recipe) -> Outcome:
        with self.lock:
            dies = next(self.deaths, False) and len(articles) > 1
        if dies or self.poison & {article.id for article in articles}:
            raise LostError("the process that read it died (signal 9)")
        return super().attempt(articles, recipe)

    def close(self) -> None:
        self.closed = True


def lines(folder: Path, engine: Local, given_articles: Sequence[Article | Failure], size: int) -> tuple[set[bytes], list[Failure], int]:
    manifest = Manifest(folder)
    try:
        done = run(given_articles, engine, BLANK, manifest, size)
        found = [line for shard in done.shards for line in Outcome(manifest.file(shard).read_bytes(), 0).lines()]
    finally:
        manifest.close()
    return set(found), done.failures, done.reused


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> set[bytes]:
    return lines(tmp_path_factory.mktemp("whole"), Local(), ALL, 100)[0]


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(ALL), size=st.integers(1, 10), deaths=st.lists(st.booleans(), max_size=12))
def test_the_same_graph_however_it_is_cut_and_whatever_dies(whole: set[bytes], order: list[Article], size: int, deaths: list[bool]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert lines(Path(folder), Frail(deaths), order, size) == (whole, [], 0)


@settings(max_examples=10, deadline=None)
@given(poison=st.frozensets(st.sampled_from([article.id for article in ALL]), max_size=3), size=st.integers(1, 10))
def test_exactly_the_articles_that_die_alone_are_named(poison: frozenset[str], size: int) -> None:
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as healthy:
        found, failures, _ = lines(Path(folder), Frail(poison=poison), [UNREAD, *ALL], size)
        rest, _, _ = lines(Path(healthy), Local(), [article for article in ALL if article.id not in poison], 100)
    assert found == rest
    reason = f"the process that read it died (signal 9), {TRIES} times"
    assert failures == [UNREAD, *(Failure(article.id, reason) for article in ALL if article.id in poison)]


def test_finished_shards_are_not_made_again(tmp_path: Path, whole: set[bytes]) -> None:
    lines(tmp_path, Local(), [UNREAD, *ALL[:6]], 3)
    assert lines(tmp_path, Local(), [UNREAD, *ALL], 3) == (whole, [UNREAD], 2)


def test_failures_of_finished_shards_are_told_again(tmp_path: Path) -> None:
    first = lines(tmp_path, Frail(poison=frozenset({"a1"})), ALL, 3)
    assert len(first[1]) == 1
    assert lines(tmp_path, Local(), ALL, 3) == (first[0], first[1], 3)


@pytest.mark.parametrize("count", [0, 3])
def test_no_articles_and_no_rest(tmp_path: Path, count: int) -> None:
    found, failures, _ = lines(tmp_path, Local(), [*ALL[:count], UNREAD], 3)
    assert bool(found) == bool(count)
    assert failures == [UNREAD]


def test_an_error_that_stops_everything_closes_the_engine_and_keeps_what_was_finished(tmp_path: Path) -> None:
    class Breaking(Frail):
        slots = 1

        def attempt(self, articles: Sequence[Article], recipe: Recipe) -> Outcome:
            if articles[0].id == "a6":
                raise EngineError("the cluster is gone")
            return super().attempt(articles, recipe)

    engine = Breaking()
    with pytest.raises(EngineError, match="the cluster is gone"):
        lines(tmp_path, engine, ALL, 3)
    assert engine.closed
    assert lines(tmp_path, Local(), ALL, 3)[2] == 2


def test_a_parser_that_is_not_there_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="nothing called 'none'"):
        run(ALL, Local(), Recipe("none"), Manifest(tmp_path), 3)
