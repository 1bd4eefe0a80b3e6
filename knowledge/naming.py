"""Entries -> labels and names: one German, one English label, and every further name that a source gives and no ordinary word bears."""

import re
from collections import Counter

from knowledge import labels
from knowledge.entries import Entry, Tables
from knowledge.kinds import HUMAN
from knowledge.nemig import Nemig
from knowledge.tables import curated

SURFACE_FLOOR = 3
_GENERIC = re.compile("|".join(f"(?:{row['pattern']})" for row in curated("generic.tsv")))


def label(made: Tables, snapshot: Nemig, mlama: dict[str, tuple[str, str]]) -> None:
    """Give every entry its labels: a source's own first, then mLAMA's, then what the snapshot's titles look like."""
    for qid, entry in made.entries.items():
        titles = snapshot.labels.get(qid, ())
        german, english = labels.pick(titles)
        if qid in mlama:
            entry.sources.add("mlama")
            german, english = mlama[qid][0] or german, mlama[qid][1] or english
        entry.en = entry.en or english
        if HUMAN in entry.classes:
            entry.en = labels.person_case(labels.clean(entry.en))
            entry.de = labels.person_case(labels.short_person(entry.de or _german_person(entry.en, german)))
        else:
            entry.de = labels.german_case(entry.de or german or entry.en)
        entry.de = entry.de or entry.en
        entry.en = entry.en or entry.de
        entry.title = entry.title or _title(entry, titles, snapshot)
    _leave_out_single_words(made, snapshot)
    _settle_titles(made)
    _specify(made, snapshot)


def _leave_out_single_words(made: Tables, snapshot: Nemig) -> None:
    """Leave out people of whom the sources know one word only: a surname, or a given name that many bear."""
    given = {value for facts in snapshot.facts.values() for value in facts.get("P735", ())}
    words = {labels.clean(title) for qid in given for title in snapshot.labels.get(qid, ())}
    for entry in made.entries.values():
        one_word = HUMAN in entry.classes and " " not in entry.en and " " not in entry.de
        if one_word and "curated" not in entry.sources and (entry.kind != "Leader" or entry.en in words):
            entry.kind = ""


def _settle_titles(made: Tables) -> None:
    """Take a title from all who claim it where several do: it is one's at most, and nothing says whose."""
    claimed = Counter(entry.title for entry in made.entries.values() if entry.title)
    for entry in made.entries.values():
        if claimed[entry.title] > 1 and not entry.id.startswith("wp:"):
            entry.title = ""


def _specify(made: Tables, snapshot: Nemig) -> None:
    """Tell apart the bodies that share a label ("Ministry of Defence"): by the title's own addition, else by their state; drop the rest."""
    bearers: dict[str, list[Entry]] = {}
    for entry in made.entries.values():
        if entry.kind == "GovernmentBody":
            bearers.setdefault(entry.en, []).append(entry)
    for entry in made.entries.values():
        state = made.entries.get(entry.state)
        if entry.kind == "GovernmentBody" and state and entry.de != entry.en and _GENERIC.fullmatch(entry.de):
            entry.de = f"{entry.de} ({state.de or state.en})"
    for label, entries in sorted(bearers.items()):
        if len(entries) == 1 and not _GENERIC.fullmatch(label):
            continue
        for entry in entries:
            titles = [title for title in snapshot.labels.get(entry.id, ()) if title.startswith(f"{label} (")]
            state = made.entries.get(entry.state)
            if titles or state:
                entry.en = titles[0] if titles else f"{label} ({state.en})" if state else label
                entry.de = f"{entry.de} ({state.de or state.en})" if state and (entry.de == label or _GENERIC.fullmatch(entry.de)) else entry.de
                entry.de = entry.en if entry.de == label else entry.de
            elif _GENERIC.fullmatch(label):
                entry.kind = ""


def name(made: Tables, snapshot: Nemig, mlama: dict[str, tuple[str, str]], words: frozenset[str]) -> None:
    """Add the sources' further names; a single surname and a single ordinary word are none."""
    for qid, entry in made.entries.items():
        known = {entry.de, entry.en}
        human = HUMAN in entry.classes
        for found in sorted({label for label in known if "đ" in label or "Đ" in label}):
            made.name(found.replace("đ", "dj").replace("Đ", "Dj"), "mul", qid, "alias", "curated")
        for title in snapshot.labels.get(qid, ()):
            found = labels.german_case(labels.clean(title)) if labels.germanness(title) > 0 else labels.clean(title)
            if found not in known and usable(found, human, words):
                made.name(found, _lang(found), qid, "alias", "nemig")
        for found in mlama.get(qid, ()):
            found = labels.clean(found)
            if found and found not in known and usable(found, human, words):
                made.name(found, "de" if found == mlama[qid][0] else "en", qid, "alias", "mlama")
        tokens = _tokens(" ".join([*known, *snapshot.labels.get(qid, ())]))
        for surface, count in snapshot.surfaces.get(qid, {}).items():
            found = labels.clean(surface)
            alike = _latin(found) and _tokens(found) & tokens
            if count >= SURFACE_FLOOR and alike and found not in known and usable(found, human, words):
                made.name(found, _lang(found), qid, "alias", "nemig")


def usable(name: str, human: bool, words: frozenset[str]) -> bool:
    """Whether a name may stand in the table: no single surname, no ordinary word, no name that every state's body has.

    >>> usable("Merkel", True, frozenset()), usable("Time", False, frozenset({"time"})), usable("Supreme Court", False, frozenset())
    (False, False, False)
    >>> usable("Den Haag", False, frozenset())
    True
    """
    if len(name) < 2 or name.isdecimal() or (human and " " not in name) or _GENERIC.fullmatch(name):
        return False
    return " " in name or name.casefold() not in words


def _german_person(english: str, german: str) -> str:
    """The German spelling of a person, if the other title is a spelling of the same name and not another name."""
    if german.casefold() == english.casefold() or len(german.split()) < len(english.split()) == 2:
        return english
    return german if german and (german[0].casefold() == english[:1].casefold() or labels.germanness(german) > 0) else english


def _title(entry: Entry, titles: tuple[str, ...], snapshot: Nemig) -> str:
    """The English title where its capitals are sure: a person's, or one that the surfaces show as well."""
    surfaces = snapshot.surfaces.get(entry.id, {})
    for title in titles:
        if labels.clean(title) == entry.en and (title in surfaces or (HUMAN in entry.classes and "(" not in title)):
            return title.replace(" ", "_")
    return ""


def _lang(name: str) -> str:
    german = labels.germanness(name)
    return "de" if german > 2 else "en" if german < -2 else "mul"


def _tokens(text: str) -> set[str]:
    return {word.casefold()[:5] for word in re.findall(r"\w{3,}", text)}


def _latin(text: str) -> bool:
    return all(ord(char) < 0x250 or char in "’ȘȚșț" for char in text)
