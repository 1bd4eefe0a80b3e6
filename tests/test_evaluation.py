import json
from pathlib import Path

import pytest

import kg
from kg.errors import InputError
from kg.evaluation.identity import Identity
from kg.evaluation.measures import Evaluation, Measure
from kg.evaluation.scoring import score_claims, score_mentions
from kg.pipeline import knowledge

TEXT = "Anna traf Bert in Berlin. Werbung"
GOLD = {
    "id": "g",
    "lang": "de",
    "text": TEXT,
    "body": [[0, 25]],
    "mentions": [
        {"start": 0, "end": 4, "kind": "Person", "id": "nil:Anna Muster"},
        {"start": 10, "end": 14, "kind": "Leader", "id": "Q7747"},
        {"start": 18, "end": 24, "kind": "Place", "id": "Q64", "optional": True},
    ],
    "claims": [
        {
            "kind": ["Meeting", "Agreement"],
            "status": ["occurred"],
            "actor": [["nil:Anna Muster"], ["Q7747", "Q159"]],
            "target": [],
            "speaker": [],
            "start": 0,
            "end": 25,
        }
    ],
}


@pytest.fixture(scope="module")
def identity() -> Identity:
    return Identity(knowledge())


def mentions(identity: Identity, *answers: tuple[int, int, str, str]) -> Evaluation:
    evaluation = Evaluation()
    score_mentions(GOLD, [dict(zip(("start", "end", "kind", "id"), answer, strict=True)) for answer in answers], identity, evaluation)
    return evaluation


def claims(identity: Identity, **changes: object) -> Evaluation:
    answer = {"kind": "Meeting", "status": "occurred", "actor": ["nil:Anna", "Q159"], "target": [], "speaker": [], "start": 0, "end": 25}
    evaluation = Evaluation()
    score_claims(GOLD, [{**answer, **changes}], identity, evaluation)
    return evaluation


def test_right_mentions_and_an_optional_one(identity: Identity) -> None:
    evaluation = mentions(identity, (0, 4, "Person", "nil:Anna"), (10, 14, "Leader", "Q7747"), (18, 24, "Place", "Q64"))
    assert evaluation.measure("linking") == evaluation.measure("recognition") == Measure(2, 0, 0)
    assert evaluation.errors == []


def test_wrong_link_wrong_kind_missed_and_spurious(identity: Identity) -> None:
    evaluation = mentions(identity, (10, 14, "Person", "Q567"), (5, 9, "Place", "Q1"), (18, 24, "Place", "Q1"), (26, 33, "Place", "Q1"))
    assert evaluation.measure("linking") == Measure(0, 4, 2)
    assert evaluation.measure("recognition") == Measure(0, 3, 2)
    assert evaluation.outside_body == 1
    assert len(evaluation.errors) == 6


def test_an_exact_claim(identity: Identity) -> None:
    evaluation = claims(identity)
    assert evaluation.measure("strict") == evaluation.measure("lenient") == Measure(1, 0, 0)
    assert evaluation.accuracy("status") == evaluation.accuracy("speaker") == (1, 1)


@pytest.mark.parametrize(
    ("changes", "lenient", "strict", "status", "speaker"),
    [
        ({"status": "announced"}, 1, 0, (0, 1), (1, 1)),
        ({"actor": ["Q7747"]}, 1, 0, (1, 1), (1, 1)),
        ({"target": ["Q64"]}, 1, 0, (1, 1), (1, 1)),
        ({"speaker": ["Q159"]}, 1, 1, (1, 1), (1, 1)),
        ({"speaker": ["Q64"]}, 1, 1, (1, 1), (0, 1)),
        ({"kind": "Agreement"}, 1, 1, (1, 1), (1, 1)),
        ({"kind": "Attack"}, 0, 0, (0, 0), (0, 0)),
        ({"actor": ["Q64"]}, 0, 0, (0, 0), (0, 0)),
    ],
)
def test_claims_that_differ(
    identity: Identity, changes: dict[str, object], lenient: int, strict: int, status: tuple[int, int], speaker: tuple[int, int]
) -> None:
    evaluation = claims(identity, **changes)
    assert (evaluation.measure("lenient").tp, evaluation.measure("strict").tp) == (lenient, strict)
    assert (evaluation.accuracy("status"), evaluation.accuracy("speaker")) == (status, speaker)


@pytest.mark.parametrize(
    ("gold", "answer", "same"),
    [
        ("Q35", "Q756617", True),
        ("Q159", "http://www.wikidata.org/entity/Q159", True),
        ("Q159", "Q184", False),
        ("wp:Vladimir_Putin", "Q7747", True),
        ("Q7747", "wp:Vladimir_Putin", True),
        ("nil:Hans Muster", "nil:Muster", True),
        ("nil:Hans Muster", "Q7747", False),
        ("wp:Some_Title", "nil:Some Title", True),
    ],
)
def test_ids_that_name_one_thing(identity: Identity, gold: str, answer: str, same: bool) -> None:
    assert identity.same(gold, answer) is same


def test_measures_of_nothing_are_zero() -> None:
    assert (Measure(0, 0, 0).precision, Measure(0, 0, 3).recall, Measure(0, 2, 0).f1) == (0.0, 0.0, 0.0)
    assert Measure(3, 1, 2).f1 == pytest.approx(2 / 3)


def test_a_file_of_predictions(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD))
    (tmp_path / "answers.jsonl").write_text(json.dumps({"id": "g", "mentions": [{"start": 0, "end": 4, "kind": "Person", "id": "nil:Anna"}]}))
    evaluation = kg.evaluate(tmp_path / "gold.jsonl", tmp_path / "answers.jsonl")["de"]
    assert evaluation.measure("linking") == Measure(1, 0, 1)
    assert evaluation.measure("lenient") == Measure(0, 0, 1)


@pytest.mark.parametrize(
    ("line", "message"), [("{", r"gold\.jsonl:2: not JSON"), ("[]", r"gold\.jsonl:2: not an annotated article"), ('{"id": "x"}', "lang, text")]
)
def test_a_broken_gold_file_names_the_line(line: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n" + line)
    with pytest.raises(InputError, match=message):
        kg.evaluate(tmp_path / "gold.jsonl")


def test_gold_without_articles_and_predictions_of_another_kind_are_refused(tmp_path: Path) -> None:
    gold, other = tmp_path / "gold.jsonl", tmp_path / "unread.jsonl"
    gold.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl: no annotated article in it"):
        kg.evaluate(gold)
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    other.write_text('{"id": "g", "start": 0, "end": 4, "reason": "no entry"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"unread\.jsonl:1: not an annotated article: mentions missing"):
        kg.evaluate(gold, other)
