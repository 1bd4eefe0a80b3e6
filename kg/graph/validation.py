"""Quads -> Findings: what in a graph breaks a shape of `ontology/shapes.ttl`, each with a message for a person.

pySHACL says what is right (`kg.graph.reference`). Where the package `shacl` is installed, it and Oxigraph decide, thirty times as fast (`kg.graph.fast`);
tests hold the two together over every shape.
"""

from collections.abc import Iterable
from importlib.util import find_spec

from pyoxigraph import Quad

from kg.graph.findings import Finding


def validate(quads: Iterable[Quad], lang: str = "en", engine: str | None = None) -> tuple[Finding, ...]:
    """Every breach of a shape, sorted; none means that the graph is sound. Named graphs are read as one.

    Args:
        lang: the language of the messages: "de", else English.
        engine: "fast" or "reference"; by default the fast one where it is installed.

    Raises:
        GraphError: the engine that is installed cannot work with the shapes.
    """
    if (engine or ("fast" if find_spec("shacl") else "reference")) == "fast":
        from kg.graph.fast import findings
    else:
        from kg.graph.reference import findings
    return tuple(sorted(findings(quads, lang)))


__all__ = ["Finding", "validate"]
