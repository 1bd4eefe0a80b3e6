"""Sentences -> Mentions: what in the world each name means."""

from kg.linking.knowledge import Fact, Knowledge, Programme
from kg.linking.linker import TableLinker
from kg.linking.port import Linker

__all__ = ["Fact", "Knowledge", "Linker", "Programme", "TableLinker"]
