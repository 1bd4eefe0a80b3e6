"""`kg kb update` and `verify` over real HTTP: `oxigraph serve` with items in Wikidata's shape, and a door before it that throttles and breaks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import requests

from kg.errors import FetchError, InputError, QueryError
from kg.linking import Knowledge
from kg.linking.tables import columns
from kg.model import EntityKind
from kg.wikidata import Endpoint, update, verify
from kg.wikidata.growing import own_knowledge
from kg.wikidata.patience import Patience
from kg.wikidata.tables import COLUMNS
from tests.servers import Front, oxigraph

ITEMS = Path(__file__).parent / "wikidata" / "items.ttl"
DAY = date(2026, 11, 25)
NORDLAND, PRESIDENT, OFFICE = "Q9000000001", "Q9000000002", "Q9000000003"


@pytest.fixture(scope="module")
def endpoint_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    for url in oxigraph(tmp_path_factory.mktemp("items")):
        store = url.replace("/query", "/store?default")
        requests.post(store, data=ITEMS.read_bytes(), headers={"Content-Type": "text/turtle"}, timeout=10).raise_for_status()
        yield url


@pytest.fixture
def naps() -> list[float]:
    return []


@pytest.fixture
def endpoint(endpoint_url: str, naps: list[float]) -> Endpoint:
    return Endpoint(endpoint_url, seconds=5, patience=Patience(tries=3, sleep=naps.append))


def rows(base: Path, table: str) -> set[tuple[str, ...]]:
    return set(zip(*columns(base, table, COLUMNS[table]), strict=True))


def test_an_update_writes_items_names_offices_and_terms(endpoint: Endpoint, tmp_path: Path) -> None:
    growth = update(endpoint, day=DAY, base=tmp_path)
    assert (growth.before, growth.failures, growth.conflicts) == (0, (), ())
    knowledge = Knowledge.load(user=tmp_path)
    assert knowledge.entity(NORDLAND).kind is EntityKind.STATE
    assert knowledge.entity(PRESIDENT).kind is EntityKind.LEADER
    assert knowledge.entity("Q9000000005").kind is EntityKind.PLACE
    assert knowledge.state_of("Q9000000005") == NORDLAND
    assert [fact.value for fact in knowledge.facts("Q9000000007")] == [NORDLAND]
    holder = knowledge.holder_of(NORDLAND, "head-of-state", date(2026, 6, 1))
    assert holder is not None
    assert holder.id == PRESIDENT
    assert knowledge.woman(PRESIDENT) is True
    assert [(tenure.office.id, tenure.since, tenure.until) for tenure in knowledge.tenures(PRESIDENT)] == [
        ("Q9000000004", "2019", "2026-02-28"),
        (OFFICE, "2026-03", None),
    ]
    assert knowledge.day == DAY
    assert "Q9000000008" not in knowledge  # of three Wikipedias only


def test_names_that_are_none_are_left_out_and_told(endpoint: Endpoint, tmp_path: Path) -> None:
    growth = update(endpoint, day=DAY, base=tmp_path)
    names = {(name, use) for name, _, identifier, use, _ in rows(tmp_path, "names.tsv") if identifier in (NORDLAND, PRESIDENT)}
    assert names == {("Republik Nordland", "alias"), ("NDL", "abbreviation"), ("Runa Margit Testholm", "alias")}
    assert growth.left_out["single words as names of persons"] == 2
    assert growth.left_out["names that begin small, or are one letter or a sentence"] == 1


def test_two_runs_write_the_same_bytes(endpoint: Endpoint, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    update(endpoint, day=DAY, base=one)
    update(endpoint, day=DAY, base=two)
    again = update(endpoint, day=DAY, base=two)
    assert again.before == again.after
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {path.name: path.read_bytes() for path in two.iterdir()}


def test_small_pages_give_the_same_as_one_large_page(endpoint: Endpoint) -> None:
    from kg.wikidata.queries import questions
    from kg.wikidata.updating import harvest

    large = harvest(endpoint, questions(), least=20, most=1000)
    small = harvest(endpoint, questions(), least=20, most=1000, page=1, batch=2)
    assert small.listed == large.listed == {"office-holders": 2, "organisations": 1, "places": 1, "sanctions-bodies": 2, "states": 3, "weapon-systems": 2}
    assert small.things.items.keys() == large.things.items.keys()
    assert sorted(small.described) == sorted(large.described)
    cut = harvest(endpoint, questions(), least=20, most=1)
    assert any("1 items or more" in failure.reason for failure in cut.failures)


def test_a_busy_endpoint_is_asked_again_after_the_pause_that_it_names(endpoint_url: str, naps: list[float], tmp_path: Path) -> None:
    with Front(endpoint_url) as front:
        front.moods = [(429, {"Retry-After": "7"}), 503, "break"]
        patient = Endpoint(front.url, seconds=5, patience=Patience(tries=4, pause=0.5, sleep=naps.append))
        assert update(patient, day=DAY, base=tmp_path, only=["states"]).failures == ()
    assert naps == [7, 1.0, 2.0]


def test_an_endpoint_that_wants_an_hour_is_left_alone(endpoint_url: str, naps: list[float]) -> None:
    with Front(endpoint_url) as front:
        front.moods = [(429, {"Retry-After": "3600"})]
        with pytest.raises(FetchError, match=r"answers 429 .*asks to wait 3600 s"):
            Endpoint(front.url, patience=Patience(sleep=naps.append)).select("SELECT ?item {}")
    assert naps == []


def test_a_partial_failure_keeps_what_was_there_and_says_what_is_missing(endpoint_url: str, naps: list[float], tmp_path: Path) -> None:
    patience = Patience(tries=1, sleep=naps.append)
    update(Endpoint(endpoint_url, patience=patience), day=date(2026, 1, 1), base=tmp_path)
    before = {table: rows(tmp_path, table) for table in COLUMNS}
    with Front(endpoint_url) as front:
        front.moods = [0, 0, 0, 0, 0, 0, 504]  # the lists come, the first answer about items does not
        growth = update(Endpoint(front.url, patience=patience), day=DAY, base=tmp_path)
    assert [failure.reason for failure in growth.failures] == [f"{front.url}: the endpoint answers 504 Gateway Timeout"]
    assert {table: rows(tmp_path, table) for table in COLUMNS} == before


def test_an_endpoint_that_always_fails_is_given_up(endpoint_url: str, naps: list[float], tmp_path: Path) -> None:
    with Front(endpoint_url) as front:
        front.moods = [500] * 50
        growth = update(Endpoint(front.url, patience=Patience(tries=2, sleep=naps.append)), day=DAY, base=tmp_path)
        assert len(front.requests) == 6
    assert growth.after == 0
    assert "not asked any more" in growth.failures[-1].reason
    assert not tmp_path.joinpath("entities.tsv").exists()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://127.0.0.1/x", "begins with http:// or https://"),
        ("http://127.0.0.1:9/sparql", "no connection"),
    ],
)
def test_an_address_that_is_none_is_one_line(url: str, says: str, naps: list[float]) -> None:
    with pytest.raises(FetchError, match=says) as error:
        Endpoint(url, seconds=2, patience=Patience(tries=1, sleep=naps.append)).select("SELECT * {}")
    assert "\n" not in str(error.value)


def test_wrong_questions_answers_and_addresses_are_one_line(endpoint: Endpoint, endpoint_url: str, naps: list[float]) -> None:
    with pytest.raises(FetchError, match="does not understand the question"):
        endpoint.select("SELECT nonsense")
    with pytest.raises(FetchError, match="no endpoint at this address"):
        Endpoint(endpoint_url + "/nowhere", patience=Patience(tries=1, sleep=naps.append)).select("SELECT * {}")
    with Front(endpoint_url) as front:
        front.moods = ["sleep"]
        hasty = Endpoint(front.url, seconds=1, patience=Patience(tries=1, sleep=naps.append))
        with pytest.raises(FetchError, match="no answer within 1 s"):
            hasty.construct("CONSTRUCT {} {}")
    with Front(endpoint_url) as front:
        front.moods = [(200, {"Content-Type": "text/html"})] * 2
        strange = Endpoint(front.url, patience=Patience(tries=1, sleep=naps.append))
        with pytest.raises(FetchError, match="no SPARQL result"):
            strange.select("SELECT * {}")
        with pytest.raises(FetchError, match="no Turtle"):
            strange.construct("CONSTRUCT {} {}")


def test_a_list_that_is_none_and_a_base_that_is_switched_off_are_said(endpoint: Endpoint, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no list of items is called moons"):
        update(endpoint, day=DAY, base=tmp_path, only=["moons"])
    with pytest.raises(InputError, match="KG_KNOWLEDGE is empty"):
        update(endpoint, day=DAY)


def test_verify_reports_every_difference(endpoint: Endpoint, tmp_path: Path) -> None:
    update(endpoint, day=DAY, base=tmp_path)
    knowledge = Knowledge.load(user=tmp_path)
    rows = {identifier: row for identifier, row in knowledge.rows.items() if identifier.startswith("Q9000")}
    rows["Q9000000005"] = rows["Q9000000005"]._replace(de="Falschhafen")
    rows["Q9000000007"] = rows["Q9000000007"]._replace(kind=EntityKind.PLACE)
    rows["Q9000000009"] = rows["Q9000000099"] = rows[NORDLAND]
    found = verify(endpoint, replace(knowledge, rows=rows))
    assert found.failures == ()
    assert [(one.id, one.what, one.ours, one.theirs) for one in found.differences] == [
        ("Q9000000005", "label de", "Falschhafen", "Testhafen"),
        ("Q9000000007", "kind", "Place", "WeaponSystem"),
        ("Q9000000009", "merged", "Nordland", NORDLAND),
        ("Q9000000099", "gone", "Nordland", ""),
    ]


def test_verify_compares_terms_of_office_by_how_exact_they_are(endpoint: Endpoint) -> None:
    knowledge = own_knowledge()
    rows = {identifier: knowledge.rows[identifier] for identifier in ("Q7747", "Q159")}
    found = {(one.id, one.what): one for one in verify(endpoint, replace(knowledge, rows=rows)).differences}
    assert found.keys() >= {("Q7747", f"tenure {tenure.office.id}") for tenure in knowledge.tenures("Q7747") if tenure.office.id != "Q218295"}
    terms = [tenure for tenure in knowledge.tenures("Q7747") if tenure.office.id == "Q218295"]
    assert {one.theirs for one in found.values()} == {""}, "the endpoint has one term only, and kg has it too"
    assert any(tenure.since == "2012-05-07" for tenure in terms)
    assert "2012-05-07" not in found.get(("Q7747", "tenure Q218295"), next(iter(found.values()))).ours
