"""The public names of kg, for type checkers; a test compares this file with the names that `kg` gives at run time."""

from kg.engine import build as build
from kg.errors import (
    EngineError as EngineError,
)
from kg.errors import (
    FetchError as FetchError,
)
from kg.errors import (
    GraphError as GraphError,
)
from kg.errors import (
    InputError as InputError,
)
from kg.errors import (
    KgError as KgError,
)
from kg.errors import (
    KnowledgeError as KnowledgeError,
)
from kg.errors import (
    LanguageError as LanguageError,
)
from kg.errors import (
    QueryError as QueryError,
)
from kg.errors import (
    StoreError as StoreError,
)
from kg.evaluation import Evaluation as Evaluation
from kg.evaluation import evaluate as evaluate
from kg.model import (
    Annotation as Annotation,
)
from kg.model import (
    Article as Article,
)
from kg.model import (
    Candidate as Candidate,
)
from kg.model import (
    Claim as Claim,
)
from kg.model import (
    Entity as Entity,
)
from kg.model import (
    EntityKind as EntityKind,
)
from kg.model import (
    Event as Event,
)
from kg.model import (
    EventKind as EventKind,
)
from kg.model import (
    Failure as Failure,
)
from kg.model import (
    Mention as Mention,
)
from kg.model import (
    Name as Name,
)
from kg.model import (
    Sentence as Sentence,
)
from kg.model import (
    Span as Span,
)
from kg.model import (
    Status as Status,
)
from kg.model import (
    Token as Token,
)
from kg.model import (
    When as When,
)
from kg.pipeline import explain as explain
from kg.pipeline import extract as extract
from kg.pipeline import knowledge as knowledge
from kg.reading import article as article
from kg.reading import read as read
from kg.store import DiskStore as DiskStore
from kg.store import Graph as Graph
from kg.store import MemoryStore as MemoryStore
from kg.store import Rows as Rows
from kg.store import library as library
from kg.store.server import ServerStore as ServerStore

__version__: str
