"""Wikidata, by endpoint, API or file -> the user's knowledge base: what kg's own tables lack, in the same tables. Only `kg kb` comes here, never a build."""

from kg.wikidata.api import Api
from kg.wikidata.endpoint import Endpoint
from kg.wikidata.growing import Growth, import_file, update
from kg.wikidata.resolving import Resolution, Resolved, Unlinked, resolve
from kg.wikidata.verifying import Difference, Verification, verify

__all__ = ["Api", "Difference", "Endpoint", "Growth", "Resolution", "Resolved", "Unlinked", "Verification", "import_file", "resolve", "update", "verify"]
