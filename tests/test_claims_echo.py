"""What somebody denies or refuses by a bare "das" is what was told before it."""

import pytest

import kg
from kg.claims.examples import line

TOLD = [
    ("de", "Pakistan habe Indien angegriffen, sagte Narendra Modi. Islamabad dementiert das.", "Attack denied Pakistan > Indien < Pakistan"),
    ("de", "In Washington wird über Waffenlieferungen an Georgien nachgedacht; Berlin lehnt sie strikt ab.", "ArmsTransfer refused Deutschland > Georgien"),
    ("en", "Saudi Arabia accused Iran of attacking Riyadh. Iran denies this.", "Attack denied Iran > Saudi Arabia < Iran"),
]


def told(text: str, lang: str) -> list[str]:
    [annotation] = kg.extract([kg.article(text, lang=lang)])
    assert isinstance(annotation, kg.Annotation)
    return [line(claim, lang) for claim in annotation.claims if isinstance(claim, kg.Claim)]


@pytest.mark.parametrize(("lang", "text", "expected"), TOLD, ids=[text for _, text, _ in TOLD])
def test_a_bare_pronoun_takes_up_the_claim_before(lang: str, text: str, expected: str) -> None:
    lines = told(text, lang)
    assert expected in lines
    assert not any(each.startswith("Rejection") for each in lines)


def test_what_nobody_told_before_stays_a_rejection() -> None:
    assert [each.split()[0] for each in told("Ungarn lehnt das ab.", "de")] == ["Rejection"]
