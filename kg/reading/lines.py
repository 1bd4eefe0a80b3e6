"""Text -> Lines: the paragraphs of a plain text, hard-wrapped ones put together again."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
SPACES = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u00a0\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "))
MARKS = str.maketrans({"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-"})
INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
QUOTATION = re.compile(r"[„“\"][^„“”\"]*[“”\"]|[«»‹›][^«»‹›]*[«»‹›]|‚[^‚‘’]*[‘’]")
FINAL = re.compile(r"[.!?…:;]['’”“\"»«›‹)\]]*$")
TITLE_WORDS = 29
QUESTION_WORDS = 15
PROSE_WORDS = 5
LONG_WORDS = 30
WRAP_LIMIT = 100  # mail and agency systems wrap at 65 to 80 characters; a text with a longer line is not wrapped


class Line(NamedTuple):
    """A paragraph: where it stands, and how it reads with plain spaces and apostrophes and without invisible characters."""

    start: int
    end: int
    plain: str

    @property
    def words(self) -> int:
        return self.plain.count(" ") + 1

    @property
    def unquoted(self) -> str:
        """The plain text with quotations blanked out."""
        return QUOTATION.sub('""', self.plain)

    @property
    def ending(self) -> str:
        """The mark that ends it: one of .!?…:; or nothing."""
        match = FINAL.search(self.plain)
        return match[0][0] if match else ""

    @property
    def is_headline(self) -> bool:
        """Short, and not ended by a full stop."""
        return self.words <= (TITLE_WORDS if self.ending == "" else QUESTION_WORDS) and self.ending in {"", "!", "?"}

    @property
    def is_long(self) -> bool:
        return self.words >= LONG_WORDS

    @property
    def is_prose(self) -> bool:
        """A paragraph of an article: long, or a full sentence."""
        return self.is_long or (self.words >= PROSE_WORDS and self.ending not in {"", ";"} and not self.is_headline)


def line(text: str, start: int, end: int) -> Line:
    """The stretch of the text as a line, trimmed of white space at both ends."""
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    raw = raw.strip()
    return Line(start, start + len(raw), " ".join(raw.translate(SPACES).translate(MARKS).translate(INVISIBLE).split(" ")))


def lines(text: str) -> list[Line]:
    """The lines that hold anything, in order, as paragraphs: a block whose lines were broken at a fixed width is one."""
    blocks = list(_blocks(text))
    wrapped = max((end - start for block in blocks for start, end in block), default=0) <= WRAP_LIMIT
    found = []
    for block in blocks:
        if wrapped and _is_wrapped([text[start:end].strip() for start, end in block]):
            found.append(line(text, block[0][0], block[-1][1]))
        else:
            found.extend(line(text, start, end) for start, end in block)
    return [piece for piece in found if piece.plain.strip()]


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines that hold anything."""
    block: list[tuple[int, int]] = []
    start = 0
    for end, after in [*(match.span() for match in BREAK.finditer(text)), (len(text), len(text))]:
        if text[start:end].strip():
            block.append((start, end))
        elif block:
            yield block
            block = []
        start = after
    if block:
        yield block


def _is_wrapped(block: list[str]) -> bool:
    """Whether each line but the last is so long that the next one's first word had no room on it, and one ends within a sentence."""
    width = max(map(len, block))
    if len(block) < 2 or width < 40 or FINAL.search(block[-1]) is None or all(map(FINAL.search, block[:-1])):
        return False
    return all(len(this) + 1 + len(following.split()[0]) > width for this, following in pairwise(block))
