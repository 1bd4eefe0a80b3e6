"""Articles -> Sentences: what the body says, grammatically."""

from kg.language.blank import BlankParser
from kg.language.port import Parser

__all__ = ["BlankParser", "Parser"]
