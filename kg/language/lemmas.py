"""Words with tags -> lemmas, from simplemma's word lists."""

from collections.abc import Sequence
from functools import cache

SPOKEN_FOR = {
    "de": {"im": "in", "am": "an", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei", "ins": "in", "ans": "an", "sich": "sich"},
    "en": {"n't": "not", "'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'ll": "will", "'d": "would", "ca": "can", "wo": "will"},
}
"""Forms that the lists know wrongly or not at all."""


def lemmas(words: Sequence[str], pos: Sequence[str], lang: str) -> list[str]:
    """One lemma a word; names, numbers and marks are their own.

    >>> lemmas(["Sie", "lieferten", "schwere", "Waffen"], ["PRON", "VERB", "ADJ", "NOUN"], "de")
    ['sie', 'liefern', 'schwer', 'Waffe']
    """
    return [_lemma(word, tag, lang) for word, tag in zip(words, pos, strict=True)]


def _lemma(word: str, tag: str, lang: str) -> str:
    if tag in ("PROPN", "NUM", "PUNCT", "SYM", "X", "SPACE"):
        return word
    if tag == "PART" and word.lower() in ("'s", "’s"):
        return "'s"
    # Only nouns of German begin with a capital for their own sake.
    written = word if lang == "de" and tag == "NOUN" else word.lower()
    return SPOKEN_FOR[lang].get(written) or _listed(written, lang)


@cache
def _listed(word: str, lang: str) -> str:
    import simplemma

    return str(simplemma.lemmatize(word, lang=lang))
