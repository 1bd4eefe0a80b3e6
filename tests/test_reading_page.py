"""HTML pages: main text and metadata."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kg.model import Article, Failure
from kg.reading import read

PAGES = Path(__file__).parent / "pages"
FILLER = (
    "<p>Die Regierung in Vilnius hat am Montag neue Auflagen für den Transit nach Kaliningrad beschlossen, und der Kreml drohte damit, darauf zu antworten.</p>"
    * 3
)


def article(path: Path) -> Article:
    (found,) = read(path)
    assert isinstance(found, Article), found
    return found


def page(folder: Path, head: str, *, html: str = "<html>", body: str = FILLER) -> Path:
    path = folder / "page.html"
    path.write_text(f"{html}<head><meta charset=utf-8>{head}</head><body><article>{body}</article></body></html>", "utf-8")
    return path


def json_ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


def test_json_ld_in_a_graph_beside_a_broken_one() -> None:
    found = article(PAGES / "de-graph.html")
    assert found.title == "Armenien ratifiziert Römisches Statut"
    assert found.published == date(2023, 10, 3)
    assert found.published_at == datetime(2023, 10, 3, 23, 45, tzinfo=timezone(timedelta(hours=4)))
    assert found.published_at is not None
    assert found.published_at.utcoffset() == timedelta(hours=4)
    assert found.author == "Anahit Sarkis, Jonas Wirth"
    assert found.source == "Ostblick Verlag"
    assert found.id == found.url == "https://ostblick.example/politik/armenien-statut"
    assert found.lang == "de"


def test_only_the_article_is_body() -> None:
    found = article(PAGES / "de-graph.html")
    body = "\n".join(found.text[start:end] for start, end in found.body)
    assert body.startswith("Armenien ratifiziert")
    assert body.endswith("müsste das Land ihn festnehmen.")
    assert all(furniture not in body for furniture in ("Lesen Sie auch", "Karabach", "Impressum", "Startseite"))
    assert found.dateline is not None
    assert found.dateline.place is not None
    assert found.text[slice(*found.dateline.place)] == "Jerewan"


def test_meta_tags_and_a_canonical_address_that_leads_to_the_front_page() -> None:
    found = article(PAGES / "en-meta.html")
    assert found.published_at == datetime(2023, 3, 26, 9, 15, tzinfo=UTC)
    assert (found.title, found.source, found.author, found.lang) == ("Honduras switches ties to Beijing", "Isthmus Daily", "Lucia Varela", "en")
    assert found.url is None
    assert found.id.startswith("en-meta-")


def test_a_declared_encoding_is_read() -> None:
    found = article(PAGES / "de-cp1252.html")
    assert found.title == "Österreich weist Diplomaten aus"
    assert "„mit ihrem Status unvereinbare Handlungen“ gesetzt, teilte das Außenministerium in Wien mit – Näheres" in found.text
    assert found.published is None


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (json_ld('[{"@type": "BreadcrumbList"}, {"@type": "ReportageNewsArticle", "datePublished": "2024-05-06"}]'), date(2024, 5, 6)),
        (json_ld('{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2024-05-06T08:00:00Z"}}'), date(2024, 5, 6)),
        (json_ld('<!-- {"@type": "Article", "datePublished": "Mon, 06 May 2024 08:00:00 GMT"}; -->'), date(2024, 5, 6)),
        (json_ld('{"@type": "NewsArticle", "datePublished": "soon"}') + '<meta name="date" content="2024-05-06">', date(2024, 5, 6)),
        (json_ld("{") + '<meta property="article:published_time" content="6. Mai 2024">', date(2024, 5, 6)),
        (json_ld('{"@type": "NewsArticle", "datePublished": ["2024-05-06"]}'), date(2024, 5, 6)),
        ('<meta itemprop="datePublished" content="2024-05-06">', date(2024, 5, 6)),
        ('<meta property="article:modified_time" content="2024-05-06">', None),
        ("", None),
    ],
)
def test_where_the_date_stands(tmp_path: Path, head: str, published: date | None) -> None:
    assert article(page(tmp_path, head)).published == published


def test_a_date_that_nobody_can_read_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read(page(tmp_path, '<meta name="date" content="neulich">'))
    assert isinstance(failure, Failure)
    assert failure.reason == "published: not a date: 'neulich'"


def test_the_language_is_the_declared_one_unless_the_text_plainly_is_in_the_other(tmp_path: Path) -> None:
    assert article(page(tmp_path, "", html='<html lang="de-AT">')).lang == "de"
    assert article(page(tmp_path, "", html='<html lang="en-US">')).lang == "de"


def test_a_page_in_another_language_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read(page(tmp_path, "", html='<html lang="fr">'))
    assert isinstance(failure, Failure)
    assert failure.reason == "language fr is not supported, only de and en"


@pytest.mark.parametrize("raw", [b"", b"<html></html>", b"<html><body><nav>Menu</nav></body></html>", b"\x00\x01<html>"])
def test_a_page_without_text_is_a_failure(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(raw)
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert failure.source == str(path)


def test_an_xml_declaration_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "page.xhtml"
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="de"><body>{FILLER}</body></html>', "utf-8")
    assert "für den Transit" in article(path).text
