"""`kg kb resolve` over real HTTP: a server that answers, errs and throttles as Wikidata's API is documented to; its items are made up."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.errors import FetchError
from kg.linking import Knowledge
from kg.model import EntityKind
from kg.wikidata import Api, Unlinked, resolve
from kg.wikidata.patience import Patience
from tests.wikibase import Wikibase, item

DAY = date(2026, 11, 25)
STATE, LEADER, OFFICE = "Q9000000001", "Q9000000002", "Q9000000003"
TITLE = "Sviatlana_Tsikhanouskaya"
HUMAN = {"P31": ["Q5"]}
ITEMS = (
    item(STATE, "Nordland", title="Nordland", claims={"P31": ["Q3624078"]}),
    item(LEADER, "Runa Testholm", title="Sviatlana Tsikhanouskaya", claims={**HUMAN, "P39": [OFFICE], "P21": ["Q6581072"]}, since="2026-03-01"),
    item(OFFICE, "President of Nordland", claims={"P279": ["Q48352"], "P1001": [STATE]}),
    item("Q9000000010", "Testwerke", aliases=("Testwerke AG",), claims={"P31": ["Q9000000011"]}),
    item("Q9000000011", "arms maker", claims={"P279": ["Q4830453"]}),
    item("Q9000000012", "Testwerke", claims={"P31": ["Q9000000013"]}),  # a song
    item("Q9000000013", "song"),
    item("Q9000000014", "Zweimal", claims={"P31": ["Q4830453"]}),
    item("Q9000000015", "Zweimal", claims={"P31": ["Q43229"]}),
    item("Q9000000016", "Sandra Mahler", claims=HUMAN),
    item("Q9000000017", "Petra Amtlich", claims={**HUMAN, "P39": [OFFICE]}),
    item("Q9000000018", "Namensliste", title="Namensliste", claims={"P31": ["Q4167410"]}),
    item("Q9000000019", "Eisenhut Holding", title="Eisenhut Holding", claims={"P31": ["Q9000000020"]}),
    item("Q9000000020", "a class that leads nowhere"),
)


@pytest.fixture
def server() -> Iterator[Wikibase]:
    with Wikibase(*ITEMS) as running:
        yield running


@pytest.fixture
def naps() -> list[float]:
    return []


@pytest.fixture
def api(server: Wikibase, naps: list[float], tmp_path: Path) -> Api:
    return Api(server.url, tmp_path / "answers", patience=Patience(tries=3, sleep=naps.append))


def test_a_wikipedia_title_surely_means_its_item(api: Api, tmp_path: Path) -> None:
    found = resolve([Unlinked("Swjatlana Zichanouskaja", EntityKind.LEADER, TITLE)], api, day=DAY, base=tmp_path)
    assert [(one.qid, one.reason) for one in found.resolutions] == [(LEADER, "by its Wikipedia title")]
    knowledge = Knowledge.load(user=tmp_path)
    assert f"wp:{TITLE}" in Knowledge.load(user=tmp_path / "none")
    assert f"wp:{TITLE}" not in knowledge, "what kg knew by its title goes by the item now"
    assert knowledge.entity(LEADER).kind is EntityKind.LEADER
    assert knowledge.named("Swetlana Tichanowskaja") == (knowledge.entity(LEADER),), "the names that kg had stay"
    assert [(tenure.office.id, tenure.since) for tenure in knowledge.tenures(LEADER) if tenure.office.id == OFFICE] == [(OFFICE, "2026-03-01")]


def test_a_title_whose_item_is_of_no_known_class_keeps_the_kind_that_kg_gave_it(api: Api, tmp_path: Path) -> None:
    resolve([Unlinked("Eisenhut", EntityKind.ORGANIZATION, "Eisenhut_Holding")], api, day=DAY, base=tmp_path)
    assert Knowledge.load(user=tmp_path).entity("Q9000000019").kind is EntityKind.ORGANIZATION


@pytest.mark.parametrize(
    ("name", "kind", "qid", "says"),
    [
        ("Testwerke", EntityKind.ORGANIZATION, "Q9000000010", "the only one of that name that is of kind Organization"),
        ("Testwerke AG", EntityKind.ORGANIZATION, "Q9000000010", "the only one of that name that is of kind Organization"),
        ("Petra Amtlich", EntityKind.PERSON, "Q9000000017", "the only one of that name that is of kind Person"),
        ("Testwerke", EntityKind.PLACE, "", "no item of that name is of kind Place"),
        ("Zweimal", EntityKind.ORGANIZATION, "", "2 items of that name are of kind Organization"),
        ("Sandra Mahler", EntityKind.PERSON, "", "a namesake cannot be ruled out"),
        ("Niemand", EntityKind.PERSON, "", "nothing was found"),
        ("Test", EntityKind.ORGANIZATION, "", "no item is called so"),
        ("6. Sanktionspaket", EntityKind.SANCTIONS_PROGRAMME, "", "not asked"),
    ],
)
def test_a_name_is_taken_only_if_one_fitting_item_bears_it(api: Api, tmp_path: Path, name: str, kind: EntityKind, qid: str, says: str) -> None:
    (found,) = resolve([Unlinked(name, kind)], api, day=DAY, base=tmp_path).resolutions
    assert found.qid == qid
    assert says in found.reason
    assert (tmp_path / "entities.tsv").exists() == bool(qid)


def test_a_name_that_is_not_sure_comes_with_its_candidates(api: Api, tmp_path: Path) -> None:
    (found,) = resolve([Unlinked("Zweimal", EntityKind.ORGANIZATION)], api, day=DAY, base=tmp_path).resolutions
    assert found.candidates == (("Q9000000014", "Zweimal"), ("Q9000000015", "Zweimal"))


def test_a_title_that_leads_to_a_list_of_namesakes_is_not_taken(api: Api, tmp_path: Path) -> None:
    (found,) = resolve([Unlinked("Namensliste", EntityKind.PERSON, "Namensliste")], api, day=DAY, base=tmp_path).resolutions
    assert (found.qid, found.reason) == ("", "Wikipedia has a list of namesakes under the title")


def test_a_title_is_normalised_and_a_missing_one_is_looked_up_as_a_name(api: Api, server: Wikibase, tmp_path: Path) -> None:
    names = [Unlinked("Nordland", EntityKind.STATE, "nordland"), Unlinked("Testwerke", EntityKind.ORGANIZATION, "Testwerke_(Firma)")]
    first, second = resolve(names, api, day=DAY, base=tmp_path).resolutions
    assert first.qid == STATE
    assert second.qid == ""
    assert second.reason.startswith("its Wikipedia title leads to no item; ")
    assert {asked["titles"] for asked in server.asked if "normalize" in asked} == {"nordland", "Testwerke_(Firma)"}


def test_an_item_that_was_merged_counts_as_the_one_it_was_merged_into(naps: list[float], tmp_path: Path) -> None:
    from kg.wikidata import described
    from kg.wikidata.things import Things

    with Wikibase(*ITEMS, moved={"Q9000000099": STATE}) as server:
        answer = Api(server.url).ask(action="wbgetentities", ids="Q9000000099")
    things = Things()
    assert [described.add(things, one) for one in answer["entities"].values()] == [STATE]
    assert things.redirects == {"Q9000000099": STATE}


def test_answers_are_kept_and_not_asked_again(api: Api, server: Wikibase, tmp_path: Path) -> None:
    names = [Unlinked("Testwerke", EntityKind.ORGANIZATION), Unlinked("x", EntityKind.LEADER, TITLE)]
    first = resolve(names, api, day=DAY, base=tmp_path)
    asked = len(server.asked)
    again = Api(server.url, tmp_path / "answers")
    assert resolve(names, again, day=DAY, base=tmp_path).resolutions == first.resolutions
    assert (again.calls, len(server.asked)) == (0, asked)
    for kept in (tmp_path / "answers").iterdir():
        kept.write_text("{broken", encoding="utf-8")
    assert resolve(names, again, day=DAY, base=tmp_path).resolutions == first.resolutions
    fresh = Api(server.url, tmp_path / "answers", fresh=True)
    assert resolve(names, fresh, day=DAY, base=tmp_path).resolutions == first.resolutions
    assert fresh.calls == asked


def test_lag_throttling_and_hiccups_are_waited_for(api: Api, server: Wikibase, naps: list[float], tmp_path: Path) -> None:
    server.moods = [{"error": {"code": "maxlag", "info": "Waiting for all: 6.1 seconds lagged.", "lag": 6.1}, "retry-after": 5}, 503]
    assert resolve([Unlinked("x", EntityKind.LEADER, TITLE)], api, day=DAY, base=tmp_path).resolutions[0].qid == LEADER
    assert naps == [5, 2.0]
    server.moods = [(429, {"Retry-After": "9"}), "{broken"]
    assert api.ask(action="wbgetentities", ids=STATE)["success"] == 1
    assert naps[2:] == [9, 2.0]
    assert all(asked["maxlag"] == "5" for asked in server.asked)


def test_the_user_agent_names_the_program_and_the_contact(server: Wikibase) -> None:
    Api(server.url, contact="me@example.org").ask(action="wbgetentities", ids=STATE)
    (said,) = server.agents
    assert said.startswith("geokg/")
    assert "https://w3id.org/geokg" in said
    assert said.endswith("me@example.org")
    with pytest.raises(FetchError, match="is no contact"):
        Api(server.url, contact="two\nlines").ask(action="wbgetentities", ids=STATE)


@pytest.mark.parametrize(
    ("mood", "says"),
    [
        ({"error": {"code": "no-such-entity", "info": "Could not find an entity with the ID\nsecond line"}}, "error no-such-entity: Could not find"),
        (403, "answers 403 Forbidden"),
        ((429, {"Retry-After": "3600"}), "asks to wait 3600 s"),
        ("[]", "no object"),
    ],
)
def test_what_is_no_answer_is_one_line(api: Api, server: Wikibase, mood: object, says: str) -> None:
    server.moods = [mood]  # type: ignore[list-item]
    with pytest.raises(FetchError, match=says) as error:
        api.ask(action="wbgetentities", ids=STATE)
    assert "\n" not in str(error.value)


def test_hiccups_without_end_are_an_error_and_redirects_are_followed(api: Api, server: Wikibase) -> None:
    server.moods = ["not json"] * 3
    with pytest.raises(FetchError, match="what is no JSON, 3 times"):
        api.ask(action="wbgetentities", ids=STATE)
    server.moods = [(301, {"Location": f"{server.url}?action=wbgetentities&ids={STATE}&maxlag=5"})]
    assert STATE in api.ask(action="wbgetentities", ids=f"{STATE}|{LEADER}")["entities"]
    server.moods = [(302, {"Location": server.url})] * 20
    with pytest.raises(FetchError, match="leads in circles"):
        api.ask(action="wbgetentities", ids=OFFICE)


def test_no_more_calls_are_made_than_allowed(server: Wikibase, tmp_path: Path) -> None:
    names = [Unlinked(name, EntityKind.ORGANIZATION) for name in ("Testwerke", "Zweimal", "Nordwerke", "Südwerke")]
    found = resolve(names, Api(server.url, most=3), day=DAY, base=tmp_path)
    assert len(server.asked) == 3
    assert [failure.reason for failure in found.failures] == ["3 calls are made, as many as are allowed (--most): what follows was not asked"]
    assert "not asked" in found.resolutions[-1].reason


def test_one_failure_leaves_the_other_names_alone(api: Api, server: Wikibase, tmp_path: Path) -> None:
    server.moods = [403]
    found = resolve([Unlinked("Zweimal", EntityKind.ORGANIZATION), Unlinked("Testwerke", EntityKind.ORGANIZATION)], api, day=DAY, base=tmp_path)
    assert [one.qid for one in found.resolutions] == ["", "Q9000000010"]
    assert [failure.source for failure in found.failures] == ["Zweimal"]


def test_a_dry_run_writes_nothing(api: Api, tmp_path: Path) -> None:
    found = resolve([Unlinked("x", EntityKind.LEADER, TITLE)], api, day=DAY, base=tmp_path, write=False)
    assert found.resolutions[0].qid == LEADER
    assert found.growth is None
    assert not (tmp_path / "entities.tsv").exists()
