"""What can go wrong for a whole run, as exceptions; one bad article is a `Failure` value instead.

KgError
├── InputError        a file, folder, URL or option that cannot be used
│   └── FetchError    a URL that could not be fetched
├── KnowledgeError    a knowledge table that is missing or malformed
├── LanguageError     a parser or model that is missing or cannot be loaded
├── GraphError        a graph file that cannot be read or written
│   └── StoreError    a store folder or a SPARQL server that cannot be used
├── EngineError       worker processes or a cluster that cannot be started or reached
└── QueryError        a stored query, parameter or SPARQL text that is wrong
"""


class KgError(Exception):
    """Base of every error that kg raises on purpose; its text is one line for a person."""


class InputError(KgError):
    """A file, folder, URL or option that cannot be used."""


class FetchError(InputError):
    """A URL that could not be fetched, or must not be."""


class KnowledgeError(KgError):
    """A knowledge table that is missing or malformed."""


class LanguageError(KgError):
    """A parser or model that is missing or cannot be loaded."""


class GraphError(KgError):
    """A graph file that cannot be read or written."""


class StoreError(GraphError):
    """A store folder or a SPARQL server that cannot be used: locked, broken, full, not reached, refused."""


class EngineError(KgError):
    """Worker processes or a cluster that cannot be started or reached."""


class QueryError(KgError):
    """A stored query, parameter or SPARQL text that is wrong."""
