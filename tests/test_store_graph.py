from datetime import date
from pathlib import Path

import pytest
import rdflib

from kg.errors import GraphError, QueryError
from kg.graph.articles import annotation_quads, entity_quads
from kg.graph.vocabulary import KNOWLEDGE_GRAPH
from kg.model import Annotation
from kg.store import Graph
from tests.conftest import BELARUS, RUSSIA

QUERY = """#+ params: {state: "a state", since: "first day, xsd:date"}
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX kg: <https://w3id.org/geokg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?state ?surface ?since WHERE {
  VALUES ?state { wd:Q159 }
  VALUES ?since { "2022-01-01"^^xsd:date }
  ?mention kg:refersTo ?state ; kg:surface ?surface .
} ORDER BY ?surface
"""


@pytest.fixture
def graph(annotation: Annotation) -> Graph:
    graph = Graph()
    graph.add(annotation_quads(annotation))
    for entity in (RUSSIA, BELARUS):
        graph.add(entity_quads(entity, KNOWLEDGE_GRAPH))
    return graph


@pytest.fixture
def query(tmp_path: Path) -> str:
    path = tmp_path / "named.rq"
    path.write_text(QUERY)
    return str(path)


def test_parameters_take_qids_labels_and_days(graph: Graph, query: str) -> None:
    assert [row["surface"] for row in graph.query(query)] == ["Russland"]
    assert [row["surface"] for row in graph.query(query, state="Q184")] == ["Belarus"]
    assert [row["surface"] for row in graph.query(query, state="Russia", since=date(2020, 1, 1))] == ["Russland"]


def test_a_label_that_is_none_is_refused(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError, match="label of nothing in this graph"):
        graph.query(query, state="Atlantis")


def test_a_query_without_rows_is_refused(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "ask.rq"
    path.write_text("ASK {}")
    with pytest.raises(QueryError, match="no SELECT query"):
        graph.query(str(path))


def test_saved_and_opened_again(graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "new" / "graph.trig")
    assert Graph.open(tmp_path / "new" / "graph.trig").serialize("nq") == graph.serialize("nq")
    assert graph.turtle().startswith("@prefix")
    assert graph.article_count() == 1


def test_no_format_for_the_ending(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no RDF format"):
        graph.save(tmp_path / "graph.docx")


def test_a_place_that_cannot_be_written(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="file"):
        graph.save(tmp_path / "file" / "graph.ttl")


def test_rdflib_sees_the_same_graph_without_copying(graph: Graph) -> None:
    dataset = graph.rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    rows = list(dataset.query("SELECT ?m { ?m a <https://w3id.org/geokg/ontology#Mention> }"))
    assert len(rows) == 5
    size = len(graph)
    dataset.add((rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.Literal("c")))
    assert len(graph) == size + 1


def test_a_full_disk_leaves_the_graph_that_was_there(annotation: Annotation, tmp_path: Path) -> None:
    import resource

    graph = Graph()
    graph.add(annotation_quads(annotation))
    path = tmp_path / "graph.nq"
    path.write_bytes(b"before")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))
    try:
        with pytest.raises(GraphError, match=r"graph\.nq: File too large"):
            graph.save(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == b"before"
    assert [found.name for found in tmp_path.iterdir()] == ["graph.nq"]
    graph.save(path)
    assert path.read_bytes() == graph.serialize("nq")
