"""The stored tables: columns as described, rows as many as the graph has, whatever the order and the size of the blocks."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random

import pandas
import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.graph.articles import annotation_quads
from kg.graph.vocabulary import ABOUT, CLAIM_CLASS, MEMBER_OF, PREFIXES, RDF_TYPE, TENURE_CLASS
from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Fact, FactClaim, Property, Quantity, Span, Status
from kg.store import MemoryStore
from kg.store.exports import tables as tables_module
from kg.store.exports.formats import Options
from kg.store.exports.frame import every_table, table_rows
from kg.store.exports.identifiers import full_iri, short_id
from kg.store.exports.tables import rows, table, tables
from tests.exports import BY_HAND, HOSTILE, by_hand, hostile

every = pytest.mark.parametrize("of", tables(), ids=lambda of: of.name)


def counted(graph: kg.Graph, predicate: pyoxigraph.NamedNode, value: pyoxigraph.NamedNode | None = None) -> int:
    return len({(q.subject, q.object) for q in graph.store.quads() if q.predicate == predicate and value in (None, q.object)})


def test_there_is_a_table_for_everything_that_a_graph_holds() -> None:
    expected = {"articles", "claims", "entities", "events", "facts", "memberships", "mentions", "participants", "quantities", "tenures"}
    assert {of.name for of in tables()} == expected


@every
def test_the_file_is_a_query_of_its_own_with_the_columns_that_its_header_describes(of) -> None:
    answer = by_hand().sparql(of.query)
    assert isinstance(answer, kg.Rows)
    assert answer.columns == of.names
    assert len(answer) == len(list(rows(by_hand().store, of)))
    assert set(of.key) <= set(of.names)
    assert dict(of.references).keys() <= set(of.names)
    assert all(re.fullmatch(r".*[^.\s]", column.says) and column.type in ("id", "text", "integer", "number", "date") for column in of.columns)
    declared = dict(re.findall(r"^PREFIX (\w+): <(\S+)>$", of.query, re.MULTILINE))
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}


@every
def test_rdflib_gives_the_same_rows(of) -> None:
    graph = rdflib.Graph().parse(BY_HAND)
    theirs = sorted(tuple("" if term is None else str(term) for term in row) for row in graph.query(of.query))
    answer = by_hand().sparql(of.query)
    assert isinstance(answer, kg.Rows)
    assert theirs == sorted(tuple("" if term is None else term.value for term in row) for row in answer.terms)


def test_rows_are_as_many_as_the_graph_has() -> None:
    graph = by_hand()
    number = {of.name: len(list(rows(graph.store, of))) for of in tables()}
    assert number["claims"] == counted(graph, RDF_TYPE, CLAIM_CLASS)
    assert number["articles"] == graph.article_count()
    assert number["events"] == len({q.object for q in graph.store.quads() if q.predicate == ABOUT})
    assert number["memberships"] == counted(graph, MEMBER_OF)
    assert number["tenures"] == counted(graph, RDF_TYPE, TENURE_CLASS)


@every
def test_keys_tell_rows_apart_and_references_lead_to_rows(of) -> None:
    graph = by_hand()
    found = list(rows(graph.store, of))
    keys = [tuple(row[of.names.index(column)] for column in of.key) for row in found]
    assert len(set(keys)) == len(keys)
    for column, other in of.references:
        ids = {row[0] for row in rows(graph.store, table(other))} if other != "events" else {row[0] for row in rows(graph.store, table("events"))}
        assert {row[of.names.index(column)] for row in found} - {None} <= ids, column


@every
def test_blocks_do_not_show(of, monkeypatch: pytest.MonkeyPatch) -> None:
    store = by_hand().store
    whole = list(rows(store, of))
    monkeypatch.setattr(tables_module, "_BLOCK", 3)
    assert list(rows(store, of)) == whole


@given(seed=st.integers(0, 2**32), parts=st.integers(1, 4))
@settings(max_examples=15, deadline=None)
def test_every_table_is_independent_of_the_order_of_insertion(seed: int, parts: int) -> None:
    quads = list(by_hand().store.quads())
    Random(seed).shuffle(quads)
    store = MemoryStore()
    for part in range(parts):
        store.add(quads[part::parts] + quads[:part])
    for of in every_table():
        assert list(table_rows(store, of.name, Options())[1]) == list(table_rows(by_hand().store, of.name, Options())[1])


def test_hostile_texts_stand_in_the_cells_unchanged() -> None:
    store = hostile().store
    (article,) = (dict(zip(table("articles").names, row, strict=True)) for row in rows(store, table("articles")))
    assert (article["identifier"], article["title"], article["source"], article["author"]) == (HOSTILE,) * 4
    assert any(HOSTILE in row for row in rows(store, table("entities")))


def test_facts_and_figures_are_rows() -> None:
    missile, state = Entity("Q483042", EntityKind.WEAPON_SYSTEM), Entity("Q159", EntityKind.STATE)
    article = Article("a", "Up to 500 km, they say.", "en", (Span(0, 23),), published=date(2023, 1, 2))
    figure = Quantity(None, Decimal(500), "km", True)
    fact = FactClaim(Fact(Property.RANGE, missile, figure), Status.POSSIBLE, (state,), 0, 12, 0.5)
    claim = Claim(Event(EventKind.ATTACK, (state,)), Status.OCCURRED, (), 0, 23, quantities=(Quantity(Decimal(3), Decimal(3), "missile", False, missile),))
    graph = kg.Graph()
    graph.add(annotation_quads(Annotation(article, (Span(0, 23),), (), (claim,), (fact,))))
    (told,) = graph.dataframe("facts").to_dict("records")
    assert (told["subject"], told["property"], told["most"], told["unit"], told["rough"], told["status"], told["speaker"]) == (
        "Q483042", "range", 500.0, "km", 1, "possible", "Q159",
    )  # fmt: skip
    assert pandas.isna(told["least"])
    (counted,) = graph.dataframe("quantities").to_dict("records")
    assert (counted["least"], counted["most"], counted["unit"], counted["rough"], counted["weapon"]) == (3.0, 3.0, "missile", 0, "Q483042")
    assert len(graph.dataframe("claims")) == 1


def test_an_entity_with_two_labels_and_classes_is_one_row() -> None:
    store = MemoryStore()
    lines = (
        'wd:Q1 a kg:Person, kg:Leader ; rdfs:label "B"@en, "A"@en, "C"@de .',
        'wd:Q2 a kg:State ; rdfs:label "plain" .',
        "wd:Q3 a kg:Place .",
    )
    text = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + "\n".join(lines)
    store.add(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    of = table("entities")
    found = [dict(zip(of.names, row, strict=True)) for row in rows(store, of)]
    assert [(row["entity"], row["kind"], row["name"], row["name_de"]) for row in found] == [
        ("Q1", "Leader", "A", "C"),
        ("Q2", "State", "plain", None),
        ("Q3", "Place", "http://www.wikidata.org/entity/Q3", None),
    ]


def test_an_unknown_table_is_named_with_those_that_there_are() -> None:
    with pytest.raises(kg.GraphError, match="no table is called 'quads': choose one of articles, claims"):
        table("quads")
    with pytest.raises(kg.GraphError, match="no table is called 'quads': choose one of articles, claims, dyads"):
        by_hand().dataframe("quads")


def _iris() -> Iterator[str]:
    for quad in by_hand().store.quads():
        yield from (term.value for term in quad.triple if isinstance(term, pyoxigraph.NamedNode))


def test_short_ids_are_unique_and_lead_back() -> None:
    iris = {*_iris(), "urn:x:1", "https://example.org/a"}
    assert len({short_id(iri) for iri in iris}) == len(iris)
    assert {full_iri(short_id(iri)) for iri in iris} == iris
