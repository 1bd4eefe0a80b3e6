"""The seed gazetteer's rigour rows -> states, regions and their names."""

import re
from pathlib import Path

from knowledge.entries import Tables
from knowledge.slips import Slips
from knowledge.tables import read

SOURCE = "rigour"
FORMER = frozenset({"Q15180", "Q16957", "Q33946", "Q37024", "Q83286", "Q6500954"})
KINDS = {"country": "State", "territory": "Place"}
_LATIN = re.compile(r"[A-ZÄÖÜÀ-ÖØ-ÞĀ-ſ][\w.'’&() -]*")
_AREA = re.compile(r"\s*\([^()]*\)$|, [A-Z][\w. ]+$")


def states(folder: Path, slips: Slips) -> frozenset[str]:
    """The QIDs of the states of today, their territories with them."""
    rows = read(folder / "kb" / "seed" / "seed_gazetteer.tsv")
    return frozenset(slips.right("seed", row["qid"]) for row in rows if row["type"] == "country") - FORMER


def add(made: Tables, folder: Path, slips: Slips) -> None:
    """Add the territories; one that another source has already keeps its kind."""
    for row in read(folder / "kb" / "seed" / "seed_gazetteer.tsv"):
        if row["type"] not in KINDS:
            continue
        qid = slips.right("seed", row["qid"])
        if not qid:
            continue
        entry = made.entry(qid, SOURCE)
        if row["type"] == "country" or not entry.kind:
            entry.kind = KINDS[row["type"]]
        entry.en = _AREA.sub("", row["en"]) or entry.en
        entry.de = _AREA.sub("", row["de"]) or entry.de
        for alias in row["aliases"].split("|"):
            name = _AREA.sub("", alias)
            if len(name) > 3 and _LATIN.fullmatch(name) and not name.isupper() and not slips.wrong_alias(qid, name):
                made.name(name, "mul", qid, "alias", SOURCE)
