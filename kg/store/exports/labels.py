"""The ontology's terms -> what people call them, in English and German."""

from functools import cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat

from kg.graph.vocabulary import KG, LABEL
from kg.resources import folder


@cache
def labels(lang: str) -> dict[str, str]:
    """The label of each class, status and property by its local name ("ArmsTransfer"); a status also as tables write it ("announced").

    >>> labels("de")["ArmsTransfer"], labels("de")["announced"]
    ('Waffenlieferung', 'angekündigt')
    """
    found = {}
    for quad in pyoxigraph.parse(path=str(folder("ontology") / "kg.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate == LABEL and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal) and quad.object.language == lang:
            found[quad.subject.value.removeprefix(KG)] = quad.object.value
    # A status is an individual with a capital letter; where no property has the small one, tables' spelling is unambiguous.
    return {name.lower(): label for name, label in found.items() if name.lower() not in found and name.isalpha()} | found
