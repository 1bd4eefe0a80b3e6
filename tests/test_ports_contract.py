"""What every registered parser, linker and extractor must do."""

from importlib.metadata import entry_points
from itertools import pairwise

import pytest

import kg
from kg.model import Article
from kg.pipeline import EXTRACTOR, Annotator, annotator, knowledge

TEXTS = (
    (
        "de",
        "Moskau kündigte an\n\nRussland will Belarus im Juni Raketen vom Typ Iskander-M liefern, sagte Putin 😀 am Montag.\n\nLesen Sie auch: Riga feiert",
    ),
    ("en", "Lithuania and Poland met in Vilnius on Monday. NATO welcomed the talks, U.S. officials said."),
    ("de", "Der Kreml wies das zurück."),
)


def stages() -> list[Annotator]:
    shipped = annotator()
    parsers = [entry.load()() for entry in sorted(entry_points(group="kg.parsers"))]
    linkers = [entry.load()(knowledge()) for entry in sorted(entry_points(group="kg.linkers"))]
    extractors = [entry.load()(None, knowledge()) for entry in sorted(entry_points(group="kg.extractors"))]
    assert EXTRACTOR in entry_points(group="kg.extractors").names
    found = [Annotator(parser, shipped.linker, shipped.extractor) for parser in parsers]
    found += [Annotator(shipped.parser, linker, shipped.extractor) for linker in linkers]
    return found + [Annotator(shipped.parser, shipped.linker, extractor) for extractor in extractors]


@pytest.fixture(scope="module", params=stages(), ids=lambda stage: "-".join(type(part).__name__ for part in (stage.parser, stage.linker, stage.extractor)))
def stage(request: pytest.FixtureRequest) -> Annotator:
    annotating: Annotator = request.param
    return annotating


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [kg.article(text, id=str(number), lang=lang) for number, (lang, text) in enumerate(TEXTS)]


def test_one_outcome_an_article_whatever_the_batch(stage: Annotator, articles: list[Article]) -> None:
    together = stage.annotate(articles)
    assert [outcome.article.id for outcome in together if isinstance(outcome, kg.Annotation)] == ["0", "1", "2"]
    assert [stage.annotate([article])[0] for article in articles] == together
    assert stage.annotate(articles[::-1]) == together[::-1]
    assert stage.annotate([]) == []


def test_all_that_is_found_lies_in_the_body_in_order_and_says_what_the_text_says(stage: Annotator, articles: list[Article]) -> None:
    for article, sentences in zip(articles, stage.parser.parse(articles), strict=True):
        tokens = [token for sentence in sentences for token in sentence.tokens]
        assert all(one.end <= other.start for one, other in pairwise(tokens))
        assert all(article.text[token.start : token.end] == token.text and article.in_body(token.start, token.end) for token in tokens)
    for outcome in stage.annotate(articles):
        assert isinstance(outcome, kg.Annotation)
        article = outcome.article
        assert all(one.end <= other.start for one, other in pairwise(outcome.mentions))
        assert all(article.text[m.start : m.end] == m.text and article.in_body(m.start, m.end) and 0 <= m.score <= 1 for m in outcome.mentions)
        assert all(any(start <= c.start < c.end <= end for start, end in outcome.sentences) for c in outcome.claims)
