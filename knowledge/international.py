"""SupraVerden's list (CC BY-SA 4.0) -> international organisations with German and English names and abbreviations."""

import re
from pathlib import Path

import yaml

from knowledge.entries import Tables
from knowledge.slips import Slips

SOURCE = "supraverden"
_QID = re.compile(r"Q[1-9]\d*")


def add(made: Tables, folder: Path, slips: Slips, words: frozenset[str]) -> None:
    """Add every organisation of the list that has a QID; an abbreviation that is an ordinary word too ("SHARE") is no name."""
    listed = yaml.safe_load((folder / "kb" / "supraverden" / "general_list.yaml").read_text(encoding="utf-8"))
    for row in listed.values():
        qid = slips.right(SOURCE, str(row.get("Wikidata_code") or ""))
        if not _QID.fullmatch(qid):
            continue
        entry = made.entry(qid, SOURCE)
        entry.kind = entry.kind or "Organization"
        entry.en = entry.en or _text(row, "Name_en")
        entry.de = entry.de or _text(row, "Name_de")
        for key in sorted(row):
            if key.endswith(("_en", "_de")) and not key.startswith(("Leadership", "Notes", "Basis")):
                lang = key[-2:]
                name = _text(row, key)
                short = key.startswith("Abbreviation") and len(name) <= 12 and " " not in name
                if short and name.casefold() in words:
                    continue
                made.name(name, "mul" if short else lang, qid, "abbreviation" if short else "alias", SOURCE)


def _text(row: dict[str, object], key: str) -> str:
    value = row.get(key)
    return value.strip() if isinstance(value, str) and not value.startswith("[") else ""
