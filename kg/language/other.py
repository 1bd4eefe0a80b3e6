"""Words -> names, by any other spaCy pipeline that is installed."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import LanguageError
from kg.language.reading import NameSpan

if TYPE_CHECKING:
    from spacy.language import Language

LABELS = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC",
    "MISC": "MISC", "NORP": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "LAW": "MISC", "WORK_OF_ART": "MISC",
}  # fmt: skip
"""Labels of well-known pipelines as ours; dates, amounts and the like are no names."""


@cache
def pipeline(name: str) -> "Language":
    """The installed pipeline of that name, or in that folder.

    Raises:
        LanguageError: there is none, or it finds no names.
    """
    import spacy

    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise LanguageError(f"no spaCy pipeline {name!r} is installed: pip install it, or name another") from error
    if not any(pipe in nlp.pipe_names for pipe in ("ner", "entity_ruler", "span_ruler")):
        raise LanguageError(f"the spaCy pipeline {name!r} finds no names: it has no ner component")
    return nlp


def names(sentences: Sequence[Sequence[str]], name: str) -> list[tuple[NameSpan, ...]]:
    """The names in each sentence, as the pipeline `name` finds them, sentence by sentence."""
    from spacy.tokens import Doc

    nlp = pipeline(name)
    # Not in batches: some pipelines read a sentence differently beside others.
    return [_spans(nlp(Doc(nlp.vocab, words=list(words)))) if words else () for words in sentences]


def _spans(doc: "object") -> tuple[NameSpan, ...]:
    return tuple(NameSpan(span.start, span.end - 1, LABELS[span.label_], 1.0) for span in doc.ents if span.label_ in LABELS)  # type: ignore[attr-defined]
