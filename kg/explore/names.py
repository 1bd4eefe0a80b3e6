"""Labels and surfaces of a graph -> an index in memory: what an IRI is called, and which entities a typed word may mean."""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal

from kg.explore.asking import ask
from kg.graph.vocabulary import KG, WD
from kg.store import Graph

_GENERAL = ("", "Person", "Organization")


@dataclass(slots=True)
class Named:
    """What one IRI is and is called.

    Attributes:
        kind: the most special class, as a local name ("Leader", "Office").
        labels: language ("" for none) to label.
        surfaces: how often articles use which words for it.
    """

    kind: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    surfaces: dict[str, int] = field(default_factory=dict)

    @property
    def mentions(self) -> int:
        return sum(self.surfaces.values())

    def brief(self) -> dict[str, object]:
        """For a page: kind and labels."""
        return {"kind": self.kind, "labels": self.labels}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a typed text may mean, and the name that it matches."""

    iri: str
    matched: str


class Names:
    """Every entity and office of a graph by its IRI, and all their names by the beginnings of their words."""

    def __init__(self, graph: Graph) -> None:
        self.named: dict[str, Named] = {}
        for entity, kind, label in ask(graph, "names").terms:
            assert entity is not None
            assert kind is not None
            named = self.named.setdefault(entity.value, Named())
            if named.kind in _GENERAL:
                named.kind = kind.value.removeprefix(KG)
            if isinstance(label, Literal):
                named.labels[label.language or ""] = label.value
        for row in ask(graph, "surfaces"):
            self.named.setdefault(str(row["entity"]), Named()).surfaces[str(row["surface"])] = int(str(row["mentions"]))
        self._names: list[tuple[str, str, str, int]] = []
        words: dict[str, list[int]] = defaultdict(list)
        for iri, named in self.named.items():
            if named.kind == "Office":
                continue
            for name in dict.fromkeys((*named.labels.values(), *named.surfaces)):
                folded = fold(name)
                for word in set(folded.split()):
                    words[word].append(len(self._names))
                self._names.append((iri, name, folded, named.mentions))
        self._words = sorted(words)
        self._at = words

    def __len__(self) -> int:
        return sum(named.kind != "Office" for named in self.named.values())

    def brief(self, iris: "set[str]") -> dict[str, dict[str, object]]:
        """What a page needs to show these IRIs; one that has no name is shown by its last part."""
        return {iri: self.named[iri].brief() for iri in sorted(iris) if iri in self.named}

    def search(self, text: str, limit: int = 12) -> list[Hit]:
        """Entities with a name of which each typed word begins a word, or that has the QID; best first, each once.

        Whole names come before beginnings, beginnings before words within, and what is named more often before what is rarer.
        """
        wanted = fold(text)
        iri = WD + text.strip().upper()
        hits = [Hit(iri, text.strip().upper())] if iri in self.named else []
        ranked: dict[str, tuple[tuple[int, int, int, str], str]] = {}
        for at in self._matching(wanted.split()):
            iri, name, folded, mentions = self._names[at]
            how = 0 if folded == wanted else 1 if folded.startswith(wanted) else 2
            rank = (how if how == 0 else 1, -mentions, how, folded)
            if iri not in ranked or rank < ranked[iri][0]:
                ranked[iri] = rank, name
        best = sorted(ranked, key=lambda iri: (ranked[iri][0], iri))
        return (hits + [Hit(iri, ranked[iri][1]) for iri in best])[:limit]

    def _matching(self, words: list[str]) -> set[int]:
        found: set[int] | None = None
        for word in words:
            here = {at for known in self._beginning(word) for at in self._at[known] if found is None or at in found}
            found = here
        return found or set()

    def _beginning(self, word: str) -> Iterator[str]:
        at = bisect_left(self._words, word)
        while at < len(self._words) and self._words[at].startswith(word):
            yield self._words[at]
            at += 1


def fold(text: str) -> str:
    """A name as it is compared: without case, accents and punctuation.

    >>> fold("Recep Tayyip Erdoğan"), fold("F-16")
    ('recep tayyip erdogan', 'f 16')
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())
