"""Drafts become articles."""

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article, Failure
from kg.reading import article
from kg.reading.articles import finish
from kg.reading.drafts import Draft
from kg.reading.lines import INVISIBLE

TEXT = (
    "Litauen verschärft Auflagen\r\n"
    "Vilnius, 3. Mai 2023 (dpa) – Die Regierung hat den Trans\u00adit nach\u00a0Kaliningrad beschränkt, wie sie 😀 am Montag mitteilte.\r\n"
)


def visible(text: str) -> str:
    return "".join(text.translate(INVISIBLE).split())


def finished(draft: Draft, **options: object) -> Article:
    made = finish(draft, **options)  # type: ignore[arg-type]
    assert isinstance(made, Article), made
    return made


def test_the_text_is_kept_as_given() -> None:
    made = article(TEXT)
    assert made.text == TEXT
    assert made.lang == "de"
    assert [made.quote(*span) for span in made.body] == [TEXT.strip()]


def test_ids() -> None:
    digest = sha256(TEXT.encode()).hexdigest()
    assert article(TEXT).id == digest[:16]
    assert article(TEXT, url="https://a.example/b").id == "https://a.example/b"
    assert article(TEXT, id="x", url="https://a.example/b").id == "x"
    assert finished(Draft(TEXT, "f.txt", stem="f")).id == f"f-{digest[:8]}"


def test_publication_option_over_metadata_over_dateline_over_unknown() -> None:
    moment = datetime(2023, 5, 4, 1, tzinfo=UTC)
    draft = Draft(TEXT, "f.txt", published="2023-05-04T01:00:00Z")
    assert (finished(draft).published, finished(draft).published_at) == (date(2023, 5, 4), moment)
    assert (finished(draft, published=date(2023, 5, 4)).published_at) == moment
    assert finished(draft, published=date(2023, 5, 5)).published == date(2023, 5, 5)
    assert finished(draft, published=date(2023, 5, 5)).published_at is None
    assert finished(draft, published=moment).published_at == moment
    assert finished(Draft(TEXT, "f.txt")).published == date(2023, 5, 3)
    assert article("Die Regierung hat den Transit nach Kaliningrad beschränkt.").published is None


def test_options_as_text() -> None:
    assert article(TEXT, published="25.06.2022").published == date(2022, 6, 25)
    assert article(TEXT, published="2022-06-25T10:00:00Z").published_at == datetime(2022, 6, 25, 10, tzinfo=UTC)


@pytest.mark.parametrize(("lang", "kept"), [("de", "de"), ("de-AT", "de"), ("DE_ch", "de"), ("EN", "en"), (" ", "de"), (None, "de")])
def test_the_declared_language(lang: str | None, kept: str) -> None:
    assert finished(Draft(TEXT, "f.txt", lang=lang)).lang == kept
    assert finished(Draft(TEXT, "f.txt", lang=lang), lang="en").lang == "en"


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (Draft(" \n", "f"), "the text is empty"),
        (Draft("Anzeige\n", "f"), "no article in it, only page furniture"),
        (Draft("a\ud83d", "f"), "the text holds half a character (a lone surrogate) at offset 1"),
        (Draft(TEXT, "f", lang="fr"), "language fr is not supported, only de and en"),
        (Draft("12 345 678", "f"), "its language cannot be recognised"),
        (Draft(TEXT, "f", published="neulich"), "published: not a date: 'neulich'"),
        (
            Draft("Le gouvernement de Vilnius a décidé lundi de limiter le transit vers Kaliningrad, et le Kremlin menace.", "f"),
            "language fr is not supported, only de and en",
        ),
    ],
)
def test_failures(draft: Draft, reason: str) -> None:
    assert finish(draft) == Failure("f", reason)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [({"lang": "fr"}, "lang is one of de, en, not 'fr'"), ({"published": "neulich"}, "published: not a date: 'neulich'")],
)
def test_wrong_options(options: dict[str, str], complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        article(TEXT, **options)  # type: ignore[arg-type]


def test_a_text_without_article() -> None:
    with pytest.raises(InputError, match="the text: the text is empty"):
        article("")


@given(st.text(st.sampled_from("aÄ, \n\r\u00ad\u00a0😀𝔸"), max_size=60))
def test_offsets_round_trip_for_any_text(text: str) -> None:
    made = finish(Draft(text, "f", lang="de"))
    if isinstance(made, Article):
        assert made.text == text
        assert visible("".join(made.quote(*span) for span in made.body)) == visible(text)
