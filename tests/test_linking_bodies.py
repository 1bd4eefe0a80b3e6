"""Names made of everyday words, with the tables that kg ships: what is a title, what only begins a sentence, capitals as places."""

from functools import cache

import pytest

from kg.language.blank import BlankParser
from kg.linking.linker import TableLinker
from kg.model import Article, Span


@cache
def linker() -> TableLinker:
    return TableLinker()


def meant(text: str, lang: str) -> dict[str, str]:
    article = Article("a", text, lang, (Span(0, len(text)),))
    return {mention.text: mention.entity.id for mention in linker().link([article], BlankParser().parse([article]))[0]}


@pytest.mark.parametrize(("text", "name"), [("In May Sheikh Hasina spoke.", "Sheikh Hasina"), ("In May Patriarch Kirill spoke.", "Kirill")])
def test_a_title_is_no_part_of_a_name_unless_the_rest_is_none(text: str, name: str) -> None:
    assert list(meant(text, "en")) == [name]


def test_an_article_with_a_sentences_capital_begins_no_newspaper() -> None:
    assert meant("Die Zeit vergeht.", "de") == {}
    assert list(meant("Das berichtete Die Zeit am Abend.", "de")) == ["Die Zeit"]


@pytest.mark.parametrize(("text", "state"), [("S.Sudan rebels left.", "Q958"), ("N. Korea fired.", "Q423")])
def test_a_state_with_a_direction_before_a_stop(text: str, state: str) -> None:
    assert state in meant(text, "en").values()


@pytest.mark.parametrize("name", ["Sucre", "Thimphu", "New York", "Addis Abeba", "Juba", "Tripolis", "Washington", "Brüssel"])
def test_every_capital_is_a_place_too(name: str) -> None:
    assert any(linker().knowledge.rows[entity.id].kind.value == "Place" for entity in linker().knowledge.named(name))
