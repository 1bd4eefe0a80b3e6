"""Stored queries `queries/tables/*.rq` -> tables with documented columns, a few hundred rows in memory at a time.

A table's file says in its `#+` header what a SPARQL tool cannot know: the key, type and meaning of each column, and in `each` the variable
whose values the table goes through in blocks; they go where the query has the comment `# each`: at its top, and in each part that an engine answers by
itself (one that counts, one of a UNION), which would else go through the whole graph for every block. It runs as it stands, too: then all rows come at
once, with IRIs in full.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.errors import GraphError
from kg.graph.vocabulary import PREFIXES
from kg.resources import folder
from kg.store.answers import Rows, Term, python
from kg.store.exports.identifiers import short_id
from kg.store.port import Store

Cell = str | int | float | date | None
"""What a cell holds: text, a whole number, a number, a day, or nothing."""

_BLOCK = 500
_EACH = "# each\n"
_PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """A column: `type` is id, text, integer, number or date; `says` is one sentence for its reader."""

    name: str
    type: str
    says: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        key: the columns that tell rows apart.
        optional: those of the key that may be empty.
        references: (column, table) pairs: the ids of the column are keys of that table.
        each: the variable of the query that blocks go by, and the pattern that lists its values.
    """

    name: str
    summary: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    each: tuple[str, str] | None = None
    query: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def described(name: str, header: dict[str, Any], query: str = "") -> Table:
    """A table from its header, which is what YAML or TOML gives."""
    columns = tuple(Column(column, kind, says) for column, (kind, says) in header["columns"].items())
    key, optional, references = tuple(header["key"]), tuple(header.get("optional", ())), tuple(header.get("references", {}).items())
    return Table(name, header["summary"], key, columns, optional, references, next(iter(header.get("each", {}).items()), None), query)


@cache
def tables() -> tuple[Table, ...]:
    """The tables that stand in the graph, by name."""
    return tuple(_read(path) for path in sorted((folder("queries") / "tables").glob("*.rq")))


def table(name: str) -> Table:
    """The table called `name`.

    Raises:
        GraphError: there is none.
    """
    for one in tables():
        if one.name == name:
            return one
    raise GraphError(f"no table is called {name!r}: choose one of {', '.join(one.name for one in tables())}")


def rows(store: Store, of: Table) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, in the order of its key, each key once."""
    before: tuple[Cell, ...] | None = None
    places = [of.names.index(column) for column in of.key]
    for block in _blocks(store, of):
        for row in block:
            key = tuple(row[place] for place in places)
            if key != before:
                yield row
            before = key


def _blocks(store: Store, of: Table) -> Iterator[list[tuple[Cell, ...]]]:
    if of.each is None:
        yield answered(store, of, ())
        return
    for block in keys(store, of.each):
        yield answered(store, of, block)


def keys(store: Store, each: tuple[str, str]) -> Iterator[list[str]]:
    """The IRIs that a variable takes in a pattern, sorted, in blocks."""
    variable, pattern = each
    answer = store.query(f"{_PREFIXES}SELECT DISTINCT ?{variable} WHERE {{ {pattern} }}")
    assert isinstance(answer, Rows)
    found = sorted(term.value for (term,) in answer.terms if isinstance(term, NamedNode))
    for start in range(0, len(found), _BLOCK):
        yield found[start : start + _BLOCK]


def answered(store: Store, of: Table, only: Sequence[str], by: str | None = None) -> list[tuple[Cell, ...]]:
    """The rows of a table whose `each`, or whose column `by`, is one of these IRIs, sorted by its key; without any IRIs all rows."""
    query = of.query
    if only:
        variable = by or (of.each or of.key)[0]
        values = " ".join(f"<{iri}>" for iri in only)
        assert _EACH in query, f"{of.name}: no line says where the values go"
        query = query.replace(_EACH, f"VALUES ?{variable} {{ {values} }}\n")
    answer = store.query(query)
    assert isinstance(answer, Rows)
    assert answer.columns == of.names, f"{of.name}: the header has other columns than the query"
    types = [column.type for column in of.columns]
    found = [tuple(_cell(term, kind) for term, kind in zip(row, types, strict=True)) for row in answer.terms]
    return _sorted(found, [of.names.index(column) for column in of.key])


def _sorted(found: list[tuple[Cell, ...]], key: Sequence[int]) -> list[tuple[Cell, ...]]:
    """Rows by their key; where a graph gives one key several rows, by all cells, so that the first is always the same one."""

    def by(row: tuple[Cell, ...]) -> tuple[tuple[bool, str], ...]:
        return tuple((row[place] is not None, str(row[place])) for place in key)

    ordered = sorted(found, key=by)
    if any(by(one) == by(other) for one, other in pairwise(ordered)):
        ordered.sort(key=lambda row: (by(row), tuple((cell is not None, str(cell)) for cell in row)))
    return ordered


def _cell(term: Term | None, kind: str) -> Cell:
    value = python(term)
    if value is None:
        return None
    if kind == "id":
        return short_id(str(value))
    if kind == "number":
        return float(str(value))
    if kind == "integer":
        return int(str(value))
    if kind == "date":
        return value if isinstance(value, date) else None
    return str(value)


def _read(path: Path) -> Table:
    import yaml

    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    header = "".join(line.removeprefix("#+").removeprefix(" ") for line in lines if line.startswith("#+"))
    # Without the header: SPARQLWrapper guesses from words in comments whether a query is an update.
    return described(path.stem, yaml.safe_load(header), "".join(line for line in lines if not line.startswith("#+")))
