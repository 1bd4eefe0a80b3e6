"""Names and entities by what is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.explore.names import Names, fold
from tests import explorer


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(explorer.graph())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Russland", explorer.RUSSIA_IRI),
        ("russia", explorer.RUSSIA_IRI),
        ("rus", explorer.RUSSIA_IRI),
        ("moskau", explorer.RUSSIA_IRI),  # a name that only articles use
        ("Q184", explorer.BELARUS_IRI),
        ("put wla", explorer.PUTIN_IRI),
        ("  PUTIN ", explorer.PUTIN_IRI),
    ],
)
def test_every_name_leads_to_its_entity(names: Names, typed: str, first: str) -> None:
    assert names.search(typed)[0].iri == first


def test_each_entity_comes_once_and_what_is_named_comes_first(names: Names) -> None:
    hits = [hit.iri for hit in names.search("r", 200)]
    assert len(hits) == len(set(hits))
    mentioned = [names.named[iri].mentions > 0 for iri in hits]
    assert mentioned == sorted(mentioned, reverse=True)


def test_nothing_typed_and_nonsense_find_nothing(names: Names) -> None:
    assert names.search("") == names.search("  ") == names.search("zzzz") == names.search("Q0") == []


def test_the_most_special_class_is_the_kind(names: Names) -> None:
    assert names.named[explorer.PUTIN_IRI].kind == "Leader"
    assert names.named[explorer.RUSSIA_IRI].labels == {"de": "Russland", "en": "Russia"}


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
