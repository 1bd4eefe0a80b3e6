"""Graph -> a web page for people: search, entities, claims, articles, pairs, queries; and a read-only SPARQL endpoint."""

from kg.explore.serving import serve
from kg.explore.sources import Source, in_memory, source

__all__ = ["Source", "in_memory", "serve", "source"]
