"""Folders of knowledge tables -> one set of tables: kg's own rows, with those of the user's knowledge base beside or in place of them.

A row of the user's adds names, tenures and facts to an entity that kg knows. Its labels, and its tenures of an office, take the place of kg's own;
kind, state and title, which were reviewed, stay. An entity that kg knows only by its Wikipedia title goes by the user's QID for that title. Two
different QIDs for one title are a conflict: kg's own stays, the user's row is left out and named.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import KnowledgeError
from kg.linking.rows import Conflict, Row
from kg.linking.tables import broken, columns
from kg.model import EntityKind

ENTITIES = "id kind de en title class state weight sources"
_KINDS = {kind.value: kind for kind in EntityKind}
_IDS = frozenset("id state subject value holder member organization issuer".split())
_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)


@dataclass(slots=True)
class Layers:
    """kg's own tables and, where there are, the user's.

    Attributes:
        renamed: own ids that go by another one, because the user's tables know the item.
        given: the user's ids -> the id that their rows count for, "" for those that are left out.
        labels: (id, language, label) of own labels that the user's took the place of; they stay names.
    """

    own: Path
    user: Path | None = None
    rows: dict[str, Row] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    labels: list[tuple[str, str, str]] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    _own_rows: dict[str, int] = field(default_factory=dict)
    _kept: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def load(cls, own: Path, user: Path | None = None) -> "Layers":
        """Raises: KnowledgeError where a table of entities is missing or malformed."""
        found = cls(own, user)
        found.rows = _rows(own)
        if user is not None and (user / "entities.tsv").exists():
            found._add(_rows(user))
        return found

    def columns(self, table: str, header: str) -> list[tuple[str, ...]]:
        """The columns of both tables, one below the other, every id as it goes here; what a user's folder lacks is empty.

        Raises:
            KnowledgeError: a table is malformed, or kg's own is missing.
        """
        own = columns(self.own, table, header)
        self._own_rows[table] = len(own[0])
        if self.user is None:
            return own
        names = header.split()
        own = [self._with(self.renamed, name, column) if self.renamed else column for name, column in zip(names, own, strict=True)]
        if not (self.user / table).exists():
            return own
        theirs = [self._with(self.given, name, column) for name, column in zip(names, columns(self.user, table, header), strict=True)]
        lost = {at for name, column in zip(names, theirs, strict=True) if name in _IDS for at, cell in enumerate(column) if cell == _LEFT_OUT}
        if lost:
            self._kept[table] = [at for at in range(len(theirs[0])) if at not in lost]
            theirs = [tuple(column[at] for at in self._kept[table]) for column in theirs]
        return [a + b for a, b in zip(own, theirs, strict=True)]

    def of_user(self, table: str, index: int) -> bool:
        """Whether row `index` of `columns` comes from the user's tables."""
        return index >= self._own_rows.get(table, 0)

    def forgiven(self, table: str, index: int, what: str) -> bool:
        """Whether a row that refers to something in no table is the user's: told as a conflict, because kg's own tables may have dropped it since."""
        if self.user is None or not self.of_user(table, index):
            return False
        if (conflict := Conflict(what, "", f"is in no table any more; its rows in {table} are left out")) not in self.conflicts[-50:]:
            self.conflicts.append(conflict)
        return True

    def broken(self, table: str, index: int, reason: str) -> KnowledgeError:
        """The error for row `index` of `columns`, naming its file and line."""
        own = self._own_rows.get(table, 0)
        if index < own or self.user is None:
            return broken(self.own, table, index, reason)
        index -= own
        return broken(self.user, table, self._kept[table][index] if table in self._kept else index, reason)

    def _with(self, ids: dict[str, str], name: str, column: tuple[str, ...]) -> tuple[str, ...]:
        if name in _IDS:
            return tuple(ids.get(cell, cell) for cell in column)
        if name == "targets":
            return tuple(" ".join(ids.get(cell, cell) for cell in cells.split()) for cells in column)
        return column

    def _add(self, theirs: dict[str, Row]) -> None:
        titles = {row.title: identifier for identifier, row in self.rows.items() if row.title}
        for identifier, row in theirs.items():
            same = identifier if identifier in self.rows else titles.get(row.title, "") if row.title else ""
            if not same:
                self.rows[identifier] = row
                if row.title:
                    titles[row.title] = identifier
            elif same == identifier or not _is_qid(identifier):
                self.given[identifier] = same
                self._merge(same, row, identifier)
            elif not _is_qid(same):
                self.renamed[same] = identifier
                self.rows[identifier] = self.rows.pop(same)
                titles[row.title] = identifier
                self._merge(identifier, row, identifier)
            else:
                self.given[identifier] = _LEFT_OUT
                self.conflicts.append(Conflict(identifier, same, f"both have the Wikipedia title {row.title!r}; {same} is kept, {identifier} left out"))
        if self.renamed or self.given:
            both = {**self.renamed, **self.given}
            moved = {identifier: row for identifier, row in self.rows.items() if both.get(row.state, row.state) != row.state}
            self.rows.update({identifier: row._replace(state=both[row.state].removeprefix(_LEFT_OUT)) for identifier, row in moved.items()})

    def _merge(self, identifier: str, row: Row, given: str) -> None:
        own = self.rows[identifier]
        for lang, before, now in (("de", own.de, row.de), ("en", own.en, row.en)):
            if before and now and before != now:
                self.labels.append((identifier, lang, before))
        kind = EntityKind.LEADER if own.kind is EntityKind.PERSON and row.kind is EntityKind.LEADER else own.kind
        if row.kind is not kind and not (row.kind in _PEOPLE and kind in _PEOPLE):
            self.conflicts.append(Conflict(given, identifier, f"is a {row.kind.value} there and a {kind.value} in kg's tables, which is kept"))
        if own.title and row.title and own.title != row.title and _is_qid(identifier) and own.title != row.title.replace(" ", "_"):
            self.conflicts.append(Conflict(given, identifier, f"has the Wikipedia title {row.title!r} there and {own.title!r} in kg's tables, which is kept"))
        self.rows[identifier] = Row(
            kind,
            row.de or own.de,
            row.en or own.en,
            own.title or row.title,
            " ".join(dict.fromkeys((*own.classes.split(), *row.classes.split()))),
            own.state or row.state,
            max(own.weight, row.weight),
        )


_LEFT_OUT = "\0"


def _is_qid(identifier: str) -> bool:
    return identifier[:1] == "Q" and identifier[1:].isdecimal()


def _rows(folder: Path) -> dict[str, Row]:
    table = "entities.tsv"
    ids, kinds, de, en, titles, classes, states, weights, _ = columns(folder, table, ENTITIES)
    try:
        known = [_KINDS[kind] for kind in kinds]
        numbers = [int(weight) for weight in weights]
    except (KeyError, ValueError):
        at = next(i for i in range(len(ids)) if kinds[i] not in _KINDS or not weights[i].isdecimal())
        raise broken(folder, table, at, f"kind {kinds[at]!r} or weight {weights[at]!r} is none") from None
    rows = dict(zip(ids, map(Row, known, de, en, titles, classes, states, numbers), strict=True))
    if len(rows) != len(ids):
        raise broken(folder, table, _second(ids), f"{ids[_second(ids)]} stands here twice")
    return rows


def _second(ids: Iterable[str]) -> int:
    """The index of the first id that stands twice."""
    seen: set[str] = set()
    for at, identifier in enumerate(ids):
        if identifier in seen:
            return at
        seen.add(identifier)
    raise ValueError("no id stands twice")
