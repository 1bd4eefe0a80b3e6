"""A name and the words of a text that folding made equal -> whether capitals and umlauts let the one mean the other."""

from kg.linking.fold import PIECE
from kg.linking.lexicon import PARTICLES, Reading

_UMLAUTS = frozenset("äöü")
# "EU" and "IS" need their capitals, "NATO" may be "Nato"; "MOSKAU" may stand for "Moskau", "ROM" not for "Rom".
_LONG_ABBREVIATION = 4
_LONG_WORD = 4


def fits(reading: Reading, words: list[str], lang: str) -> bool:
    """Whether words that have the reading's key may mean its name: "us" is not "US", "Märchen" not "Marche"."""
    names = PIECE.findall(reading.name)
    if reading.use in ("adjective", "demonym") and reading.lang not in (lang, "mul"):
        return False
    if len(words) == 1 and words[0][0].islower() and reading.use != "adjective" and len(words[0]) >= _LONG_WORD:
        return False
    if len(names) != len(words):
        return words[0][0].isupper()
    return all(_alike(name, word, len(words)) for name, word in zip(names, words, strict=True)) and (
        lang != "de" or reading.use == "demonym" or all(map(_same_umlauts, names, words))
    )


def _alike(name: str, word: str, count: int) -> bool:
    if name == word or name[0].islower():
        return True
    if word[0].islower():
        return count > 1 and name.lower() in PARTICLES
    if len(name) <= _LONG_ABBREVIATION and not name.isupper() and not name[1:].islower() and len(name) > 1:
        return False
    if name.isupper() and len(name) > 1:
        return len(name) >= _LONG_ABBREVIATION or word.isupper() or word.startswith(name)
    return not word.isupper() or len(word) >= _LONG_WORD or count > 1


def _same_umlauts(name: str, word: str) -> bool:
    """Whether no umlaut was folded away; other diacritics may be missing in the text, as in "Erdogan"."""
    if word.isascii() and name.isascii():
        return True
    return all((one in _UMLAUTS) == (other in _UMLAUTS) for one, other in zip(name.lower(), word.lower(), strict=False))
