"""Full names of persons -> `Sounds`: who else a name may be, spelled by another language's rules."""

from dataclasses import dataclass
from functools import lru_cache

from kg.linking.lexicon import PARTICLES, Lexicon
from kg.linking.transliteration import skeleton

_LANGS = ("de", "en")
_SHORTEST_FAMILY = 6


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Sounds:
    """Persons by the skeletons of their names: a given or middle name with the family name, and the family name alone."""

    pairs: dict[str, tuple[tuple[str, str], ...]]
    families: dict[str, tuple[str, ...]]

    def alike(self, pieces: list[str], lang: str) -> set[str]:
        """The ids of persons whose full name is another transliteration of these pieces; middle names may be missing on either side."""
        sounds = {skeleton(piece, lang) for piece in pieces if piece not in PARTICLES}
        found = self.pairs.get(f"{skeleton(pieces[0], lang)} {skeleton(pieces[-1], lang)}", ())
        return {identifier for name, identifier in found if _agree(sounds, name)}

    def family(self, piece: str, lang: str) -> tuple[str, ...]:
        """The ids of persons whose family name is another transliteration of a piece; none for short pieces, which agree by chance."""
        return self.families.get(skeleton(piece, lang), ()) if len(piece) >= _SHORTEST_FAMILY else ()


@lru_cache(maxsize=4)
def sounds(lexicon: Lexicon) -> Sounds:
    """The sounds of a lexicon, built when first needed."""
    pairs: dict[str, set[tuple[str, str]]] = {}
    families: dict[str, set[str]] = {}
    for name, identifier in lexicon.persons:
        *others, last = name.split(" ")
        for lang in _LANGS:
            family = skeleton(last, lang)
            families.setdefault(family, set()).add(identifier)
            for piece in others:
                if len(piece) > 1 and piece not in PARTICLES:
                    pairs.setdefault(f"{skeleton(piece, lang)} {family}", set()).add((name, identifier))
    return Sounds({pair: tuple(sorted(names)) for pair, names in pairs.items()}, {family: tuple(sorted(ids)) for family, ids in families.items()})


def _agree(sounds: set[str], name: str) -> bool:
    for lang in _LANGS:
        theirs = {skeleton(piece, lang) for piece in name.split(" ") if piece not in PARTICLES}
        if sounds <= theirs or theirs <= sounds:
            return True
    return False
