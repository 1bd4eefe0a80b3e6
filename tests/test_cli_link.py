"""`kg link` and `kg kb info`: what is printed, and that the numbers are those of the tables."""

import json

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.linking import Knowledge
from kg.linking.inventory import inventory
from kg.resources import folder


def run(*arguments: str) -> str:
    done = CliRunner().invoke(kg, list(arguments))
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize(("day", "holder"), [("2022-06-25", "Q7747"), ("2010-06-25", "Q23530")])
def test_link_resolves_a_role_by_the_day(day: str, holder: str) -> None:
    output = run("link", "Kremlchef", "--lang", "de", "--date", day, "--why", "--parser", "blank")
    first, second = output.splitlines()
    assert first.startswith(f"Kremlchef: {holder} ")
    assert "held the office head-of-state" in second
    assert day in second


def test_link_shows_candidates_only_when_asked() -> None:
    text = "Kiew warf Moskau Betrug vor."
    short = run("link", text, "--lang", "de", "--parser", "blank").splitlines()
    assert [line.partition(",")[0] for line in short] == ["Kiew: Q212 Ukraine", "Moskau: Q159 Russland"]
    long = run("link", text, "--lang", "de", "--parser", "blank", "--why").splitlines()
    scores = [float(line.split()[0]) for line in long if line.startswith("  ")]
    assert len(scores) >= 4
    assert any("Q649 Moskau: the city" in line for line in long)


def test_link_as_json_has_offsets_and_candidates() -> None:
    text = "Gestern sprach Putin in Minsk."
    mentions = json.loads(run("link", text, "--lang", "de", "--parser", "blank", "-f", "json"))
    assert [text[mention["start"] : mention["end"]] for mention in mentions] == [mention["text"] for mention in mentions] == ["Putin", "Minsk"]
    assert [mention["id"] for mention in mentions] == ["Q7747", "Q2280"]
    assert all(mention["candidates"][0]["id"] == mention["id"] for mention in mentions)


def test_link_says_when_there_is_no_name() -> None:
    assert "no name found" in run("link", "Gestern regnete es lange.", "--lang", "de", "--parser", "blank")


def test_kb_info_tells_sizes_sources_and_the_day() -> None:
    output = run("kb", "info")
    knowledge = Knowledge.load()
    assert str(knowledge.day) in output.splitlines()[0]
    assert f"{len(knowledge):,}" in output
    for line in (folder("data") / "knowledge" / "sources.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        assert line.split("\t")[1] in output


def test_inventory_counts_rows_and_kinds() -> None:
    found = inventory()
    rows = (folder("data") / "knowledge" / "entities.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert found.tables["entities"] == sum(found.kinds.values()) == len(rows)
    assert found.linked == sum(row.startswith("Q") for row in rows)
    assert json.loads(run("kb", "info", "-f", "json"))["tables"] == found.tables
