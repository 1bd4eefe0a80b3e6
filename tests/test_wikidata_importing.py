"""`kg kb import`: files of triples in Wikidata's shape, in any order, whole or broken."""

import bz2
import gzip
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat

from kg.errors import InputError
from kg.linking import Knowledge
from kg.linking.tables import columns
from kg.model import EntityKind
from kg.wikidata import import_file
from kg.wikidata.growing import own_knowledge
from kg.wikidata.importing import read
from kg.wikidata.kinds import kind_of, mapping
from kg.wikidata.tables import tables
from kg.wikidata.things import Thing, Things, exact
from tests.test_wikidata_updating import ITEMS, NORDLAND, PRESIDENT

OWN = own_knowledge()


@cache
def quads() -> tuple[Quad, ...]:
    return tuple(pyoxigraph.parse(path=str(ITEMS)))


@pytest.fixture
def triples(tmp_path: Path) -> Path:
    path = tmp_path / "nordland.nt"
    pyoxigraph.serialize([quad.triple for quad in quads()], str(path), format=RdfFormat.N_TRIPLES)
    return path


@pytest.mark.parametrize("ending", [".nt", ".nt.gz", ".nt.bz2"])
def test_a_file_becomes_a_knowledge_base_packed_or_not(triples: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"items{ending}"
    path.write_bytes({".nt": bytes, ".nt.gz": gzip.compress, ".nt.bz2": bz2.compress}[ending](triples.read_bytes()))
    growth = import_file(path, day=date(2026, 11, 25), base=tmp_path / "base")
    assert growth.rows["entities.tsv"] == growth.after == 13
    knowledge = Knowledge.load(user=tmp_path / "base")
    assert knowledge.named("Nordland")[0].id == NORDLAND
    assert [tenure.since for tenure in knowledge.tenures(PRESIDENT)] == ["2019", "2026-03"]
    assert knowledge.day == date(2026, 11, 25)
    assert columns(tmp_path / "base", "sources.tsv", "key name licence date url")[0] == ("import-items",)


def test_a_dump_says_its_own_day(triples: Path, tmp_path: Path) -> None:
    with triples.open("a", encoding="utf-8") as file:
        file.write('<http://wikiba.se/ontology#Dump> <http://schema.org/dateModified> "2026-10-30T23:00:02Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n')
    import_file(triples, base=tmp_path / "base")
    assert Knowledge.load(user=tmp_path / "base").day == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("items.csv", b"", "its ending must be .nt, .ttl or .nq"),
        ("items", b"", "its ending must be"),
        ("items.nt", b"<http://a> <http://b> <http://c> .\nnonsense\n", "items.nt:2: not what its ending says"),
        ("items.nt.gz", b"not packed", "cannot be read"),
    ],
)
def test_a_file_that_is_none_is_one_line_and_writes_nothing(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        import_file(tmp_path / name, base=tmp_path / "base")
    assert says in str(error.value)
    assert "\n" not in str(error.value)
    assert not (tmp_path / "base").exists()


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read(tmp_path / "none.nt")


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_triples_changes_nothing(chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(quads())
    chance.shuffle(shuffled)
    one, two = Things(), Things()
    for quad in quads():
        one.add(quad)
    for quad in shuffled:
        two.add(quad)
    assert tables(one, OWN, "x").rows == tables(two, OWN, "x").rows


def test_kinds_follow_the_ontologys_alignment() -> None:
    assert mapping()["Q3624078"] == "State"
    assert kind_of(["Q5", "Q515"], {}) is EntityKind.PERSON
    assert kind_of(["Q515", "Q1127126"], {}) is EntityKind.ALLIANCE
    assert kind_of(["Q9000000099"], {}) is None
    chain = {f"Q900000010{n}": Thing(values={"P279": [f"Q900000010{n + 1}"]}) for n in range(3)} | {"Q9000000103": Thing(values={"P279": ["Q515"]})}
    assert kind_of(["Q9000000102"], chain) is EntityKind.PLACE
    assert kind_of(["Q9000000100"], chain) is None, "five steps up is too far"
    loop = {"Q9000000100": Thing(values={"P279": ["Q9000000101"]}), "Q9000000101": Thing(values={"P279": ["Q9000000100"]})}
    assert kind_of(["Q9000000100"], loop) is None


@pytest.mark.parametrize(
    ("time", "precision", "day"),
    [
        ("+2014-10-01T00:00:00Z", "11", "2014-10-01"),
        ("+2014-10-00T00:00:00Z", "10", "2014-10"),
        ("+2014-00-00T00:00:00Z", "9", "2014"),
        ("+2014-00-00T00:00:00Z", "", "2014"),
        ("+2010-00-00T00:00:00Z", "8", ""),
        ("-0044-03-15T00:00:00Z", "11", ""),
        ("http://www.wikidata.org/.well-known/genid/4a5b", "", ""),
    ],
)
def test_a_time_is_as_exact_as_it_is_meant(time: str, precision: str, day: str) -> None:
    assert exact(time, precision) == day
