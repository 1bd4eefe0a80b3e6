"""Files, folders, streams and wrong sources."""

import gzip
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article, Failure
from kg.reading import read

GERMAN = "Die Regierung in Vilnius hat den Transit beschränkt, und der Kreml drohte mit Folgen für die Grenze."
ENGLISH = "The government in Vilnius has restricted the transit, and the Kremlin threatened to respond at the border."
PAGE = f"<!doctype html><html><body><article>{'<p>' + GERMAN + '</p>'}{'<p>' + GERMAN[:-1] + ' im Norden.</p>'}</article></body></html>"


def ids(folder: Path) -> list[str]:
    return [found.id if isinstance(found, Article) else f"{found.source}: {found.reason}" for found in read(folder)]


def only(source: object, **options: object) -> Article:
    (found,) = read(source, **options)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "transit.txt"
    path.write_text(GERMAN, "utf-8")
    return path


def test_a_text_file_by_path_or_string(text_file: Path) -> None:
    assert only(text_file) == only(str(text_file))
    assert only(text_file).id.startswith("transit-")
    assert only(text_file).text == GERMAN


def test_options_hold_for_all_of_it(text_file: Path) -> None:
    found = only(text_file, lang="en", published=date(2022, 6, 25))
    assert (found.lang, found.published) == ("en", date(2022, 6, 25))


def test_a_folder_is_read_through_in_order_and_the_bad_ones_are_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(GERMAN)
    (tmp_path / ".hidden.txt").write_text(GERMAN)
    (tmp_path / "b" / "2.txt").write_text(GERMAN)
    (tmp_path / "b" / "1.html").write_text(PAGE)
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    (tmp_path / "d.txt").write_bytes(b"\x00\x01")
    (tmp_path / "e.jsonl").write_text(json.dumps({"id": "x", "text": ENGLISH}) + "\n{\n" + json.dumps({"id": "y", "text": GERMAN}))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(GERMAN.encode()))
    found = ids(tmp_path)
    assert [name.partition("-")[0] for name in found[:3]] == ["a", "1", "2"]
    assert found[3] == f"{tmp_path / 'c.pdf'}: not a kind of file that kg reads"
    assert found[4] == f"{tmp_path / 'd.txt'}: not a text: it holds NUL bytes"
    assert found[5] == "x"
    assert found[6].startswith(f"{tmp_path / 'e.jsonl'}:2: not JSON")
    assert found[7:] == ["y"]


def test_a_folder_that_leads_back_to_itself(tmp_path: Path, text_file: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    found = ids(tmp_path)
    assert found[0] == f"{tmp_path / 'gone.txt'}: no such file or folder"
    assert found[1] == f"{tmp_path / 'loop'}: a link to a folder, which kg does not follow"
    assert found[2].startswith("transit-")


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path, text_file: Path) -> None:
    text_file.chmod(0)
    assert ids(tmp_path) == [f"{text_file}: Permission denied"]
    with pytest.raises(InputError, match="Permission denied"):
        read(text_file)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("nowhere.txt", "nowhere.txt: no such file or folder"),
        ("nowhere", "nowhere: no such file or folder"),
        ("ftp://a.example/b.txt", "kg fetches http and https, not ftp"),
        ("", "the source has no name"),
    ],
)
def test_wrong_sources_fail_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, complaint: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=complaint):
        read(source)


def test_a_single_file_of_another_kind_fails_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    with pytest.raises(InputError, match=r"a\.pdf: not a kind of file that kg reads \(\.txt"):
        read(path)


@pytest.mark.parametrize("options", [{"lang": "fr"}, {"published": "soon"}])
def test_wrong_options_fail_at_once(text_file: Path, options: dict[str, str]) -> None:
    with pytest.raises(InputError):
        read(text_file, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [GERMAN, PAGE, json.dumps({"text": GERMAN}), "\n\n" + GERMAN, "\ufeff" + GERMAN])
def test_streams_are_told_apart_by_how_they_begin(text: str) -> None:
    from_bytes, from_text = only(io.BytesIO(text.encode())), only(io.StringIO(text))
    assert from_bytes == from_text
    assert from_bytes.text.strip().startswith("Die Regierung")
    assert len(from_bytes.id) == 16


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((json.dumps({"text": GERMAN}) + "\nx\n").encode())))
    first, second = read("-")
    assert isinstance(first, Article)
    assert isinstance(second, Failure)
    assert second.source == "standard input:2"


def test_a_long_stream_is_read_as_it_comes() -> None:
    """A consumer that stops early has not made the rest be read."""

    class Lines(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = (json.dumps({"text": GERMAN}) + "\n").encode()
            self.given += 1
            buffer[: len(line)] = line
            return len(line)

    lines = Lines()
    stream = read(io.BufferedReader(lines))
    assert isinstance(next(stream), Article)
    assert lines.given < 200


def test_an_empty_stream() -> None:
    (failure,) = read(io.BytesIO(b""))
    assert failure == Failure("the stream", "the text is empty")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert list(read(tmp_path)) == []


@pytest.mark.parametrize("source", [["a.txt", "b.txt"], 5, None])
def test_a_list_is_no_source(source: object) -> None:
    with pytest.raises(InputError, match="a source is one path, address or open stream"):
        read(source)  # type: ignore[arg-type]
