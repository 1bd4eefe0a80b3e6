"""What was gathered -> the user's knowledge base, and what changed in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kg.linking import Knowledge
from kg.linking.layers import Layers
from kg.linking.rows import Conflict
from kg.model import Failure
from kg.resources import folder
from kg.wikidata.base import Base, Source
from kg.wikidata.endpoint import Endpoint
from kg.wikidata.importing import read
from kg.wikidata.queries import questions
from kg.wikidata.tables import Made, tables
from kg.wikidata.things import Things
from kg.wikidata.updating import harvest

LEAST = 20
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Growth:
    """What one run did.

    Attributes:
        folder: the knowledge base.
        before, after: how many entities it had and has.
        rows: table -> how many rows this run gave.
        left_out: reason -> how many things became no row.
        failures: what could not be asked or answered; what the base had of it stays.
        conflicts: where the base now says otherwise than kg's own tables.
    """

    folder: Path
    before: int
    after: int
    rows: dict[str, int]
    left_out: dict[str, int]
    failures: tuple[Failure, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def update(
    endpoint: Endpoint,
    *,
    day: date,
    base: Path | None = None,
    only: Iterable[str] = (),
    least: int = LEAST,
    most: int = MOST,
    told: Callable[[str], None] = lambda line: None,
) -> Growth:
    """Ask an endpoint the questions of `queries/wikidata` and take the answers into the user's knowledge base.

    Args:
        day: the day of the run, up to which it is then known who holds an office.
        base: the folder; by default the user's.
        only: names of lists to ask for; by default all.
        least: of how many Wikipedias an item must be.
        most: how many items of one list are taken.

    Raises:
        QueryError: a question is malformed, or none is called as `only` says.
        InputError: there is no knowledge base to write.
        KnowledgeError: a table is malformed or cannot be written.
    """
    from kg.errors import QueryError

    asked, named = questions(), set(only)
    if unknown := named - {question.name for question in asked if not question.about}:
        known = ", ".join(question.name for question in asked if not question.about)
        raise QueryError(f"no list of items is called {', '.join(sorted(unknown))} (there are {known})")
    target, own = Base.open(base), own_knowledge()
    found = harvest(endpoint, [question for question in asked if question.about or not named or question.name in named], least=least, most=most, told=told)
    made = tables(found.things, own, "wikidata", found.described)
    return grow(target, made, Source("wikidata", "Wikidata, by kg kb update", day.isoformat(), endpoint.url), tuple(found.failures))


def import_file(path: Path, *, day: date | None = None, base: Path | None = None) -> Growth:
    """Take a file of triples in Wikidata's shape into the user's knowledge base.

    Args:
        day: the day of the file's knowledge; by default the one that the file itself gives, if any.

    Raises:
        InputError: the file cannot be read or is not what its ending says.
        KnowledgeError: a table is malformed or cannot be written.
    """
    target = Base.open(base)
    things: Things = read(path)
    key = "import-" + "".join(letter if letter.isalnum() else "-" for letter in path.name.partition(".")[0].lower())
    made = tables(things, own_knowledge(), key)
    return grow(target, made, Source(key, f"{path.name}, by kg kb import", day.isoformat() if day else things.day, "https://www.wikidata.org"))


def grow(target: Base, made: Made, source: Source, failures: tuple[Failure, ...] = ()) -> Growth:
    """Write rows into a base. Without any, the base is left as it is.

    Raises:
        KnowledgeError: it cannot be written.
    """
    before = len(target)
    rows = {table: len(found) for table, found in made.rows.items() if found}
    if rows:
        target.add(made, source)
        target.write()
    left_out = {reason: count for reason, count in sorted(made.left_out.items()) if count}
    return Growth(target.folder, before, len(target), rows, left_out, failures, conflicts(target.folder))


def conflicts(base: Path) -> tuple[Conflict, ...]:
    """Where the base says otherwise than kg's own tables."""
    return tuple(Layers.load(folder("data") / "knowledge", base).conflicts)


@cache
def own_knowledge() -> Knowledge:
    """What kg's own tables say, without the user's; loaded once."""
    return Knowledge.load(folder("data") / "knowledge")
