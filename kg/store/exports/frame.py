"""Tables -> pandas: the cells of the CSV files, with types that keep an empty cell empty."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError
from kg.store.exports.dyads import dyad_rows, dyads
from kg.store.exports.extras import needed
from kg.store.exports.formats import Options
from kg.store.exports.pairs import derived, pair_row, pairs
from kg.store.exports.sides import sides
from kg.store.exports.tables import Cell, Table, rows, tables
from kg.store.port import Store

if TYPE_CHECKING:
    import pandas

_TYPES = {"id": "string", "text": "string", "integer": "Int64", "number": "Float64"}


def every_table() -> tuple[Table, ...]:
    """All tables, those that stand in the graph and those that are worked out, by name."""
    return tuple(sorted((*tables(), derived("pairs"), derived("dyads")), key=lambda one: one.name))


def table_rows(store: Store, name: str, options: Options) -> tuple[Table, Iterable[tuple[Cell, ...]]]:
    """A table by its name, with its rows in the order of its key.

    Raises:
        GraphError: there is no such table.
    """
    for of in every_table():
        if of.name == name:
            return of, _rows(store, of, options)
    raise GraphError(f"no table is called {name!r}: choose one of {', '.join(one.name for one in every_table())}")


def dataframe(store: Store, name: str, options: Options | None = None) -> "pandas.DataFrame":
    """A table as a pandas DataFrame; the options matter to pairs and dyads.

    Raises:
        GraphError: there is no such table.
        InputError: pandas is not installed.
    """
    pandas = needed("pandas", "pandas", "a data frame")
    of, found = table_rows(store, name, options or Options())
    columns = list(zip(*found, strict=True)) or [()] * len(of.columns)
    return pandas.DataFrame(  # type: ignore[no-any-return]
        {column.name: _series(pandas, column.type, list(cells)) for column, cells in zip(of.columns, columns, strict=True)}
    )


def _series(pandas: Any, kind: str, cells: list[Cell]) -> Any:
    if kind == "date":
        return pandas.to_datetime(pandas.Series(cells, dtype=object)).astype("datetime64[s]")
    return pandas.Series(cells, dtype=_TYPES[kind])


def _rows(store: Store, of: Table, options: Options) -> Iterator[tuple[Cell, ...]]:
    if of.name == "pairs":
        return map(pair_row, pairs(store, sides(store, options.lang)))
    if of.name == "dyads":
        return dyad_rows(dyads(store, level=options.level or "side", by=options.by, zeros=options.zeros, lang=options.lang))
    return rows(store, of)
