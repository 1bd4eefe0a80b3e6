"""FollowTheMoney: what its own model says of what kg writes, and that nothing looks as if it had happened that did not."""

from collections.abc import Iterator

import pytest

import kg
from kg.store.exports.ftm import ftm_entities, ftm_id
from tests.exports import HOSTILE, by_hand, hostile


def entities(graph: kg.Graph) -> list[dict]:
    return list(ftm_entities(graph.store))


def of_schema(found: list[dict], schema: str) -> list[dict]:
    return [one for one in found if one["schema"] == schema]


def graphs() -> Iterator[kg.Graph]:
    derived = by_hand()
    derived.derive()
    yield from (derived, hostile())


def test_its_own_model_takes_every_entity() -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    registry = pytest.importorskip("followthemoney.types").registry
    for graph in graphs():
        found = entities(graph)
        by_id = {one["id"]: model.get(one["schema"]) for one in found}
        assert len(by_id) == len(found)
        for one in found:
            schema = model.get(one["schema"])
            assert not schema.abstract
            assert registry.entity.validate(one["id"])
            assert set(one["properties"]) <= set(schema.properties), one
            assert set(schema.required) <= set(one["properties"]), one
            for name, values in one["properties"].items():
                prop = schema.get(name)
                if prop.type == registry.entity:
                    assert all(by_id[value].is_a(prop.range) for value in values), one
                else:
                    assert all(prop.type.validate(value) for value in values), (name, values)
            schema.validate(one)
            # What its cleaning would throw away is what Aleph would not show.
            proxy = model.get_proxy({"id": one["id"], "schema": one["schema"], "properties": {}})
            for name, values in one["properties"].items():
                proxy.add(name, values)
                assert len(proxy.get(name)) == len(values), (name, values)


def test_who_is_what() -> None:
    found = {one["id"]: one for one in entities(by_hand())}
    assert found["Q159"]["schema"] == "PublicBody"
    assert found["Q159"]["properties"] == {"name": ["Russia"], "alias": ["Russland"], "wikidataId": ["Q159"], "topics": ["gov.national"]}
    assert found["Q7747"]["schema"] == "Person"
    assert found["Q7184"]["properties"]["topics"] == ["gov.igo"]
    assert found["Q656"]["schema"] == "Address"
    assert "Q483042" not in found  # a missile is nothing there
    assert [one["properties"]["holder"] for one in found.values() if one["schema"] == "Occupancy"]


def test_only_what_occurred_undenied_is_a_sanction() -> None:
    graph = by_hand()
    graph.derive()
    sanctions = of_schema(entities(graph), "Sanction")
    # Imposed by the Union; the announced one, the denied one and the one on nobody are none.
    assert [(one["properties"]["authority"], one["properties"]["entity"], one["properties"]["program"]) for one in sanctions] == [
        (["European Union"], ["Q159"], ["sixth package"])
    ]
    assert of_schema(entities(by_hand()), "Sanction") == []


def test_an_event_bears_the_statuses_of_its_claims() -> None:
    names = {name for one in of_schema(entities(by_hand()), "Event") for name in one["properties"]["name"]}
    assert "Germany ArmsTransfer → Ukraine (Leopard 2) [announced, occurred]" in names
    assert "United Kingdom Sanction → Russia [announced]" in names
    assert all(name.endswith("]") for name in names)


def test_every_event_claim_and_article_is_there() -> None:
    graph = by_hand()
    found = entities(graph)
    assert len(of_schema(found, "Event")) == len(graph.dataframe("events"))
    assert len(of_schema(found, "Article")) == graph.article_count()
    assert sum(len(one["properties"]["description"]) for one in of_schema(found, "Event")) == len(graph.dataframe("claims"))


def test_hostile_names_are_kept() -> None:
    found = entities(hostile())
    assert HOSTILE in [name for one in found for name in one["properties"].get("name", [])]
    (mention,) = of_schema(found, "Mention")
    assert mention["properties"]["resolved"] == [next(one["id"] for one in found if one["schema"] == "Organization")]


@pytest.mark.parametrize("short", ["person/müller", "urn:x:1", "organization/<x>"])
def test_ids_are_letters_and_digits(short: str) -> None:
    assert set(ftm_id(short)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
