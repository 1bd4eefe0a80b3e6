"""Knowledge tables -> `Inventory`: how much they hold, where it comes from, and up to which day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import KnowledgeError
from kg.linking.knowledge import Knowledge
from kg.linking.rows import Conflict
from kg.linking.tables import columns
from kg.linking.user import present_folder
from kg.resources import folder as own_folder

_TABLES = {
    "entities": "id kind de en title class state weight sources",
    "names": "name lang id use source",
    "offices": "id de en state role sources",
    "tenures": "holder office since until source",
    "memberships": "member organization since until source",
    "facts": "subject property value source",
    "programmes": "key id title issuer targets measures acts aliases source",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows of the tables come from."""

    key: str
    name: str
    licence: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a folder of knowledge tables holds.

    Attributes:
        day: up to which day it is known who holds an office; None where no source says.
        tables: table -> number of rows.
        kinds: kind of entity -> number of entities, the most frequent first.
        linked: how many entities have a Wikidata item.
    """

    day: date | None
    tables: dict[str, int]
    kinds: dict[str, int]
    linked: int
    sources: tuple[Source, ...]


def inventory(folder: Path | None = None) -> Inventory:
    """The inventory of the tables in `folder`, by default those that kg ships.

    Raises:
        KnowledgeError: a table is missing or malformed.
    """
    folder = folder or own_folder("data") / "knowledge"
    knowledge = Knowledge.load(folder)
    kinds = Counter(row.kind.value for row in knowledge.rows.values())
    return Inventory(
        day=knowledge.day,
        tables={table: len(columns(folder, f"{table}.tsv", header)[0]) for table, header in _TABLES.items()},
        kinds=dict(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
        linked=sum(identifier.startswith("Q") for identifier in knowledge.rows),
        sources=tuple(Source(*row) for row in zip(*columns(folder, "sources.tsv", "key name licence date url"), strict=True)),
    )


@dataclass(frozen=True, slots=True)
class UserInventory:
    """What the user's knowledge base holds.

    Attributes:
        folder: where it is.
        day: up to which day it is known who holds an office, with the base laid over kg's own tables.
        tables: table -> number of rows.
        conflicts: where it says otherwise than kg's own tables.
    """

    folder: Path
    day: date | None
    tables: dict[str, int]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]


def user_inventory(folder: Path | None = None) -> UserInventory | None:
    """The inventory of the knowledge base in `folder`, by default the user's; None where there is none.

    Raises:
        KnowledgeError: a table is malformed, or `folder` or the environment names one that is not there.
    """
    place = folder or present_folder()
    if place is None:
        return None
    if not (place / "entities.tsv").exists():
        raise KnowledgeError(f"{place}: no knowledge base is there")
    knowledge = Knowledge.load(user=place)
    present = {table: header for table, header in _TABLES.items() if (place / f"{table}.tsv").exists()}
    sources = columns(place, "sources.tsv", "key name licence date url") if (place / "sources.tsv").exists() else []
    return UserInventory(
        folder=place,
        day=knowledge.day,
        tables={table: len(columns(place, f"{table}.tsv", header)[0]) for table, header in present.items()},
        sources=tuple(Source(*row) for row in zip(*sources, strict=True)),
        conflicts=knowledge.conflicts,
    )
