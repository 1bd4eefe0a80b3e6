"""Sentences and mentions -> Claims with the codebooks: `CodebookExtractor`."""

from collections.abc import Sequence
from pathlib import Path

from kg.claims.codebook import Codebook
from kg.claims.explaining import Reading, explained
from kg.claims.facts.words import FactWords
from kg.claims.reader import ArticleReader
from kg.linking import Knowledge
from kg.model import Article, Claim, FactClaim, Mention, Sentence

_LANGS = ("de", "en")


class CodebookExtractor:
    """Extracts claims as the codebooks of a folder say, by default kg's own; `knowledge` says to which state a place belongs."""

    def __init__(self, folder: Path | None = None, knowledge: Knowledge | None = None) -> None:
        self.codebooks = {lang: Codebook.load(lang, folder) for lang in _LANGS}
        self.facts = FactWords.load(folder)
        self.knowledge = knowledge

    def extract(
        self, articles: Sequence[Article], sentences: Sequence[tuple[Sentence, ...]], mentions: Sequence[tuple[Mention, ...]]
    ) -> list[tuple[Claim | FactClaim, ...]]:
        return [self._claims(*parts) for parts in zip(articles, sentences, mentions, strict=True)]

    def _claims(self, article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Claim | FactClaim, ...]:
        if article.lang not in self.codebooks:
            return ()
        reader = self._reader(article)
        return (*reader.claims(sentences, mentions), *dict.fromkeys(reader.facts))

    def explain(self, article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Reading, ...]:
        """How each sentence was read: the same claims as `extract` gives, each with its reasons, and what was not understood."""
        return explained(self._reader(article), sentences, mentions)

    def _reader(self, article: Article) -> ArticleReader:
        return ArticleReader(article, self.codebooks[article.lang], self.knowledge, self.facts)
