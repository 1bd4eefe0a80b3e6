"""The table in the making: one `Entry` an id, names and facts gathered from every source before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Entry:
    """One row of `entities.tsv` in the making."""

    id: str
    kind: str = ""
    de: str = ""
    en: str = ""
    title: str = ""
    state: str = ""
    weight: int = 0
    classes: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)


@dataclass
class Tables:
    """Everything that will be written.

    Attributes:
        names: (name, lang, id, use, source).
        offices: id -> (de, en, state, role, sources).
        tenures: (holder, office, since, until, source).
        memberships: (member, organization, since, until, source).
        facts: (subject, property, value, source).
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    names: set[tuple[str, str, str, str, str]] = field(default_factory=set)
    offices: dict[str, tuple[str, str, str, str, str]] = field(default_factory=dict)
    tenures: set[tuple[str, str, str, str, str]] = field(default_factory=set)
    memberships: set[tuple[str, str, str, str, str]] = field(default_factory=set)
    facts: set[tuple[str, str, str, str]] = field(default_factory=set)

    def entry(self, identifier: str, source: str) -> Entry:
        """The entry of an id, made if it is new, with one more source."""
        found = self.entries.setdefault(identifier, Entry(identifier))
        found.sources.add(source)
        return found

    def name(self, name: str, lang: str, identifier: str, use: str, source: str) -> None:
        """Add a name unless it is empty."""
        text = " ".join(name.split())
        if text:
            self.names.add((text, lang, identifier, use, source))

    def aliases(self, names: Iterable[str], lang: str, identifier: str, source: str) -> None:
        for name in names:
            self.name(name, lang, identifier, "alias", source)
