"""A web page -> one Draft: its main text and what its metadata says.

`text` is the text that trafilatura finds, one paragraph a line; offsets count its code points. Furniture that it leaves in
is told apart later, as in any text.
"""

import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Failure
from kg.reading.decoding import decode
from kg.reading.drafts import Draft, Origin
from kg.reading.metadata import metadata
from kg.reading.recognition import contradicted

CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
HEAD = 4096  # browsers look for the encoding in the first kilobyte; some pages put it later


def drafts(stream: BinaryIO, origin: Origin) -> Iterator[Draft | Failure]:
    """The page's article, or why there is none in it."""
    raw = stream.read()
    declared = CHARSET.search(raw[:HEAD])
    try:
        html = DECLARATION.sub("", decode(raw, origin.charset or (declared[1].decode("ascii") if declared else None)))
        yield _draft(html, origin)
    except ValueError as error:
        yield Failure(origin.name, str(error))


def _draft(html: str, origin: Origin) -> Draft:
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it has to say of a page is said by the Failure
    tree = trafilatura.load_html(html)
    if tree is None:
        raise ValueError("not an HTML page")
    found = metadata(tree, origin.url)
    text = trafilatura.extract(tree, url=origin.url, include_comments=False, include_tables=False)
    if not text:
        raise ValueError("no main text found in the page")
    lang = found.lang if found.lang and not contradicted(found.lang[:2].lower(), text) else None
    return Draft(
        text,
        origin.name,
        stem=origin.stem,
        lang=lang,
        published=found.published,
        title=found.title,
        url=found.url or origin.url,
        source=found.source,
        author=found.author,
        fetched=origin.fetched,
    )
