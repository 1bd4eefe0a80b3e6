"""Articles -> Sentences with tags, trees and names, by the model that ships with kg."""

from collections.abc import Sequence
from itertools import islice

from kg.language.blank import BlankParser
from kg.language.german import corrected
from kg.language.lemmas import lemmas
from kg.language.network import network
from kg.language.other import names as other_names
from kg.language.reading import NameSpan, Reading
from kg.model import Article, Name, Sentence, Token


class ModelParser:
    """The parser of kg.

    Attributes:
        threads: sentences read at once; the outcome is the same for any number.
        model: an installed spaCy pipeline that finds the names instead of kg's own model, None for kg's own.

    The model is loaded when the first article is parsed, and stays out of pickles: each process loads its own.
    """

    def __init__(self, threads: int = 1, model: str | None = None) -> None:
        self.threads = threads
        self.model = model

    def parse(self, articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
        """One tuple of sentences an article, in order.

        Raises:
            LanguageError: the model's files are missing or broken, or no pipeline `model` is installed.
        """
        split = BlankParser().parse(articles)
        words = [[token.text for token in sentence.tokens] for sentences in split for sentence in sentences]
        langs = [article.lang for article, sentences in zip(articles, split, strict=True) for _ in sentences]
        readings = network().read_all(words, self.threads)
        named = other_names(words, self.model) if self.model else [reading.names for reading in readings]
        bare = (sentence for sentences in split for sentence in sentences)
        filled = (_filled(*parts) for parts in zip(bare, langs, readings, named, strict=True))
        return [tuple(islice(filled, len(sentences))) for sentences in split]


def _filled(sentence: Sentence, lang: str, reading: Reading, named: Sequence[NameSpan]) -> Sentence:
    words = [token.text for token in sentence.tokens]
    if lang == "de":
        reading = corrected(words, reading)
    columns = zip(sentence.tokens, lemmas(words, reading.pos, lang), reading.pos, reading.feats, reading.heads, reading.deps, strict=True)
    tokens = tuple(Token(token.start, token.end, token.text, lemma, pos, feats, head, dep) for token, lemma, pos, feats, head, dep in columns)
    names = tuple(Name(tokens[name.first].start, tokens[name.last].end, name.label, name.score) for name in named)
    return Sentence(sentence.start, sentence.end, tokens, names)
