import pickle
from datetime import date

import pytest

from kg.errors import FetchError, KgError
from kg.model import Annotation, Entity, EntityKind, Event, EventKind, When


def test_roles_are_sets() -> None:
    one, other = Entity("Q1", EntityKind.STATE), Entity("Q2", EntityKind.STATE)
    assert Event(EventKind.MEETING, (one, other, one)) == Event(EventKind.MEETING, (other, one))


def test_time_needs_an_end_and_an_order() -> None:
    with pytest.raises(ValueError, match="first or a last"):
        When(None, None)
    with pytest.raises(ValueError, match="before it begins"):
        When(date(2022, 2, 2), date(2022, 2, 1))


def test_values_survive_pickling_and_hash_alike(annotation: Annotation) -> None:
    copy = pickle.loads(pickle.dumps(annotation))
    assert copy == annotation
    assert hash(copy) == hash(annotation)


@pytest.mark.parametrize(("identifier", "qid", "known"), [("Q159", "Q159", True), ("wp:Some_Title", None, True), ("nil:Quark", None, False)])
def test_ids_of_entities(identifier: str, qid: str | None, known: bool) -> None:
    entity = Entity(identifier, EntityKind.PERSON)
    assert (entity.qid, entity.known) == (qid, known)


def test_kinds_of_organisations_are_organizations_to_annotators() -> None:
    assert {kind.mention_kind for kind in EntityKind if kind.is_mentioned} == {"State", "Leader", "Person", "Organization", "WeaponSystem", "Sanction", "Place"}


def test_error_tree_is_the_one_in_the_docstring() -> None:
    import kg.errors

    drawn = [line.strip(" │├└─").split()[0] for line in (kg.errors.__doc__ or "").splitlines() if "Error" in line]
    assert drawn == [name for name, value in vars(kg.errors).items() if isinstance(value, type)]
    assert issubclass(FetchError, KgError)
