"""Sentences -> `Pieces`: an article's words as names are compared, in flat columns, whatever tokenizer was used."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kg.linking.fold import PIECE, fold
from kg.model import Article, Dateline, Sentence, Token

_JOINTS = frozenset(("", " ", "-", "'", ".", "\n", "/", "\r\n", "  ", "‐"))
_OPEN_STOP = frozenset((". ", ".-", ".\n"))


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Column i of each attribute is piece i; `starts`, `ends` are code points of the article's text.

    Attributes:
        words: as the text has them.
        keys: folded.
        sentence: which sentence a piece stands in.
        glue: the folded text between a piece and the next; "\\0" at the end of a sentence.
    """

    text: str
    lang: str
    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    sentence: list[int]
    glue: list[str]
    sentences: Sequence[Sentence]
    dateline: Dateline | None = None

    @classmethod
    def of(cls, article: Article, sentences: Sequence[Sentence]) -> "Pieces":
        text = article.text
        starts: list[int] = []
        ends: list[int] = []
        home: list[int] = []
        glue: list[str] = []
        folded = fold(text)
        for number, sentence in enumerate(sentences):
            before = len(starts)
            for match in PIECE.finditer(text, sentence.start, sentence.end):
                start, end = match.span()
                starts.append(start)
                ends.append(end)
            home += [number] * (len(starts) - before)
            glue += [folded[end:start] for end, start in zip(ends[before:], starts[before + 1 :], strict=False)]
            if len(starts) > before:
                glue.append("\0")
        words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        keys = [folded[start:end] for start, end in zip(starts, ends, strict=True)]
        if "\xad" in folded:
            keys = [key.replace("\xad", "") for key in keys]
        return cls(text, article.lang, words, keys, starts, ends, home, glue, sentences, article.dateline)

    def __len__(self) -> int:
        return len(self.words)

    def joined(self, index: int) -> bool:
        """Whether this piece and the next may belong to one name."""
        glue = self.glue[index]
        return glue in _JOINTS or (glue in _OPEN_STOP and len(self.words[index]) < 3)

    def opens(self, index: int) -> bool:
        """Whether this piece is the first word of its sentence, where a capital says nothing."""
        return index == 0 or self.sentence[index] != self.sentence[index - 1]

    def hyphen_before(self, index: int) -> bool:
        return index > 0 and self.glue[index - 1] == "-"

    def hyphen_after(self, last: int) -> bool:
        return self.glue[last] == "-"

    def key(self, index: int) -> str:
        """The key of a piece, "" outside the article."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def token(self, index: int) -> tuple[Sentence, int] | None:
        """The sentence and the number in it of the token that a piece lies in; None where the parser gave no tree."""
        sentence = self.sentences[self.sentence[index]]
        at = bisect_right(sentence.tokens, self.starts[index], key=_start) - 1
        return (sentence, at) if at >= 0 and sentence.tokens[at].head >= 0 else None


def _start(token: Token) -> int:
    return token.start
