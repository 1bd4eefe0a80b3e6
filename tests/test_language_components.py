from pathlib import Path

import pytest
import spacy
import spacy.tokens
from spacy import displacy

from kg.errors import LanguageError
from kg.language.loading import load
from kg.language.parser import ModelParser
from kg.model import Article, Span

TEXT = "Die Lage in Tirana sei ruhig, sagte Mira Holt.\n\nDas war ein IRIS-T. Das war 2014. Niemand widersprach dem General."


def test_the_pipeline_says_what_the_parser_says() -> None:
    doc = load("de")(TEXT)
    (sentences,) = ModelParser().parse([Article(id="a", text=TEXT, lang="de", body=(Span(0, len(TEXT)),))])
    words = [token for token in doc if not token.is_space]
    tokens = [token for sentence in sentences for token in sentence.tokens]
    assert [(word.idx, word.text, word.pos_, str(word.morph), word.lemma_) for word in words] == [
        (token.start, token.text, token.pos, token.feats, token.lemma) for token in tokens
    ]
    assert [word.dep_.lower() for word in words] == [token.dep for token in tokens]
    assert [word.head.idx for word in words] == [sentence.tokens[token.head].start for sentence in sentences for token in sentence.tokens]
    assert [(span.start_char, span.end_char, span.label_) for span in doc.ents] == [(n.start, n.end, n.label) for s in sentences for n in s.names]


def test_given_tokens_and_sentences_are_kept() -> None:
    nlp = load("de")
    words = ["Das", "war", "2014.", "Er", "ging", "."]
    doc = nlp(spacy.tokens.Doc(nlp.vocab, words=words, sent_starts=[True, *[False] * 5]))
    assert [token.text for token in doc] == words
    assert sum(token.dep_ == "ROOT" for token in doc) == 1


def test_displacy_draws_the_tree() -> None:
    doc = load("en")("The council rejected the offer.")
    assert "nsubj" in displacy.render(doc, style="dep")


def test_white_space_and_nothing_are_read() -> None:
    nlp = load("de")
    assert [doc.text for doc in nlp.pipe(["", " \n ", "\n\nEr ging.  \n"])] == ["", " \n ", "\n\nEr ging.  \n"]


def test_other_pipelines_find_the_names(tmp_path: Path) -> None:
    other = spacy.blank("de")
    other.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Tirana"}, {"label": "DATE", "pattern": "2014"}])  # type: ignore[attr-defined]
    other.to_disk(tmp_path / "other")
    doc = load("de", model=str(tmp_path / "other"))(TEXT)
    assert [(span.text, span.label_) for span in doc.ents] == [("Tirana", "LOC")]
    article = Article(id="a", text=TEXT, lang="de", body=(Span(0, len(TEXT)),))
    (sentences,) = ModelParser(model=str(tmp_path / "other")).parse([article])
    assert [TEXT[name.start : name.end] for sentence in sentences for name in sentence.names] == ["Tirana"]


def test_what_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="'fr'"):
        load("fr")
    spacy.blank("de").to_disk(tmp_path / "bare")
    with pytest.raises(LanguageError, match="no ner component"):
        load("de", model=str(tmp_path / "bare"))
