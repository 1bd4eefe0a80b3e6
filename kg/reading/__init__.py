"""Sources -> Articles: what is the article, in which language, from when, and what is page furniture."""

from kg.reading.articles import article
from kg.reading.body import body
from kg.reading.sources import read

__all__ = ["article", "body", "read"]
