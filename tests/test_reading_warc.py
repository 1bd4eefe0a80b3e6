"""Web archives: pages among requests, pictures and errors; addresses and days; broken files."""

import gzip
import io
from datetime import date
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.model import Article, Failure
from kg.reading import read

SENTENCES = [
    "Die Regierung in Vilnius hat am Montag neue Auflagen für den Transit nach Kaliningrad beschlossen, wie das Außenministerium mitteilte.",
    "Der Kreml drohte daraufhin mit Gegenmaßnahmen und bestellte den Botschafter der Europäischen Union in Moskau ein.",
    "Die Kommission in Brüssel erklärte, die Auflagen seien seit Wochen angekündigt gewesen und träfen nur bestimmte Waren.",
]


def page(head: str = "") -> bytes:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return f'<!doctype html><html lang="de"><head>{head}</head><body><article>{body}</article></body></html>'.encode("cp1252")


DATED = '<meta property="article:published_time" content="2022-06-20T08:00:00+02:00">'


def archive(*captures: tuple[str, str, str, bytes], packed: bool) -> bytes:
    """Each capture is (address, status, content type, content)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("news.warc", {"software": "test"}))
    for url, status, kind, content in captures:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        day = {"WARC-Date": "2022-06-27T10:00:00Z"}
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "a.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=asked, warc_headers_dict=day))
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(content), http_headers=headers, warc_headers_dict=day))
    return out.getvalue()


CAPTURES = (
    ("https://a.example/transit", "200 OK", "text/html; charset=windows-1252", page()),
    ("https://a.example/bild.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://a.example/gone", "404 Not Found", "text/html", page()),
    ("https://a.example/leer", "200 OK", "text/html", b"<html><body></body></html>"),
    ("https://a.example/datiert", "200 OK", "text/html; charset=windows-1252", page(DATED)),
)


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz"])
def test_pages_are_articles_with_address_and_day(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(archive(*CAPTURES, packed=name.endswith(".gz")))
    first, empty, dated = read(path)
    assert isinstance(first, Article)
    assert (first.id, first.url, first.lang) == ("https://a.example/transit", "https://a.example/transit", "de")
    assert all(sentence in first.text for sentence in SENTENCES)
    assert first.published == date(2022, 6, 27)
    assert empty == Failure(f"{path}: https://a.example/leer", "no main text found in the page")
    assert isinstance(dated, Article)
    assert dated.published == date(2022, 6, 20)


def test_an_archive_packed_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(gzip.compress(archive(*CAPTURES, packed=False)))
    assert [type(found) for found in read(path)] == [Article, Failure, Article]


def test_what_is_no_archive_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(b"no archive\r\n\r\n")
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("not a WARC file, or a broken one")


def test_a_packed_archive_that_is_cut_off_keeps_what_could_be_read(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(archive(*CAPTURES, packed=True)[:-200])
    found = list(read(path))
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], Failure)
    assert found[-1].source == str(path)
    assert found[-1].reason.startswith("broken gzip file")


def test_an_archive_that_is_cut_off_within_a_page(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(archive(CAPTURES[0], packed=False)[:-200])
    assert list(read(path)) == [Failure(f"{path}: https://a.example/transit", "the archive ends within this page")]
