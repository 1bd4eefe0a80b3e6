"""Codebooks -> whether each of their examples gives what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kg.claims.codebook import Codebook
from kg.claims.examples import Expectation, line
from kg.errors import KnowledgeError
from kg.model import Annotation
from kg.pipeline import extract, knowledge
from kg.reading import article

PUBLISHED = date(2024, 5, 1)
"""The day that examples are read on: "am Montag" needs one."""


@dataclass(frozen=True)
class Outcome:
    """One example: what it must give, what it gives, and what of the first is missing in the second."""

    lang: str
    entry: str
    text: str
    expected: tuple[str, ...]
    got: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def passes(self) -> bool:
        return not self.missing


def check_codebook(folder: Path | None = None, *, parser: str = "model") -> Iterator[Outcome]:
    """Runs every example of the codebooks in a folder, by default kg's own, in their order.

    Raises:
        KnowledgeError: a codebook is missing or malformed, an expectation too.
    """
    for lang in ("de", "en"):
        examples = list(Codebook.load(lang, folder).examples())
        articles = [article(example.text, id=f"{number}", lang=lang, published=PUBLISHED) for number, (_, example) in enumerate(examples)]
        for (entry, example), outcome in zip(examples, extract(articles, parser=parser, codebook=folder), strict=True):
            claims = outcome.claims if isinstance(outcome, Annotation) else ()
            try:
                missing = tuple(given for given in example.gives if not Expectation.of(given).met(claims, partial(_ids, lang)))
            except ValueError as error:
                raise KnowledgeError(f"codebook {lang}.toml, [{entry}]: {error}") from None
            yield Outcome(lang, entry, example.text, example.gives, tuple(line(claim, lang) for claim in claims), missing)


def _ids(lang: str, name: str) -> frozenset[str]:
    found = knowledge().named(name, lang) or knowledge().named(name)
    return frozenset(entity.id for entity in found)
