"""Floors under what kg finds in the annotated example articles. A floor goes up freely, and down only with a reason in the commit."""

from hashlib import sha256
from pathlib import Path

import pytest

import kg
from kg.evaluation import Evaluation

GOLD = Path(__file__).parent.parent / "examples" / "gold.jsonl"
DIGEST = "379aa937b8c7489d"
"""Of the gold that the floors were measured on: who changes the gold measures again."""

FLOORS = {
    "de": {"recognition": 0.97, "linking": 0.94, "lenient": 0.65, "precision": 0.84, "strict": 0.29, "status": 0.89, "speaker": 0.91},
    "en": {"recognition": 0.98, "linking": 0.96, "lenient": 0.66, "precision": 0.8, "strict": 0.34, "status": 0.9, "speaker": 0.93},
}


@pytest.fixture(scope="module")
def evaluations() -> dict[str, Evaluation]:
    return kg.evaluate(GOLD)


def test_the_gold_is_the_one_that_was_measured() -> None:
    assert sha256(GOLD.read_bytes()).hexdigest()[:16] == DIGEST


@pytest.mark.parametrize("lang", FLOORS)
def test_nothing_falls_below_its_floor(lang: str, evaluations: dict[str, Evaluation]) -> None:
    evaluation = evaluations[lang]
    found = {task: evaluation.measure(task).f1 for task in ("recognition", "linking", "lenient", "strict")}
    found["precision"] = evaluation.measure("lenient").precision
    for task in ("status", "speaker"):
        right, total = evaluation.accuracy(task)
        found[task] = right / total
    assert {task: found[task] for task, floor in FLOORS[lang].items() if found[task] < floor} == {}


def test_nothing_is_found_outside_the_body(evaluations: dict[str, Evaluation]) -> None:
    assert sum(evaluation.outside_body for evaluation in evaluations.values()) == 0
