"""Sentences -> Mentions: what in the world each name means."""

from kg.linking.port import Linker

__all__ = ["Linker"]
