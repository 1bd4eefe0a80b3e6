"""Quads -> answers: where graphs are kept and asked."""

from kg.store.answers import Answer, Rows
from kg.store.disk import DiskStore
from kg.store.graph import Graph
from kg.store.library import StoredQuery, library, stored_query
from kg.store.memory import MemoryStore
from kg.store.port import Store

__all__ = ["Answer", "DiskStore", "Graph", "MemoryStore", "Rows", "Store", "StoredQuery", "library", "stored_query"]
