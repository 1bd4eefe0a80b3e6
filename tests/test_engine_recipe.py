from pathlib import Path
from shutil import copytree

import pytest

from kg.engine.recipe import Outcome, Recipe, annotate, failed
from kg.model import Failure
from kg.resources import folder
from tests.corpus import articles

BLANK = Recipe("blank")


def test_the_order_of_articles_changes_nothing() -> None:
    assert annotate(articles(6), BLANK) == annotate(articles(6)[::-1], BLANK)


@pytest.mark.parametrize("cut", range(7))
def test_two_parts_together_are_the_whole(cut: int) -> None:
    whole = articles(6)
    assert annotate(whole[:cut], BLANK) + annotate(whole[cut:], BLANK) == annotate(whole, BLANK)


def test_lines_are_sorted_quads_each_once() -> None:
    lines = annotate(articles(6), BLANK).lines()
    assert len(lines) > 100
    assert lines == sorted(set(lines))


def test_failures_add_up_in_order() -> None:
    first, second, third = articles(3)
    outcome = failed(first, "one") + annotate([second], BLANK) + failed(third, "three")
    assert outcome == Outcome(annotate([second], BLANK).quads, 1, (Failure(first.id, "one"), Failure(third.id, "three")))


def test_the_digest_knows_everything_that_the_outcome_depends_on(tmp_path: Path) -> None:
    copytree(folder("ontology") / "codebook", tmp_path / "codebook")
    own = Recipe("blank", codebook=tmp_path / "codebook")
    assert own.digest() == BLANK.digest() == Recipe("blank", limit=3).digest()
    assert Recipe("model").digest() != BLANK.digest()
    assert Recipe("blank", "other").digest() != BLANK.digest()
    (tmp_path / "codebook" / "de.toml").write_text("")
    assert own.digest() != BLANK.digest()
