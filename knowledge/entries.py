"""The table in the making: one `Entry` an id, names and facts gathered from every source before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.tables import order

# Properties whose values are ways to be, and no entities that texts name: gender.
WORDS = frozenset(("P21",))


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

    def rows(self, programmes: list[tuple[str, ...]], sources: list[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
        """Table name -> its rows; names and relations of entities that are not shipped are left out."""
        shipped = [entry for entry in self.entries.values() if entry.kind]
        ids = {entry.id for entry in shipped}
        bearers: dict[str, set[str]] = {}
        for entry in shipped:
            for label in (entry.de, entry.en):
                bearers.setdefault(label.casefold(), set()).add(entry.id)
        return {
            "entities.tsv": [_row(entry, ids) for entry in shipped],
            "names.tsv": _distinct(row for row in self.names if row[2] in ids and _free(row, bearers)),
            "offices.tsv": [(key, de, en, state if state in ids else "", *rest) for key, (de, en, state, *rest) in self.offices.items()],
            "tenures.tsv": [row for row in self.tenures if row[0] in ids],
            "memberships.tsv": [row for row in self.memberships if {row[0], row[1]} <= ids],
            "facts.tsv": [row for row in self.facts if row[0] in ids and (row[2] in ids or row[1] in WORDS)],
            "programmes.tsv": programmes,
            "sources.tsv": sources,
        }


def _row(entry: Entry, ids: set[str]) -> tuple[str, ...]:
    state = entry.state if entry.state in ids else ""
    classes = " ".join(sorted(entry.classes, key=order))
    return (entry.id, entry.kind, entry.de, entry.en, entry.title, classes, state, str(entry.weight), " ".join(sorted(entry.sources)))


def _free(row: tuple[str, str, str, str, str], bearers: dict[str, set[str]]) -> bool:
    """Whether a name may stand: an alias that is a label already, be it its own entity's or another's, says nothing new or is wrong."""
    name, _, identifier, use, source = row
    owners = bearers.get(name.casefold(), set())
    return use != "alias" or not owners or (source == "curated" and identifier not in owners)


def _distinct(names: Iterable[tuple[str, str, str, str, str]]) -> list[tuple[str, ...]]:
    """One row a (name, language, entity, use): the sources joined; an alias that is an abbreviation or short name too is left out."""
    sources: dict[tuple[str, str, str, str], set[str]] = {}
    for *key, source in names:
        sources.setdefault((key[0], key[1], key[2], key[3]), set()).add(source)
    better = {(name, identifier) for name, _, identifier, use in sources if use in ("abbreviation", "short")}
    every = {(name, identifier) for name, lang, identifier, _ in sources if lang == "mul"}
    return [
        (*key, " ".join(sorted(found)))
        for key, found in sources.items()
        if not (key[3] == "alias" and ((key[0], key[2]) in better or (key[1] != "mul" and (key[0], key[2]) in every)))
    ]
