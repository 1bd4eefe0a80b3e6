"""An endpoint -> `Things`: first which items there are, then, some at a time, what is said of them. What fails is told and leaves a gap, no more."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from kg.errors import FetchError
from kg.model import Failure
from kg.wikidata.endpoint import Endpoint
from kg.wikidata.queries import Question
from kg.wikidata.things import Things
from kg.wikidata.vocabulary import WD

PAGE = 2000
BATCH = 100
_GIVE_UP = 3
"""After so many failures in a row the endpoint is not asked any more."""


@dataclass(slots=True)
class Harvest:
    """What came of it.

    Attributes:
        listed: name of the list -> how many items it has.
        described: the items of which everything was answered, in order.
        failures: what could not be asked or answered.
    """

    things: Things = field(default_factory=Things)
    listed: dict[str, int] = field(default_factory=dict)
    described: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def harvest(
    endpoint: Endpoint,
    asked: Sequence[Question],
    *,
    least: int,
    most: int,
    page: int = PAGE,
    batch: int = BATCH,
    told: Callable[[str], None] = lambda line: None,
) -> Harvest:
    """Everything that the endpoint says in answer to the questions.

    Args:
        least: of how many Wikipedias an item must be.
        most: how many items of one list are taken; a list that is cut off there is told as a failure.
        told: hears one line a step.
    """
    found = Harvest()
    items: dict[str, None] = {}
    streak = 0
    for question in (question for question in asked if not question.about):
        before = len(items)
        try:
            complete = _list(endpoint, question, least, most, page, items)
            streak = 0
            if not complete:
                found.failures.append(Failure(question.name, f"has {most:,} items or more: what follows is not asked for (--most, --least)"))
        except FetchError as error:
            streak += 1
            found.failures.append(Failure(question.name, str(error)))
        found.listed[question.name] = len(items) - before
        told(f"{question.name}: {len(items) - before:,} items")
        if streak >= _GIVE_UP:
            found.failures.append(Failure(endpoint.url, f"failed {streak} times in a row and is not asked any more"))
            break
    describe(endpoint, [question for question in asked if question.about], list(items), found, batch, told)
    return found


def describe(
    endpoint: Endpoint, asked: Sequence[Question], items: Sequence[str], found: Harvest, batch: int = BATCH, told: Callable[[str], None] = lambda line: None
) -> None:
    """Adds to `found` what is said of the items; a batch of which one answer fails counts as not described, but for what is known of classes and offices."""
    streak = done = 0
    for some in _batches(items, batch):
        fresh = []
        try:
            for question in asked:
                fresh += endpoint.construct(question.of(some))
        except FetchError as error:
            streak += 1
            found.failures.append(Failure(f"{question.name}, {len(some)} items from {some[0]}", str(error)))
            if streak >= _GIVE_UP:
                left = len(items) - done - len(some)
                found.failures.append(Failure(endpoint.url, f"failed {streak} times in a row and is not asked about {left:,} more items"))
                return
        else:
            streak = 0
            for quad in fresh:
                found.things.add(quad)
            found.described += some
        done += len(some)
        told(f"described {done:,} of {len(items):,} items")


def _list(endpoint: Endpoint, question: Question, least: int, most: int, page: int, items: dict[str, None]) -> bool:
    """Adds the items of a list; False where it was cut off at `most`."""
    offset = 0
    while offset < most:
        limit = min(page, most - offset)
        rows = endpoint.select(question.page(least, limit, offset))
        for row in rows:
            iri = row.get("item", "")
            if iri.startswith(WD + "Q"):
                items.setdefault(iri.removeprefix(WD))
        if len(rows) < limit:
            return True
        offset += limit
    return False


def _batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    incoming = iter(items)
    while some := list(islice(incoming, size)):
        yield some
