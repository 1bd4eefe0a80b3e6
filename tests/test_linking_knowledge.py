"""`kg.linking.knowledge`: the tables that kg ships load, and malformed ones name file and line."""

import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.linking.knowledge import Knowledge
from kg.linking.linker import TableLinker
from kg.linking.periods import holds, is_day
from kg.model import EntityKind

FOLDER = Path(__file__).parent / "knowledge"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load(FOLDER)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "tables"))


def test_an_entity_has_kind_labels_and_title(knowledge: Knowledge) -> None:
    russia = knowledge.entity("Q159")
    assert (russia.kind, russia.label("de"), russia.label("en"), russia.title) == (EntityKind.STATE, "Russland", "Russia", "Russia")
    with pytest.raises(KeyError):
        knowledge.entity("Q1")


def test_facts_tenures_and_memberships_are_found(knowledge: Knowledge) -> None:
    (tenure,) = knowledge.tenures("Q6279")
    assert (tenure.office.id, tenure.office.state, tenure.since, tenure.until) == ("Q11696", "Q30", "2021-01-20", "2025-01-20")
    assert [m.organization.id for m in knowledge.memberships("Q183")] == ["Q458", "Q7184"]
    assert [tuple(fact) for fact in knowledge.facts("Q483042")] == [("P137", "Q159")]
    assert knowledge.tenures("Q483042") == knowledge.memberships("Q483042") == knowledge.facts("Q1") == ()
    assert (knowledge.state_of("Q7747"), knowledge.state_of("Q159"), knowledge.state_of("nil:X")) == ("Q159", "Q159", None)


@pytest.mark.parametrize(("day", "holder"), [("2021-12-07", "Q567"), ("2021-12-09", "Q61053"), ("2025-05-07", None), ("2004-01-01", None)])
def test_the_holder_of_an_office_depends_on_the_day(knowledge: Knowledge, day: str, holder: str | None) -> None:
    found = knowledge.holder_of("Q183", "head-of-government", date.fromisoformat(day))
    assert (found.id if found else None) == holder


def test_the_day_of_the_knowledge_is_its_newest_source(knowledge: Knowledge) -> None:
    assert knowledge.day == date(2026, 1, 1)


def test_names_are_looked_up_without_case_and_diacritics(knowledge: Knowledge) -> None:
    assert [entity.id for entity in knowledge.named("recep tayyip erdogan")] == ["Q39259"]
    assert [entity.id for entity in knowledge.named("Washington")] == ["Q30", "Q61", "Q1223"]
    assert knowledge.named("Atlantis") == ()


def test_knowledge_survives_pickling(knowledge: Knowledge) -> None:
    copy = pickle.loads(pickle.dumps(knowledge))
    assert copy.entity("Q159") == knowledge.entity("Q159")
    assert copy.named("Su-25") == knowledge.named("Su 25")


@pytest.mark.parametrize(
    ("table", "broken", "says"),
    [
        ("entities.tsv", "Q1\tNonsense\tx\tx\t\t\t\t0\ttest", "Nonsense"),
        ("entities.tsv", "Q1\tState\tx\tx\t\t\t\tmany\ttest", "many"),
        ("entities.tsv", "Q159\tState\tx\tx\t\t\t\t1\ttest", "twice"),
        ("entities.tsv", "Q1\tState", "9 columns expected, 2 found"),
        ("names.tsv", "Nirgends\tde\tQ1\talias\ttest", "'Q1' is no known entity"),
        ("names.tsv", "Nirgends\tfr\tQ159\talias\ttest", "'fr' is no known language"),
        ("names.tsv", "Nirgends\tde\tQ159\tnick\ttest", "'nick' is no known use"),
        ("tenures.tsv", "Q1\tQ218295\t\t\ttest", "'Q1'"),
        ("tenures.tsv", "Q7747\tQ218295\t2012-13\t\ttest", "2012-13"),
        ("memberships.tsv", "Q1\tQ7184\t\t\ttest", "'Q1'"),
        ("sources.tsv", "x\tx\tx\tlast week\tx", "last week"),
        ("roles.tsv", "Boss\tfr\thead-of-state\t", "fr"),
        ("heads.tsv", "Boot\tde\tShip", "Ship"),
        ("bodies.tsv", "Amt\tde\t", "Amt"),
    ],
)
def test_a_malformed_table_names_file_and_line(tables: Path, table: str, broken: str, says: str) -> None:
    path = tables / table
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, broken]) + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        TableLinker.load(tables)
    assert str(error.value).startswith(f"{path}:{len(lines) + 1}: ")
    assert says in str(error.value) or table == "bodies.tsv"
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("table", ["entities.tsv", "names.tsv", "offices.tsv", "tenures.tsv", "memberships.tsv", "facts.tsv", "sources.tsv", "roles.tsv"])
def test_a_missing_table_or_header_is_said(tables: Path, table: str) -> None:
    path = tables / table
    path.write_text("something else\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r":1: the columns must be"):
        TableLinker.load(tables)
    path.unlink()
    with pytest.raises(KnowledgeError, match="is missing"):
        TableLinker.load(tables)


def test_the_tables_that_kg_ships_load() -> None:
    knowledge = Knowledge.load()
    assert knowledge.entity("Q159").label("de") == "Russland"
    assert len(knowledge) > 10_000
    assert knowledge.day is not None


def test_periods_take_shortened_dates() -> None:
    assert holds("2022", "2022", date(2022, 6, 1))
    assert not holds("2022-07", None, date(2022, 6, 1))
    assert holds(None, None, date(2022, 6, 1))
    assert [is_day(text) for text in ("2022", "2022-06", "2022-06-25", "22", "2022-6", "2022-06-25T")] == [True, True, True, False, False, False]
