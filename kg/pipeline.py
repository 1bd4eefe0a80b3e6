"""The whole flow on one page: Articles -> Annotations -> Graph.

    read -> parse -> link -> extract -> quads -> store

Each article goes through as if it were alone: nothing that is said of one depends on another, so that order, batches and repetition
change nothing. One that cannot be annotated becomes a `Failure`; the rest goes on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from kg.claims import Extractor, Reading
from kg.claims.extractor import CodebookExtractor
from kg.errors import InputError, KgError, KnowledgeError, LanguageError
from kg.graph.articles import annotation_quads, entities
from kg.graph.knowledge import knowledge_quads
from kg.language import Parser
from kg.linking import Knowledge, Linker
from kg.model import Annotation, Article, Claim, Entity, FactClaim, Failure, Span
from kg.reading.repeats import checked, once
from kg.store import Graph, Store

PARSER = "model"
LINKER = "tables"
EXTRACTOR = "codebook"
_BATCH = 32


def extract(
    articles: Iterable[Article | Failure], *, parser: str | None = None, linker: str | None = None, codebook: Path | None = None
) -> Iterator[Annotation | Failure]:
    """What each article says, in the order of the articles; a `Failure` goes through as it is.

    Args:
        parser, linker: names of registered plugins (entry points `kg.parsers` and `kg.linkers`); by default `PARSER` and `LINKER`.
        codebook: the folder with the codebooks; by default kg's own.

    Raises:
        InputError: something else than articles is given.
        LanguageError: no plugin has that name.
        KnowledgeError: a knowledge table or a codebook is missing or malformed.
    """
    stages = annotator(parser, linker, codebook)
    incoming = checked(articles)
    while batch := list(islice(incoming, _BATCH)):
        annotated = iter(stages.annotate([article for article in batch if isinstance(article, Article)]))
        for article in batch:
            yield article if isinstance(article, Failure) else next(annotated)


def build(
    articles: Iterable[Article | Failure],
    *,
    store: Store | None = None,
    parser: str | None = None,
    linker: str | None = None,
    codebook: Path | None = None,
) -> Graph:
    """The graph of these articles, with what the knowledge tables have on the entities that they name; the options are those of `extract`.

    An article that comes twice changes nothing; a second text under an id that is taken is a failure.
    """
    failures: list[Failure] = []
    graph = Graph(store)
    told: set[Entity] = set()
    for annotation in extract(once(articles), parser=parser, linker=linker, codebook=codebook):
        if isinstance(annotation, Failure):
            failures.append(annotation)
            continue
        graph.put(annotation_quads(annotation))
        new = set(entities(annotation)) - told
        graph.add(quad for entity in sorted(new) for quad in knowledge_quads(knowledge(), entity))
        told |= new
    graph.derive()
    graph.failures = tuple(failures)
    return graph


def explain(article: Article, *, parser: str | None = None, linker: str | None = None, codebook: Path | None = None) -> tuple[Reading, ...]:
    """How each sentence of an article was read: mentions, the claims of kg's codebook with their reasons, and what was not understood.

    The options and errors are those of `extract`.
    """
    for failure in checked((article,)):
        if isinstance(failure, Failure):
            raise InputError(f"{failure.source}: {failure.reason}")
    return annotator(parser, linker, codebook).explain(article)


def quads(annotation: Annotation) -> Iterator[Quad]:
    """Everything that one article brings to a graph: what it says, and what is known of the entities it names."""
    yield from annotation_quads(annotation)
    for entity in entities(annotation):
        yield from knowledge_quads(knowledge(), entity)


@dataclass(frozen=True, slots=True)
class Annotator:
    """The three stages between an article and its annotation, loaded and ready."""

    parser: Parser
    linker: Linker
    extractor: Extractor

    def annotate(self, articles: Sequence[Article]) -> list[Annotation | Failure]:
        """One outcome an article, same length, same order."""
        try:
            parsed = self.parser.parse(articles)
            linked = self.linker.link(articles, parsed)
            claimed = self.extractor.extract(articles, parsed, linked)
        except Exception as error:
            # One poisonous article must not take its batch along: alone, it is the only one to fail.
            if len(articles) == 1:
                return [Failure(articles[0].id, str(error) if isinstance(error, KgError) else f"{type(error).__name__}: {error}")]
            return [outcome for article in articles for outcome in self.annotate([article])]
        return [
            Annotation(
                article,
                tuple(Span(sentence.start, sentence.end) for sentence in sentences),
                tuple(mention for mention in mentions if mention.entity.kind.is_mentioned),
                tuple(claim for claim in claims if isinstance(claim, Claim)),
                tuple(claim for claim in claims if isinstance(claim, FactClaim)),
            )
            for article, sentences, mentions, claims in zip(articles, parsed, linked, claimed, strict=True)
        ]

    def explain(self, article: Article) -> tuple[Reading, ...]:
        """How each sentence was read."""
        if not isinstance(self.extractor, CodebookExtractor):
            raise KnowledgeError(f"{type(self.extractor).__name__} does not say why: only claims of a codebook can be explained")
        (sentences,) = self.parser.parse([article])
        (mentions,) = self.linker.link([article], [sentences])
        return self.extractor.explain(article, sentences, mentions)


def annotator(parser: str | None = None, linker: str | None = None, codebook: Path | None = None) -> Annotator:
    """The stages by the names of their plugins; the options and errors are those of `extract`."""
    return Annotator(
        _plugin("kg.parsers", parser or PARSER)(),
        _plugin("kg.linkers", linker or LINKER)(knowledge()),
        _plugin("kg.extractors", EXTRACTOR)(codebook, knowledge()),
    )


@cache
def knowledge() -> Knowledge:
    """The knowledge tables that kg ships and those of the user, loaded once."""
    return Knowledge.load()


def _plugin(group: str, name: str) -> Any:
    registered = {entry.name: entry for entry in entry_points(group=group)}
    if name not in registered:
        raise LanguageError(f"nothing called {name!r} is registered under {group} (there are: {', '.join(sorted(registered)) or 'none'})")
    return registered[name].load()
