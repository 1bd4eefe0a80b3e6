"""Packed corpora: gzip and Zstandard, in several members, cut off, broken, and without the library."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from kg.errors import InputError
from kg.model import Article, Failure
from kg.reading import packing as module
from kg.reading import read

LINES = [
    json.dumps({"id": f"a{number}", "text": f"Der Kreml drohte der Regierung in Vilnius am Montag zum {number}. Mal."}).encode() + b"\n" for number in range(40)
]
PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}
every_packing = pytest.mark.parametrize("suffix", PACK)


def names(path: Path) -> list[str]:
    return [found.id if isinstance(found, Article) else f"{found.source}: {found.reason}" for found in read(path)]


@every_packing
def test_several_members_are_one_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(PACK[suffix](b"".join(LINES[:15])) + PACK[suffix](b"".join(LINES[15:])))
    assert names(path) == [f"a{number}" for number in range(40)]


@every_packing
def test_a_bad_line_is_named_by_file_and_line(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(PACK[suffix](LINES[0] + b"{\n" + LINES[1]))
    first, second, third = names(path)
    assert (first, third) == ("a0", "a1")
    assert second.startswith(f"{path}:2: not JSON")


@every_packing
def test_a_file_that_is_cut_off_is_a_failure_behind_what_could_be_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(PACK[suffix](b"".join(LINES[:20])) + PACK[suffix](b"".join(LINES[20:]))[:-9])
    found = names(path)
    assert found[:20] == [f"a{number}" for number in range(20)]
    assert found[-1].startswith(f"{path}: broken ")


@every_packing
def test_what_is_not_packed_at_all(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(b"".join(LINES))
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("broken ")


def test_an_empty_zstandard_file(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl.zst").write_bytes(b"")
    assert names(tmp_path / "news.jsonl.zst") == []


@pytest.mark.parametrize(("name", "library"), [("news.jsonl.zst", "zstandard"), ("news.warc.gz", "warcio")])
def test_without_the_library_the_extra_is_named_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str) -> None:
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setattr(module, "find_spec", lambda wanted: None)
    with pytest.raises(InputError, match=rf"{name}: reading it needs {library}: pip install 'geokg\[corpora\]'"):
        read(tmp_path / name)
    (failure,) = read(tmp_path)
    assert isinstance(failure, Failure)
    assert "geokg[corpora]" in failure.reason
