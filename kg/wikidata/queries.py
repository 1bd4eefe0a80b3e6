"""`queries/wikidata/*.rq` -> questions for an endpoint: which items there are, a page at a time, and what is said of some of them.

A file runs as it stands in any SPARQL tool. One tagged `list` is a SELECT of ?item that ends in LIMIT and OFFSET, with the row `VALUES ?least { 20 }`:
of how many Wikipedias an item must be. One tagged `about` is a CONSTRUCT with the row `VALUES ?item { wd:Q159 }`, which stands for the items asked about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.resources import folder

_TAGS = re.compile(r"^#\+ tags: \[(.*)\]$", re.MULTILINE)
_SUMMARY = re.compile(r"^#\+ summary: (.+)$", re.MULTILINE)
_LEAST = re.compile(r"VALUES \?least \{ \d+ \}")
_ITEM = re.compile(r"VALUES \?item \{ wd:Q\d+ \}")
_PAGE = re.compile(r"LIMIT \d+ OFFSET \d+\s*\Z")


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """One file; `about` tells what is said of items from the lists of items."""

    name: str
    summary: str
    about: bool
    text: str

    def page(self, least: int, limit: int, offset: int) -> str:
        """The text that asks for one page of a list."""
        return _PAGE.sub(f"LIMIT {limit} OFFSET {offset}\n", _LEAST.sub(f"VALUES ?least {{ {least} }}", self.text))

    def of(self, items: Sequence[str]) -> str:
        """The text that asks about these QIDs."""
        return _ITEM.sub("VALUES ?item { " + " ".join(f"wd:{item}" for item in items) + " }", self.text)


def questions(directory: Path | None = None) -> tuple[Question, ...]:
    """The questions of a folder, by default kg's own, sorted by name.

    Raises:
        QueryError: there is none, or a file lacks its header, its rows or its page.
    """
    place = directory or folder("queries") / "wikidata"
    found = tuple(_read(path) for path in sorted(place.glob("*.rq")))
    if not any(question.about for question in found) or all(question.about for question in found):
        raise QueryError(f"{place}: no questions for Wikidata: at least one tagged list and one tagged about are needed")
    return found


def _read(path: Path) -> Question:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read: {error}") from error
    tags, summary = _TAGS.search(text), _SUMMARY.search(text)
    if tags is None or summary is None or ("about" in tags[1]) == ("list" in tags[1]):
        raise QueryError(f"{path}: needs #+ summary and #+ tags with list or about")
    about = "about" in tags[1]
    for needed, what in ((_ITEM, "VALUES ?item { wd:… }"),) if about else ((_LEAST, "VALUES ?least { … }"), (_PAGE, "LIMIT … OFFSET … at its end")):
        if not needed.search(text):
            raise QueryError(f"{path}: has no {what}")
    return Question(path.stem, summary[1], about, text)
