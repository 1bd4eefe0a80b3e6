"""Expressions of time: tables of cases in German and English (`tests/times`), trees and names, and what holds for every date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.times import Tense, TimeExpression, find_times, resolve
from kg.language.blank import tokens
from kg.model import Name, Sentence, Span, Token, When

TABLES = Path(__file__).parent / "times"
WEDNESDAY = date(2023, 3, 15)
TENSES: tuple[Tense, ...] = ("past", "present", "future")


def sentence(text: str, lang: str, names: tuple[Name, ...] = ()) -> Sentence:
    return Sentence(0, len(text), tuple(tokens(text, lang, Span(0, len(text)))), names)


def words_of(expression: TimeExpression, parsed: Sentence, text: str) -> str:
    return text[parsed.tokens[expression.start].start : parsed.tokens[expression.end - 1].end]


def written(when: When | None) -> str:
    if when is None:
        return "-"
    return str(when.first) if when.first == when.last else f"{when.first or ''}..{when.last or ''}"


def cases(lang: str) -> Iterator[object]:
    published: date | None = None
    for number, line in enumerate((TABLES / f"{lang}.txt").read_text().splitlines(), 1):
        if line.startswith("@ "):
            published = None if line[2:] == "none" else date.fromisoformat(line[2:])
        elif "|" in line and not line.startswith("#"):
            tense, marked, expected = (part.strip() for part in line.split("|"))
            yield pytest.param(lang, published, tense, marked, expected.split(), id=f"{lang}-{number}")


@pytest.mark.parametrize(("lang", "published", "tense", "marked", "expected"), [*cases("de"), *cases("en")])
def test_tables(lang: str, published: date | None, tense: Tense, marked: str, expected: list[str]) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    parsed = sentence(text, lang)
    found = find_times(parsed, lang)
    assert [words_of(time, parsed, text) for time in found] == re.findall(r"\[(.*?)\]", marked)
    assert [written(resolve(time, published, tense)) for time in found] == expected
