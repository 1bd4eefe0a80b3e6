"""A store -> what follows from all its articles together, in graphs of their own: short edges (`queries/rules/*.rq`) and copies."""

from pyoxigraph import NamedNode, Quad

from kg.graph.vocabulary import ID
from kg.resources import folder
from kg.store.answers import Rows
from kg.store.copies import COPIES_GRAPH, copies
from kg.store.library import library
from kg.store.port import Store

EDGES_GRAPH = NamedNode(ID + "edges")
"""The named graph of edges such as `kg:suppliesArmsTo`: only from claims that something occurred, which nobody denies."""


def derive(store: Store) -> None:
    """Makes edges and copies anew. They depend on all articles together: one may deny what another says, or have said it before."""
    store.drop(COPIES_GRAPH)
    store.add(copies(store))
    store.drop(EDGES_GRAPH)
    for rule in library(folder("queries") / "rules"):
        triples = store.query(rule.text)
        assert not isinstance(triples, Rows | bool)  # rules are CONSTRUCT queries
        store.add(Quad(triple.subject, triple.predicate, triple.object, EDGES_GRAPH) for triple in triples)
