"""Pairs -> networks: a directed multigraph of who acts to or with whom, one edge for each claim and each two in it; GraphML and GEXF."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.store.exports.dyads import Level, pair_sides
from kg.store.exports.extras import needed
from kg.store.exports.pairs import pairs
from kg.store.exports.sides import sides
from kg.store.port import Store

if TYPE_CHECKING:
    import networkx

_EDGE = ("kind", "status", "published", "plover", "plover_score", "quad", "claim", "article", "quote")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def network(store: Store, *, level: Level = "entity", lang: str = "en") -> "networkx.MultiDiGraph":
    """The claims of a graph as a networkx graph.

    Nodes are short ids with `label`, `kind` and `qid`; edges have the claim as their key, and `kind`, `status`, `date` (of publication), `plover`,
    `plover_score`, `quad`, `claim`, `article`, `quote` and `weight`: how likely the claim was read right, so that sums count likely claims.
    What is not known is left out.

    Args:
        level: "entity" for who is named, "side" for the states and organisations that they count for.
        lang: the language of the labels.

    Raises:
        InputError: networkx is not installed.
    """
    graph = needed("networkx", "network", "a network").MultiDiGraph(name="kg")
    edges = []
    for pair in pairs(store, sides(store, lang)):
        actor, target = pair_sides(pair, level)
        if actor != target:
            edges.append((actor, target, pair.told))
    parties = sorted({party for actor, target, _ in edges for party in (actor, target)})
    for party in parties:
        graph.add_node(party.id, **_known({"label": party.name, "kind": party.kind or None, "qid": party.qid}))
    for actor, target, told in edges:
        attributes = {"date" if name == "published" else name: told.cells[name] for name in _EDGE}
        score = told.number("score")
        graph.add_edge(actor.id, target.id, key=told.text("claim"), **_known({**attributes, "weight": 1.0 if score is None else score}))
    return graph


def write_graphml(graph: "networkx.MultiDiGraph", out: BinaryIO) -> None:
    """Writes GraphML; characters that XML cannot hold become U+FFFD."""
    needed("networkx", "network", "GraphML").write_graphml_xml(_for_xml(graph), out, encoding="utf-8", prettyprint=True)


def write_gexf(graph: "networkx.MultiDiGraph", out: BinaryIO) -> None:
    """Writes GEXF 1.2, which Gephi reads, without the date and the version of the library that networkx would put in."""
    needed("networkx", "network", "GEXF")
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_for_xml(graph))
    meta = writer.xml.find("meta")
    meta.attrib.clear()
    meta.find("creator").text = "kg"
    writer.write(out)


def _for_xml(graph: Any) -> Any:
    """A copy whose text XML can hold; a claim's key is an attribute already."""
    clean = type(graph)(name="kg")
    for node, attributes in graph.nodes(data=True):
        clean.add_node(_text(node), **_clean(attributes))
    for number, (actor, target, attributes) in enumerate(graph.edges(data=True)):
        clean.add_edge(_text(actor), _text(target), key=number, id=str(number), **_clean(attributes))
    return clean


def _clean(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(value) if isinstance(value, str) else value for name, value in attributes.items()}


def _text(value: str) -> str:
    return _NO_XML.sub("\ufffd", value)


def _known(attributes: dict[str, Any]) -> dict[str, Any]:
    return dict(_values(attributes))


def _values(attributes: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in attributes.items():
        if value is not None:
            yield name, value if isinstance(value, str | float) else str(value)
