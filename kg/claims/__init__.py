"""Sentences and mentions -> Claims: who did what to whom, who says so, and whether it happened.

The arrow inside: `codebook` (which words name which event) -> `senses` (the words of a sentence) -> `context` (what becomes of the event, who speaks) ->
`roles` (who does it to whom) -> `reader` (an article's claims). `explaining` says why a claim came out as it did, and what was left.
"""

from kg.claims.explaining import Reading
from kg.claims.port import Extractor

__all__ = ["Extractor", "Reading"]
