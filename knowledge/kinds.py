"""Wikidata classes (P31, with P279 where the class has no row of its own) -> the kind of an entity."""

from collections.abc import Iterable

from knowledge.nemig import Nemig
from knowledge.tables import curated

PRECEDENCE = ("none", "State", "Alliance", "ArmedGroup", "WeaponSystem", "GovernmentBody", "Organization", "Place")
HUMAN = "Q5"


def load() -> dict[str, str]:
    """Class QID -> kind, from `curated/classes.tsv`."""
    return {row["class"]: row["kind"] for row in curated("classes.tsv")}


def kind_of(classes: Iterable[str], table: dict[str, str], nemig: Nemig) -> str:
    """The first kind in order of precedence that one of the classes has, "" where none has any."""
    found = set()
    for cls in classes:
        if cls in table:
            found.add(table[cls])
        else:
            found.update(table[above] for above in nemig.values(cls, "P279") if above in table)
    return next((kind for kind in PRECEDENCE if kind in found), "")
