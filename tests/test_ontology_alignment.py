"""The alignment implies no more than it may, and names the Wikidata classes that the knowledge tables are made by."""

import csv
import re
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.graph import vocabulary as v
from kg.graph.plover import plover
from kg.model import EntityKind, EventKind, Status
from kg.resources import folder

SKOS = "http://www.w3.org/2004/02/skos/core#"
CLASSES = Path(__file__).parents[1] / "knowledge" / "curated" / "classes.tsv"


@cache
def alignment() -> Store:
    store = Store()
    store.load(path=str(folder("ontology") / "alignment.ttl"), format=RdfFormat.TURTLE)
    return store


def test_the_class_mapping_is_the_one_in_use() -> None:
    """After a change of the table: `python -m knowledge.alignment`."""
    with CLASSES.open(encoding="utf-8", newline="") as rows:
        in_use = {(row["kind"], row["class"]) for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"] != "none"}
    stated = {
        (kind.value, quad.object.value.removeprefix(v.WD))
        for kind in EntityKind
        for quad in alignment().quads_for_pattern(NamedNode(v.KG + kind.value), NamedNode(SKOS + "narrowMatch"), None)
    }
    assert stated == in_use


def test_wikidata_iris_are_well_formed() -> None:
    for quad in alignment():
        if isinstance(quad.object, NamedNode) and "wikidata.org" in quad.object.value:
            assert re.fullmatch(r"http://www\.wikidata\.org/(entity/Q[1-9]\d*|prop/(direct|qualifier)/P[1-9]\d*)", quad.object.value)


def test_nothing_is_said_to_be_the_same() -> None:
    """Equivalence would carry foreign statements into the graph, and ours out."""
    predicates = {quad.predicate.value for quad in alignment()}
    assert not predicates & {
        "http://www.w3.org/2002/07/owl#equivalentClass",
        "http://www.w3.org/2002/07/owl#equivalentProperty",
        "http://www.w3.org/2002/07/owl#sameAs",
    }


def test_an_event_is_nowhere_something_that_happened() -> None:
    events = {v.EVENT_CLASS, *v.EVENT_CLASSES.values()}
    implied = [quad for quad in alignment() if quad.subject in events and quad.predicate.value.startswith(v.RDFS)]
    assert implied == []


def test_plover_roots_are_those_of_the_table() -> None:
    stated = {quad.subject: quad.object.value for quad in alignment().quads_for_pattern(None, v.PLOVER_ROOT, None)}
    occurred = {v.EVENT_CLASSES[kind]: plover(kind, Status.OCCURRED) for kind in EventKind}
    assert stated == {term: code.root for term, code in occurred.items() if code}
