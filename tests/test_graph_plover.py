"""PLOVER codes are a function of kind and status, complete and in PLOVER's own words."""

import csv
from collections import defaultdict
from decimal import Decimal

import pytest

from kg.graph.plover import Plover, plover
from kg.model import EventKind, Status
from kg.resources import folder

ROOTS = {
    "AGREE": set[str](),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set[str](),
    "CONCEDE": set[str](),
    "COOPERATE": set[str](),
    "AID": set[str](),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"},
    "ASSAULT": {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone"},
}
"""PLOVER's sixteen roots and the modes below each that kind and status could ever give."""

COOPERATION = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
CONFLICT = set(ROOTS) - COOPERATION - {"REQUEST"}
EVERY = [(kind, status) for kind in EventKind for status in Status]


def rows() -> list[dict[str, str]]:
    with (folder("ontology") / "plover.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def test_the_table_has_each_pair_once_in_order() -> None:
    assert [(row["kind"], row["status"]) for row in rows()] == [(kind.value, status.value) for kind, status in EVERY]
    assert len(EVERY) == 176


def test_each_row_gives_its_reason() -> None:
    assert all(row["why"] for row in rows())


@pytest.mark.parametrize(("kind", "status"), EVERY)
def test_codes_are_plovers(kind: EventKind, status: Status) -> None:
    code = plover(kind, status)
    if code:
        assert code.mode in ROOTS[code.root] | {""}
        assert -10 <= code.score <= 10


def test_a_root_with_a_mode_always_has_the_same_score() -> None:
    scores = defaultdict(set)
    for code in filter(None, (plover(*pair) for pair in EVERY)):
        scores[code.root, code.mode].add(code.score)
    assert all(len(found) == 1 for found in scores.values())


def test_scores_have_the_sign_of_their_category() -> None:
    for code in filter(None, (plover(*pair) for pair in EVERY)):
        assert code.score > 0 if code.root in COOPERATION else code.score < 0 if code.root in CONFLICT else abs(code.score) <= 1


@pytest.mark.parametrize(
    ("kind", "status", "root"),
    [
        (EventKind.ARMS_TRANSFER, Status.OCCURRED, "AID"),
        (EventKind.ARMS_TRANSFER, Status.ANNOUNCED, "AGREE"),
        (EventKind.ARMS_TRANSFER, Status.REQUESTED, "REQUEST"),
        (EventKind.ARMS_TRANSFER, Status.REFUSED, "REJECT"),
        (EventKind.ATTACK, Status.THREATENED, "THREATEN"),
        (EventKind.ATTACK, Status.OCCURRED, "ASSAULT"),
        (EventKind.MEETING, Status.ANNOUNCED, "AGREE"),
        (EventKind.RETREAT, Status.ANNOUNCED, "CONCEDE"),
        (EventKind.AID, Status.ENDED, "SANCTION"),
        (EventKind.SANCTION, Status.ENDED, "CONCEDE"),
    ],
)
def test_roots_that_the_design_and_the_manual_give(kind: EventKind, status: Status, root: str) -> None:
    code = plover(kind, status)
    assert code is not None
    assert code.root == root


@pytest.mark.parametrize("kind", EventKind)
def test_only_what_was_said_to_happen_gets_the_roots_of_deeds(kind: EventKind) -> None:
    """A promise is no aid, a threat no assault, a demand no sanction."""
    deeds = {"COOPERATE", "AID", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"}
    for status in set(Status) - {Status.OCCURRED}:
        code = plover(kind, status)
        assert code is None or code.root not in deeds


@pytest.mark.parametrize("kind", EventKind)
def test_denials_and_possibilities_have_none(kind: EventKind) -> None:
    assert plover(kind, Status.DENIED) is None
    assert plover(kind, Status.POSSIBLE) is None


@pytest.mark.parametrize("status", Status)
def test_changes_of_office_have_none(status: Status) -> None:
    assert plover(EventKind.OFFICE_CHANGE, status) is None


def test_modes_stand_where_kind_and_status_decide_them() -> None:
    assert plover(EventKind.MEETING, Status.REFUSED) == Plover("REJECT", "meet", Decimal("-2.0"))
    assert plover(EventKind.SANCTION, Status.OCCURRED) == Plover("SANCTION", "", Decimal("-6.0"))
