"""Who is named as one of a group has the group's part."""

from datetime import date

import pytest

from kg.claims.examples import line
from kg.model import Annotation, Claim
from kg.pipeline import extract
from kg.reading import article


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norwegen nahm acht Menschen fest, darunter den Journalisten Evan Gershkovich.", "Coercion occurred Norwegen > Evan Gershkovich"),
        ("Der Iran ließ 20 Menschen verhaften, unter ihnen die Aktivistin Narges Mohammadi.", "Coercion occurred Iran > Narges Mohammadi"),
    ],
)
def test_members_of_a_group_are_whom_it_is_done_to(text: str, told: str) -> None:
    (outcome,) = extract([article(text, id="one", lang="de", published=date(2024, 5, 1))])
    assert isinstance(outcome, Annotation)
    assert told in [line(claim, "de") for claim in outcome.claims if isinstance(claim, Claim)]


def test_a_name_like_a_month_is_no_date() -> None:
    (outcome,) = extract([article("Großbritannien liefert Julian Assange an die USA aus.", id="one", lang="de", published=date(2024, 5, 1))])
    assert isinstance(outcome, Annotation)
    assert [line(claim, "de") for claim in outcome.claims if isinstance(claim, Claim)] == ["Coercion occurred Vereinigtes Königreich > Julian Assange"]
