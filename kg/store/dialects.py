"""What SPARQL servers do each in their own way: where they take updates and bulk, what they call the union of all graphs, what they add of their own."""

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of server.

    Attributes:
        name: as its `Server` header begins, in lower case.
        update, bulk: the last parts of the paths for SPARQL updates and the Graph Store Protocol, beside that for queries.
        union: the parameter that makes a query see all graphs as one, where the server does not by itself.
        whole: whether it takes and gives N-Quads of all graphs at once.
        pages: whether it cuts long answers, so that graphs are read in pages.
        unnamed: whether it has a graph without name.
        own: how the names of graphs begin that are the server's own.
    """

    name: str
    update: str
    bulk: str
    union: tuple[str, str] | None = None
    whole: bool = False
    pages: bool = False
    unnamed: bool = True
    own: tuple[str, ...] = ()

    def beside(self, endpoint: str, last: str) -> str:
        """The address whose path ends with `last` where the endpoint's ends with its own last part."""
        parts = urlsplit(endpoint)
        path = parts.path.rstrip("/").rpartition("/")[0]
        return urlunsplit((parts.scheme, parts.netloc, f"{path}/{last}", "", ""))


OXIGRAPH = Dialect("oxigraph", "update", "store", union=("union-default-graph", ""), whole=True)
VIRTUOSO = Dialect(
    "virtuoso",
    "sparql-auth",
    "sparql-graph-crud-auth",
    pages=True,
    unnamed=False,
    own=(
        "http://www.openlinksw.com/",
        "http://localuriqaserver/",
        "http://localhost:8890/",
        "http://www.w3.org/ns/ldp#",
        "http://www.w3.org/2002/07/owl#",
        "urn:rules.skos",
        "virtrdf-label",
    ),
)
STANDARD = Dialect("", "update", "data")
"""Any other: what the standards say, at the paths that Apache Jena Fuseki has; other paths are given one by one."""


def dialect(server: str) -> Dialect:
    """The dialect by the `Server` header of an answer.

    >>> dialect("Virtuoso/07.20.3229 (Linux)").name, dialect("Jetty(9.4)").update
    ('virtuoso', 'update')
    """
    return next((known for known in (OXIGRAPH, VIRTUOSO) if server.lower().startswith(known.name)), STANDARD)
