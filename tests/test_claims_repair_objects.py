"""What stands before the verb may be its object: by number, or because the codebook lets it be done."""

from datetime import date

import pytest

from kg.claims.examples import line
from kg.model import Annotation, Claim
from kg.pipeline import extract
from kg.reading import article


def _lines(text: str) -> list[str]:
    (outcome,) = extract([article(text, id="one", lang="de", published=date(2024, 5, 1))])
    assert isinstance(outcome, Annotation)
    return [line(claim, "de") for claim in outcome.claims if isinstance(claim, Claim)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Die Beziehungen zu Israel brach Bolivien ab.", "Exit occurred Bolivien > Israel"),
        ("Die Sanktionen gegen Syrien hob Kanada auf.", "Concession occurred Kanada > Syrien"),
        ("Die Freilassung von Julian Assange begrüßte Australien.", "Support occurred Australien > Julian Assange"),
        ("Zwei Diplomaten wies das Außenministerium in Prag aus.", "Sanction occurred Tschechien"),
    ],
)
def test_a_thing_before_the_verb_is_what_it_is_done_to(text: str, told: str) -> None:
    assert _lines(text) == [told]


@pytest.mark.parametrize("text", ["Die Rebellen griffen Mali an.", "Die Truppen verließen Mali."])
def test_who_can_act_stays_the_subject(text: str) -> None:
    assert not any(found.split(" > ")[0].endswith("Mali") for found in _lines(text))


def test_a_verb_with_a_not_tells_what_happens() -> None:
    assert _lines("Serbien ließ die Lastwagen aus Kosovo nicht passieren.") == ["Blockade occurred Serbien > Kosovo"]
    assert _lines("Serbien ließ die Lastwagen aus Kosovo passieren.") == ["Concession occurred Serbien > Kosovo"]
    assert _lines("Gazprom liefert kein Gas mehr an Moldau.") == ["Blockade occurred Gazprom > Republik Moldau"]


def test_what_is_let_happen_keeps_what_is_said_of_it() -> None:
    assert _lines("Die EU forderte Lukaschenko auf, zwei Briten gehen zu lassen.") == [
        "Concession requested Alexander Lukaschenko > Vereinigtes Königreich < Europäische Union"
    ]
    assert _lines("Mali weigerte sich, zwei Briten gehen zu lassen.") == ["Concession refused Mali > Vereinigtes Königreich"]
