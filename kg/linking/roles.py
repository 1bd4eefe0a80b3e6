"""`roles.tsv` -> `Roles`: the words that name an office or stand before a person's name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.linking.fold import key
from kg.linking.pieces import Pieces
from kg.linking.tables import broken, columns
from kg.linking.words import words

_SHORTEST = 4
_ENDINGS = {"de": ("", "s", "es", "n", "en"), "en": ("",)}


@dataclass(frozen=True, slots=True)
class Role:
    """A role word: `key` as in offices.tsv, "" for what is only a title; `state` where the word itself says it ("Kremlchef").

    Attributes:
        woman: whether it is said of a woman ("Präsidentin") or of a man ("Präsident"); None where of both.
    """

    word: str
    key: str = ""
    state: str = ""
    woman: bool | None = None


@dataclass(frozen=True, slots=True)
class Roles:
    """The role words of each language, by folded form."""

    words: dict[tuple[str, str], Role]
    firsts: dict[tuple[str, str], int]
    lasts: dict[tuple[str, str], int]

    @classmethod
    def load(cls, folder: Path) -> "Roles":
        """Raises: KnowledgeError where `folder/roles.tsv` is missing or malformed."""
        table = "roles.tsv"
        known: dict[tuple[str, str], Role] = {}
        table_of_words = columns(folder, table, "word lang role state")
        masculine = _masculine(word for word, lang in zip(table_of_words[0], table_of_words[1], strict=True) if lang == "de")
        for at, (word, lang, role, state) in enumerate(zip(*table_of_words, strict=True)):
            if lang not in _ENDINGS or not key(word):
                raise broken(folder, table, at, f"word {word!r} or language {lang!r} is none")
            made = Role(word, role, state, _woman(key(word), lang, masculine))
            for ending in _ENDINGS[lang]:
                known.setdefault((lang, key(word) + ending), made)
            known[lang, key(word)] = made
        firsts: dict[tuple[str, str], int] = {}
        lasts: dict[tuple[str, str], int] = {}
        for lang, name in known:
            parts = name.split(" ")
            firsts[lang, parts[0]] = max(firsts.get((lang, parts[0]), 0), len(parts))
            lasts[lang, parts[-1]] = max(lasts.get((lang, parts[-1]), 0), len(parts))
        return cls(known, firsts, lasts)

    def at(self, pieces: Pieces, first: int) -> tuple[int, Role] | None:
        """The role word that begins at a piece, and its last piece; the longest."""
        lang = pieces.lang
        if lang == "de" and not pieces.words[first][0].isupper():
            return None
        for count in range(self.firsts.get((lang, pieces.keys[first]), 0), 0, -1):
            last = first + count - 1
            if last < len(pieces) and all(pieces.glue[i] in (" ", "-") for i in range(first, last)):
                role = self.words.get((lang, " ".join(pieces.keys[first : last + 1])))
                if role is not None and (lang == "en" or pieces.words[first].casefold().startswith(role.word.casefold())):
                    return last, role
        return None

    def before(self, pieces: Pieces, first: int) -> Role | None:
        """The role word or title that stands right before a piece: "Präsident Putin", "Gen. Milley"."""
        lang = pieces.lang
        if pieces.opens(first):
            return None
        for count in range(self.lasts.get((lang, pieces.keys[first - 1]), 0), 0, -1):
            begin = first - count
            if begin < 0 or pieces.sentence[begin] != pieces.sentence[first]:
                continue
            glues = [pieces.glue[i] for i in range(begin, first)]
            if all(glue in (" ", "-") or glue == ". " for glue in glues) and glues[-1] != "-":
                role = self.words.get((lang, " ".join(pieces.keys[begin:first])))
                if role is not None and (lang == "en" or pieces.words[first - 1][0].isupper()):
                    return role
        if lang == "de" and pieces.glue[first - 1] == " " and pieces.words[first - 1][0].isupper():
            title = pieces.keys[first - 1]
            if title.endswith(_title_endings(lang)):
                return Role(pieces.words[first - 1])
        return None


def _masculine(words_of_german: Iterable[str]) -> tuple[str, ...]:
    """The ends of German role words that take -in for a woman: "chef", for there is "Chefin"."""
    return tuple({key(word).removesuffix("in") for word in words_of_german if key(word).endswith("in") and len(word) > _SHORTEST})


def _woman(name: str, lang: str, masculine: tuple[str, ...]) -> bool | None:
    last = name.rpartition(" ")[2]
    if last in words(lang).female or (lang == "de" and last.endswith("in") and len(last) > _SHORTEST):
        return True
    return False if last in words(lang).male or (lang == "de" and last.endswith(masculine)) else None


@cache
def _title_endings(lang: str) -> tuple[str, ...]:
    return tuple(suffix + ending for suffix in sorted(words(lang).titles) for ending in ("", "s", "n", "en"))
