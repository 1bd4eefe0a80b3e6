"""A list of names without item -> `Unlinked` names: the answer of the stored query `unlinked-names`, as rows or as the CSV file that it was written to."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from kg.errors import InputError
from kg.linking import Knowledge
from kg.model import EntityKind
from kg.wikidata.resolving import Unlinked
from kg.wikidata.vocabulary import WIKIPEDIA

_NEEDED = ("entityName", "kind")


def of_rows(rows: Iterable[Mapping[str, object]], lang: str = "de") -> Iterator[Unlinked]:
    """The names in rows with the columns entityName, kind and, where there is one, wikipedia and lang; every name once, in order.

    Raises:
        ValueError: a kind is none.
    """
    seen = set()
    for row in rows:
        title = unquote(str(row.get("wikipedia") or "").removeprefix(WIKIPEDIA))
        name = Unlinked(str(row["entityName"]), EntityKind(str(row["kind"])), title, str(row.get("lang") or lang))
        if name not in seen:
            seen.add(name)
            yield name


def of_file(path: Path, lang: str = "de") -> list[Unlinked]:
    """The names in a CSV file, as `kg query unlinked-names -f csv` writes it.

    Raises:
        InputError: it cannot be read, lacks a column, or has a kind that is none; the text names the line.
    """
    names: list[Unlinked] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if missing := [column for column in _NEEDED if column not in (reader.fieldnames or ())]:
                raise InputError(f"{path}:1: the column {missing[0]!r} is missing; `kg query unlinked-names -f csv` writes such a list")
            for row in reader:
                try:
                    names += of_rows([row], lang)
                except ValueError:
                    raise InputError(f"{path}:{reader.line_num}: {row['kind']!r} is no kind of entity") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return list(dict.fromkeys(names))


def of_tables(knowledge: Knowledge) -> list[Unlinked]:
    """The entities of the tables that are known by their Wikipedia title alone, the weightiest first."""
    rows = [(row, identifier) for identifier, row in knowledge.rows.items() if identifier.startswith("wp:")]
    rows.sort(key=lambda pair: (-pair[0].weight, pair[1]))
    return [Unlinked(row.en or row.de, row.kind, row.title or identifier.removeprefix("wp:"), "en" if row.en else "de") for row, identifier in rows]
