"""Stores and servers on the command line: grow, push, pull, ask, retract, compare, write out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kg as geokg
from kg.store.server import ServerStore
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_USER, free_port

ARTICLES = [
    {
        "id": "one",
        "text": "Litauen hat am Montag den Transit von Waren nach Kaliningrad gestoppt. Der Kreml kritisierte die Regierung in Vilnius.",
        "lang": "de",
    },
    {"id": "two", "text": "Poland and Lithuania met in Warsaw on Monday to discuss their border, Sandra Mahler said.", "lang": "en", "published": "2022-06-25"},
]
CORRECTED = {"id": "two", "text": "Poland and Latvia met in Warsaw on Monday to discuss their border.", "lang": "en", "published": "2022-06-25"}


def kg(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-m", "kg.cli", *arguments], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False, env=env)


def done(*arguments: str, cwd: Path, **environment: str) -> str:
    ran = kg(*arguments, cwd=cwd, **environment)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("stores")
    for name, articles in (("one", ARTICLES[:1]), ("two", ARTICLES[1:]), ("both", ARTICLES), ("corrected", [CORRECTED]), ("after", [ARTICLES[0], CORRECTED])):
        (place / f"{name}.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    for name in ("one", "both", "after"):
        # Here and not as a process: the model is loaded once for all tests.
        geokg.build(geokg.read(str(place / f"{name}.jsonl"))).save(place / f"{name}.nq")
        geokg.build(geokg.read(str(place / f"{name}.jsonl")), parser="blank").save(place / f"{name}.blank.nq")
    (place / "named.rq").write_text(
        "PREFIX kg: <https://w3id.org/geokg/ontology#>\nSELECT ?words ?article { ?m kg:refersTo ?e ; kg:surface ?words ; "
        "<http://www.w3.org/ns/prov#wasDerivedFrom> ?article } ORDER BY ?article ?words"
    )
    return place


def test_a_store_grows_is_corrected_and_shrinks(folder: Path) -> None:
    for name in ("one", "two", "two", "corrected"):
        done("build", f"{name}.jsonl", "--store", "store", "--parser", "blank", cwd=folder)
    done("export", "store", "--format", "nq", "-o", "grown.nq", cwd=folder)
    assert (folder / "grown.nq").read_bytes() == (folder / "after.blank.nq").read_bytes()
    assert done("query", "named.rq", "-g", "store", "-f", "csv", cwd=folder) == done("query", "named.rq", "-g", "after.blank.nq", "-f", "csv", cwd=folder)
    assert kg("validate", "store", cwd=folder).returncode == 0
    retracted = kg("retract", "two", "-g", "store", cwd=folder)
    assert (retracted.returncode, retracted.stdout) == (0, "two\n")
    assert "1 article taken out" in retracted.stderr
    assert kg("diff", "store", "one.blank.nq", cwd=folder).returncode == 0
    for fmt in ("ttl", "trig"):
        done("export", "store", "--format", fmt, "-o", f"out.{fmt}", cwd=folder)
        assert (folder / f"out.{fmt}").read_bytes() == done("export", "one.blank.nq", "--format", fmt, cwd=folder).encode()


@pytest.mark.parametrize("ending", ["ttl", "nq", "trig", "nt"])
def test_an_article_is_taken_out_of_a_file(folder: Path, ending: str) -> None:
    (folder / f"whole.{ending}").write_text(done("export", "both.nq", "--format", ending, cwd=folder), encoding="utf-8")
    done("retract", "tw?", "-g", f"whole.{ending}", cwd=folder)
    assert (folder / f"whole.{ending}").read_text(encoding="utf-8") == done("export", "one.nq", "--format", ending, cwd=folder)


def test_what_came_and_went(folder: Path) -> None:
    same = kg("diff", "both.nq", "both.nq", cwd=folder)
    assert (same.returncode, same.stdout, same.stderr) == (0, "", "no difference\n")
    other = kg("diff", "both.nq", "after.nq", cwd=folder)
    assert other.returncode == 1
    lines = other.stdout.splitlines()
    assert "~ article two" in lines
    assert any(line.startswith(("+ entity  Lettland", "+ entity  Latvia")) for line in lines)
    assert any(line.startswith("- entity  Sandra Mahler") for line in lines)
    assert any(line.startswith("+ claim   two: Meeting occurred: Poland and Latvia met") for line in lines)
    assert any(line.startswith("- claim   two: Meeting occurred: Poland and Lithuania met") for line in lines)
    came = kg("diff", "one.nq", "both.nq", "--json", cwd=folder)
    found = json.loads(came.stdout)
    assert (came.returncode, found["articles_came"], found["articles_went"], found["articles_changed"]) == (1, ["two"], [], [])
    assert found["statements_went"] == 0
    assert "Sandra Mahler" in {entity["label"] for entity in found["entities_came"]}
    missing = kg("diff", "one.nq", "nowhere.nq", cwd=folder)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == "kg: nowhere.nq: No such file or directory\n"


@pytest.mark.parametrize("server", ["oxigraph", "virtuoso"])
def test_pushed_asked_retracted_and_pulled(folder: Path, server: str, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue(f"{server}_url")
    secret = {"KG_USER": VIRTUOSO_USER, "KG_PASSWORD": VIRTUOSO_PASSWORD}
    store = ServerStore(url, user=VIRTUOSO_USER, password=VIRTUOSO_PASSWORD)
    try:
        done("export", "both.nq", "--format", "ttl", "-o", "both.ttl", cwd=folder)
        for source in ("both.ttl", "both.nq", "after.nq"):
            pushed = kg("push", source, "--endpoint", url, cwd=folder, **secret)
            assert pushed.returncode == 0, pushed.stderr
            assert VIRTUOSO_PASSWORD not in pushed.stdout + pushed.stderr
        done("pull", "--endpoint", url, "-o", "pulled.nq", cwd=folder, **secret)
        assert (folder / "pulled.nq").read_bytes() == (folder / "after.nq").read_bytes()
        asked = done("query", "named.rq", "--endpoint", url, "-f", "csv", cwd=folder)
        assert asked == done("query", "named.rq", "-g", "after.nq", "-f", "csv", cwd=folder)
        assert done("export", "--endpoint", url, "--format", "nq", cwd=folder) == (folder / "after.nq").read_text(encoding="utf-8")
        done("retract", "two", "--endpoint", url, cwd=folder, **secret)
        done("pull", "--endpoint", url, "-o", "pulled.nq", cwd=folder)
        assert (folder / "pulled.nq").read_bytes() == (folder / "one.nq").read_bytes()
    finally:
        store.remove(list(store.quads()))


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["query", "articles", "--endpoint", "http://127.0.0.1:{free}/query"], 1, "cannot be reached: Connection refused"),
        (["query", "articles", "-g", "one.nq", "--endpoint", "http://127.0.0.1/query"], 2, "not both"),
        (["query", "articles", "-g", "nowhere"], 1, "nowhere: No such file or directory"),
        (["query", "articles", "-g", "."], 1, "no store folder"),
        (["build", "one.jsonl", "--store", "."], 1, "no store folder"),
        (["build", "one.jsonl", "--store", "one.nq"], 1, "one.nq"),
        (["retract", "three", "-g", "one.nq"], 1, "no article in the graph is called 'three'"),
        (["retract", "-g", "one.nq"], 2, "ID"),
        (["push", "nowhere.nq", "--endpoint", "http://127.0.0.1:{free}/query"], 1, "nowhere.nq"),
        (["push", "one.nq"], 2, "--endpoint"),
        (["pull", "--endpoint", "graph.ttl", "-o", "x.nq"], 1, "not the http or https address"),
    ],
)
def test_a_wrong_place_is_one_line(folder: Path, arguments: list[str], code: int, message: str) -> None:
    ran = kg(*(argument.format(free=free_port()) for argument in arguments), cwd=folder)
    assert ran.returncode == code
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""
    if code == 1:
        assert len(ran.stderr.splitlines()) == 1
