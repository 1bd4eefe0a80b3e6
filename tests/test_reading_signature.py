import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article, Dateline, Span
from kg.reading.signature import PLACES, places, signature

TEXT = "Die Regierung in Vilnius hat am Montag neue Auflagen für den Transit nach Kaliningrad beschlossen, und der Kreml drohte mit Folgen."

SETTLED = (
    "ST4/ncWtkhVQDLHptzn143orRBEvaygmyRIitL4jRN8xDzXPV6PX/aqfT+fi1B6SEjqxE3Qug21EDqiukJE/FqH1VvUTChM1N8OodHfAHuInNHVSWRzw6tWvP42Gn+2E"
    "vKmi3rN7jqOmceaQnpNDP9w14Lyh16rMcRan0YK93agSOc9fsA/kehOqaotl6TCz0byhQm8SxLA6ua9gtvnS+W7/AnXlcKZSRB/Mq4mBfBx+KN3WfZ0Rae3QU6MWxbF3"
    "UwbN3SS7/s6G8GqHU27qACKBJqLB+HoBCrxdam6qoBXWNXzLPn0ptXdDfnWBSQLLKZJMCF3RhFey2qv3M+QqDe5qoVjK57SB+alEiWIyfoFeOQ4CMdj3FK+7QNWmDCja"
    "XsSahuIZfGURAhEPQDgJ9fspmLwzIaX9Mk+IUqxlLoI4z8/O7MG6t4lVZLvrozWiJRNcOppgfPLg/FUvchUSiOuxzt53U2eEBEISKuQqBftShzRKv3mPPF4BJ9ObWlUg"
)


def article(text: str, **fields: object) -> Article:
    return replace(Article("a", text, "de", (Span(0, len(text)),)), **fields)  # type: ignore[arg-type]


def alike(one: str, other: str) -> float:
    return float((places(signature(article(one))) == places(signature(article(other)))).mean())


def test_it_is_settled_for_all_time() -> None:
    """Graphs hold it for years: another value here would part old graphs from new ones."""
    assert signature(article("Der Kreml drohte der Regierung in Vilnius am Montag mit Folgen.")) == SETTLED


def test_only_the_body_counts() -> None:
    furniture = "Lesen Sie auch: mehr Nachrichten\n" + TEXT
    body = (Span(furniture.index("Die"), len(furniture)),)
    other = article(furniture, body=body, id="b", title="T", source="S", author="A", dateline=Dateline(Span(0, 4)))
    assert signature(other) == signature(article(TEXT))


def test_capitals_punctuation_and_white_space_do_not_count() -> None:
    assert signature(article(TEXT.upper().replace("ß", "SS"))) == signature(article(TEXT))
    assert signature(article(re.sub(r" ", "\n  ", TEXT).replace(",", " –"))) == signature(article(TEXT))


@pytest.mark.parametrize("text", ["", "Ein", "Ein."])
def test_one_word_has_none(text: str) -> None:
    assert signature(article(text)) == ""


def test_the_more_is_shared_the_more_alike() -> None:
    words = TEXT.split()
    levels = [alike(TEXT, " ".join(words[:end])) for end in (21, 15, 10, 5)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] == 1
    assert abs(levels[2] - 9 / 20) < 0.15
    assert alike(TEXT, "Poland and Lithuania met in Warsaw to discuss the crossings at their border.") == 0


@given(st.text(max_size=200))
def test_any_text_has_one_of_full_length_or_none(text: str) -> None:
    made = signature(article(text))
    assert made == "" or (len(places(made)) == PLACES and re.fullmatch(r"[A-Za-z0-9+/]{512}", made))


@pytest.mark.parametrize("text", ["", "AAAA", "ä"])
def test_what_is_no_signature(text: str) -> None:
    with pytest.raises(ValueError):
        places(text)
