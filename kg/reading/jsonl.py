"""JSON Lines -> a Draft or Failure each line; memory stays flat however long the file."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Failure
from kg.reading import fields
from kg.reading.decoding import decode
from kg.reading.drafts import Draft, Origin

BOM = b"\xef\xbb\xbf"


def drafts(stream: BinaryIO, origin: Origin) -> Iterator[Draft | Failure]:
    """One a line, from the keys id, text, published, url, title, lang, source and author; other keys are ignored."""
    for number, raw in enumerate(stream, 1):
        raw = raw.removeprefix(BOM) if number == 1 else raw
        if raw.strip():
            where = f"{origin.name}:{number}"
            try:
                yield _draft(decode(raw, origin.charset), where, origin)
            except (ValueError, RecursionError) as error:
                yield Failure(where, str(error))


def _draft(line: str, where: str, origin: Origin) -> Draft:
    try:
        found = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(found, dict):
        raise ValueError(f"not a JSON object but {fields.kind(found)}")
    return fields.draft(found, dict(origin.columns), where, origin.stem)
