"""Articles -> Sentences: what the body says, grammatically."""

from kg.language.blank import BlankParser
from kg.language.loading import load
from kg.language.parser import ModelParser
from kg.language.port import Parser

__all__ = ["BlankParser", "ModelParser", "Parser", "load"]
