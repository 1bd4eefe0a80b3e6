"""`kg kb`: from names that a graph lacks to a graph that has them, over real HTTP on this machine; every failure one line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import kg as command_line
from kg.errors import KgError
from kg.pipeline import knowledge
from tests.servers import Front
from tests.test_wikidata_resolving import ITEMS
from tests.test_wikidata_updating import endpoint_url  # noqa: F401 - a fixture
from tests.wikibase import Wikibase

TEXT = "Die Testwerke AG liefert Waffen an Nordland. Sandra Mahler widersprach."


@pytest.fixture
def api() -> Iterator[Wikibase]:
    with Wikibase(*ITEMS) as server:
        yield server


def run(*words: object, code: int = 0) -> Result:
    done = CliRunner().invoke(command_line, ["kb", *map(str, words)])
    assert done.exit_code == code, done.output + repr(done.exception)
    return done


def test_update_then_info_then_a_graph_with_the_new_state(endpoint_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    done = run("update", "--endpoint", endpoint_url, "--base", tmp_path, "--only", "states", "--only", "office-holders")
    assert "5 entities, 0 before" in done.stderr
    shown = run("info", "--base", tmp_path).stdout
    assert f"your knowledge base {tmp_path}" in shown
    assert f"CC0 1.0: Wikidata, by kg kb update, {endpoint_url}" in shown
    user = json.loads(run("info", "--base", tmp_path, "-f", "json").stdout)["user"]
    assert user["tables"]["entities"] == 5
    assert user["conflicts"] == []
    monkeypatch.setenv("KG_KNOWLEDGE", str(tmp_path))
    knowledge.cache_clear()
    try:
        linked = CliRunner().invoke(command_line, ["link", "Nordland warnte.", "--lang", "de"], catch_exceptions=False)
    finally:
        # The tables of this test are not those of the next ones.
        knowledge.cache_clear()
    assert "Q9000000001" in linked.stdout


def test_info_without_a_knowledge_base_says_how_to_get_one() -> None:
    assert "no knowledge base of your own" in run("info").stdout
    assert json.loads(run("info", "-f", "json").stdout)["user"] is None


def test_names_that_a_graph_lacks_are_looked_up(api: Wikibase, tmp_path: Path) -> None:
    graph = kg.build([kg.article(TEXT, lang="de")], parser="blank")
    path = tmp_path / "graph.ttl"
    graph.save(path)
    names = {row["entityName"] for row in graph.query("unlinked-names")}
    assert "Sandra Mahler" in names
    done = run("resolve", path, "--api", api.url, "--base", tmp_path / "base", "--json")
    found = {one["name"]["name"]: one for one in json.loads(done.stdout)["resolutions"]}
    assert found["Sandra Mahler"]["qid"] == ""
    assert "namesake" in found["Sandra Mahler"]["reason"]
    assert found.keys() == names
    assert found["Sandra Mahler"]["name"]["lang"] == "de"


def test_a_list_of_names_is_looked_up_and_what_is_sure_is_kept(api: Wikibase, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text(
        "entity,entityName,kind,wikipedia\nx,Testwerke AG,Organization,\ny,Runa,Leader,https://en.wikipedia.org/wiki/Sviatlana_Tsikhanouskaya\nz,Zweimal,Organization,\n",
        encoding="utf-8",
    )
    done = run("resolve", names, "--api", api.url, "--base", tmp_path / "base", "--contact", "me@example.org")
    assert done.stdout.splitlines() == [
        "Q9000000010  Testwerke AG (Organization): the only one of that name that is of kind Organization",
        "Q9000000002  Runa (Leader): by its Wikipedia title",
        "-            Zweimal (Organization): 2 items of that name are of kind Organization",
        "               Q9000000014 Zweimal",
        "               Q9000000015 Zweimal",
    ]
    assert "2 of 3 names found" in done.stderr
    assert all(agent.endswith("me@example.org") for agent in api.agents)
    knowledge = kg.knowledge().load(user=tmp_path / "base")
    assert {entity.id for entity in knowledge.named("Testwerke AG")} == {"Q9000000010"}
    again = run("resolve", names, "--api", api.url, "--base", tmp_path / "base", "--dry-run")
    assert "0 calls made" in again.stderr


def test_titles_of_the_own_tables_are_looked_up_the_best_known_first(api: Wikibase, tmp_path: Path) -> None:
    done = run("resolve", "--tables", "--most", "1", "--api", api.url, "--base", tmp_path / "base", code=1)
    assert len(api.asked) == 1
    assert len(api.asked[0]["titles"].split("|")) == 50
    assert "as many as are allowed" in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name\nx\n", "names.csv:1: the column 'entityName' is missing"),
        ("entityName,kind\nx,Moon\n", "names.csv:2: 'Moon' is no kind of entity"),
    ],
)
def test_a_list_that_is_none_names_file_and_line(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(content, encoding="utf-8")
    done = CliRunner().invoke(command_line, ["kb", "resolve", str(path), "--base", str(tmp_path)])
    assert isinstance(done.exception, KgError)
    assert says in str(done.exception)


def test_import_then_conflicts_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "mine.nt"
    path.write_text(
        "<http://www.wikidata.org/entity/Q159> <http://www.wikidata.org/prop/direct/P31> <http://www.wikidata.org/entity/Q515> .\n"
        '<http://www.wikidata.org/entity/Q159> <http://www.w3.org/2000/01/rdf-schema#label> "Russland"@de .\n',
        encoding="utf-8",
    )
    done = run("import", path, "--date", "2026-11-25", "--base", tmp_path / "base")
    assert "conflict: Q159: is a Place there and a State in kg's tables, which is kept" in done.stderr
    assert "conflict: Q159" in run("info", "--base", tmp_path / "base").stderr


def test_verify_shows_differences_as_table_and_json(endpoint_url: str) -> None:  # noqa: F811
    words = ("verify", "--endpoint", endpoint_url, "--kind", "State", "--most", "3")
    table, both = run(*words), json.loads(run(*words, "--json").stdout)
    assert both["compared"] == 3
    assert both["failures"] == []
    assert len(table.stdout.splitlines()) == len(both["differences"])
    assert "3 entities compared" in table.stderr
    assert {one["what"] for one in both["differences"]} <= {"gone", "label de", "label en"}
    assert run("verify", "--kind", "Moon", code=2).stderr.endswith("SanctionsProgramme, Place, Treaty\n")


def test_what_could_not_be_asked_is_told_with_exit_code_1(endpoint_url: str, tmp_path: Path) -> None:  # noqa: F811
    with Front(endpoint_url) as front:
        front.moods = [403] * 9
        done = run("update", "--endpoint", front.url, "--base", tmp_path, code=1)
    assert "kg: office-holders: " in done.stderr
    assert "answers 403 Forbidden" in done.stderr
    assert "nothing new, nothing written" in done.stderr


def test_resolve_without_names_is_wrong_usage() -> None:
    assert "a graph, a list or --tables is needed" in run("resolve", code=2).stderr
