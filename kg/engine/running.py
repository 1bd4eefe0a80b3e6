"""Articles -> finished shards: cut, handed to an engine, kept in a manifest; what kills its process is found and named."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from kg.engine.manifest import Finished, Manifest, key
from kg.engine.port import Engine, LostError
from kg.engine.recipe import Outcome, Recipe, failed
from kg.model import Article, Failure

TRIES = 3
"""How often an article may be alone in a process that dies before it is to blame: other things kill processes too."""


@dataclass(slots=True)
class Run:
    """What a run has come to.

    Attributes:
        shards: those that hold the graph, in the order of the articles.
        failures: of reading and of annotating, in the order of the shards.
        reused: how many shards were finished before.
    """

    shards: list[Finished]
    failures: list[Failure]
    reused: int = 0


def run(articles: Iterable[Article | Failure], engine: Engine, recipe: Recipe, manifest: Manifest, size: int) -> Run:
    """Annotates whatever is not finished yet. However it ends, every shard that was finished is kept; the engine is closed.

    Raises:
        EngineError: the engine or the folder fails.
        KgError: as those of `kg.extract`.
    """
    digest = recipe.digest()
    finished: dict[int, Finished] = {}
    failures: dict[int, list[Failure]] = {}
    waiting: dict[Future[Outcome], tuple[int, str]] = {}
    reused = 0

    def keep(done: Iterable[Future[Outcome]]) -> None:
        # Those that failed come last: what ended with them is kept before they end the run.
        for future in sorted(done, key=lambda ended: ended.exception() is not None):
            number, name = waiting.pop(future)
            finished[number] = manifest.keep(name, future.result())

    pool = ThreadPoolExecutor(engine.slots)
    try:
        for number, (shard, unread) in enumerate(_cut(articles, size)):
            failures[number] = unread
            if not shard:
                break
            name = key(shard, digest)
            if known := manifest.finished(name):
                finished[number] = known
                reused += 1
                continue
            # One more than there are slots, so that none waits while the next shard is read.
            while len(waiting) > engine.slots:
                keep(wait(waiting, return_when=FIRST_COMPLETED).done)
            waiting[pool.submit(survive, engine, shard, recipe)] = number, name
        while waiting:
            keep(wait(waiting, return_when=FIRST_COMPLETED).done)
    finally:
        engine.close()
        pool.shutdown(cancel_futures=True)
    return Run(
        [finished[number] for number in sorted(finished)],
        [failure for number in sorted(failures) for failure in (*failures[number], *(finished[number].failures if number in finished else ()))],
        reused,
    )


def survive(engine: Engine, articles: Sequence[Article], recipe: Recipe) -> Outcome:
    """The outcome for all of these articles, come what may: where a process died, each half is tried alone, down to the article that does it."""
    death = LostError("not tried")
    for _ in range(TRIES if len(articles) == 1 else 1):
        try:
            return engine.attempt(articles, recipe)
        except LostError as error:
            death = error
            if error.certain:
                break
    if len(articles) == 1:
        return failed(articles[0], str(death) if death.certain else f"{death}, {TRIES} times")
    middle = len(articles) // 2
    return survive(engine, articles[:middle], recipe) + survive(engine, articles[middle:], recipe)


def _cut(articles: Iterable[Article | Failure], size: int) -> Iterator[tuple[tuple[Article, ...], list[Failure]]]:
    """Shards of `size` articles, each with the failures that stood among them; the last one is what is left, though it be nothing."""
    shard: list[Article] = []
    failures: list[Failure] = []
    for article in articles:
        if isinstance(article, Failure):
            failures.append(article)
            continue
        shard.append(article)
        if len(shard) == size:
            yield tuple(shard), failures
            shard, failures = [], []
    yield tuple(shard), failures
