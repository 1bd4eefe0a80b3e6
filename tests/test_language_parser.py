import itertools
import pickle

import pytest

from kg.errors import LanguageError
from kg.language.parser import ModelParser
from kg.model import Article, Sentence, Span

TEXT = "WERBUNG\nDie Ministerin reiste am 3. Mai nach Oslo.  Dort habe sie, so hieß es, dem Präsidenten Erik Sandvik gedankt.\nABO"
BODY = Span(8, len(TEXT) - 4)
ARTICLE = Article(id="a", text=TEXT, lang="de", body=(BODY,))
ENGLISH = Article(id="b", text="Oslo didn't answer. It will, officials said.", lang="en", body=(Span(0, 44),))


def parse(*articles: Article, threads: int = 1) -> list[tuple[Sentence, ...]]:
    return ModelParser(threads).parse(articles)


def test_tokens_lie_in_the_body_and_say_what_the_text_says() -> None:
    for article, sentences in zip((ARTICLE, ENGLISH), parse(ARTICLE, ENGLISH), strict=True):
        tokens = [token for sentence in sentences for token in sentence.tokens]
        assert all(article.text[token.start : token.end] == token.text for token in tokens)
        assert all(article.in_body(token.start, token.end) for token in tokens)
        assert all(before.end <= after.start for before, after in itertools.pairwise(tokens))


def test_sentences_have_tags_trees_lemmas_and_names() -> None:
    (sentences,) = parse(ARTICLE)
    assert len(sentences) == 2
    for sentence in sentences:
        assert sum(token.head == index for index, token in enumerate(sentence.tokens)) == 1
        assert all(token.pos and token.dep and token.lemma for token in sentence.tokens)
    assert [TEXT[name.start : name.end] for name in sentences[0].names if name.label == "LOC"] == ["Oslo"]
    assert [TEXT[name.start : name.end] for name in sentences[1].names if name.label == "PER"] == ["Erik Sandvik"]
    assert next(token for token in sentences[1].tokens if token.text == "habe").feature("Mood") == "Sub"


def test_articles_together_read_as_alone() -> None:
    assert parse(ARTICLE, ENGLISH, ARTICLE, threads=2) == [*parse(ARTICLE), *parse(ENGLISH), *parse(ARTICLE)]


def test_an_empty_body_has_no_sentences() -> None:
    assert parse(Article(id="c", text="  ", lang="de", body=(Span(0, 2),)), Article(id="d", text="", lang="en", body=())) == [(), ()]


def test_parsers_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(ModelParser(threads=2))).parse([ENGLISH]) == parse(ENGLISH)


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(LanguageError, match="no_such_pipeline"):
        ModelParser(model="no_such_pipeline").parse([ARTICLE])
