"""Articles -> Sentences without a model: tokens and sentence boundaries by rule, no tags, no tree, no names."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.language.sentences import sentence_spans
from kg.model import Article, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


@cache
def tokenizer(lang: str) -> "Tokenizer":
    """spaCy's rule-based tokenizer of a language."""
    import spacy

    return spacy.blank(lang).tokenizer


def tokens(text: str, lang: str, sentence: Span) -> Iterator[Token]:
    """The tokens of one sentence, without white space; offsets are code points of `text`."""
    for word in tokenizer(lang)(text[sentence.start : sentence.end]):
        start, end = sentence.start + word.idx, sentence.start + word.idx + len(word)
        if word.is_space:
            continue
        if end == sentence.end and has_stuck_stop(word.text):
            yield Token(start, end - 1, word.text[:-1])
            yield Token(end - 1, end, ".")
        else:
            yield Token(start, end, word.text)


def has_stuck_stop(word: str) -> bool:
    """Whether the last word of a sentence is a word and a full stop, where spaCy's rules see an ordinal or an abbreviation.

    >>> [has_stuck_stop(word) for word in ("2014.", "Iskander-M.", "usw.")]
    [True, True, False]
    """
    stem = word[:-1]
    return word.endswith(".") and (stem.isdecimal() or ("-" in stem and stem[-1].isalnum() and "." not in stem))


class BlankParser:
    """The parser for when no model is wanted: fast, and enough to find names that tables know."""

    def parse(self, articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
        return [tuple(_sentences(article)) for article in articles]


def _sentences(article: Article) -> Iterator[Sentence]:
    for body in article.body:
        for span in sentence_spans(article.text, article.lang, body):
            words = tuple(tokens(article.text, article.lang, span))
            if words:
                yield Sentence(span.start, span.end, words)
