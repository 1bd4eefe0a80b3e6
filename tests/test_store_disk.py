"""The store on disk: outlives its process, one writer or many readers, one clear line when something is wrong with the folder."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError, QueryError, StoreError
from kg.store import DiskStore, Graph, MemoryStore

NODES = [NamedNode(f"https://example.org/{name}") for name in ("one", "two", "three")]


def quad(number: int) -> Quad:
    return Quad(NODES[number % 3], NODES[0], Literal(number), NODES[number // 3 % 3])


def test_what_was_added_is_there_when_opened_again(tmp_path: Path) -> None:
    few, many = [quad(number) for number in range(10)], [quad(number) for number in range(10, 12_000)]
    with DiskStore(tmp_path / "new" / "store") as store:
        store.add(few)
        store.add(iter(many))
    graph = Graph.open(tmp_path / "new" / "store")
    assert set(graph.store.quads()) == {*few, *many}
    assert len(graph) == 12_000


def test_many_read_and_one_writes(tmp_path: Path) -> None:
    with DiskStore(tmp_path / "store") as store:
        store.add([quad(1)])
        for read_only in (False, True):
            with pytest.raises(StoreError, match=r"store: in use by another process; one process writes"):
                DiskStore(tmp_path / "store", read_only=read_only)
    with DiskStore(tmp_path / "store", read_only=True) as one, DiskStore(tmp_path / "store", read_only=True) as two:
        assert len(one) == len(two) == 1
        with pytest.raises(StoreError, match="in use"):
            DiskStore(tmp_path / "store")


def test_a_process_that_is_killed_loses_nothing_that_was_added(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom kg.store import DiskStore\nfrom tests.test_store_disk import quad\n"
        "store = DiskStore(sys.argv[1])\nstore.add([quad(1), quad(2)])\nprint('added', flush=True)\nsys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "store")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "added\n"
        with pytest.raises(StoreError, match="in use"):
            DiskStore(tmp_path / "store", read_only=True)
        writer.send_signal(signal.SIGKILL)
    with DiskStore(tmp_path / "store") as store:
        assert set(store.quads()) == {quad(1), quad(2)}


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_store_is_said_to_be_none(tmp_path: Path, read_only: bool) -> None:
    (tmp_path / "notes.txt").write_text("not a store")
    with pytest.raises(StoreError, match="no store folder"):
        DiskStore(tmp_path, read_only=read_only)
    with pytest.raises(StoreError, match=r"notes\.txt"):
        DiskStore(tmp_path / "notes.txt", read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_that_is_not_there_can_be_made_but_not_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such folder"):
        DiskStore(tmp_path / "none", read_only=True)
    with pytest.raises(GraphError, match="none"):
        Graph.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_broken_store_is_one_line(tmp_path: Path, read_only: bool) -> None:
    DiskStore(tmp_path / "store").close()
    (tmp_path / "store" / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(StoreError, match=r"store: not a sound store folder") as caught:
        DiskStore(tmp_path / "store", read_only=read_only)
    assert "\n" not in str(caught.value)


def test_a_reader_cannot_write_and_a_closed_store_says_so(tmp_path: Path) -> None:
    DiskStore(tmp_path / "store").close()
    store = DiskStore(tmp_path / "store", read_only=True)
    with pytest.raises(StoreError):
        store.add([quad(1)])
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        len(store)
    with pytest.raises(StoreError, match="has been closed"):
        store.query("ASK {}")


def test_a_wrong_query_is_still_a_query_error(tmp_path: Path) -> None:
    with DiskStore(tmp_path / "store") as store, pytest.raises(QueryError, match="not valid SPARQL"):
        store.query("SELECT")


def test_rdflib_sees_the_folder_without_copying(tmp_path: Path) -> None:
    with DiskStore(tmp_path / "store") as store:
        store.add([quad(number) for number in range(9)])
        assert len(list(Graph(store).rdflib().query("SELECT ?o { ?s ?p ?o }"))) == 9
        (tmp_path / "graph.nq").write_bytes(Graph(store).serialize("nq"))
    assert Graph.open(tmp_path / "graph.nq").serialize("nq") == Graph.open(tmp_path / "store").serialize("nq")


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(["add", "remove", "drop"]), st.lists(st.integers(0, 20), max_size=6)), max_size=8))
def test_a_folder_holds_what_memory_would(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, list[int]]]) -> None:
    memory = MemoryStore()
    with DiskStore(tmp_path_factory.mktemp("store")) as disk:
        for step, numbers in steps:
            for store in (memory, disk):
                if step == "add":
                    store.add(map(quad, numbers))
                elif step == "remove":
                    store.remove(map(quad, numbers))
                else:
                    for number in numbers[:1]:
                        store.drop(NODES[number % 3])
        assert set(disk.quads()) == set(memory.quads())
        assert all(set(disk.quads(node)) == set(memory.quads(node)) for node in NODES)
