from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Quad

from kg.errors import GraphError
from kg.graph.articles import annotation_quads
from kg.graph.formats import FORMATS, parse, serialize
from kg.model import Annotation


@pytest.mark.parametrize("fmt", FORMATS)
def test_written_and_read_back(fmt: str, annotation: Annotation, tmp_path: Path) -> None:
    quads = set(annotation_quads(annotation))
    path = tmp_path / f"graph.{fmt}"
    path.write_bytes(serialize(quads, fmt))
    expected = quads if fmt in ("trig", "nq", "jsonld") else {Quad(*quad.triple) for quad in quads}
    assert set(parse(path)) == expected


@pytest.mark.parametrize(("fmt", "theirs"), [("ttl", "turtle"), ("trig", "trig"), ("nq", "nquads"), ("nt", "nt"), ("jsonld", "json-ld")])
def test_rdflib_reads_every_format(fmt: str, theirs: str, annotation: Annotation) -> None:
    quads = set(annotation_quads(annotation))
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=serialize(quads, fmt), format=theirs)
    assert len(set(dataset.triples((None, None, None)))) == len({quad.triple for quad in quads})


def test_bytes_depend_on_the_set_alone(annotation: Annotation) -> None:
    quads = list(annotation_quads(annotation))
    for fmt in FORMATS:
        assert serialize(quads, fmt) == serialize([*reversed(quads), *quads], fmt)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.ttl", None, "No such file"),
        ("broken.ttl", "@prefix kg: <x> .\nkg:a kg:b", r"broken\.ttl:\d+: not valid Turtle"),
        ("graph.docx", "x", "no RDF format"),
        ("graph", "x", "no RDF format"),
    ],
)
def test_what_cannot_be_read_says_which_file_and_why(name: str, content: str | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(GraphError, match=message):
        list(parse(path))
