"""`kg.linking.layers`, `user`: the user's rows beside or in place of kg's own; what contradicts is told, never chosen in silence."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.language.blank import BlankParser
from kg.linking import Knowledge, TableLinker
from kg.linking.inventory import user_inventory
from kg.linking.user import user_folder
from kg.model import Article, EntityKind, Span
from kg.wikidata.tables import COLUMNS

OWN = Path(__file__).parent / "knowledge"
TITLED = "wp:Nordland_Works"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The small tables, with a body that is known by its Wikipedia title alone, and its second name."""
    folder = Path(shutil.copytree(OWN, tmp_path / "own"))
    append(folder, "entities.tsv", f"{TITLED}\tOrganization\tNordwerke\tNordland Works\tNordland_Works\t\tQ159\t3\ttest")
    append(folder, "names.tsv", f"NWK\tmul\t{TITLED}\tabbreviation\ttest")
    append(folder, "facts.tsv", f"Q483042\tP176\t{TITLED}\ttest")
    return folder


def append(folder: Path, table: str, *rows: str) -> None:
    path = folder / table
    header = "" if path.exists() else "\t".join(COLUMNS[table].split()) + "\n"
    folder.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(header + "".join(f"{row}\n" for row in rows))


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "user"


def test_new_entities_and_names_are_added(own: Path, user: Path) -> None:
    append(user, "entities.tsv", "Q9000000001\tState\tNordland\tNordland\t\tQ3624078\t\t5\tu")
    append(user, "names.tsv", "Republik Nordland\tde\tQ9000000001\talias\tu", "Zarenreich\tde\tQ159\talias\tu")
    knowledge = Knowledge.load(own, user)
    assert knowledge.named("Republik Nordland") == (knowledge.entity("Q9000000001"),)
    assert [entity.id for entity in knowledge.named("Zarenreich")] == ["Q159"]
    assert knowledge.conflicts == ()
    assert len(knowledge) == len(Knowledge.load(own)) + 1


def test_a_label_of_the_users_takes_the_place_of_the_own_one_which_stays_a_name(own: Path, user: Path) -> None:
    append(user, "entities.tsv", "Q184\tState\tWeißruthenien\t\t\t\t\t0\tu")
    knowledge = Knowledge.load(own, user)
    assert (knowledge.entity("Q184").label("de"), knowledge.entity("Q184").label("en")) == ("Weißruthenien", "Belarus")
    assert [entity.id for entity in knowledge.named("Belarus", "de")] == ["Q184"]
    assert knowledge.rows["Q184"].weight == 200


def test_terms_of_an_office_are_replaced_and_other_offices_stay(own: Path, user: Path) -> None:
    append(user, "entities.tsv", "Q9000000002\tPerson\tRuna Testholm\tRuna Testholm\t\tQ5\t\t0\tu")
    append(user, "offices.tsv", "Q9000000003\t\tMinister of Testing of Russia\tQ159\tminister\tu", "Q4970706\t\t\tQ142\thead-of-state\tu")
    append(user, "tenures.tsv", "Q61053\tQ4970706\t2021-12-08\t2026-01-01\tu", "Q9000000002\tQ4970706\t2026-01-01\t\tu", "Q7747\tQ9000000003\t2001\t\tu")
    knowledge = Knowledge.load(own, user)
    assert [(tenure.since, tenure.until) for tenure in knowledge.tenures("Q61053")] == [("2021-12-08", "2026-01-01")]
    assert [tenure.office.id for tenure in knowledge.tenures("Q7747")] == ["Q9000000003", "Q218295"]
    holder = knowledge.holder_of("Q183", "head-of-government", date(2026, 6, 1))
    assert holder is not None
    assert holder.id == "Q9000000002", "state and role of an office that kg knows stay its own"


def test_what_kg_knows_by_its_title_goes_by_the_users_item(own: Path, user: Path) -> None:
    append(user, "entities.tsv", "Q9000000005\tOrganization\t\tNordland Works plc\tNordland_Works\tQ4830453\t\t0\tu")
    knowledge = Knowledge.load(own, user)
    assert TITLED not in knowledge
    assert {entity.id for name in ("NWK", "Nordland Works", "Nordland Works plc", "Nordwerke") for entity in knowledge.named(name)} == {"Q9000000005"}
    assert {fact.value for fact in knowledge.facts("Q483042")} == {"Q159", "Q9000000005"}
    assert knowledge.conflicts == ()


def test_two_items_for_one_title_are_a_conflict_and_the_own_one_is_kept(own: Path, user: Path) -> None:
    append(user, "entities.tsv", "Q9000000006\tState\tAnderland\tOtherland\tRussia\t\t\t0\tu")
    append(user, "names.tsv", "Otherlandia\ten\tQ9000000006\talias\tu")
    knowledge = Knowledge.load(own, user)
    assert "Q9000000006" not in knowledge
    assert knowledge.named("Otherlandia") == ()
    (conflict,) = knowledge.conflicts
    assert (conflict.id, conflict.own) == ("Q9000000006", "Q159")
    assert "Wikipedia title 'Russia'" in conflict.reason


def test_another_kind_is_a_conflict_and_an_office_makes_a_person_a_leader(own: Path, user: Path) -> None:
    append(own, "entities.tsv", "Q9000000008\tPerson\tPetra Amtlich\tPetra Amtlich\t\tQ5\t\t0\ttest")
    append(user, "entities.tsv", "Q159\tPlace\t\tRussia\t\t\t\t0\tu", "Q7747\tPerson\t\t\t\tQ5\t\t0\tu", "Q9000000008\tLeader\t\t\t\tQ5\t\t0\tu")
    knowledge = Knowledge.load(own, user)
    assert [knowledge.entity(qid).kind for qid in ("Q159", "Q7747", "Q9000000008")] == [EntityKind.STATE, EntityKind.LEADER, EntityKind.LEADER]
    assert [conflict.id for conflict in knowledge.conflicts] == ["Q159"]


def test_a_users_row_for_what_no_table_has_any_more_is_left_out_and_told(own: Path, user: Path) -> None:
    append(user, "entities.tsv", "Q9000000001\tState\tNordland\tNordland\t\t\t\t5\tu")
    append(user, "names.tsv", "Verschollen\tde\tQ9000000077\talias\tu", "Nordreich\tde\tQ9000000001\talias\tu")
    append(user, "tenures.tsv", "Q9000000001\tQ9000000078\t\t\tu")
    append(user, "memberships.tsv", "Q9000000001\tQ9000000079\t\t\tu")
    knowledge = Knowledge.load(own, user)
    assert [entity.id for entity in knowledge.named("Nordreich")] == ["Q9000000001"]
    assert {conflict.reason.partition("; ")[2] for conflict in knowledge.conflicts} == {
        "its rows in names.tsv are left out",
        "its rows in tenures.tsv are left out",
        "its rows in memberships.tsv are left out",
    }


@pytest.mark.parametrize(
    ("table", "row", "says"),
    [
        ("entities.tsv", "Q1\tNonsense\tx\tx\t\t\t\t0\tu", "entities.tsv:3: kind 'Nonsense'"),
        ("names.tsv", "Nirgends\tfr\tQ9000000001\talias\tu", "names.tsv:2: 'fr' is no known language"),
        ("tenures.tsv", "Q7747\tQ218295\t2012-13\t\tu", "tenures.tsv:2: '2012-13'"),
        ("names.tsv", "Nirgends\tde", "names.tsv:2: 5 columns expected"),
    ],
)
def test_a_malformed_row_names_the_users_file_and_line(own: Path, user: Path, table: str, row: str, says: str) -> None:
    append(user, "entities.tsv", "Q9000000001\tState\tNordland\tNordland\t\t\t\t5\tu")
    append(user, table, row)
    with pytest.raises(KnowledgeError) as error:
        Knowledge.load(own, user)
    assert str(error.value).startswith(f"{user}/{says}")


def test_the_line_is_right_where_rows_before_it_are_left_out(own: Path, user: Path) -> None:
    append(user, "entities.tsv", "Q9000000006\tState\tAnderland\tOtherland\tRussia\t\t\t0\tu")
    append(user, "names.tsv", "Otherlandia\ten\tQ9000000006\talias\tu", "Rus\tde\tQ159\tnick\tu")
    with pytest.raises(KnowledgeError, match=r"names\.tsv:3: 'nick'"):
        Knowledge.load(own, user)


def test_the_environment_names_the_folder_or_switches_it_off(monkeypatch: pytest.MonkeyPatch, user: Path) -> None:
    append(user, "entities.tsv", "Q9000000001\tState\tNordland\tNordland\t\tQ3624078\t\t5\tu")
    monkeypatch.setenv("KG_KNOWLEDGE", "")
    assert user_folder() is None
    assert "Q9000000001" not in Knowledge.load()
    assert user_inventory() is None
    monkeypatch.setenv("KG_KNOWLEDGE", str(user))
    assert "Q9000000001" in Knowledge.load()
    found = user_inventory()
    assert found is not None
    assert (found.folder, found.tables["entities"]) == (user, 1)
    monkeypatch.setenv("KG_KNOWLEDGE", str(user / "none"))
    with pytest.raises(KnowledgeError, match="KG_KNOWLEDGE names it, but nothing is there"):
        Knowledge.load()
    monkeypatch.delenv("KG_KNOWLEDGE")
    monkeypatch.setenv("XDG_DATA_HOME", str(user))
    assert user_folder() is not None
    assert str(user_folder()).endswith("knowledge")
    with pytest.raises(KnowledgeError, match="no knowledge base is there"):
        user_inventory(user / "none")


def test_a_linker_finds_the_users_names_and_says_the_same_twice(monkeypatch: pytest.MonkeyPatch, user: Path) -> None:
    append(user, "entities.tsv", "Q9000000001\tState\tNordland\tNordland\t\tQ3624078\t\t5\tu")
    text = "Nordland widersprach Russland."
    article = Article("a", text, "de", (Span(0, len(text)),), published=date(2026, 11, 25))
    parsed = BlankParser().parse([article])
    monkeypatch.setenv("KG_KNOWLEDGE", str(user))
    (mentions,) = TableLinker().link([article], parsed)
    assert [mention.entity.id for mention in mentions] == ["Q9000000001", "Q159"]
    assert TableLinker().link([article], parsed) == [mentions]
