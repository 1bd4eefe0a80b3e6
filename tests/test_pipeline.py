from pathlib import Path

import pytest

import kg
from kg.errors import InputError, LanguageError
from kg.graph.vocabulary import KNOWLEDGE_GRAPH
from kg.model import Annotation, Article, Failure
from kg.pipeline import quads
from kg.store.rules import EDGES_GRAPH

TEXTS = {
    "a": "Der russische Präsident Wladimir Putin reiste am Montag nach Minsk. Dort traf Putin Alexander Lukaschenko.",
    "b": "Litauen und Polen verstärkten ihre Grenzen. Die Nato begrüßte das.",
    "c": "Lithuania and Poland met in Vilnius. NATO welcomed the meeting of the two countries on Monday.",
}


@pytest.fixture
def articles() -> list[Article]:
    found = [kg.article(text, id=name, lang="en" if name == "c" else "de") for name, text in TEXTS.items()]
    assert all(isinstance(article, Article) for article in found)
    return found


def test_mentions_are_the_words_of_the_text(articles: list[Article]) -> None:
    annotations = list(kg.extract(articles))
    assert [annotation.article.id for annotation in annotations if isinstance(annotation, Annotation)] == ["a", "b", "c"]
    for annotation in annotations:
        assert isinstance(annotation, Annotation)
        assert annotation.mentions
        assert all(annotation.article.text[m.start : m.end] == m.text for m in annotation.mentions)


def test_batches_and_order_change_nothing(articles: list[Article]) -> None:
    together = {outcome.article.id: outcome for outcome in kg.extract(articles) if isinstance(outcome, Annotation)}
    for article in reversed(articles):
        assert list(kg.extract([article])) == [together[article.id]]
    assert kg.build(articles).turtle() == kg.build(reversed(articles)).turtle()
    assert kg.build([*articles, *articles]).turtle() == kg.build(articles).turtle()


def test_but_for_edges_a_graph_is_the_union_of_what_each_article_brings(articles: list[Article]) -> None:
    together = {quad for quad in kg.build(articles).store.quads() if quad.graph_name != EDGES_GRAPH}
    assert together == {quad for outcome in kg.extract(articles) if isinstance(outcome, Annotation) for quad in quads(outcome)}


def test_knowledge_stands_apart_from_what_articles_say(articles: list[Article]) -> None:
    known = {quad.triple for quad in kg.build(articles).store.quads() if quad.graph_name == KNOWLEDGE_GRAPH}
    said = {quad.triple for quad in kg.build(articles).store.quads() if quad.graph_name != KNOWLEDGE_GRAPH}
    assert known
    assert not known & said


def test_failures_go_through_and_the_rest_is_built(articles: list[Article]) -> None:
    failure = Failure("broken.html", "no text")
    graph = kg.build([articles[0], failure, articles[1]])
    assert graph.failures == (failure,)
    assert graph.article_count() == 2


def test_a_second_text_under_a_taken_id_is_a_failure(articles: list[Article]) -> None:
    other = kg.article("Etwas ganz anderes geschah am Dienstag in Riga.", id="a", lang="de")
    graph = kg.build([articles[0], articles[0], other])
    assert [failure.source for failure in graph.failures] == ["a"]
    assert graph.turtle() == kg.build(articles[:1]).turtle()


def test_one_poisonous_article_fails_alone(articles: list[Article]) -> None:
    poison = Article("poison", "Text", "tlh", ((0, 4),))  # type: ignore[arg-type]
    graph = kg.build([articles[0], poison, articles[1]])
    assert [failure.source for failure in graph.failures] == ["poison"]
    assert graph.article_count() == 2


def test_unknown_plugin() -> None:
    with pytest.raises(LanguageError, match=r"nothing called .none. is registered under kg\.parsers"):
        list(kg.extract([], parser="none"))


def test_public_names_are_those_of_the_stub() -> None:
    stub = (Path(kg.__file__).parent / "__init__.pyi").read_text(encoding="utf-8")
    assert {name for name in kg.__all__ if f"{name} as {name}" in stub or f"{name}: " in stub} == set(kg.__all__)
    assert stub.count(" as ") == len(kg.__all__) - 1
    assert all(hasattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_paths_and_texts_are_no_articles() -> None:
    with pytest.raises(InputError, match="'n' is no article"):
        kg.build("news.txt")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="'n' is no article"):
        kg.build("news.txt", workers=1)  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"'news\.txt' is no article"):
        list(kg.extract(["news.txt"]))  # type: ignore[list-item]
    with pytest.raises(InputError, match="is no article"):
        kg.explain("Litauen begrüßte das.")  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"broken\.html: no text"):
        kg.explain(Failure("broken.html", "no text"))  # type: ignore[arg-type]
