"""Why a sentence gave its claims, and what was left unread."""

import pytest

import kg
from kg.claims import Reading

TEXT = "Kiew dementierte, dass die Ukraine Belgorod angegriffen habe. Polen will keine Panzer schicken. Die Türkei verärgerte Schweden. Es regnete."


@pytest.fixture(scope="module")
def article() -> kg.Article:
    return kg.article(TEXT, lang="de")


@pytest.fixture(scope="module")
def readings(article: kg.Article) -> tuple[Reading, ...]:
    return kg.explain(article)


def test_one_reading_a_sentence(article: kg.Article, readings: tuple[Reading, ...]) -> None:
    assert [article.quote(reading.sentence.start, reading.sentence.end) for reading in readings][-1] == "Es regnete."
    assert len(readings) == 4
    assert readings[-1].reasons == readings[-1].unread == ()


def test_the_words_that_turned_the_status(readings: tuple[Reading, ...]) -> None:
    [denied], [refused] = readings[0].reasons, readings[1].reasons
    assert denied.status is kg.Status.OCCURRED
    assert [(step.words, step.effect, step.status) for step in denied.steps] == [("dementierte", "deny", kg.Status.DENIED)]
    assert [(step.words, step.effect, step.status) for step in refused.steps] == [("will keine schicken", "", kg.Status.REFUSED)]


def test_explained_claims_are_those_that_are_extracted(article: kg.Article, readings: tuple[Reading, ...]) -> None:
    [annotation] = kg.extract([article])
    assert isinstance(annotation, kg.Annotation)
    assert {reason.claim for reading in readings for reason in reading.reasons} == set(annotation.claims)
    assert all(
        reason.steps[-1].status is reason.claim.status if reason.steps else reason.status is reason.claim.status for r in readings for reason in r.reasons
    )


def test_a_verb_without_entry_is_listed(article: kg.Article, readings: tuple[Reading, ...]) -> None:
    [unread] = readings[2].unread
    assert article.quote(unread.start, unread.end) == "verärgerte"
    assert unread.entry == ""
    assert "Türkei" in unread.reason


def test_a_sentence_without_tree_says_so() -> None:
    article = kg.article("Polen liefert Panzer.", lang="de")
    [reading] = kg.explain(article, parser="blank")
    assert [unread.reason for unread in reading.unread] == ["the parser gave no tree"]
