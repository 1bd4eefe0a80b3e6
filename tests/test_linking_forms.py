"""Folding, inflection, transliteration, derived names and compounds: pure functions of the linking room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KnowledgeError
from kg.linking.derived import short_names
from kg.linking.fold import fold, key, keys
from kg.linking.inflection import adjectives, demonyms, nouns, stem
from kg.linking.transliteration import skeleton
from kg.linking.words import words
from kg.model import EntityKind


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(st.text(st.characters(exclude_characters="\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")), max_size=5))
def test_many_keys_are_the_keys_of_each(names: list[str]) -> None:
    if names:
        assert keys(names) == [key(name) for name in names]


@pytest.mark.parametrize(
    ("one", "other"), [("Su-25", "SU 25"), ("S-300", "S300"), ("Łódź", "lodz"), ("Erdoğan", "ERDOGAN"), ("Lukas\u00adchenko", "Lukaschenko")]
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("selenskyj", "zelensky"), ("selenski", "zelenskiy"), ("lukaschenka", "lukashenko"), ("lawrow", "lavrov"), ("schoigu", "shoigu"),
        ("prigoschin", "prigozhin"), ("jelzin", "yeltsin"), ("juschtschenko", "yushchenko"), ("sachartschenko", "zakharchenko"), ("paschinjan", "pashinyan"),
        ("saakaschwili", "saakashvili"), ("nawalny", "navalny"), ("schewtschenko", "shevchenko"), ("tschubais", "chubais"), ("chodorkowski", "khodorkovsky"),
    ],
)  # fmt: skip
def test_german_and_english_transliterations_sound_alike(german: str, english: str) -> None:
    assert skeleton(german, "de") == skeleton(english, "en")


@pytest.mark.parametrize(("one", "other"), [("selenskyj", "simenskyj"), ("lawrow", "lawrenko"), ("schoigu", "schojgusch"), ("kirill", "karill")])
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert skeleton(one, "de") != skeleton(other, "de")


def test_endings_lead_back_to_the_form_of_the_table() -> None:
    assert {stem(form) for form in ("vereinte", "vereinten", "vereinter")} == {"vereint"}
    assert {stem(form) for form in ("rotes", "roten", "rote")} == {"rot"}
    assert "sicherheitsrat" in set(nouns("sicherheitsrats", "de")) & set(nouns("sicherheitsrates", "de"))
    assert "litauisch" in set(adjectives("litauischen"))
    assert "russe" in set(demonyms("russinnen", "de"))
    assert "houthi" in set(demonyms("houthis", "en"))


@pytest.mark.parametrize(
    ("label", "kind", "names"),
    [
        ("MIM-104 Patriot", EntityKind.WEAPON_SYSTEM, ["MIM-104", "Patriot"]),
        ("M1 Abrams", EntityKind.WEAPON_SYSTEM, ["M1", "Abrams"]),
        ("Lockheed Martin F-35 Lightning II", EntityKind.WEAPON_SYSTEM, ["F-35", "F-35 Lightning II"]),
        ("Leopard 2", EntityKind.WEAPON_SYSTEM, []),
        ("Storm Shadow", EntityKind.WEAPON_SYSTEM, []),
        ("Litani River", EntityKind.PLACE, ["Litani"]),
        ("Oblast Kursk", EntityKind.PLACE, ["Kursk"]),
        ("Litani River", EntityKind.ORGANIZATION, []),
    ],
)
def test_labels_give_short_names(label: str, kind: EntityKind, names: list[str]) -> None:
    assert list(short_names(label, kind)) == names


def test_each_language_has_its_words() -> None:
    assert "in" in words("de").place_prepositions & words("en").place_prepositions
    with pytest.raises(KnowledgeError, match=r"fr\.toml"):
        words("fr")
