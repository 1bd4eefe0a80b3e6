"""The ontology -> what a page calls kinds, statuses, classes and properties, in German and English."""

from functools import cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat

from kg.graph.vocabulary import KG, RDFS
from kg.model import EntityKind, EventKind, Status
from kg.resources import folder

Words = dict[str, dict[str, dict[str, str]]]


@cache
def words() -> Words:
    """Local name to "label" and "comment" to language to text, for every term of the ontology."""
    found: Words = {}
    for quad in pyoxigraph.parse(path=str(folder("ontology") / "kg.ttl"), format=RdfFormat.TURTLE):
        subject, predicate, said = quad.subject, quad.predicate.value, quad.object
        if isinstance(subject, NamedNode) and subject.value.startswith(KG) and isinstance(said, Literal) and said.language and predicate.startswith(RDFS):
            found.setdefault(subject.value.removeprefix(KG), {}).setdefault(predicate.removeprefix(RDFS), {})[said.language] = said.value
    return found


def orders() -> dict[str, list[str]]:
    """Statuses, kinds of event and kinds of entity in the order of the model."""
    return {
        "statuses": [status.value.capitalize() for status in Status],
        "kinds": [kind.value for kind in EventKind],
        "entityKinds": [kind.value for kind in EntityKind],
    }
