"""What articles are annotated with: `Recipe` travels to the workers, `annotate` is what every engine runs there."""

import faulthandler
import gzip
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

from pyoxigraph import Quad

from kg import __version__
from kg.errors import KnowledgeError
from kg.graph.articles import annotation_quads, entities
from kg.graph.formats import serialize
from kg.graph.knowledge import knowledge_quads
from kg.linking.user import VARIABLE, fingerprint
from kg.model import Annotation, Article, Entity, Failure, Span
from kg.pipeline import Annotator, annotator, knowledge
from kg.resources import PACKAGE, folder

BATCH = 32
_ROOMS = ("language", "linking", "claims", "graph", "data")
_ONE = Lock()
_FIRST = (("de", "Russland hat Belarus mit einem Angriff gedroht."), ("en", "Russia threatened Belarus with an attack."))


@dataclass(frozen=True, slots=True)
class Recipe:
    """The options of `kg.extract`, and the seconds that a batch may take; None where nothing stops it.

    Attributes:
        user: the fingerprint of the user's knowledge base where the work is given out; workers that have another one refuse it.
    """

    parser: str | None = None
    linker: str | None = None
    codebook: Path | None = None
    limit: float | None = None
    user: str = field(default_factory=fingerprint)

    def digest(self) -> str:
        """What the outcome depends on besides the articles: names, code, tables, model and codebooks."""
        options = (__version__, self.parser, self.linker, self.user)
        return sha256(repr((*options, _digest(self.codebook or folder("ontology") / "codebook"), _code())).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some articles.

    Attributes:
        quads: sorted N-Quads, each once, packed with gzip.
        articles: how many were annotated.
        failures: of those that were not, in their order.
    """

    quads: bytes
    articles: int
    failures: tuple[Failure, ...] = ()

    def lines(self) -> list[bytes]:
        return gzip.decompress(self.quads).splitlines(keepends=True)

    def __add__(self, other: "Outcome") -> "Outcome":
        """As if all had been annotated together."""
        lines = b"".join(sorted({*self.lines(), *other.lines()}))
        return Outcome(_packed(lines), self.articles + other.articles, self.failures + other.failures)


def failed(article: Article, reason: str) -> Outcome:
    """The outcome for an article that nothing could be done with."""
    return Outcome(_packed(b""), 0, (Failure(article.id, reason),))


def annotate(articles: Sequence[Article], recipe: Recipe) -> Outcome:
    """What these articles say, and what is known of the entities that they name; the order of the articles changes nothing in it.

    A batch that takes longer than the recipe allows ends the process: nothing else stops a loop in a library.
    """
    loaded = stages(recipe)
    failures = []
    annotations = []
    # The time limit is the process's own, and Python annotates no faster in two threads.
    with _ONE:
        for start in range(0, len(articles), BATCH):
            with _limited(recipe.limit):
                outcomes = loaded.annotate(articles[start : start + BATCH])
            failures += [outcome for outcome in outcomes if isinstance(outcome, Failure)]
            annotations += [outcome for outcome in outcomes if isinstance(outcome, Annotation)]
    return Outcome(_packed(serialize(_quads(annotations), "nq")), len(annotations), tuple(failures))


def _quads(annotations: Sequence[Annotation]) -> Iterator[Quad]:
    told: set[Entity] = set()
    for annotation in annotations:
        yield from annotation_quads(annotation)
        told.update(entities(annotation))
    for entity in told:
        yield from knowledge_quads(knowledge(), entity)


@cache
def stages(recipe: Recipe) -> Annotator:
    """The recipe's stages, loaded once a process; errors as those of `kg.extract`.

    Raises:
        KnowledgeError: another user's knowledge base is here than where the work was given out.
    """
    if recipe.user != fingerprint():
        raise KnowledgeError(f"this worker has another knowledge base than the run that gives it work: set {VARIABLE} alike on both, or to nothing")
    loaded = annotator(recipe.parser, recipe.linker, recipe.codebook)
    # Much is loaded when it is first used: now, and not at the cost of the first article's time limit.
    loaded.annotate([Article(lang, text, lang, (Span(0, len(text)),)) for lang, text in _FIRST])
    return loaded


@contextmanager
def _limited(seconds: float | None) -> Iterator[None]:
    if seconds is None:
        yield
        return
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _packed(lines: bytes) -> bytes:
    return gzip.compress(lines, 6, mtime=0)


@cache
def _code() -> str:
    return sha256("".join(_digest(PACKAGE / room) for room in _ROOMS).encode()).hexdigest()


def _digest(place: Path) -> str:
    """Of every file below a folder, by name and content."""
    digest = sha256()
    for path in sorted(place.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(place)}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
