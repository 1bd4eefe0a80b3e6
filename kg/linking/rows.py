"""What the rows of knowledge tables say, one type a kind of row."""

from typing import NamedTuple

from kg.model import EntityKind


class Row(NamedTuple):
    """One entity as its table has it."""

    kind: EntityKind
    de: str
    en: str
    title: str
    classes: str
    state: str
    weight: int


class Fact(NamedTuple):
    """A property of an entity that is neither a tenure nor a membership; `property` is Wikidata's ("P137")."""

    property: str
    value: str


class Programme(NamedTuple):
    """A sanctions programme: who issued it, against whom, with which measures, by which legal acts; in the words of its source."""

    key: str
    issuer: str
    targets: tuple[str, ...]
    measures: tuple[str, ...]
    acts: tuple[str, ...]


class Conflict(NamedTuple):
    """A row of the user's knowledge base that says otherwise than kg's own tables: `id` is the user's, `own` kg's, `reason` for a person."""

    id: str
    own: str
    reason: str
