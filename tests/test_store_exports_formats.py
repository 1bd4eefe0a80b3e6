"""Every format loads in the tool that it is for, has as many of everything as the graph, is byte for byte the same, and bears hostile texts."""

import csv
import io
import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import networkx
import pandas
import pytest
import rdflib
from click.testing import CliRunner
from lxml import etree
from pandas.testing import assert_frame_equal

import kg
from kg.cli import kg as command_line
from kg.errors import KgError
from kg.graph.vocabulary import CLAIM_CLASS, RDF_TYPE
from kg.store.exports import FORMATS, Options, export
from kg.store.exports.frame import every_table
from kg.store.exports.pairs import pairs, told
from kg.store.exports.sides import sides
from tests.exports import BY_HAND, HOSTILE, NUL, by_hand, hostile

GEXF = "{http://www.gexf.net/1.2draft}"
every_format = pytest.mark.parametrize("fmt", FORMATS)


def written(graph: kg.Graph, fmt: str, folder: Path, **options: object) -> dict[str, bytes]:
    """What a format writes: file names and bytes."""
    path = folder / ("tables" if FORMATS[fmt].folder else f"graph.{fmt}")
    graph.export(fmt, path, **options)
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@every_format
def test_same_statements_same_bytes_whatever_the_order(fmt: str, tmp_path: Path) -> None:
    quads = list(by_hand().store.quads())
    Random(7).shuffle(quads)
    other = kg.Graph()
    other.add(quads)
    assert written(by_hand(), fmt, tmp_path / "one") == written(other, fmt, tmp_path / "two")


@every_format
def test_an_empty_graph_is_an_empty_export(fmt: str, tmp_path: Path) -> None:
    assert written(kg.Graph(), fmt, tmp_path)


@every_format
def test_nothing_hostile_breaks_it_and_nothing_half_finished_is_left(fmt: str, tmp_path: Path) -> None:
    files = written(hostile(), fmt, tmp_path)
    assert not [name for name in files if name.endswith(".part")]
    assert all(b"\x00" not in content for content in files.values())


# --- tables --------------------------------------------------------------------------------------------------------


def test_tables_load_in_pandas_as_the_data_frames_are(tmp_path: Path) -> None:
    for graph in (by_hand(), hostile()):
        folder = tmp_path / str(len(graph))
        graph.export("csv", folder)
        for of in every_table():
            frame = graph.dataframe(of.name)
            assert tuple(frame.columns) == of.names
            days = [column.name for column in of.columns if column.type == "date"]
            back = pandas.read_csv(
                folder / f"{of.name}.csv",
                parse_dates=days,
                dtype=dict(frame.drop(columns=days).dtypes),
                keep_default_na=False,
                na_values=[""],
                lineterminator=None,
            )
            back[days] = back[days].astype("datetime64[s]")
            assert_frame_equal(back, frame)


def test_tables_are_what_rfc_4180_and_the_table_schema_say(tmp_path: Path) -> None:
    hostile().export("csv", tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "tabular-data-package"
    by_name = {resource["name"]: resource for resource in package["resources"]}
    assert {f"{name}.csv" for name in by_name} | {"datapackage.json"} == {file.name for file in tmp_path.iterdir()}
    for resource in by_name.values():
        raw = (tmp_path / resource["path"]).read_bytes()
        assert raw.endswith(b"\r\n")
        assert not raw.startswith(b"\xef\xbb\xbf")
        header, *lines = csv.reader(io.StringIO(raw.decode(), newline=""), strict=True)
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert header == list(fields)
        assert all(field["type"] in ("string", "integer", "number", "date") and field["description"] for field in fields.values())
        key = resource["schema"].get("primaryKey", [])
        keys = [tuple(line[header.index(name)] for name in key) for line in lines]
        assert all(map(all, keys))
        assert not key or len(set(keys)) == len(lines)
        for foreign in resource["schema"]["foreignKeys"]:
            other = by_name[foreign["reference"]["resource"] or resource["name"]]
            assert foreign["fields"] in fields
            assert foreign["reference"]["fields"] in {field["name"] for field in other["schema"]["fields"]}
    articles = list(csv.DictReader(io.StringIO((tmp_path / "articles.csv").read_bytes().decode(), newline="")))
    assert articles[0]["title"] == HOSTILE


def test_numbers_and_days_need_no_cleaning(tmp_path: Path) -> None:
    (name,) = written(by_hand(), "dyads", tmp_path)
    frame = pandas.read_csv(tmp_path / name)
    assert pandas.to_datetime(frame["month"], format="%Y-%m-%d").dt.day.eq(1).all()
    assert (
        frame.drop(columns=["month", "actor", "actor_name", "actor_qid", "target", "target_name", "target_qid"])
        .dtypes.map(pandas.api.types.is_numeric_dtype)
        .all()
    )
    assert frame[["occurred", "announced", "requested", "threatened", "refused", "denied", "possible", "ended"]].sum(axis=1).eq(frame["claims"]).all()


# --- networks ------------------------------------------------------------------------------------------------------


def test_the_network_has_an_edge_for_each_pair_and_says_which_claim() -> None:
    graph = by_hand()
    found = graph.networkx()
    assert found.number_of_edges() == len(list(pairs(graph.store, sides(graph.store))))
    assert {key for *_, key in found.edges(keys=True)} <= {one.text("claim") for one in told(graph.store)}
    assert found.nodes["Q159"] == {"label": "Russia", "kind": "State", "qid": "Q159"}
    by_side = graph.networkx(level="side", lang="de")
    assert by_side.nodes["Q159"]["label"] == "Russland"
    assert "Q7747" in found
    assert "Q7747" not in by_side


@pytest.mark.parametrize(("fmt", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_networks_load_in_networkx(fmt: str, read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for graph in (by_hand(), hostile()):
        (name,) = written(graph, fmt, tmp_path)
        back, found = read(tmp_path / name), graph.networkx()
        assert back.is_directed()
        assert sorted(back.nodes) == sorted(found.nodes)
        assert back.number_of_edges() == found.number_of_edges()
        edges = [sorted(data["claim"] for *_, data in network.edges(data=True)) for network in (back, found)]
        assert edges[0] == edges[1]
        kinds = [sorted((data["kind"], data["status"], data["weight"]) for *_, data in network.edges(data=True)) for network in (back, found)]
        assert kinds[0] == kinds[1]
        assert sorted(data["label"].replace("\r\n", "\n") for _, data in back.nodes(data=True)) == sorted(
            data["label"].replace("\r\n", "\n").replace("\x0b", "\ufffd") for _, data in found.nodes(data=True)
        )


def test_gexf_has_the_structure_of_version_1_2(tmp_path: Path) -> None:
    (content,) = written(by_hand(), "gexf", tmp_path).values()
    root = etree.fromstring(content)
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.2")
    meta, graph = root
    assert (meta.tag, dict(meta.attrib), [child.tag for child in meta]) == (f"{GEXF}meta", {}, [f"{GEXF}creator"])
    assert (graph.get("defaultedgetype"), graph.get("mode")) == ("directed", "static")
    attributes = {kind.get("class"): {one.get("id"): one.get("type") for one in kind} for kind in graph.findall(f"{GEXF}attributes")}
    types = {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"}
    assert attributes.keys() == {"node", "edge"}
    assert {kind for of in attributes.values() for kind in of.values()} <= types
    nodes = {node.get("id") for node in graph.iterfind(f"{GEXF}nodes/{GEXF}node")}
    edges = graph.findall(f"{GEXF}edges/{GEXF}edge")
    assert len({edge.get("id") for edge in edges}) == len(edges) > 0
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= nodes
        assert 0 <= float(edge.get("weight")) <= 1
        assert {value.get("for") for value in edge.iterfind(f"{GEXF}attvalues/{GEXF}attvalue")} <= attributes["edge"].keys()
    assert all(node.get("label") for node in graph.iterfind(f"{GEXF}nodes/{GEXF}node"))


# --- JSON-LD -------------------------------------------------------------------------------------------------------


def test_json_ld_is_compact_and_the_same_statements_in_oxigraph_and_rdflib(tmp_path: Path, annotation: kg.Annotation) -> None:
    from kg.graph.articles import annotation_quads

    of_an_article = kg.Graph()
    of_an_article.add(annotation_quads(annotation))
    for graph in (by_hand(), of_an_article, hostile()):
        path = tmp_path / "graph.jsonld"
        graph.export("jsonld", path)
        assert kg.Graph.open(path).serialize("nq") == graph.serialize("nq")
        theirs = rdflib.Dataset()
        theirs.parse(path, format="json-ld")
        assert len(theirs) == len(graph)
        document = json.loads(path.read_text(encoding="utf-8"))
        assert document["@context"]["kg"] == "https://w3id.org/geokg/ontology#"
        assert "https://w3id.org/geokg/ontology#about" not in path.read_text(encoding="utf-8")


# --- the report ----------------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """Tags, attributes and text of a page; a tag that is not closed in its turn is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "line", "rect"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_report_stands_alone_and_shows_every_status_with_its_words(lang: str, tmp_path: Path) -> None:
    graph = by_hand()
    (content,) = written(graph, "html", tmp_path, lang=lang).values()
    page = _Page(content.decode())
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object", "embed"} & {tag for tag, _ in page.tags}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "src"]
    assert all((attributes.get("href") or "#").startswith(("#", "https://")) for _, attributes in page.tags)
    assert b"url(" not in content
    assert b"@import" not in content
    claims = list(told(graph.store))
    assert all(one.text("quote") in page.text for one in claims)
    statuses = {one.text("status") for one in claims}
    assert {attributes["id"] for tag, attributes in page.tags if tag == "h3"} == statuses
    assert ("Waffenlieferung" if lang == "de" else "arms transfer") in page.text


def test_hostile_texts_are_shown_in_the_report_and_not_run(tmp_path: Path) -> None:
    (content,) = written(hostile(), "html", tmp_path).values()
    page = _Page(content.decode())
    assert "<script>alert(1)</script>" in page.text
    assert "script" not in {tag for tag, _ in page.tags}
    assert not [1 for tag, attributes in page.tags if tag == "a" and (attributes["href"] or "").startswith("javascript")]
    assert b"default-src 'none'" in content


def test_the_report_of_many_claims_shows_the_newest_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.exports.summary.SHOWN", 2)
    (content,) = written(by_hand(), "html", tmp_path).values()
    occurred = sorted((one.text("published"), one.text("claim"), one.text("quote")) for one in told(by_hand().store) if one.text("status") == "occurred")
    page = _Page(content.decode())
    assert f"2 of {len(occurred)}" in page.text
    assert occurred[-1][2] in page.text
    assert occurred[0][2] not in page.text


# --- the door ------------------------------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(command_line, list(arguments))
    if isinstance(done.exception, KgError):
        return 1, str(done.exception)
    return done.exit_code, done.output


def test_help_names_every_format() -> None:
    code, text = run("export", "--help")
    assert code == 0
    for name, one in FORMATS.items():
        assert name in text
        assert one.says.split()[0] in text


@every_format
def test_the_command_writes_what_python_writes(fmt: str, tmp_path: Path) -> None:
    path = tmp_path / ("out" if FORMATS[fmt].folder else f"out.{fmt}")
    code, text = run("export", str(BY_HAND), "--format", fmt, "-o", str(path))
    assert code == 0, text
    mine = {file.name: file.read_bytes() for file in ([*path.iterdir()] if path.is_dir() else [path])}
    theirs = {Path(name).name.replace(f"graph.{fmt}", f"out.{fmt}"): content for name, content in written(by_hand(), fmt, tmp_path / "python").items()}
    assert mine == theirs


def test_standard_output_is_one_file() -> None:
    command = [sys.executable, "-m", "kg.cli", "export", str(BY_HAND), "--format"]
    done = subprocess.run([*command, "dyads"], capture_output=True, check=True)
    assert done.stdout.startswith(b"month,actor,")
    assert b"rows from" in done.stderr
    done = subprocess.run([*command, "csv"], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "kg: csv is a folder of files: name one with -o\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--format", "xlsx"], 1, "no format is called 'xlsx': choose one of csv, dyads"),
        (["--format", "gexf", "--zeros"], 2, "gexf has no use for it"),
        (["--format", "ttl", "--lang", "de"], 2, "ttl has no use for it"),
        (["--format", "dyads", "-o", str(BY_HAND / "x.csv")], 1, "claims.ttl: File exists"),
        ([], 2, "--format"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: list[str], code: int, message: str) -> None:
    got, text = run("export", str(BY_HAND), *arguments)
    assert got == code
    assert message in text


@pytest.mark.parametrize(("fmt", "module", "extra"), [("gexf", "networkx", "network"), ("graphml", "networkx", "network")])
def test_a_missing_extra_is_named(fmt: str, module: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(kg.InputError, match=rf"needs {module}: pip install 'geokg\[{extra}\]'"):
        export(by_hand().store, fmt, tmp_path / "x", Options())
    assert list(tmp_path.iterdir()) == []


def test_missing_pandas_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(kg.InputError, match=r"a data frame needs pandas: pip install 'geokg\[pandas\]'"):
        by_hand().dataframe("claims")
    with pytest.raises(kg.InputError, match=r"a data frame needs pandas"):
        by_hand().query("articles").dataframe()


def test_export_loads_nothing_that_the_format_does_not_need(tmp_path: Path) -> None:
    code = f"import sys, kg; kg.Graph.open({str(BY_HAND)!r}).export('dyads', 'dyads.csv'); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert not {"pandas", "networkx", "matplotlib", "spacy", "rdflib"} & set(done.stdout.split())


def test_as_many_claims_in_every_format_as_in_the_graph(tmp_path: Path) -> None:
    graph = by_hand()
    claims = len({q.subject for q in graph.store.quads() if q.predicate == RDF_TYPE and q.object == CLAIM_CLASS})
    assert len(graph.dataframe("claims")) == claims
    statuses = pandas.read_csv(io.BytesIO(written(graph, "csv", tmp_path / "c")["tables/claims.csv"]))["status"]
    assert len(statuses) == claims
    assert NUL.replace("\x0b", "\ufffd") in written(hostile(), "graphml", tmp_path / "g")["graph.graphml"].decode()
