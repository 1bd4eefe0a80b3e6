"""`ontology/codebook/facts.toml` -> `FactWords`: the words that name a property."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KnowledgeError
from kg.model import Property
from kg.resources import folder as own_folder


@dataclass(frozen=True, slots=True)
class FactWords:
    """The words of each property and language in lower case; `kinds` are (kind of warhead, its words), `past` words end an office."""

    words: dict[tuple[Property, str], tuple[str, ...]]
    successors: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    past: tuple[str, ...]

    @classmethod
    def load(cls, folder: Path | None = None) -> "FactWords":
        """The words of `folder/facts.toml`, of kg's own file where the folder has none.

        Raises:
            KnowledgeError: the file is not TOML, or a property has no list of words.
        """
        path = (folder or Path()) / "facts.toml"
        if folder is None or not path.exists():
            path = own_folder("ontology") / "codebook" / "facts.toml"
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise KnowledgeError(f"{path}: {error.strerror}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise KnowledgeError(f"{path}: not a TOML file: {error}") from None
        words = {(name, lang): _list(path, table, name, lang) for name in Property for lang in ("de", "en")}
        kinds = table[Property.WARHEAD].get("kinds", {})
        return cls(
            words,
            _list(path, table, Property.REPLACES, "nouns"),
            tuple((kind, _list(path, kinds, kind)) for kind in kinds),
            _list(path, table, Property.OFFICE, "past", "words"),
        )

    def over(self, lang: str, word: str, beside: Iterable[str]) -> bool:
        """Whether an office is told to be over, by its own word or one beside it: "Ex-Präsident", "der frühere Kanzler".

        >>> FactWords.load().over("de", "Kanzler", ["frühere"]), FactWords.load().over("de", "Kanzler", ["neue"])
        (True, False)
        """
        endings = ("", "e", "er", "en", "em", "es") if lang == "de" else ("",)
        ended = {known + ending for known in self.past for ending in endings}
        return word.lower().startswith("ex-") or any(other.lower() in ended for other in beside)

    def names(self, name: Property, lang: str, word: str, before: str) -> bool:
        """Whether a word, or the word before it and it, names a property; German compounds do by their last part.

        >>> FactWords.load().names(Property.RANGE, "de", "Raketenreichweite", "")
        True
        """
        word, both = word.lower(), f"{before} {word}".lower()
        return any(both == known or both.endswith(" " + known) or (lang == "de" and word.endswith(known)) for known in self.words[name, lang])


def _list(path: Path, table: dict[str, Any], *keys: str) -> tuple[str, ...]:
    found: Any = table
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise KnowledgeError(f"{path}: {'.'.join(keys)} must be a list of words")
    return tuple(word.lower() for word in found)
