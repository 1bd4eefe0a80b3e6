"""Graph -> a web page for people: search, entities, claims, articles, pairs, queries; and a read-only SPARQL endpoint."""

from kg.explore.serving import serve

__all__ = ["serve"]
