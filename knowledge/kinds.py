"""Wikidata classes (P31, with P279 where the class has no row of its own) -> the kind of an entity, and how well known it must be."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.nemig import Nemig
from knowledge.tables import curated

PRECEDENCE = ("State", "Alliance", "WeaponSystem", "ArmedGroup", "GovernmentBody", "Organization", "Place")
HUMAN = "Q5"


@dataclass(frozen=True)
class Kinds:
    """`curated/classes.tsv`: class QID -> (kind or "none", the weight below which its members are left out)."""

    table: dict[str, tuple[str, int]]

    def kind_of(self, classes: Iterable[str], nemig: Nemig) -> tuple[str, int]:
        """(kind, floor) of the classes' first kind in order of precedence; ("", 0) for none.

        A class of kind "none" (a film, a football club) rules the item out, unless another class of it asks for no weight at all.
        """
        found: dict[str, int] = {}
        for cls in classes:
            for known in [cls] if cls in self.table else [above for above in nemig.values(cls, "P279") if above in self.table]:
                kind, floor = self.table[known]
                found[kind] = min(floor, found.get(kind, floor))
        ruled_out = "none" in found
        for kind in PRECEDENCE:
            if kind in found and not (ruled_out and found[kind] > 0):
                return kind, found[kind]
        return "", 0


def load() -> Kinds:
    return Kinds({row["class"]: (row["kind"], int(row["floor"])) for row in curated("classes.tsv")})
