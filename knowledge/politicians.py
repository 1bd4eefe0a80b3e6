"""The every-politician query results -> holders, offices with their states, and dated tenures."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

COUNTRIES = {
    "belarus-ministers": "Q184",
    "china-ministers": "Q148",
    "france-cabinet": "Q142",
    "iran-ministers": "Q794",
    "israel-ministers": "Q801",
    "lithuania": "Q37",
    "russia-cabinet": "Q159",
    "turkey-ministers": "Q43",
    "ukraine-cabinet": "Q212",
    "united-kingdom-cabinet": "Q145",
    "us-cabinet": "Q30",
    "world": "",
}
SOURCE = "every-politician"
_GENDERS = {"female": "Q6581072", "male": "Q6581097"}
_QID = re.compile(r"Q[1-9]\d*")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass
class Politicians:
    """What the query results say.

    Attributes:
        persons: QID -> English label.
        titles: QID -> English Wikipedia title.
        citizens: QID -> the state whose files name the person.
        offices: QID -> (English label, state QID or "").
        tenures: (holder, office, since, until).
        legislators: QIDs that appear as legislators.
        genders: QID -> value of P21, where it is female or male.
    """

    persons: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    citizens: dict[str, str] = field(default_factory=dict)
    offices: dict[str, tuple[str, str]] = field(default_factory=dict)
    tenures: set[tuple[str, str, str, str]] = field(default_factory=set)
    legislators: set[str] = field(default_factory=set)
    genders: dict[str, str] = field(default_factory=dict)

    def person(self, qid: str, name: str, state: str) -> bool:
        if not _QID.fullmatch(qid) or not name or _QID.fullmatch(name):
            return False
        self.persons.setdefault(qid, name)
        if state:
            self.citizens.setdefault(qid, state)
        return True

    def office(self, qid: str, label: str, state: str) -> None:
        known = self.offices.get(qid)
        if _QID.fullmatch(qid) and label and (known is None or (not known[1] and state)):
            self.offices[qid] = (label if known is None or len(label) > len(known[0]) else known[0], state)

    def tenure(self, holder: str, office: str, since: str, until: str) -> None:
        if holder in self.persons and office in self.offices:
            self.tenures.add((holder, office, _day(since), _day(until)))


def load(folder: Path) -> Politicians:
    """Read `kb/every-politician`: the `html_*` and `wikidata_*` files only, which are query results."""
    root = folder / "kb" / "every-politician"
    found = Politicians()
    for name, state in sorted(COUNTRIES.items()):
        _positions(found, root / name, state)
        _holders(found, root / name, state)
    _foreign(found, root / "world" / "sources_foreign_wikidata.csv")
    _leaders(found, root / "world-leaders-2021" / "data_wikidata.csv")
    return found


def _positions(found: Politicians, place: Path, state: str) -> None:
    for row in _rows(place / "html_positions.csv"):
        found.office(row["id"], row["position"], row["country"] or state)
    for row in _rows(place / "wikidata_results_position-info.csv"):
        found.office(row["position"], row["positionLabel"], row["country"] or row["jurisdiction"] or state)
    for name in ("wikidata_wanted-positions.csv", "wikidata_xtra-positions.csv"):
        for row in _rows(place / name):
            found.office(row["position"], row["title"], state)


def _holders(found: Politicians, place: Path, state: str) -> None:
    titles = {row["title"]: row["position"] for name in ("wikidata_xtra-positions.csv", "wikidata_wanted-positions.csv") for row in _rows(place / name)}
    for name in ("html_holders21.csv", "html_current.csv"):
        for row in _rows(place / name):
            if found.person(row["personID"], row["person"], state) and row["position"] in titles:
                found.tenure(row["personID"], titles[row["position"]], row["start"], row.get("end", ""))
    for row in _rows(place / "wikidata_results_current-cabinet.csv"):
        found.office(row["position"], row["positionLabel"], state)
        if found.person(row["item"], row["itemLabel"], state):
            found.tenure(row["item"], row["position"], row["start"], "")
    for row in _rows(place / "html_bio.csv"):
        if found.person(row["id"], row["name"], state):
            if row["enwiki"]:
                found.titles[row["id"]] = row["enwiki"].replace(" ", "_")
            if row["gender"] in _GENDERS:
                found.genders[row["id"]] = _GENDERS[row["gender"]]
    found.legislators.update(row["personID"] for row in _rows(place / "html_legislators.csv"))


def _foreign(found: Politicians, path: Path) -> None:
    for row in _rows(path):
        label, country = row["positionLabel"], row["countryLabel"]
        found.office(row["position"], label if " of " in label.partition(" Affairs")[2] else f"{label} of {country}", row["country"])
        if found.person(row["person"], row["name"], row["country"]):
            found.tenure(row["person"], row["position"], row["start"], "")


def _leaders(found: Politicians, path: Path) -> None:
    for row in _rows(path):
        found.office(row["position"], row["positionLabel"], row["countryid"])
        if found.person(row["officeholder"], row["officeholderLabel"], row["countryid"]):
            found.tenure(row["officeholder"], row["position"], row["start_year"], row["end_year"])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists() and path.stat().st_size:
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def _day(text: str | None) -> str:
    found = _DATE.match(text or "")
    return found[0] if found else ""
