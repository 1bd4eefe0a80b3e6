"""kg: from news text to a knowledge graph of who did what to whom, who says so, and whether it happened or was only promised.

    import kg
    graph = kg.build(kg.read("articles/"))
    for row in graph.query("leaders-of-state", state="Q159"):
        print(row["leader"], row["quote"])

Importing the package loads no model and nothing but Python's own library: each public name is fetched when it is first used.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "kg.engine": "build",
    "kg.errors": "EngineError FetchError GraphError InputError KgError KnowledgeError LanguageError QueryError StoreError",
    "kg.evaluation": "Evaluation evaluate",
    "kg.model": "Annotation Article Candidate Claim Entity EntityKind Event EventKind Failure Mention Name Sentence Span Status Token When",
    "kg.pipeline": "explain extract knowledge",
    "kg.reading": "article read",
    "kg.store": "DiskStore Graph MemoryStore Rows library",
    "kg.store.server": "ServerStore",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [*sorted(_HOME), "__version__"]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
