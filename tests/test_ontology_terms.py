"""The ontology says of each term what a person needs to know, and is the vocabulary that kg writes."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kg.graph import vocabulary as v
from kg.model import EntityKind, EventKind, Status
from kg.resources import folder

OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
COMMENT = NamedNode(v.RDFS + "comment")
SUBCLASS = NamedNode(v.RDFS + "subClassOf")
DOMAIN, RANGE = NamedNode(v.RDFS + "domain"), NamedNode(v.RDFS + "range")
ONTOLOGY = NamedNode("https://w3id.org/geokg/ontology")


@cache
def ontology(name: str = "kg.ttl") -> Store:
    store = Store()
    store.load(path=str(folder("ontology") / name), format=RdfFormat.TURTLE)
    return store


def values(subject: NamedNode, predicate: NamedNode, name: str = "kg.ttl") -> set[NamedNode | BlankNode | Literal]:
    return {quad.object for quad in ontology(name).quads_for_pattern(subject, predicate, None)}


def terms() -> set[NamedNode]:
    """Everything in kg's namespace that the ontology describes."""
    return {quad.subject for quad in ontology() if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(v.KG)}


def used() -> Iterator[NamedNode]:
    """Everything in kg's namespace that the vocabulary names."""
    for value in vars(v).values():
        match value:
            case NamedNode():
                yield value
            case dict():
                for entry in value.values():
                    yield from entry if isinstance(entry, tuple) else [entry] if isinstance(entry, NamedNode) else []


def test_vocabulary_and_ontology_are_the_same() -> None:
    assert {term for term in used() if term.value.startswith(v.KG)} == terms()


@pytest.mark.parametrize("term", sorted(terms(), key=str), ids=lambda term: term.value.removeprefix(v.KG))
def test_each_term_is_explained_in_both_languages(term: NamedNode) -> None:
    for predicate in (v.LABEL, COMMENT):
        texts = {text.language: text.value for text in values(term, predicate)}
        assert set(texts) == {"de", "en"}
        assert all(text == text.strip() and text for text in texts.values())
    assert {text.value[-1] for text in values(term, COMMENT)} == {"."}


def test_labels_tell_terms_of_one_sort_apart() -> None:
    """A class and a property may share a name, two classes may not."""
    for lang in ("de", "en"):
        names = [(text.value, term.value.removeprefix(v.KG)[0].isupper()) for term in terms() for text in values(term, v.LABEL) if text.language == lang]
        assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


def test_event_classes_are_the_event_kinds() -> None:
    found = {quad.subject for quad in ontology().quads_for_pattern(None, SUBCLASS, v.EVENT_CLASS)}
    assert found == {NamedNode(v.KG + kind.value) for kind in EventKind} == set(v.EVENT_CLASSES.values())


def test_entity_kinds_are_classes_below_entity() -> None:
    below = {row["c"] for row in ontology().query(f"SELECT ?c {{ ?c <{SUBCLASS.value}>+ <{v.ENTITY_CLASS.value}> }}")}
    assert set(v.ENTITY_CLASSES) == set(EntityKind)
    for kind, classes in v.ENTITY_CLASSES.items():
        assert classes[0] == NamedNode(v.KG + kind.value)
        assert set(classes) <= below
        assert all(above in values(special, SUBCLASS) for special, above in pairwise(classes))


def test_statuses_are_the_eight_individuals() -> None:
    found = {quad.subject for quad in ontology().quads_for_pattern(None, v.RDF_TYPE, v.STATUS_CLASS)}
    assert found == set(v.STATUSES.values())
    assert set(v.STATUSES) == set(Status)


@pytest.mark.parametrize("kind", ["ObjectProperty", "DatatypeProperty"])
def test_each_property_has_domain_and_range(kind: str) -> None:
    properties = {quad.subject for quad in ontology().quads_for_pattern(None, v.RDF_TYPE, NamedNode(OWL + kind))}
    assert properties
    for term in properties:
        assert len(values(term, DOMAIN)) == len(values(term, RANGE)) == 1, term


def test_the_ontology_says_what_it_is() -> None:
    assert values(ONTOLOGY, NamedNode(OWL + "versionIRI"))
    assert {text.language for text in values(ONTOLOGY, NamedNode("http://purl.org/dc/terms/title"))} == {"de", "en"}
    assert values(ONTOLOGY, NamedNode("http://purl.org/dc/terms/license")) == {NamedNode("https://spdx.org/licenses/Apache-2.0")}


@pytest.mark.parametrize("name", ["shapes.ttl", "alignment.ttl"])
def test_other_files_use_no_unknown_term(name: str) -> None:
    found = {
        term for quad in ontology(name) for term in (quad.subject, quad.predicate, quad.object) if isinstance(term, NamedNode) and term.value.startswith(v.KG)
    }
    assert found <= terms()
    texts = [quad.object.value for quad in ontology(name) if isinstance(quad.object, Literal)]
    mentioned = {word.rstrip(".:,;") for text in texts for word in text.replace("(", " ").replace(")", " ").replace("|", " ").split() if word.startswith("kg:")}
    assert {NamedNode(v.KG + word.removeprefix("kg:")) for word in mentioned} <= terms()


def test_prefixes_are_those_of_the_namespaces() -> None:
    assert v.PREFIXES["kg"] == v.KG
    assert len(set(v.PREFIXES.values())) == len(v.PREFIXES)
