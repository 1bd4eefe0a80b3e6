"""How much, how many, and what a text says of weapons and offices: from sentences to values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.claims.facts.numbers import times, written
from kg.claims.facts.words import FactWords
from kg.errors import KnowledgeError
from kg.model import FactClaim, Property, Quantity


def annotated(text: str, lang: str) -> kg.Annotation:
    [annotation] = kg.extract([kg.article(text, lang=lang)])
    assert isinstance(annotation, kg.Annotation)
    return annotation


def shown(quantity: Quantity) -> str:
    counted = f" {quantity.of.id}" if quantity.of else ""
    return f"{quantity.least}..{quantity.most} {quantity.unit}{' rough' if quantity.rough else ''}{counted}"


@given(st.integers(0, 10**12))
def test_a_number_survives_its_spelling(value: int) -> None:
    assert written(f"{value:,}", "en") == value
    assert written(f"{value:,}".replace(",", "."), "de") == value
    assert written(f"{value},5", "de") == Decimal(f"{value}.5")


@given(st.text(max_size=12), st.sampled_from(["de", "en"]))
def test_no_word_breaks_the_reading_of_numbers(word: str, lang: str) -> None:
    assert written(word, lang) is None or written(word, lang) >= 0
    assert times(word, lang) is None or times(word, lang) > 1


def test_a_number_of_any_length_stops_nothing() -> None:
    assert annotated(f"Polen schickte der Ukraine {'9' * 38} Panzer und {'9' * 27} Millionen Milliarden Euro.", "de").claims


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Deutschland lieferte der Ukraine 18 Kampfpanzer vom Typ Leopard 2.", "de", ["18..18 Kampfpanzer Q151968"]),
        ("Polen schickt der Ukraine zehn bis zwanzig Panzer.", "de", ["10..20 Panzer"]),
        ("Schweden gab der Ukraine rund 2,5 Milliarden Euro.", "de", ["2500000000..2500000000 EUR rough"]),
        ("Die EU belegte mehr als 65 Beamte mit Sanktionen.", "de", ["65..None Beamter"]),
        ("The United States sent up to 31 Abrams tanks to Ukraine.", "en", ["None..31 tank Q173684"]),
        ("Norway gave 40 million euros to Ukraine.", "en", ["40000000..40000000 EUR"]),
        ("Polen schickte der Ukraine vier Panzer, Norwegen gab in der vergangenen Woche acht Stück ab.", "de", ["4..4 Panzer", "8..8 Stück"]),
        ("Am 24. Februar 2022 griff Russland die Ukraine an.", "de", []),
        ("Deutschland lieferte der Ukraine 2022 Panzer vom Typ Leopard 2.", "de", ["2022..2022 Panzer Q151968"]),
    ],
)
def test_quantities_of_claims(text: str, lang: str, expected: list[str]) -> None:
    claims = annotated(text, lang).claims
    assert [shown(quantity) for claim in claims for quantity in claim.quantities] == expected
    assert claims


def fact(claim: FactClaim) -> tuple[str, str, str]:
    told = claim.fact.words or (claim.fact.value.id if claim.fact.value else "") or (shown(claim.fact.quantity) if claim.fact.quantity else "")
    return claim.fact.property.value, claim.fact.subject.id, told


def test_facts_of_a_weapon_go_on_with_a_pronoun() -> None:
    text = (
        "Die Iskander-M hat eine Reichweite von bis zu 500 Kilometern und kann nukleare Sprengköpfe tragen. "
        "Sie löste die Totschka ab. Die Nato-Bezeichnung lautet SS-26 Stone."
    )
    claims = annotated(text, "de").facts
    assert [fact(claim) for claim in claims] == [
        ("range", "Q483042", "None..500 km"),
        ("warhead", "Q483042", "nuclear"),
        ("replaces", "Q483042", "Q495035"),
        ("code-name", "Q483042", "SS-26 Stone"),
    ]
    assert [claim.status for claim in claims][:2] == [kg.Status.OCCURRED, kg.Status.POSSIBLE]


def test_who_states_a_fact_is_its_speaker() -> None:
    [claim] = annotated("The Iskander missile has a range of 300 km, NATO said.", "en").facts
    assert fact(claim) == ("range", "Q483042", "300..300 km")
    assert [speaker.id for speaker in claim.speaker] == ["Q7184"]


def test_a_range_belongs_to_what_is_fired() -> None:
    [claim] = annotated("The HIMARS launcher can fire Iskander missiles with a range of up to 300 km.", "en").facts
    assert fact(claim) == ("range", "Q483042", "None..300 km")


def test_a_denied_fact_is_denied() -> None:
    [claim] = annotated("Die Iskander-M hat keine Reichweite von 900 Kilometern.", "de").facts
    assert claim.status is kg.Status.DENIED


def test_two_weapons_leave_a_range_to_neither() -> None:
    text = "Die Iskander und die Totschka flogen. Ihre Reichweite beträgt 500 Kilometer."
    assert [claim for claim in annotated(text, "de").facts if claim.fact.property is Property.RANGE] == []


def test_offices_need_their_state_or_body() -> None:
    text = "Der ukrainische Präsident Wolodymyr Selenskyj traf Emmanuel Macron, den Präsidenten Frankreichs. Minister Habeck schwieg."
    facts = [(claim.fact.subject.id, claim.fact.value.id if claim.fact.value else None, claim.fact.words) for claim in annotated(text, "de").facts]
    assert facts == [("Q3874799", "Q212", "Präsident"), ("Q3052772", "Q142", "Präsident")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Der frühere US-Präsident Barack Obama schwieg.", "de"), ("Former US president Barack Obama kept silent.", "en")],
)
def test_a_former_office_is_over(text: str, lang: str) -> None:
    [claim] = annotated(text, lang).facts
    assert fact(claim)[:2] == ("office", "Q76")
    assert claim.status is kg.Status.ENDED


def test_words_of_another_folder_are_checked(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "facts.toml").write_text('[range]\nde = "Reichweite"\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"facts\.toml: range\.de must be a list of words"):
        FactWords.load(tmp_path)
    (tmp_path / "facts.toml").write_text("[range", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not a TOML file"):
        FactWords.load(tmp_path)
