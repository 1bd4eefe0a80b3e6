"""Wikidata classes (P31, by P279 where the class is in no mapping) -> the kind of an entity, as `ontology/alignment.ttl` maps them."""

from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph

from kg.errors import KnowledgeError
from kg.model import EntityKind
from kg.resources import folder
from kg.wikidata.things import Thing
from kg.wikidata.vocabulary import HUMAN, SUBCLASS_OF, WD

PRECEDENCE = ("State", "Alliance", "WeaponSystem", "ArmedGroup", "GovernmentBody", "Organization", "Place")
"""Which kind an item is whose classes lead to several."""
_NARROWER = "http://www.w3.org/2004/02/skos/core#narrowMatch"
_ONTOLOGY = "https://w3id.org/geokg/ontology#"
_HEIGHT = 4


@cache
def mapping() -> dict[str, str]:
    """Class QID -> name of the kind.

    Raises:
        KnowledgeError: the alignment cannot be read.
    """
    path = folder("ontology") / "alignment.ttl"
    try:
        quads = list(pyoxigraph.parse(path=str(path)))
    except (OSError, SyntaxError, ValueError) as error:
        raise KnowledgeError(f"{path}: {error}") from error
    found: dict[str, str] = {}
    for quad in quads:
        kind, cls = str(getattr(quad.subject, "value", "")).removeprefix(_ONTOLOGY), str(getattr(quad.object, "value", ""))
        if quad.predicate.value == _NARROWER and kind in PRECEDENCE and cls.startswith(WD):
            before = found.get(cls.removeprefix(WD), kind)
            found[cls.removeprefix(WD)] = min(kind, before, key=PRECEDENCE.index)
    return found


def kind_of(classes: Iterable[str], items: Mapping[str, Thing]) -> EntityKind | None:
    """The kind of an item with these classes; None where no class, and nothing at most four steps above one, is mapped.

    Humans are persons; whether they are leaders, their offices say. The nearest classes decide: what stands above a mapped one is not asked.
    """
    level = set(classes)
    if HUMAN in level:
        return EntityKind.PERSON
    seen: set[str] = set()
    for _ in range(_HEIGHT):
        if kinds := {mapping()[cls] for cls in level if cls in mapping()}:
            return EntityKind(min(kinds, key=PRECEDENCE.index))
        seen |= level
        level = {above for cls in level if cls in items for above in items[cls].of(SUBCLASS_OF)} - seen
    return None
