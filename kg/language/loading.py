"""A language -> a spaCy pipeline that splits, tags, parses and names."""

from typing import TYPE_CHECKING

from kg.errors import LanguageError

if TYPE_CHECKING:
    from spacy.language import Language


def load(lang: str, model: str | None = None) -> "Language":
    """spaCy's pipeline for "de" or "en" with kg's model; with `model`, another installed pipeline finds the names.

    Raises:
        LanguageError: another language, missing model files, or no such pipeline.

    >>> [token.dep_ for token in load("de")("Minsk liefert Waffen.")]
    ['nsubj', 'ROOT', 'obj', 'punct']
    """
    import spacy

    from kg.language import components

    if lang not in components.LANGUAGES:
        raise LanguageError(f"no language model for {lang!r}: kg reads {' and '.join(components.LANGUAGES)}")
    nlp = spacy.blank(lang)
    nlp.add_pipe("kg_sentences")
    nlp.add_pipe("kg_reader", config={"names": model is None})
    if model is not None:
        nlp.add_pipe("kg_other_names", config={"model": model})
    return nlp
