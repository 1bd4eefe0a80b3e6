"""SPARQL results in JSON -> `Rows` or a truth value, as the servers write them and not only as the standard has it."""

import json
from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.graph.vocabulary import XSD
from kg.store.answers import Rows, Term

_BOOLEANS = XSD + "boolean"
_BOOLEAN = {"1": "true", "0": "false"}
"""Virtuoso has no truth values, and writes them as numbers."""
_ASKED = "__ASK_RETVAL"
"""The column in which Virtuoso answers ASK: one row for true, none for false."""


def json_answer(content: bytes) -> Rows | bool:
    """The answer in a document of the SPARQL 1.1 results format.

    Raises:
        ValueError: it is none.
    """
    try:
        document = json.loads(content)
        if "boolean" in document:
            return bool(document["boolean"])
        columns = tuple(document["head"]["vars"])
        bindings = document["results"]["bindings"]
        if columns == (_ASKED,):
            return bool(bindings)
        return Rows(columns, tuple(tuple(_term(row[column]) if column in row else None for column in columns) for row in bindings))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no SPARQL results: {error}") from None


def _term(binding: Mapping[str, str]) -> Term:
    value = binding["value"]
    match binding["type"]:
        case "uri":
            return NamedNode(value)
        case "bnode":
            return BlankNode(value.removeprefix("nodeID://"))
        case _ if lang := binding.get("xml:lang"):
            return Literal(value, language=lang)
        case _ if datatype := binding.get("datatype"):
            return Literal(_BOOLEAN.get(value, value) if datatype == _BOOLEANS else value, datatype=NamedNode(datatype))
        case _:
            return Literal(value)
