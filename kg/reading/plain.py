"""A plain text -> one Draft."""

from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Failure
from kg.reading.decoding import decode
from kg.reading.drafts import Draft, Origin


def drafts(stream: BinaryIO, origin: Origin) -> Iterator[Draft | Failure]:
    """The text as it is after decoding."""
    try:
        text = decode(stream.read(), origin.charset)
    except ValueError as error:
        yield Failure(origin.name, str(error))
        return
    yield Draft(text, origin.name, stem=origin.stem, url=origin.url)
