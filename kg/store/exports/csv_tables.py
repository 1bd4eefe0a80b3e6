"""Tables -> a folder of CSV files that R, Stata and pandas read as they are, with a Table Schema beside them (`datapackage.json`).

UTF-8 without a byte order mark, comma, CRLF, quotes doubled (RFC 4180); days as 2022-06-25, numbers with a point, an empty cell where there is nothing.
Text stands as the article has it, line breaks and all.
"""

import csv
import json
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from kg.store.exports.formats import Options
from kg.store.exports.frame import every_table, table_rows
from kg.store.exports.tables import Cell, Column, Table
from kg.store.port import Store

_SCHEMA_TYPES = {"id": "string", "text": "string", "integer": "integer", "number": "number", "date": "date"}


def write_tables(store: Store, folder: Path, options: Options) -> dict[str, int]:
    """Writes each table to a file of its name, and `datapackage.json`; the number of rows of each."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for of in every_table():
        with (folder / f"{of.name}.csv").open("wb") as out:
            written[of.name] = write_csv(table_rows(store, of.name, options)[1], of, out)
    text = json.dumps(data_package(every_table()), ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_bytes(text.encode() + b"\n")
    return written


def write_csv(rows: Iterable[tuple[Cell, ...]], of: Table, out: BinaryIO) -> int:
    """Writes one table and gives the number of its rows."""
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(of.names)
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007
        writer.writerow(row)
    text.detach()
    return count


def data_package(of: Iterable[Table]) -> dict[str, object]:
    """The Frictionless Data Package of these tables: every column with type and meaning, keys and references."""
    return {"profile": "tabular-data-package", "name": "kg-tables", "resources": [_resource(table) for table in of]}


def _resource(of: Table) -> dict[str, object]:
    return {
        "name": of.name,
        "path": f"{of.name}.csv",
        "profile": "tabular-data-resource",
        "description": of.summary,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(of),
    }


def _schema(of: Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column, of) for column in of.columns], "missingValues": [""]}
    if not of.optional:
        schema["primaryKey"] = list(of.key)
    schema["foreignKeys"] = [
        # A table that refers to itself is called "" in a Table Schema.
        {"fields": column, "reference": {"resource": "" if table == of.name else table, "fields": _key_of(table)}}
        for column, table in of.references
    ]
    return schema


def _key_of(table: str) -> str:
    (key,) = next(one.key for one in every_table() if one.name == table)
    return key


def _field(column: Column, of: Table) -> dict[str, object]:
    field: dict[str, object] = {"name": column.name, "type": _SCHEMA_TYPES[column.type], "description": column.says}
    if column.name in of.key and column.name not in of.optional:
        field["constraints"] = {"required": True}
    return field
