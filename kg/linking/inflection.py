"""Inflected pieces -> the forms that a table may have: German endings of nouns, adjectives and demonyms, English plurals."""

from collections.abc import Iterator

_ADJECTIVE = ("e", "en", "er", "es", "em")


def stem(piece: str) -> str:
    """An adjective's stem, for any piece that ends like one.

    >>> stem("vereinten"), stem("weißes"), stem("haus")
    ('vereint', 'weiß', 'haus')
    """
    for ending in ("en", "er", "es", "em", "e"):
        if len(piece) > len(ending) + 2 and piece.endswith(ending):
            return piece[: -len(ending)]
    return piece


def adjective_forms(root: str) -> tuple[str, ...]:
    """Every form of an adjective with this stem, the stem too."""
    return (root, *(root + ending for ending in _ADJECTIVE))


def nouns(piece: str, lang: str) -> Iterator[str]:
    """What the last piece of a name may be an inflected form of: itself not among them.

    >>> list(nouns("sicherheitsrates", "de"))
    ['sicherheitsrate', 'sicherheitsrat']
    """
    if len(piece) < 3:
        return
    if piece.endswith("s"):
        yield piece[:-1]
        if lang == "de" and piece.endswith("es") and len(piece) > 5:
            yield piece[:-2]
    elif lang == "de" and piece.endswith(("en", "ern", "eln")) and len(piece) > 5:
        yield piece[:-1]


def adjectives(piece: str) -> Iterator[str]:
    """The stems that a German adjective form may have.

    >>> list(adjectives("litauischen"))
    ['litauisch']
    """
    for ending in _ADJECTIVE:
        if piece.endswith(ending) and len(piece) - len(ending) > 2:
            yield piece[: -len(ending)]


def demonyms(piece: str, lang: str) -> Iterator[str]:
    """The singular masculine forms that a demonym may come from.

    >>> list(demonyms("russinnen", "de")), list(demonyms("litauern", "de")), list(demonyms("russians", "en"))
    (['russ', 'russe', 'russer'], ['litauer'], ['russian'])
    """
    if lang == "en":
        if piece.endswith("s"):
            yield piece[:-1]
        return
    for ending in ("innen", "in"):
        if piece.endswith(ending) and len(piece) - len(ending) > 2:
            root = piece[: -len(ending)]
            yield from (root, root + "e", root + "er")
            return
    if piece[-1:] in ("n", "s", "r"):
        yield piece[:-1]
        if piece.endswith("en"):
            yield piece[:-2]
