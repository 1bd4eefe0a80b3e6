"""Things of the snapshot that are no persons -> entries, typed by their classes or by the property that points to them."""

from collections import defaultdict

from knowledge.entries import Tables
from knowledge.kinds import HUMAN, Kinds
from knowledge.nemig import Nemig
from knowledge.tables import curated, order


def add(made: Tables, snapshot: Nemig, kinds: Kinds, weights: dict[str, int], states: frozenset[str]) -> None:
    """Add every item whose class has a kind, if news mean it as often as the class asks for."""
    for qid in sorted(snapshot.facts, key=order):
        classes = snapshot.values(qid, "P31")
        if HUMAN in classes or not snapshot.labels.get(qid):
            continue
        kind, floor = kinds.kind_of(classes, snapshot)
        if kind and weights.get(qid, 0) >= floor:
            entry = made.entry(qid, "nemig")
            entry.kind = kind
            entry.classes.update(classes)
            entry.state = _state(qid, kind, snapshot, states)
    _add_by_range(made, snapshot)
    for qid in sorted(states, key=order):
        for capital in snapshot.values(qid, "P36"):
            if capital in made.entries and not made.entries[capital].state:
                made.entries[capital].state = qid


def _add_by_range(made: Tables, snapshot: Nemig) -> None:
    """Add items that have no facts of their own, by `curated/ranges.tsv`: what heads a state is a leader."""
    ranges = [(row["property"], row["subject"], row["kind"], int(row["floor"])) for row in curated("ranges.tsv")]
    names = {value for facts in snapshot.facts.values() for prop in ("P734", "P735", "P31", "P106", "P138") for value in facts.get(prop, ())}
    pointed: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for subject, facts in snapshot.facts.items():
        kind = made.entries[subject].kind if subject in made.entries else ""
        for prop, asked, target, _ in ranges:
            if asked in ("*", kind):
                for value in facts.get(prop, ()):
                    pointed[value][target, prop] += 1
    floors: dict[tuple[str, str], int] = {}
    for prop, _, kind, floor in ranges:
        floors[kind, prop] = min(floor, floors.get((kind, prop), floor))
    for qid in sorted(pointed, key=order):
        if qid in made.entries or qid in snapshot.facts or qid in names or not snapshot.labels.get(qid):
            continue
        kinds = {kind for (kind, prop), count in pointed[qid].items() if count >= floors[kind, prop]}
        if len(kinds) == 1:
            entry = made.entry(qid, "nemig")
            entry.kind = kinds.pop()
            if entry.kind == "Leader":
                entry.classes.add(HUMAN)


def _state(qid: str, kind: str, snapshot: Nemig, states: frozenset[str]) -> str:
    """The one state of today that the item belongs to; a city that changed hands belongs to the one that is left."""
    if kind in ("State", "Alliance"):
        return ""
    for prop in ("P17", "P1001"):
        values = [value for value in snapshot.values(qid, prop) if value in states]
        if len(values) == 1:
            return values[0]
    return ""
