"""`kg.linking.offices`, `roles`: who a role word stands for, by state, day and gender, with the small tables of `tests/knowledge`."""

from datetime import date
from pathlib import Path

import pytest

from kg.language.blank import BlankParser
from kg.linking.linker import TableLinker
from kg.linking.roles import Roles
from kg.model import Article, Span

FOLDER = Path(__file__).parent / "knowledge"
LINKER = TableLinker.load(FOLDER)


def leaders(text: str, day: str, lang: str = "de") -> set[str]:
    article = Article("a", text, lang, (Span(0, len(text)),), published=date.fromisoformat(day))
    (mentions,) = LINKER.link([article], BlankParser().parse([article]))
    return {mention.entity.id for mention in mentions if mention.entity.kind.value in ("Leader", "Person")}


@pytest.mark.parametrize(
    ("sentence", "day", "meant"),
    [
        ("Die deutsche Kanzlerin reiste ab.", "2020-01-01", {"Q567"}),
        ("Der deutsche Kanzler reiste ab.", "2022-01-01", {"Q61053"}),
        ("Die deutsche Kanzlerin reiste ab.", "2022-01-01", set()),
        ("Der deutsche Kanzler reiste ab.", "2020-01-01", set()),
        ("Die russische Präsidentin reiste ab.", "2022-01-01", set()),
        ("Der russische Präsident reiste ab.", "2022-01-01", {"Q7747"}),
        ("Der Kremlchef reiste ab.", "2022-01-01", {"Q7747"}),
        ("Die ukrainische Präsidentin reiste ab.", "2022-01-01", {"Q3874799"}),
    ],
)
def test_a_role_word_for_a_woman_is_linked_to_no_man_and_the_other_way_round(sentence: str, day: str, meant: set[str]) -> None:
    """Of whom no table gives the gender, the office decides alone: the last sentence."""
    assert leaders(sentence, day) == meant


def test_a_title_before_a_family_name_rules_out_the_other_gender() -> None:
    assert leaders("Präsident Putin schwieg.", "2022-01-01") == {"Q7747"}
    assert "Q7747" not in leaders("Präsidentin Putin schwieg.", "2022-01-01")


@pytest.mark.parametrize(
    ("word", "lang", "woman"),
    [
        ("präsidentin", "de", True),
        ("präsident", "de", False),
        ("kremlchef", "de", False),
        ("staatsoberhaupt", "de", None),
        ("außenbeauftragte", "de", None),
        ("chairwoman", "en", True),
        ("king", "en", False),
        ("president", "en", None),
    ],
)
def test_role_words_say_whom_they_may_be_said_of(word: str, lang: str, woman: bool | None) -> None:
    from kg.linking.fold import key

    assert Roles.load(FOLDER).words[lang, key(word)].woman is woman
