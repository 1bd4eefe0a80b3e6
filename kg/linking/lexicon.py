"""Names -> `Lexicon`: which entities a run of pieces may name, found by hash look-up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.linking.fold import keys
from kg.linking.inflection import adjective_forms, stem

# Words that belong to a family name that they stand before, and never make one alone.
PARTICLES = frozenset("al el as asch ash at an ar von van der de da di du dos la le ben bin ibn abu ad ter zu af".split())
_GENERATIONS = frozenset("jr sr ii iii iv".split())


class Reading(NamedTuple):
    """One way to read a name: the entity, and how the name serves it; `use` as in names.tsv, or "label"."""

    name: str
    lang: str
    id: str
    use: str


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Lexicon:
    """Every name, by its folded key.

    Attributes:
        lengths: first piece -> bit set of the numbers of pieces that names beginning so have.
        stems: as `lengths`, by every form of the adjective that a German name of several pieces begins with.
        families: last piece of a person's full name -> the persons.
        persons: (key, id) of each full name of a person.
        common: (language, key) of words that are no names when they stand alone.
        countable: ids of what English has in the plural: "Eurofighters", "Houthis".
        given: first pieces of persons' full names, and of how many persons each is.
    """

    lengths: dict[str, int]
    stems: dict[str, int]
    families: dict[str, tuple[str, ...]]
    given: dict[str, int]
    common: frozenset[tuple[str, str]]
    countable: frozenset[str]
    persons: tuple[tuple[str, str], ...]
    _readings: tuple[Reading, ...]
    _index: dict[str, int | tuple[int, ...]]
    _stemmed: dict[str, tuple[int, ...]]

    @classmethod
    def build(
        cls, readings: Iterable[Reading], people: frozenset[str], common: Iterable[tuple[str, str]] = (), countable: frozenset[str] = frozenset()
    ) -> "Lexicon":
        """The lexicon of these readings; `people` are the ids whose names have a given and a family part."""
        rows = tuple(dict.fromkeys(readings))
        index: dict[str, int | tuple[int, ...]] = {}
        lengths: dict[str, int] = {}
        stems: dict[str, int] = {}
        stemmed: dict[str, list[int]] = {}
        families: dict[str, set[str]] = {}
        given: dict[str, set[str]] = {}
        persons: list[tuple[str, str]] = []
        for number, (row, name) in enumerate(zip(rows, keys([row.name for row in rows]), strict=True)):
            if not name:
                continue
            before = index.get(name)
            index[name] = number if before is None else (before, number) if isinstance(before, int) else (*before, number)
            first, _, rest = name.partition(" ")
            lengths[first] = lengths.get(first, 0) | 1 << (rest.count(" ") + 1 if rest else 0)
            if not rest:
                continue
            if row.id in people:
                persons.append((name, row.id))
                last = _family(name)
                families.setdefault(last, set()).add(row.id)
                given.setdefault(first, set()).add(row.id)
            elif row.lang != "en" and stem(first) != first:
                inner, _, last = name.rpartition(" ")
                cut = " ".join(map(stem, inner.split(" ")))
                stemmed.setdefault(f"{cut} {last}", []).append(number)
                bit = 1 << rest.count(" ") + 1
                for form in adjective_forms(stem(first)):
                    stems[form] = stems.get(form, 0) | bit
        return cls(
            lengths=lengths,
            stems=stems,
            families={name: tuple(sorted(ids)) for name, ids in families.items()},
            given={name: len(ids) for name, ids in given.items()},
            common=frozenset(common),
            countable=countable,
            persons=tuple(persons),
            _readings=rows,
            _index=index,
            _stemmed={name: tuple(numbers) for name, numbers in stemmed.items()},
        )

    def __len__(self) -> int:
        return len(self._readings)

    def __iter__(self) -> Iterator[Reading]:
        return iter(self._readings)

    def exact(self, name: str) -> tuple[Reading, ...]:
        """The readings of a folded key."""
        found = self._index.get(name)
        if found is None:
            return ()
        return (self._readings[found],) if isinstance(found, int) else tuple(self._readings[number] for number in found)

    def stemmed(self, name: str) -> tuple[Reading, ...]:
        """The readings of a key whose pieces, but for the last, are cut to their stems."""
        return tuple(self._readings[number] for number in self._stemmed.get(name, ()))


def _family(name: str) -> str:
    pieces = name.split(" ")
    while len(pieces) > 2 and pieces[-1] in _GENERATIONS:
        pieces.pop()
    return pieces[-1]
