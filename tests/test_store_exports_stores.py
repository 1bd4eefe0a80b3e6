"""Exports over every kind of store: in memory, on disk, on two real servers, the same tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import DiskStore, Store
from kg.store.exports.formats import Options
from kg.store.exports.frame import every_table, table_rows
from kg.store.server import ServerStore
from tests.exports import by_hand, hostile
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_USER


@pytest.fixture(params=["disk", "oxigraph", "virtuoso"], scope="module")
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made: Store
    if request.param == "disk":
        made = DiskStore(tmp_path_factory.mktemp("exports") / "store")
    elif request.param == "oxigraph":
        made = ServerStore(request.getfixturevalue("oxigraph_url"))
    else:
        made = ServerStore(request.getfixturevalue("virtuoso_url"), user=VIRTUOSO_USER, password=VIRTUOSO_PASSWORD)
    made.remove(list(made.quads()))
    made.add(by_hand().store.quads())
    yield made
    made.remove(list(made.quads()))
    made.close()


@pytest.mark.parametrize("name", [of.name for of in every_table()])
def test_a_table_is_the_same_in_every_store(name: str, store: Store) -> None:
    for options in (Options(), Options(lang="de", level="entity", zeros=True)):
        assert list(table_rows(store, name, options)[1]) == list(table_rows(by_hand().store, name, options)[1])


def test_hostile_texts_come_back_from_a_disk(tmp_path: Path) -> None:
    store = DiskStore(tmp_path / "store")
    store.add(hostile().store.quads())
    for of in every_table():
        assert list(table_rows(store, of.name, Options())[1]) == list(table_rows(hostile().store, of.name, Options())[1])
    store.close()
