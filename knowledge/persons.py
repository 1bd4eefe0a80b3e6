"""Humans of the snapshot and office holders of the politician tables -> Leader and Person entries, offices, tenures."""

import re
from collections import Counter, defaultdict

from kg.wikidata.titles import role_of
from knowledge.entries import Tables
from knowledge.kinds import HUMAN
from knowledge.labels import clean
from knowledge.nemig import Nemig
from knowledge.politicians import SOURCE, Politicians
from knowledge.tables import curated, order

GENDER = "P21"
DEATH = ("P20", "P119", "P509", "P1196")
CANDIDATE_FLOOR = 3
RECENT = "1990"
CYRILLIC = 0x370  # from Greek on: a label that nobody has written in Latin letters yet
_WHOLE = re.compile(r"government|council|republic of|confederation|presidency|federat|the belgians|^(king|queen|emperor|monarch|sultan|pope)\b", re.IGNORECASE)
UNLISTED = ("ambassador", "legislator", "member-of-parliament")
SPEAKING = frozenset("spokesperson ambassador national-security-adviser chief-of-staff central-bank-governor".split())
SUCCESSORS = {"Q756617": "Q35", "Q29999": "Q55"}


def add(made: Tables, snapshot: Nemig, politicians: Politicians, weights: dict[str, int], states: frozenset[str]) -> None:
    """Add the persons that political news means; whom they leave out is said in `_wanted`."""
    floors = {row["occupation"]: int(row["floor"]) for row in curated("occupations.tsv")}
    held: dict[str, set[str]] = defaultdict(set)
    for holder, office, since, until in politicians.tenures:
        if max(since, until, RECENT if not (since or until) else "") >= RECENT:
            held[holder].add(office)
    for qid, facts in snapshot.facts.items():
        if HUMAN in facts.get("P31", ()) and snapshot.labels.get(qid):
            offices = _offices(facts.get("P39", ()), snapshot, politicians)
            if qid in held or _wanted(facts, offices, floors, weights.get(qid, 0)):
                entry = made.entry(qid, "nemig")
                entry.classes.add(HUMAN)
                entry.kind = "Leader" if any(leader for _, leader in offices) else "Person"
                entry.state = _citizenship(facts.get("P27", ()), states)
    for qid, name in politicians.persons.items():
        if qid in held and all(ord(letter) < CYRILLIC for letter in name):
            entry = made.entry(qid, SOURCE)
            entry.classes.add(HUMAN)
            entry.en = name
            entry.title = politicians.titles.get(qid, "")
            leads = any(role_of(politicians.offices[office][0])[1] for office in held[qid])
            entry.kind = "Leader" if leads or entry.kind == "Leader" else "Person"
            entry.state = politicians.citizens.get(qid, "") or entry.state


def add_genders(made: Tables, snapshot: Nemig, politicians: Politicians) -> None:
    """Add the gender (P21) of every shipped person that has one in a source; where two sources differ, neither counts."""
    for person, entry in made.entries.items():
        if HUMAN in entry.classes:
            said = dict.fromkeys(snapshot.values(person, GENDER), "nemig")
            if person in politicians.genders:
                said.setdefault(politicians.genders[person], SOURCE)
            if len(said) == 1:
                made.facts.update((person, GENDER, value, source) for value, source in said.items())


def add_offices(made: Tables, snapshot: Nemig, politicians: Politicians, states: dict[str, str]) -> None:
    """Add offices with a role, or with a tenure, and every tenure of a shipped person.

    Args:
        states: English name -> QID of states and organisations, to read the end of "President of Ukraine".
    """
    for qid, (label, state) in politicians.offices.items():
        role = _of_a_part(role_of(label)[0], label, state, states)
        if role not in UNLISTED:
            made.offices[qid] = ("", label, SUCCESSORS.get(state, state) or state_of(label, states), role, SOURCE)
    holders: dict[str, list[str]] = defaultdict(list)
    for person, entry in made.entries.items():
        if HUMAN in entry.classes:
            for office in snapshot.values(person, "P39"):
                holders[office].append(person)
    for office, persons in holders.items():
        label = _label(office, snapshot, politicians)
        role = _of_a_part(role_of(label)[0], label, "", states)
        if not role or role in {*UNLISTED, "judge"}:
            continue
        sources = "nemig"
        if office in made.offices:
            _, label, state, role, sources = made.offices[office]
            sources = " ".join(sorted({*sources.split(), "nemig"}))
        else:
            state = state_of(label, states) or _jurisdiction(office, persons, label, snapshot, states)
        made.offices[office] = ("", label, state, role, sources)
        for person in persons:
            made.tenures.add((person, office, "", "", "nemig"))
    dated = {(holder, office) for holder, office, *_ in politicians.tenures}
    made.tenures = {row for row in made.tenures if (row[0], row[1]) not in dated}
    for holder, office, since, until in politicians.tenures:
        if holder in made.entries and office in made.offices:
            made.tenures.add((holder, office, since, until, SOURCE))


def governments(made: Tables) -> dict[str, str]:
    """English name -> QID of the states and organisations that offices act for; the heavier entry where two share a name."""
    found: dict[str, str] = {}
    ranked = sorted(made.entries.values(), key=lambda entry: (entry.kind != "State", -len(entry.sources), order(entry.id)))
    for entry in ranked:
        if entry.kind in ("State", "Alliance", "Organization") and entry.en and entry.id.startswith("Q"):
            found.setdefault(entry.en, entry.id)
    for name, _, identifier, use, _ in sorted(made.names):
        if use in ("alias", "short") and identifier in made.entries and made.entries[identifier].kind in ("State", "Alliance"):
            found.setdefault(name, identifier)
    return found


def state_of(label: str, states: dict[str, str]) -> str:
    """The state or organisation at the end, or the start, of an English office title; "" where none stands there."""
    _, _, tail = label.partition(" of ")
    while tail:
        name = tail.removeprefix("the ").replace(" (", "(").partition("(")[0].strip()
        if name in states:
            return states[name]
        _, _, tail = tail.partition(" of ")
    for name in ("United Nations", "United States", "Italian", "Ukrainian", "Russian", "Egyptian", "German", "French", "White House", "Kremlin"):
        if label.startswith(name) and name in states:
            return states[name]
    return ""


def _of_a_part(role: str, label: str, state: str, states: dict[str, str]) -> str:
    """The role, or "governor" for the head of a part of a state ("President of the Sakha Republic")."""
    if role not in ("head-of-state", "head-of-government"):
        return role
    tail = label.partition(" of ")[2]
    if not tail or state_of(label, states) or _WHOLE.search(label):
        return role
    return "governor"


def _jurisdiction(office: str, persons: list[str], label: str, snapshot: Nemig, states: dict[str, str]) -> str:
    for prop in ("P1001", "P17"):
        values = [value for value in snapshot.values(office, prop) if value in set(states.values())]
        if len(values) == 1:
            return values[0]
    if label.partition(" of ")[0] == label or "inister" not in label:
        return ""
    found = Counter(state for person in persons for state in snapshot.values(person, "P27") if state in set(states.values()))
    best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:1]
    return best[0][0] if best and best[0][1] >= max(2, 0.8 * len(persons)) else ""


def _offices(held: tuple[str, ...], snapshot: Nemig, politicians: Politicians) -> list[tuple[str, bool]]:
    return [role_of(_label(office, snapshot, politicians)) for office in held]


def _label(office: str, snapshot: Nemig, politicians: Politicians) -> str:
    if office in politicians.offices:
        return politicians.offices[office][0]
    titles = [clean(title) for title in snapshot.labels.get(office, ())]
    return next((title for title in titles if role_of(title)[0]), titles[0] if titles else "")


def _wanted(facts: dict[str, tuple[str, ...]], offices: list[tuple[str, bool]], floors: dict[str, int], weight: int) -> bool:
    """A leader; or somebody whose occupation or office belongs to politics and whom news name often enough.

    Dead holders of minor offices and state legislators that no news named are left out: they only add namesakes.
    """
    if any(leader for _, leader in offices):
        return True
    dead = any(prop in facts for prop in DEATH)
    if not dead and any(role in SPEAKING for role, _ in offices):
        return True
    floor = min((floors[occupation] for occupation in facts.get("P106", ()) if occupation in floors), default=None)
    if floor is None:
        return any(role for role, _ in offices) and weight >= CANDIDATE_FLOOR
    if dead or (offices and all(role == "legislator" for role, _ in offices)):
        floor += 1
    return weight >= floor


def _citizenship(values: tuple[str, ...], states: frozenset[str]) -> str:
    """The one state of today among the citizenships; "" for none or several."""
    living = [SUCCESSORS.get(value, value) for value in values]
    found = sorted({value for value in living if value in states})
    return found[0] if len(found) == 1 else ""
