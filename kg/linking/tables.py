"""Tab-separated files -> checked columns: the form of every knowledge table, with the line where one breaks it."""

from pathlib import Path

from kg.errors import KnowledgeError


def columns(folder: Path, table: str, header: str) -> list[tuple[str, ...]]:
    """The columns of `folder/table`, whose first line must name exactly the columns of `header`, blank-separated.

    Raises:
        KnowledgeError: the file is missing, not UTF-8, has another header, or a row of another length.
    """
    path = folder / table
    wanted = header.split()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KnowledgeError(f"{path}: knowledge table is missing") from None
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: knowledge table cannot be read: {error}") from error
    first, *lines = text.removesuffix("\n").split("\n")
    if first.split("\t") != wanted:
        raise KnowledgeError(f"{path}:1: the columns must be {' '.join(wanted)!r}, not {first!r}")
    rows = [line.split("\t") for line in lines]
    width = len(wanted)
    for number, row in enumerate(rows, 2):
        if len(row) != width:
            raise KnowledgeError(f"{path}:{number}: {width} columns expected, {len(row)} found")
    return list(zip(*rows, strict=True)) if rows else [()] * width


def broken(folder: Path, table: str, index: int, reason: str) -> KnowledgeError:
    """The error for row `index` (from 0) of a table, naming its line."""
    return KnowledgeError(f"{folder / table}:{index + 2}: {reason}")
