"""Articles -> Sentences: what the body says, grammatically."""

from kg.language.port import Parser

__all__ = ["Parser"]
