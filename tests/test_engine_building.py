"""What a build puts where: into a store that is there, over what an article said before, and what follows from all of it."""

from dataclasses import replace
from pathlib import Path

import kg
from kg.engine.building import ENGINES
from kg.store import DiskStore
from tests.corpus import articles, undisturbed


def test_a_store_takes_the_same_build_twice_and_shards_are_kept(tmp_path: Path) -> None:
    for _ in range(2):
        with DiskStore(tmp_path / "store") as store:
            graph = kg.build(articles(7), engine="local", shards=tmp_path / "work", shard_size=3, store=store, parser="blank")
            assert graph.serialize("nq") == undisturbed(*articles(7))
    assert len(list((tmp_path / "work" / "shards").iterdir())) == 3


def test_a_corrected_article_replaces_the_old_one(tmp_path: Path) -> None:
    old = replace(articles(3)[1], text=articles(6)[4].text, body=articles(6)[4].body)
    with DiskStore(tmp_path / "store") as store:
        kg.build([articles(3)[0], old], store=store, parser="blank")
        graph = kg.build(articles(3)[1:], engine="local", store=store, parser="blank")
        assert graph.serialize("nq") == undisturbed(*articles(3))


def test_without_an_engine_nothing_is_written_but_the_graph(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    assert kg.build(articles(2), parser="blank").serialize("nq") == undisturbed(*articles(2))
    assert list(tmp_path.iterdir()) == []


def test_copies_are_found_across_shards() -> None:
    copy = replace(articles(1)[0], id="copy", title="Anders")
    graph = kg.build([*articles(4), copy], engine="local", shard_size=1, parser="blank")
    assert b"/article/copy> <https://w3id.org/geokg/ontology#copyOf> <https://w3id.org/geokg/id/article/a0> " in graph.serialize("nq")
    assert graph.validate() == ()


def test_the_command_line_offers_every_engine() -> None:
    from kg.cli.build import build

    (option,) = (option for option in build.params if option.name == "engine")
    assert set(option.type.choices) == set(ENGINES)  # type: ignore[attr-defined]
