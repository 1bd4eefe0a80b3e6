"""Annotations -> RDF: the ontology put to use."""

from kg.graph.articles import annotation_quads
from kg.graph.formats import parse, serialize
from kg.graph.knowledge import knowledge_quads
from kg.graph.validation import Finding, validate

__all__ = ["Finding", "annotation_quads", "knowledge_quads", "parse", "serialize", "validate"]
