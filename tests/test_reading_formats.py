"""Which reader reads what."""

import gzip
import io

import pytest

from kg.model import Failure
from kg.reading import formats, jsonl, page, plain
from kg.reading.drafts import Draft, Origin, Reader


@pytest.mark.parametrize(
    ("name", "reader"),
    [("a.txt", plain.drafts), ("A.TXT", plain.drafts), ("a.md", plain.drafts), ("a.htm", page.drafts), ("a.b.html", page.drafts), ("a.ndjson", jsonl.drafts)],
)
def test_by_suffix(name: str, reader: Reader) -> None:
    assert formats.reader_of(name) is reader


@pytest.mark.parametrize("name", ["a.pdf", "a", "txt", "a.gz", "a.zst", "a.xlsx.gz"])
def test_other_kinds_have_no_reader(name: str) -> None:
    assert formats.reader_of(name) is None


@pytest.mark.parametrize(("name", "stem"), [("a.txt", "a"), ("a.b.HTML", "a.b"), ("a.jsonl.gz", "a"), (".txt", ".txt")])
def test_the_stem_is_without_the_kind(name: str, stem: str) -> None:
    assert formats.stem_of(name) == stem


@pytest.mark.parametrize(
    ("start", "reader"),
    [
        (b'{"text": "Moskau"}\n', jsonl.drafts),
        (b'\xef\xbb\xbf\n {"text": "Moskau"}\n{', jsonl.drafts),
        (b"{Moskau droht}", plain.drafts),
        (b"[1, 2]", plain.drafts),
        (b"  <!DOCTYPE html><html>", page.drafts),
        (b"<!-- x -->\n<HTML>", page.drafts),
        (b"<3 Moskau", plain.drafts),
        (b"Moskau", plain.drafts),
        (b"", plain.drafts),
    ],
)
def test_by_how_it_begins(start: bytes, reader: Reader) -> None:
    assert formats.sniffed(start) is reader


def test_packed_files_are_unpacked() -> None:
    reader = formats.reader_of("a.txt.gz")
    assert reader is not None
    assert list(reader(io.BytesIO(gzip.compress("Größe".encode())), Origin("a.txt.gz", stem="a"))) == [Draft("Größe", "a.txt.gz", stem="a")]


@pytest.mark.parametrize("packed", [b"not gzip", gzip.compress(b"Moskau" * 99)[:-9], b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff garbage"])
def test_a_broken_packed_file_is_a_failure(packed: bytes) -> None:
    reader = formats.reader_of("a.jsonl.gz")
    assert reader is not None
    (failure,) = reader(io.BytesIO(packed), Origin("a.jsonl.gz"))
    assert isinstance(failure, Failure)
    assert failure.source == "a.jsonl.gz"
    assert "broken gzip file" in failure.reason
