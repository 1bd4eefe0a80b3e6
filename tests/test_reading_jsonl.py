"""JSON Lines."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Failure
from kg.reading.drafts import Draft, Origin
from kg.reading.jsonl import drafts

ORIGIN = Origin("news.jsonl", stem="news")


def read(raw: bytes) -> list[Draft | Failure]:
    return list(drafts(io.BytesIO(raw), ORIGIN))


def test_the_keys_that_count_and_others() -> None:
    given_line = {
        "id": 7,
        "text": "Größe",
        "lang": "de",
        "published": "2022-06-25",
        "title": "T",
        "url": "https://a.example/b",
        "source": "S",
        "author": "A",
        "body": [[0, 3]],
    }
    (draft,) = read(json.dumps(given_line).encode())
    assert draft == Draft(
        "Größe", "news.jsonl:1", stem="news", id="7", lang="de", published="2022-06-25", title="T", url="https://a.example/b", source="S", author="A"
    )


def test_blank_lines_count_but_give_nothing_and_a_bom_is_passed_over() -> None:
    found = read(b'\xef\xbb\xbf{"text": "a"}\r\n\r\n{"text": "b"}')
    assert [draft.origin for draft in found if isinstance(draft, Draft)] == ["news.jsonl:1", "news.jsonl:3"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON: "),
        (b"[1]", "not a JSON object but an array"),
        (b"{}", "no text"),
        (b'{"text": 3}', "text is not a string but a number"),
        (b'{"text": "a", "published": 1656000000}', "published is not a string but a number"),
        (b'{"text": "a", "id": true}', "id is not a string but true or false"),
        (b"\x00", "not a text: it holds NUL bytes"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line: bytes, reason: str) -> None:
    first, last = read(line + b'\n{"text": "Moskau"}')
    assert isinstance(first, Failure)
    assert first.source == "news.jsonl:1"
    assert first.reason.startswith(reason)
    assert isinstance(last, Draft)


def test_deep_nesting_is_a_failure() -> None:
    (failure,) = read(b'{"text": ' + b"[" * 200_000)
    assert isinstance(failure, Failure)


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1))
def test_texts_round_trip(text: str) -> None:
    escaped, raw = (read(json.dumps({"text": text}, ensure_ascii=ascii_only).encode()) for ascii_only in (True, False))
    assert [draft.text for draft in escaped + raw if isinstance(draft, Draft)] == [text, text]
