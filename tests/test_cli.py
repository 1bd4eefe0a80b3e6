"""The command line as a process: exit codes, one clear line, plain output when piped."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GERMAN = "VILNIUS (dpa) - Litauen hat am Montag den Transit von Waren nach Kaliningrad gestoppt. Der Kreml kritisierte die Regierung in Vilnius."


def kg(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "kg.cli", *arguments], cwd=cwd, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(GERMAN, encoding="utf-8")
    lines = [{"id": "two", "text": "Poland and Lithuania met in Warsaw on Monday to discuss their border.", "published": "2022-06-25"}, {"id": "broken"}]
    (tmp_path / "articles" / "more.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\nno json\n", encoding="utf-8")
    return tmp_path


def test_build_validate_query(folder: Path) -> None:
    built = kg("build", "articles", "-o", "graph.ttl", cwd=folder)
    assert built.returncode == 0
    assert "2 articles" in built.stderr
    assert "2 failed" in built.stderr
    assert "more.jsonl:2" in built.stderr
    assert "more.jsonl:3" in built.stderr
    assert built.stdout == ""
    valid = kg("validate", "graph.ttl", cwd=folder)
    assert (valid.returncode, valid.stdout) == (0, "")
    (folder / "named.rq").write_text(
        '#+ params: {state: "a state"}\nPREFIX kg: <https://w3id.org/geokg/ontology#>\nPREFIX wd: <http://www.wikidata.org/entity/>\n'
        "SELECT ?state ?words { VALUES ?state { wd:Q37 } ?m kg:refersTo ?state ; kg:surface ?words } ORDER BY ?words"
    )
    assert kg("query", "named.rq", "-f", "csv", cwd=folder).stdout.splitlines()[1:] == [
        "http://www.wikidata.org/entity/Q37,Litauen",
        "http://www.wikidata.org/entity/Q37,Lithuania",
    ]
    assert "Poland" in kg("query", "named.rq", "-p", "state=Q36", "-f", "json", cwd=folder).stdout
    assert "Litauen" in kg("query", "named.rq", cwd=folder).stdout
    assert "| wd:Q37 | Litauen |" in kg("query", "named.rq", "-f", "md", cwd=folder).stdout


def test_build_writes_turtle_to_standard_output_twice_the_same(folder: Path) -> None:
    one, two = (kg("build", "-", "--lang", "de", "--published", "2022-06-21", cwd=folder, stdin=GERMAN) for _ in range(2))
    assert one.returncode == 0
    assert one.stdout == two.stdout
    assert 'schema:datePublished "2022-06-21"' in one.stdout


def test_extract_writes_what_the_annotation_guide_describes(folder: Path) -> None:
    done = kg("extract", "articles/one.txt", cwd=folder)
    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    answer = json.loads(line)
    assert set(answer) == {"id", "mentions", "claims", "facts"}
    assert {m["id"] for m in answer["mentions"]} >= {"Q37", "Q1829"}
    assert all(GERMAN[m["start"] : m["end"]] == m["text"] for m in answer["mentions"])


def test_validate_tells_what_is_wrong(folder: Path) -> None:
    (folder / "bad.ttl").write_text("<urn:x> a <https://w3id.org/geokg/ontology#Claim> .")
    done = kg("validate", "bad.ttl", cwd=folder)
    assert done.returncode == 1
    assert "urn:x" in done.stdout
    assert "valid" not in done.stderr


def test_queries_lists_the_library(folder: Path) -> None:
    done = kg("queries", cwd=folder)
    assert done.returncode == 0
    assert "leaders-of-state" in done.stdout
    assert "-p state=wd:Q159" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["build", "nowhere.txt", "-o", "g.ttl"], 1, "nowhere.txt"),
        (["build", "articles", "-o", "g.docx"], 1, "no RDF format is called '.docx'"),
        (["build", "articles", "-o", "g"], 1, "no RDF format"),
        (["build", "articles", "--published", "yesterday"], 2, "yesterday"),
        (["build", "articles", "--lang", "fr"], 2, "'fr'"),
        (["build"], 2, "INPUT"),
        (["build", "articles", "--parser", "none"], 1, "nothing called 'none'"),
        (["build", "articles", "--codebook", "nowhere"], 1, "nowhere/de.toml: No such file"),
        (["build", "articles/more.jsonl", "ftp://example.org/x"], 1, "ftp://example.org/x"),
        (["build", "http://127.0.0.1:9/x"], 1, "(--allow-private)"),
        (["extract", "nowhere"], 1, "nowhere"),
        (["query", "leaders-of-state"], 1, "graph.ttl"),
        (["query", "no-such", "-g", "empty.ttl"], 1, "no stored query is called 'no-such'"),
        (["query", "leaders-of-state", "-g", "empty.ttl", "-p", "state"], 2, "NAME=VALUE"),
        (["query", "leaders-of-state", "-g", "empty.ttl", "-p", "nation=Q1"], 1, "no parameter 'nation'"),
        (["query", "leaders-of-state", "-g", "empty.ttl", "-p", "state=<x>"], 1, "label of nothing"),
        (["query", "broken.rq", "-g", "empty.ttl"], 1, "broken.rq: not valid SPARQL"),
        (["query", "threats", "--endpoint", "somewhere"], 1, "kg: somewhere: not the http or https address"),
        (["queries", "--tag", "nowhere"], 2, "no query has the tag 'nowhere' (tags: "),
        (["evaluate", "empty.ttl"], 1, "empty.ttl: no annotated article in it"),
        (["explain", " "], 1, "kg: the text is empty"),
        (["explain", "broken.rq"], 1, "broken.rq: not a kind of file"),
        (["validate", "nowhere.ttl"], 1, "nowhere.ttl: No such file"),
        (["validate", "articles/one.txt"], 1, "articles/one.txt: no RDF format is called '.txt'"),
        (["evaluate", "nowhere.jsonl"], 1, "nowhere.jsonl"),
        (["evaluate", "articles/more.jsonl"], 1, "more.jsonl:1: not an annotated article"),
        (["frobnicate"], 2, "frobnicate"),
    ],
)
def test_wrong_input_gives_one_line_and_the_right_exit_code(arguments: list[str], code: int, message: str, folder: Path) -> None:
    (folder / "empty.ttl").write_text("")
    (folder / "broken.rq").write_text("SELECT WHERE")
    done = kg(*arguments, cwd=folder)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    if code == 1:
        lines = [line for line in done.stderr.splitlines() if not line.endswith("failed")]
        assert all(line.startswith("kg: ") for line in lines)


@pytest.mark.parametrize("command", ["build", "extract"])
def test_an_input_without_articles_is_told_and_is_exit_code_1(command: str, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "empty.jsonl").write_text("\n")
    for source in ("nothing", "empty.jsonl"):
        done = kg(command, source, "-o", "out.ttl", cwd=tmp_path)
        assert done.returncode == 1
        assert "kg: there is no article in the input" in done.stderr
        assert not (tmp_path / "out.ttl").exists()


def test_all_failed_is_exit_code_1(folder: Path) -> None:
    (folder / "articles" / "one.txt").unlink()
    (folder / "articles" / "more.jsonl").write_text("no json\n")
    done = kg("build", "articles", "-o", "g.ttl", cwd=folder)
    assert done.returncode == 1
    assert not (folder / "g.ttl").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["queries"], ["export", "empty.ttl", "--format", "html"], ["query", "threats", "-g", "empty.ttl", "-f", "csv"]])
def test_a_full_disk_behind_standard_output_is_one_line(arguments: list[str], folder: Path) -> None:
    (folder / "empty.ttl").write_text("")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "kg.cli", *arguments], cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if not line.endswith("bytes")] == ["kg: No space left on device"]


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['kg', '--help']\nfrom kg.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "rdflib", "pyoxigraph", "numpy", "requests", "trafilatura", "pandas"} & set(done.stdout.split())


def test_columns_of_a_table_are_named_on_the_command_line(folder: Path) -> None:
    (folder / "news.csv").write_text(f'nr;worte;day\n7;"{GERMAN}";2022-06-20\n', encoding="utf-8")
    asked = ["--column", "text=worte", "--column", "id=nr", "--column", "published=day"]
    done = kg("build", "news.csv", *asked, "--parser", "blank", cwd=folder)
    assert done.returncode == 0
    assert 'schema:datePublished "2022-06-20"' in done.stdout
    missing = kg("build", "news.csv", "--column", "text=body_text", cwd=folder)
    assert (missing.returncode, missing.stderr) == (1, "kg: news.csv: no column is called 'body_text' (columns: nr, worte, day)\n")
    wrong = kg("build", "news.csv", "--column", "text", cwd=folder)
    assert wrong.returncode == 2
    assert "give it as KEY=NAME" in wrong.stderr
