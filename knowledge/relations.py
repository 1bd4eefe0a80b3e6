"""Facts of the snapshot and of CoDEx between shipped entities -> memberships and facts."""

import gzip
from pathlib import Path

from kg.wikidata.vocabulary import FACTS
from kg.wikidata.vocabulary import MEMBER_OF as MEMBER
from knowledge.entries import Tables
from knowledge.nemig import Nemig


def add(made: Tables, snapshot: Nemig, folder: Path) -> None:
    """Add memberships of states and organisations, and `FACTS`; both ends must be shipped."""
    for subject, facts in snapshot.facts.items():
        for prop, values in facts.items():
            for value in values:
                _add(made, subject, prop, value, "nemig")
    with gzip.open(folder / "kb" / "codex" / "triples-m-train.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            subject, prop, value = line.rstrip("\n").split("\t")
            _add(made, subject, prop, value, "codex")


def _add(made: Tables, subject: str, prop: str, value: str, source: str) -> None:
    if subject == value or subject not in made.entries or value not in made.entries:
        return
    if prop == MEMBER and made.entries[value].kind in ("Organization", "Alliance", "GovernmentBody"):
        if (subject, value, "", "", "nemig") not in made.memberships:
            made.memberships.add((subject, value, "", "", source))
    elif prop in FACTS and (subject, prop, value, "nemig") not in made.facts:
        made.facts.add((subject, prop, value, source))
