from dataclasses import replace
from datetime import date

from kg.graph.articles import annotation_quads
from kg.model import Annotation, Claim, Entity, EntityKind, Event, EventKind, Status, When
from kg.store import MemoryStore
from kg.store.plover_events import plover_events
from tests.conftest import BELARUS, PUTIN, RUSSIA


def records(annotation: Annotation, *claims: Claim) -> list[dict[str, object]]:
    store = MemoryStore()
    store.add(annotation_quads(replace(annotation, claims=claims)))
    return list(plover_events(store))


def test_a_promise_of_arms_is_an_agreement(annotation: Annotation) -> None:
    (record,) = records(annotation, *annotation.claims)
    assert record["event"] == ["AGREE"]
    assert record["date"] == "2022-06-25"
    assert [party["wikidata_id"] for party in record["actor"]] == ["Q159"]  # type: ignore[index,attr-defined]
    assert [party["wikidata_id"] for party in record["recipient"]] == ["Q184"]  # type: ignore[index,attr-defined]
    assert record["text"] == annotation.article.quote(0, 57)
    assert record["cite_info"] == {"url": "https://example.org/1", "headline": "Raketen für Minsk", "publication": "Nordblick", "published": "2022-06-25"}
    assert record["comment"] == "ArmsTransfer announced"


def test_who_asks_is_the_actor_of_a_request(annotation: Annotation) -> None:
    event = Event(EventKind.RETREAT, (RUSSIA,), (), (), (), When(date(2022, 7, 1), date(2022, 7, 3)))
    aide = Entity("nil:Pjotr Beispiel", EntityKind.PERSON)
    (record,) = records(annotation, Claim(event, Status.REQUESTED, (aide, PUTIN), 0, 57))
    assert record["actor"] == [{"entity_name": "Pjotr Beispiel"}]
    assert [party["wikidata_id"] for party in record["recipient"]] == ["Q159"]  # type: ignore[index,attr-defined]
    assert (record["date"], record["enddate"]) == ("2022-07-01", "2022-07-03")


def test_denials_and_changes_of_office_are_no_plover_events(annotation: Annotation) -> None:
    attack = Event(EventKind.ATTACK, (RUSSIA,), (BELARUS,))
    office = Event(EventKind.OFFICE_CHANGE, (PUTIN,), (RUSSIA,))
    assert records(annotation, Claim(attack, Status.DENIED, (), 0, 57), Claim(office, Status.OCCURRED, (), 0, 57)) == []
