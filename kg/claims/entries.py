"""What a codebook is made of: entries that name events, governors that say what becomes of them, and their examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.claims.words import Noun, Verb, Words
from kg.model import EventKind, Status

Roles = tuple[tuple[str, ...], ...]
"""Alternatives of parts of the sentence that together fill a role: "dat / an + für" is (("dat",), ("an", "für"))."""


@dataclass(frozen=True)
class Example:
    """A sentence and what it must give: "Kind status actor + actor > target < speaker"."""

    text: str
    gives: tuple[str, ...]


@dataclass(frozen=True)
class Condition:
    """Parts of the sentence of which one must hold one of these words."""

    parts: tuple[str, ...]
    words: Words


@dataclass(frozen=True)
class Entry:
    """One entry: words that name a kind of event, and which parts of the sentence fill its roles; `sides` is how many actors it takes at least."""

    name: str
    kind: EventKind
    verbs: tuple[Verb, ...] = ()
    nouns: tuple[Noun, ...] = ()
    exceptions: frozenset[str] = frozenset()
    conditions: tuple[Condition, ...] = ()
    exclusions: tuple[Condition, ...] = ()
    need: Words | None = None
    roles: Mapping[str, Roles] = field(default_factory=dict)
    genitive: str = "auto"
    compound: str = "auto"
    status: Status = Status.OCCURRED
    speaker: Roles = ()
    fallback: bool = False
    weak: bool = False
    examples: tuple[Example, ...] = ()
    sides: int = 0


@dataclass(frozen=True)
class Governor:
    """Words with one effect on the event that hangs on them; `control` says who then acts where that is not said; `tone` is "vow", "warn" or ""."""

    effect: str
    control: Roles = ()
    verbs: tuple[Verb, ...] = ()
    nouns: tuple[Noun, ...] = ()
    examples: tuple[Example, ...] = ()
    tone: str = ""
