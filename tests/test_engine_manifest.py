"""What is kept is kept as a whole or not at all, also when the disk is full or a kill came between two writes."""

import resource
from dataclasses import replace
from pathlib import Path

import pytest

from kg.engine.manifest import Manifest, key
from kg.engine.recipe import Outcome, Recipe, annotate
from kg.errors import EngineError
from kg.model import Failure
from tests.corpus import articles


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return replace(annotate(articles(3), Recipe("blank")), failures=(Failure("x:1", "ein „Grund“"),))


def reopened(folder: Path) -> Manifest:
    return Manifest(folder)


def kept(folder: Path, outcome: Outcome, *keys: str) -> None:
    manifest = Manifest(folder)
    for name in keys:
        manifest.keep(name, outcome)
    manifest.close()


def test_what_was_kept_is_there_for_the_next_run(tmp_path: Path, outcome: Outcome) -> None:
    kept(tmp_path, outcome, "one", "two")
    manifest = reopened(tmp_path)
    shard = manifest.finished("two")
    assert shard is not None
    assert (shard.articles, shard.failures) == (3, outcome.failures)
    assert manifest.file(shard).read_bytes() == outcome.quads
    assert manifest.finished("three") is None


def test_a_line_that_was_cut_short_is_made_again_and_the_others_stay(tmp_path: Path, outcome: Outcome) -> None:
    kept(tmp_path, outcome, "one", "two")
    lines = (tmp_path / "manifest.jsonl").read_bytes()
    (tmp_path / "manifest.jsonl").write_bytes(lines[:-20])
    manifest = reopened(tmp_path)
    assert manifest.finished("one") is not None
    assert manifest.finished("two") is None
    manifest.keep("two", outcome)
    assert (tmp_path / "manifest.jsonl").read_bytes() == lines


@pytest.mark.parametrize("damage", [b"", b"other bytes", None])
def test_a_file_that_is_not_what_was_written_is_made_again(tmp_path: Path, outcome: Outcome, damage: bytes | None) -> None:
    kept(tmp_path, outcome, "one")
    (file,) = (tmp_path / "shards").iterdir()
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    assert reopened(tmp_path).finished("one") is None


def test_drafts_of_a_killed_run_are_cleared_away(tmp_path: Path, outcome: Outcome) -> None:
    kept(tmp_path, outcome, "one")
    (tmp_path / "shards" / "two.nq.gz.77.part").write_bytes(b"half")
    reopened(tmp_path)
    assert [path.name for path in (tmp_path / "shards").iterdir()] == ["one.nq.gz"]


def test_a_full_disk_is_one_line_and_costs_nothing_that_was_kept(tmp_path: Path, outcome: Outcome) -> None:
    manifest = Manifest(tmp_path)
    manifest.keep("one", outcome)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(outcome.quads) // 2, limits[1]))
    try:
        with pytest.raises(EngineError, match=rf"^{tmp_path}: File too large; 1 shards are finished and kept: make room"):
            manifest.keep("two", outcome)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        manifest.close()
    assert [path.name for path in (tmp_path / "shards").iterdir()] == ["one.nq.gz"]
    again = reopened(tmp_path)
    assert again.finished("one") is not None
    again.keep("two", outcome)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    first = Manifest(tmp_path)
    with pytest.raises(EngineError, match="another run is at work in this folder"):
        Manifest(tmp_path)
    first.close()
    Manifest(tmp_path).close()


def test_what_is_no_manifest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text('{"a": 1}\n')
    with pytest.raises(EngineError, match="not a manifest of kg's"):
        Manifest(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="file"):
        Manifest(tmp_path / "file")


def test_a_key_is_what_a_shard_is_made_of() -> None:
    assert key(articles(3), "recipe") == key(articles(3), "recipe")
    others = [
        key(articles(2), "recipe"),
        key(articles(3)[::-1], "recipe"),
        key(articles(3), "other"),
        key((replace(articles(3)[0], author="x"), *articles(3)[1:]), "recipe"),
    ]
    assert len({key(articles(3), "recipe"), *others}) == 5
