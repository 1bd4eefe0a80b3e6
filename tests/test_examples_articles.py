"""The example articles and their annotation: offsets, texts and words fit together, and nothing stands in the furniture."""

import itertools
import json
import re
from datetime import date
from pathlib import Path

import pytest

from kg.model import EntityKind, EventKind, Status

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLES = EXAMPLES / "articles"
GOLD = [json.loads(line) for line in (EXAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
ROWS = [json.loads(line) for line in (ARTICLES / "press-review.jsonl").read_text(encoding="utf-8").splitlines()]
PAGES = sorted(ARTICLES.glob("*.html"))
IDENTIFIER = re.compile(r"Q[1-9]\d*|wp:[^\s/]+|nil:\S.*")
MENTION_KINDS = {kind.mention_kind for kind in EntityKind}
ROLES = ("actor", "target", "instrument", "place", "speaker")

every_article = pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def inside(span: dict[str, int], body: list[list[int]]) -> bool:
    return any(start <= span["start"] < span["end"] <= end for start, end in body)


def test_there_are_enough_of_each_language_and_format() -> None:
    names = [path.name for path in ARTICLES.glob("*.de.*")] + [row["id"] for row in ROWS if row["lang"] == "de"]
    assert len(names) >= 6
    assert len(list(ARTICLES.glob("*.en.*"))) + sum(row["lang"] == "en" for row in ROWS) >= 4
    assert len(PAGES) >= 3


@every_article
def test_gold_holds_the_text_of_the_article_as_it_stands(gold: dict) -> None:
    row = next((row for row in ROWS if row["id"] == gold["id"]), None)
    if row is None:
        assert gold["text"] == (ARTICLES / f"{gold['id']}.txt").read_text(encoding="utf-8")
        assert gold["title"] in gold["text"]
    else:
        assert {key: gold[key] for key in ("text", "title", "lang", "published")} == {key: row[key] for key in ("text", "title", "lang", "published")}


def test_every_plain_text_and_row_is_annotated_once() -> None:
    names = [path.stem for path in ARTICLES.glob("*.txt")] + [row["id"] for row in ROWS]
    assert sorted(gold["id"] for gold in GOLD) == sorted(names)


@every_article
def test_dates_are_real_and_stand_in_the_dateline(gold: dict) -> None:
    if gold["published"] is None:
        assert not re.search(r"\b20\d\d\b", gold["text"])
    else:
        day = date.fromisoformat(gold["published"])
        assert any(row["id"] == gold["id"] for row in ROWS) or re.search(rf"\b{day.day}\b[^\n]*\b{day.year}\b", gold["text"])


@every_article
def test_body_spans_are_ordered_trimmed_and_leave_furniture_outside(gold: dict) -> None:
    edges = [edge for span in gold["body"] for edge in span]
    assert edges == sorted(set(edges))
    assert edges[0] >= 0
    assert edges[-1] < len(gold["text"])
    for start, end in gold["body"]:
        assert gold["text"][start:end] == gold["text"][start:end].strip()


@every_article
def test_mentions_lie_in_the_body_on_the_edges_of_words(gold: dict) -> None:
    text = gold["text"]
    for mention in gold["mentions"]:
        assert inside(mention, gold["body"])
        assert mention["kind"] in MENTION_KINDS
        assert IDENTIFIER.fullmatch(mention["id"])
        surface = text[mention["start"] : mention["end"]]
        assert surface == surface.strip()
        assert not text[mention["start"] - 1 : mention["start"]].isalnum()
        assert mention.get("optional") or not text[mention["end"] : mention["end"] + 1].isalnum()


@every_article
def test_counted_mentions_do_not_overlap(gold: dict) -> None:
    spans = sorted((m["start"], m["end"]) for m in gold["mentions"] if not m.get("optional"))
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


@every_article
def test_one_name_has_one_kind(gold: dict) -> None:
    kinds: dict[str, set[str]] = {}
    for mention in gold["mentions"]:
        kinds.setdefault(mention["id"], set()).add(mention["kind"])
    assert all(len(found) == 1 for found in kinds.values())


@every_article
def test_claims_use_the_words_of_the_model_and_quote_the_body(gold: dict) -> None:
    for claim in gold["claims"]:
        assert inside(claim, gold["body"])
        assert claim["kind"]
        assert claim["status"]
        assert set(claim["kind"]) <= {kind.value for kind in EventKind}
        assert set(claim["status"]) <= {status.value for status in Status}
        assert claim["actor"] or claim["target"]
        assert all(IDENTIFIER.fullmatch(name) for role in ROLES for participant in claim[role] for name in participant)
        if claim["when"]:
            assert claim["when"]["to"] is None or date.fromisoformat(claim["when"]["from"]) <= date.fromisoformat(claim["when"]["to"])


@every_page
def test_pages_have_furniture_and_say_when_they_were_published(page: Path) -> None:
    source = page.read_text(encoding="utf-8")
    assert all(f"<{tag}" in source for tag in ("header", "nav", "aside", "footer", "article"))
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', source, re.DOTALL)
    if script is None:
        assert 'property="article:published_time"' in source
        assert 'name="author"' in source
        return
    linked = json.loads(script[1])
    article = next(part for part in linked.get("@graph", [linked]) if part["@type"] == "NewsArticle")
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT[\d:+]+", article["datePublished"])
    assert article["author"]


def test_at_least_two_pages_carry_json_ld_and_one_does_not() -> None:
    carrying = ["application/ld+json" in page.read_text(encoding="utf-8") for page in PAGES]
    assert sum(carrying) >= 2
    assert not all(carrying)


def test_addresses_are_reserved_for_examples() -> None:
    hosts = {host for path in ARTICLES.iterdir() for host in re.findall(r"https?://([^/\"\s]+)", path.read_text(encoding="utf-8"))}
    assert hosts <= {"www.example.org", "www.example.com", "schema.org"}


def test_the_page_about_the_articles_names_every_file_and_the_folder_holds_nothing_else() -> None:
    page = (EXAMPLES / "articles.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([^`]+)`", page, re.MULTILINE))
    assert named == {path.name for path in ARTICLES.iterdir()}
