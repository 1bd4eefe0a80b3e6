"""JSON Lines -> a Draft or Failure each line; memory stays flat however long the file."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.model import Failure
from kg.reading.decoding import decode
from kg.reading.drafts import Draft, Origin

KEYS = ("id", "lang", "published", "title", "url", "source", "author")
BOM = b"\xef\xbb\xbf"


def drafts(stream: BinaryIO, origin: Origin) -> Iterator[Draft | Failure]:
    """One a line, from the keys id, text, published, url, title, lang, source and author; other keys are ignored."""
    for number, raw in enumerate(stream, 1):
        raw = raw.removeprefix(BOM) if number == 1 else raw
        if raw.strip():
            where = f"{origin.name}:{number}"
            try:
                yield _draft(decode(raw, origin.charset), where, origin.stem)
            except (ValueError, RecursionError) as error:
                yield Failure(where, str(error))


def _draft(line: str, where: str, stem: str | None) -> Draft:
    try:
        fields = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(fields, dict):
        raise ValueError(f"not a JSON object but {_kind(fields)}")
    text = fields.get("text")
    if not isinstance(text, str):
        raise ValueError("no text" if text is None else f"text is not a string but {_kind(text)}")
    return Draft(text, where, stem=stem, **{key: _string(fields, key) for key in KEYS})


def _string(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} is not a string but {_kind(value)}")
    return value or None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", int: "a number", float: "a number", type(None): "null"}
    return names[type(value)]
