"""spaCy's Docs -> Docs with sentences, tags, trees and names: kg's parts as spaCy components, found through the entry points `spacy_factories`."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.language.blank import has_stuck_stop
from kg.language.german import corrected
from kg.language.lemmas import lemmas
from kg.language.network import network
from kg.language.other import names as other_names
from kg.language.other import pipeline
from kg.language.reading import NameSpan
from kg.language.sentences import sentence_spans
from kg.model import Span as TextSpan

LANGUAGES = ("de", "en")


@Language.factory("kg_sentences", assigns=["token.is_sent_start"])
class SentenceComponent:
    """Marks where sentences begin, by rule, and parts a full stop from a number or type ("2014.", "S-M.") at a sentence's end.

    A Doc that comes with sentences keeps them, and its tokens.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.lang = nlp.lang if nlp.lang in LANGUAGES else "en"

    def __call__(self, doc: Doc) -> Doc:
        if doc.has_annotation("SENT_START"):
            return doc
        spans = list(sentence_spans(doc.text, self.lang, TextSpan(0, len(doc.text))))
        ends = {span.end for span in spans}
        stuck = [token for token in doc if token.idx + len(token) in ends and has_stuck_stop(token.text)]
        with doc.retokenize() as retokenizer:
            for token in stuck:
                retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 0)])
        starts = {span.start for span in spans}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        return doc


@Language.factory("kg_reader", assigns=["token.pos", "token.morph", "token.lemma", "token.head", "token.dep", "doc.ents"], default_config={"names": True})
class ReaderComponent:
    """Writes what the model reads: tags, features, lemmas, tree and, with `names`, entities. A Doc without sentences is one sentence."""

    def __init__(self, nlp: Language, name: str, names: bool) -> None:
        self.vocab: Vocab = nlp.vocab
        self.lang = nlp.lang if nlp.lang in LANGUAGES else "en"
        self.names = names

    def __call__(self, doc: Doc) -> Doc:
        table = np.zeros((len(doc), 5), dtype=np.uint64)
        entities: list[Span] = []
        add, strings = self.vocab.morphology.add, self.vocab.strings
        for sentence in _sentences(doc):
            places = [token.i for token in sentence if not token.is_space]
            words = [doc[place].text for place in places]
            if not words:
                continue
            reading = network().read(words)
            if self.lang == "de":
                reading = corrected(words, reading)
            for index, (place, lemma) in enumerate(zip(places, lemmas(words, reading.pos, self.lang), strict=True)):
                offset = np.int64(places[reading.heads[index]] - place).astype(np.uint64)
                dep = "ROOT" if reading.deps[index] == "root" else reading.deps[index]
                table[place] = (offset, strings.add(dep), strings.add(reading.pos[index]), add(reading.feats[index]), strings.add(lemma))
            _hang_spaces(table, sentence, places, strings.add("SPACE"), strings.add("dep"))
            if self.names:
                entities += _entities(doc, places, reading.names)
        for sentence in _sentences(doc):
            if all(token.is_space for token in sentence):
                for token in sentence:
                    table[token.i, 2] = strings.add("SPACE")
                    table[token.i, 0] = np.int64(sentence.start - token.i).astype(np.uint64)
        doc.from_array([HEAD, DEP, POS, MORPH, LEMMA], cast(Any, table))
        if self.names:
            doc.set_ents(entities)
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        yield from map(self, stream)


@Language.factory("kg_other_names", assigns=["doc.ents"])
class OtherNamesComponent:
    """Writes the entities that another installed pipeline finds."""

    def __init__(self, nlp: Language, name: str, model: str) -> None:
        pipeline(model)
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        places = [[token.i for token in sentence if not token.is_space] for sentence in _sentences(doc)]
        found = other_names([[doc[place].text for place in row] for row in places], self.model)
        doc.set_ents([entity for row, names in zip(places, found, strict=True) for entity in _entities(doc, row, names)])
        return doc


def _sentences(doc: Doc) -> Iterator[Span]:
    if doc.has_annotation("SENT_START"):
        yield from doc.sents
    elif len(doc):
        yield doc[:]


def _hang_spaces(table: NDArray[np.uint64], sentence: Span, places: list[int], tag: int, dep: int) -> None:
    """White space hangs on the word before it, or the first word."""
    words = set(places)
    for token in sentence:
        if token.i not in words:
            before = max((place for place in places if place < token.i), default=places[0])
            table[token.i, :3] = (np.int64(before - token.i).astype(np.uint64), dep, tag)


def _entities(doc: Doc, places: list[int], names: Iterable[NameSpan]) -> list[Span]:
    return [Span(doc, places[name.first], places[name.last] + 1, label=name.label) for name in names]
