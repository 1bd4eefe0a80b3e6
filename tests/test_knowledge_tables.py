"""Invariants of the shipped knowledge tables: sorted, unique, well-formed, closed under reference, and free of the slips that were found once."""

import re
from collections import Counter
from functools import cache

import pytest

from kg.linking.knowledge import GENDERS
from kg.model import EntityKind
from kg.resources import folder

QID = re.compile(r"Q[1-9]\d*")
ID = re.compile(r"Q[1-9]\d*|wp:[^\s:][^\s]*|sanctions:[A-Z][A-Za-z0-9-]*")
DAY = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
COLUMNS = {
    "entities": "id kind de en title class state weight sources",
    "names": "name lang id use source",
    "offices": "id de en state role sources",
    "tenures": "holder office since until source",
    "memberships": "member organization since until source",
    "facts": "subject property value source",
    "programmes": "key id title issuer targets measures acts aliases source",
    "sources": "key name licence date url",
}
TABLES = sorted(COLUMNS)


@cache
def lines(table: str) -> tuple[str, ...]:
    return tuple((folder("data") / "knowledge" / f"{table}.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n"))


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    columns = COLUMNS[table].split()
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines(table)[1:])


@cache
def entities() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows("entities")}


def names_of(identifier: str) -> set[str]:
    entity = entities()[identifier]
    return {entity["de"], entity["en"], *(row["name"] for row in rows("names") if row["id"] == identifier)}


@pytest.mark.parametrize("table", TABLES)
def test_header_names_the_columns(table):
    assert lines(table)[0].split("\t") == COLUMNS[table].split()


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_and_unique(table):
    assert list(lines(table)[1:]) == sorted(set(lines(table)[1:]))


@pytest.mark.parametrize("table", TABLES)
def test_cells_have_no_stray_blanks(table):
    bad = [row for row in rows(table) if any(cell != " ".join(cell.split()) for cell in row.values())]
    assert bad == []


def test_sizes_are_what_the_tables_promise():
    kinds = Counter(row["kind"] for row in rows("entities"))
    people = kinds["Leader"] + kinds["Person"]
    assert len(rows("entities")) <= 45_000
    assert kinds["State"] >= 200
    assert people >= 10_000
    assert kinds["Place"] >= 5_000
    assert kinds["Organization"] + kinds["Alliance"] >= 1_500
    assert kinds["GovernmentBody"] >= 900
    assert kinds["ArmedGroup"] >= 100
    assert kinds["WeaponSystem"] >= 390
    assert kinds["SanctionsProgramme"] == len(rows("programmes")) == 261


def test_tables_stay_small():
    size = sum(path.stat().st_size for path in (folder("data") / "knowledge").glob("*.tsv"))
    assert size < 12_000_000


def test_ids_are_well_formed_and_stand_once():
    ids = [row["id"] for row in rows("entities")]
    assert [identifier for identifier in ids if not ID.fullmatch(identifier)] == []
    assert len(ids) == len(set(ids))


def test_a_titled_id_repeats_its_title():
    assert [row["id"] for row in rows("entities") if row["id"].startswith("wp:") and row["title"] != row["id"].removeprefix("wp:")] == []


def test_no_entity_stands_under_title_and_qid():
    titles = Counter(row["title"] for row in rows("entities") if row["title"])
    assert [title for title, count in titles.items() if count > 1] == []


def test_kinds_are_the_models():
    assert {row["kind"] for row in rows("entities")} == {kind.value for kind in EntityKind}


def test_every_entity_has_both_labels_and_a_weight():
    assert [row["id"] for row in rows("entities") if not (row["de"] and row["en"] and row["weight"].isdecimal() and row["sources"])] == []


def test_labels_carry_no_underscores():
    assert [row["id"] for row in rows("entities") if "_" in row["de"] + row["en"]] == []


def test_classes_are_qids_and_programmes_and_titles_may_lack_them():
    assert [row["id"] for row in rows("entities") if not all(map(QID.fullmatch, row["class"].split()))] == []


def test_people_are_humans():
    people = {"Leader", "Person"}
    assert [row["id"] for row in rows("entities") if (row["kind"] in people) != ("Q5" in row["class"].split())] == []


def test_every_reference_is_to_an_entity():
    known = entities().keys()
    columns = {"entities": ["state"], "names": ["id"], "offices": ["state"], "tenures": ["holder"], "memberships": ["member", "organization"]}
    columns |= {"facts": ["subject", "value"], "programmes": ["id", "issuer"]}
    missing = {(table, row[column]) for table, named in columns.items() for row in rows(table) for column in named if row[column] and row[column] not in known}
    missing -= {("facts", value) for value in GENDERS}
    missing |= {("programmes", target) for row in rows("programmes") for target in row["targets"].split() if target not in known}
    assert missing == set()


def test_a_gender_is_one_of_those_known_and_a_persons() -> None:
    genders = [(row["subject"], row["value"]) for row in rows("facts") if row["property"] == "P21"]
    assert len(genders) > 8_000
    assert {value for _, value in genders} <= GENDERS.keys()
    assert {entities()[person]["kind"] for person, _ in genders} == {"Leader", "Person"}
    assert len({person for person, _ in genders}) == len(genders)
    assert {("Q567", "Q6581072"), ("Q7747", "Q6581097")} <= set(genders)


def test_states_of_entities_are_states_or_unions():
    kinds = {entities()[row["state"]]["kind"] for row in rows("entities") if row["state"]}
    assert kinds <= {"State", "Alliance", "Organization", "Place"}


def test_tenures_are_of_people_in_known_offices():
    offices = {row["id"] for row in rows("offices")}
    assert {row["office"] for row in rows("tenures")} <= offices
    assert {entities()[row["holder"]]["kind"] for row in rows("tenures")} == {"Leader", "Person"}


def test_offices_are_qids():
    assert [row["id"] for row in rows("offices") if not QID.fullmatch(row["id"])] == []


@pytest.mark.parametrize("table", ["tenures", "memberships"])
def test_dates_are_iso_and_in_order(table):
    for row in rows(table):
        assert DAY.fullmatch(row["since"]), row
        assert DAY.fullmatch(row["until"]), row
        shared = min(len(row["since"]), len(row["until"]))
        assert not shared or row["since"][:shared] <= row["until"][:shared], row


def test_one_head_at_a_time():
    """No two open terms in one office of head of state or government, and none of it begins before the other's end is known."""
    single = {row["id"] for row in rows("offices") if row["role"] in ("head-of-government", "secretary-general", "eu-high-representative")}
    open_terms = Counter(row["office"] for row in rows("tenures") if row["office"] in single and row["since"] and not row["until"])
    assert [office for office, count in open_terms.items() if count > 1] == []


def test_names_have_known_uses_and_languages():
    assert {row["use"] for row in rows("names")} == {"alias", "abbreviation", "adjective", "demonym", "seat", "short"}
    assert {row["lang"] for row in rows("names")} == {"de", "en", "mul"}


def test_a_person_has_no_single_surname_as_alias_from_a_source():
    single = [
        row
        for row in rows("names")
        if row["use"] == "alias" and row["source"] != "curated" and " " not in row["name"] and entities()[row["id"]]["kind"] in ("Leader", "Person")
    ]
    assert single == []


def test_an_alias_is_no_other_entitys_label():
    bearers: dict[str, set[str]] = {}
    for row in rows("entities"):
        for label in (row["de"], row["en"]):
            bearers.setdefault(label.casefold(), set()).add(row["id"])
    stolen = [row for row in rows("names") if row["use"] == "alias" and row["source"] != "curated" and bearers.get(row["name"].casefold())]
    assert stolen == []


def test_german_adjectives_are_small_stems_or_names_of_towns():
    adjectives = [row["name"] for row in rows("names") if row["use"] == "adjective" and row["lang"] == "de"]
    assert [name for name in adjectives if not name.endswith(("sch", "er"))] == []


def test_sources_have_a_licence_and_a_date():
    keys = {row["key"] for row in rows("sources")}
    used = {source for table in ("entities", "offices") for row in rows(table) for source in row["sources"].split()}
    used |= {source for table in ("names", "tenures", "memberships", "facts", "programmes") for row in rows(table) for source in row["source"].split()}
    assert used <= keys
    assert [row for row in rows("sources") if not (row["licence"] and DAY.fullmatch(row["date"]) and row["date"] and row["url"].startswith("https://"))] == []


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("Q30", "USA"),
        ("Q145", "Großbritannien"),
        ("Q184", "Weißrussland"),
        ("Q878", "Emirate"),
        ("Q974", "DR Kongo"),
        ("Q836", "Birma"),
        ("Q37", "litauisch"),
        ("Q37", "Litauerin"),
        ("Q159", "Kreml"),
        ("Q30", "White House"),
        ("Q318693", "OVKS"),
        ("Q1065", "Uno"),
        ("Q7184", "Nato"),
        ("Q15180", "UdSSR"),
        ("Q483042", "Iskander-M"),
        ("Q7747", "Wladimir Putin"),
        ("Q132551", "UNHCR"),
        ("Q458", "Brüssel"),
    ],
)
def test_well_known_names_are_there(identifier, name):
    assert name in names_of(identifier)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [("Q971", "Brazzaville"), ("Q219060", "Gaza"), ("Q2", "Global"), ("Q244165", "Nagorno-Karabakh"), ("Q16746854", "Luhansk"), ("Q28606331", "UNHCR")],
)
def test_known_slips_stay_away(identifier, name):
    aliases = {row["name"] for row in rows("names") if row["id"] == identifier and row["use"] != "seat"}
    assert name not in aliases
    if identifier in entities():
        assert name not in (entities()[identifier]["de"], entities()[identifier]["en"])


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("Q230", "State"),
        ("Q1428", "Place"),
        ("Q810", "State"),
        ("Q61", "Place"),
        ("Q35", "State"),
        ("Q55", "State"),
        ("Q865", "State"),
        ("Q1246", "State"),
        ("Q907112", "State"),
        ("Q7184", "Alliance"),
        ("Q458", "Alliance"),
        ("Q38799", "ArmedGroup"),
        ("Q2429253", "ArmedGroup"),
        ("Q134279", "Place"),
        ("Q223", "Place"),
        ("Q130879", "Organization"),
    ],
)
def test_kinds_of_well_known_entities(identifier, kind):
    assert entities()[identifier]["kind"] == kind


@pytest.mark.parametrize(
    ("state", "role", "day", "holder"),
    [
        ("Q159", "head-of-state", "2022-06-25", "Q7747"),
        ("Q30", "head-of-state", "2025-06-01", "Q22686"),
        ("Q183", "head-of-government", "2020-01-01", "Q567"),
        ("Q184", "head-of-state", "2022-06-25", "Q2866"),
        ("Q212", "head-of-state", "2022-06-25", "Q3874799"),
        ("Q43", "head-of-state", "2022-06-25", "Q39259"),
        ("Q7184", "secretary-general", "2022-06-25", "Q57665"),
        ("Q458", "eu-high-representative", "2022-06-25", "Q312901"),
    ],
)
def test_tenures_tell_who_held_an_office(state, role, day, holder):
    offices = {row["id"] for row in rows("offices") if row["state"] == state and row["role"] == role}
    in_office = {row["holder"] for row in rows("tenures") if row["office"] in offices and row["since"] and row["since"] <= day < (row["until"] or "9999")}
    assert in_office == {holder}
