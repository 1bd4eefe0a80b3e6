"""`kg.linking.user`: what a run depends on is part of its recipe, and a worker with another knowledge base refuses the work."""

from pathlib import Path

import pytest

from kg.engine.recipe import Recipe, stages
from kg.errors import KnowledgeError
from kg.linking.user import fingerprint
from tests.test_linking_layers import append


def test_a_fingerprint_follows_the_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_KNOWLEDGE", "")
    assert fingerprint() == ""
    monkeypatch.setenv("KG_KNOWLEDGE", str(tmp_path))
    append(tmp_path, "entities.tsv", "Q9000000001\tState\tNordland\tNordland\t\tQ3624078\t\t5\tu")
    first = fingerprint()
    assert first == fingerprint() != ""
    append(tmp_path, "names.tsv", "Republik Nordland\tde\tQ9000000001\talias\tu")
    assert fingerprint() != first


def test_a_run_is_not_resumed_and_no_worker_joins_with_other_knowledge(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without = Recipe("blank")
    append(tmp_path, "entities.tsv", "Q9000000001\tState\tNordland\tNordland\t\tQ3624078\t\t5\tu")
    monkeypatch.setenv("KG_KNOWLEDGE", str(tmp_path))
    assert Recipe("blank").digest() != without.digest()
    # A worker starts with nothing loaded; here another test may have loaded the same recipe.
    stages.cache_clear()
    with pytest.raises(KnowledgeError, match="another knowledge base than the run"):
        stages(without)
