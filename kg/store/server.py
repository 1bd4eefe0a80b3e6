"""The store on a server: any that speaks SPARQL 1.1 query and update and the Graph Store Protocol, and sees all its graphs as one."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat

from kg.errors import StoreError
from kg.graph.vocabulary import ID
from kg.store.answers import Answer, Rows
from kg.store.connection import Connection, Reply, shown
from kg.store.credentials import Credentials
from kg.store.dialects import Dialect, dialect
from kg.store.results import json_answer

if TYPE_CHECKING:
    import rdflib.store

UNNAMED = NamedNode(ID + "unnamed")
"""Where quads without a graph stand on a server whose graphs all have names."""

_CONSTRUCT = re.compile(r"\bCONSTRUCT\s*\{[^{}]*\}\s*(?:WHERE\s*)?\{", re.IGNORECASE)
_DISTINCT = re.compile(r"\A(?:\s|#.*\n|PREFIX\s+[^>]*>|BASE\s+[^>]*>)*SELECT\s+DISTINCT\b", re.IGNORECASE)
_LIMIT = re.compile(r"\bLIMIT\b", re.IGNORECASE)
_CHUNK = 20_000
_REMOVED_AT_ONCE = 500
_PAGE = 5_000
_RESULTS = "application/sparql-results+json"


class ServerStore:
    """A `Store` behind an endpoint. Errors and `repr` never show the password.

    Attributes:
        endpoint: where queries go.
        dialect: what kind of server it is, by what it says of itself.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        update: str | None = None,
        bulk: str | None = None,
        user: str | None = None,
        password: str | None = None,
        timeout: float = 60.0,
        retries: int = 4,
        pause: float = 0.5,
    ) -> None:
        """Reaches for the server once.

        Args:
            endpoint: the http(s) address for queries; `?name=value` at its end goes along with every query.
            update, bulk: the addresses for updates and for the Graph Store Protocol, where the server does not have them at its usual place.
            user, password: for basic or digest authentication, whichever the server asks for; else from KG_USER and KG_PASSWORD.
            timeout, retries, pause: see `Connection`.

        Raises:
            StoreError: it is no address, nothing answers there, or it refuses.
        """
        parts = urlsplit(endpoint)
        if parts.scheme not in ("http", "https") or not parts.hostname or not _has_port(parts):
            raise StoreError(f"{shown(endpoint)}: not the http or https address of a SPARQL endpoint")
        self.endpoint = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
        user = user or (unquote(parts.username) if parts.username else None) or os.environ.get("KG_USER")
        password = password or (unquote(parts.password) if parts.password else None) or os.environ.get("KG_PASSWORD")
        self._connection = Connection(Credentials(user, password), timeout, retries, pause)
        self._parameters = tuple(parse_qsl(parts.query, keep_blank_values=True))
        self.dialect: Dialect = dialect(self._greeting())
        if self.dialect.union and self.dialect.union[0] not in dict(self._parameters):
            self._parameters += (self.dialect.union,)
        self._limit: int | None = None
        self._update = update or self.dialect.beside(self.endpoint, self.dialect.update)
        self._bulk = bulk or self.dialect.beside(self.endpoint, self.dialect.bulk)

    def __repr__(self) -> str:
        return f"ServerStore({self.endpoint!r})"

    def add(self, quads: Iterable[Quad]) -> None:
        for chunk in _chunks(quads, _CHUNK):
            if blank := next((quad for quad in chunk if BlankNode in map(type, (quad.subject, quad.object, quad.graph_name))), None):
                raise StoreError(f"{self.endpoint}: a blank node cannot be sent to a server, where it would be another one every time: {blank.triple}")
            if self.dialect.whole:
                self._connection.post(self._bulk, _written(chunk, RdfFormat.N_QUADS), "application/n-quads")
                continue
            for name, found in _by_graph(chunk).items():
                body = _written((Quad(quad.subject, quad.predicate, quad.object) for quad in found), RdfFormat.N_TRIPLES)
                self._connection.post(self._bulk, body, "application/n-triples", self._graph(name))

    def remove(self, quads: Iterable[Quad]) -> None:
        for chunk in _chunks(quads, _REMOVED_AT_ONCE):
            # One graph an operation: Virtuoso 7.2 leaves texts with a language where a DELETE DATA names several graphs.
            self._connection.update(self._update, " ;\n".join(self._deletion(name, found) for name, found in _by_graph(chunk).items()))

    def drop(self, graph: NamedNode) -> None:
        self._connection.update(self._update, f"DROP SILENT GRAPH {graph}")

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        if self.dialect.pages:
            for name in self._names() if graph is None else (graph,):
                yield from self._paged(name)
        elif graph is not None:
            yield from self._fetched(graph)
        elif self.dialect.whole:
            with self._connection.fetch(self._bulk, "application/n-quads") as content:
                yield from pyoxigraph.parse(content, format=RdfFormat.N_QUADS)
        else:
            yield from self._fetched(DefaultGraph())
            for name in self._names():
                yield from self._fetched(name)

    def query(self, sparql: str) -> Answer:
        reply = self._connection.query(self.endpoint, sparql, self._parameters)
        try:
            if reply.content_type == _RESULTS:
                answer = self._whole(reply, json_answer(reply.content))
                # Virtuoso 7.2 gives some rows of a SELECT DISTINCT twice.
                if isinstance(answer, Rows) and _DISTINCT.search(sparql):
                    return Rows(answer.columns, tuple(dict.fromkeys(answer.terms)))
                return answer
            triples = pyoxigraph.parse(reply.content, format=RdfFormat.from_media_type(reply.content_type) or RdfFormat.TURTLE)
            self._refuse_cut_triples(sparql)
            return tuple(sorted({quad.triple for quad in triples}, key=str))
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{self.endpoint}: the answer cannot be read ({reply.content_type or 'no type'}): {str(error).splitlines()[0]}") from None

    def rdflib(self) -> "rdflib.store.Store":
        """For reading; with a name and password only where the server takes basic authentication."""
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        auth = self._connection.credentials.basic(self.endpoint)
        return SPARQLStore(self.endpoint, returnFormat="json", method="POST_FORM", auth=auth, params=dict(self._parameters))

    def close(self) -> None:
        self._connection.close()

    def __len__(self) -> int:
        named = f"GRAPH ?g {{ ?s ?p ?o }}{self._ours}"
        pattern = "?s ?p ?o" if self.dialect.union else f"{{ ?s ?p ?o }} UNION {{ {named} }}" if self.dialect.unnamed else named
        count = self.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        assert isinstance(count, Rows)
        return int(str(count[0]["n"]))

    def _greeting(self) -> str:
        reply = self._connection.query(self.endpoint, "ASK {}", self._parameters)
        if reply.content_type != _RESULTS:
            raise StoreError(f"{self.endpoint}: no SPARQL endpoint, it answers a query with {reply.content_type or 'nothing'}")
        return reply.headers.get("server", "")

    @property
    def _ours(self) -> str:
        """The filter that leaves out the graphs of the server's own."""
        return "".join(f" FILTER(!STRSTARTS(STR(?g), {Literal(start)}))" for start in self.dialect.own)

    def _whole(self, reply: Reply, answer: Answer) -> Answer:
        """The answer, if it is all of it.

        Raises:
            StoreError: the server says that it cut the answer.
        """
        most = reply.headers.get("x-sparql-maxrows", "")
        if most.isdecimal() and isinstance(answer, Rows) and len(answer) >= int(most):
            raise StoreError(f"{self.endpoint}: the server cuts answers at {most} rows, and this one has more (Virtuoso: ResultSetMaxRows in virtuoso.ini)")
        return answer

    def _refuse_cut_triples(self, sparql: str) -> None:
        """Counts what a CONSTRUCT query finds where the server cuts answers and does not say so.

        Raises:
            StoreError: it finds more than the server gives out.
        """
        counting, changed = _CONSTRUCT.subn("SELECT (COUNT(*) AS ?n) WHERE {", sparql)
        if not self.dialect.pages or not changed or _LIMIT.search(sparql):
            return
        reply = self._connection.query(self.endpoint, counting, self._parameters)
        rows = json_answer(reply.content)
        assert isinstance(rows, Rows)
        if (most := self._most()) and int(str(rows[0]["n"])) > most:
            raise StoreError(f"{self.endpoint}: the server cuts answers at {most} rows, and this one has more (Virtuoso: ResultSetMaxRows in virtuoso.ini)")

    def _most(self) -> int:
        """At how many rows the server cuts answers, 0 where it does not; it tells only with an answer that it has cut."""
        if self._limit is None:
            pairs = "SELECT ?a ?b { GRAPH <http://www.openlinksw.com/schemas/virtrdf#> { ?a a ?c . ?b a ?d } } LIMIT 1000000"
            self._limit = int(self._connection.query(self.endpoint, pairs).headers.get("x-sparql-maxrows", "0"))
        return self._limit

    def _names(self) -> Iterator[NamedNode]:
        """The named graphs that are not the server's own."""
        last = ""
        while True:
            later = f" FILTER(STR(?g) > {Literal(last)})" if last else ""
            rows = self.query(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }}{self._ours}{later} }} ORDER BY STR(?g) LIMIT {_PAGE}")
            assert isinstance(rows, Rows)
            for (name,) in rows.terms:
                assert isinstance(name, NamedNode)
                yield name
                last = name.value
            if len(rows) < _PAGE:
                return

    def _paged(self, graph: NamedNode) -> Iterator[Quad]:
        """One graph by queries for some thousand triples each, from subject to subject."""
        name = graph if graph != UNNAMED else DefaultGraph()
        last, size = "", _PAGE
        while True:
            later = f" FILTER(STR(?s) > {Literal(last)})" if last else ""
            rows = self.query(f"SELECT ?s ?p ?o {{ GRAPH {graph} {{ ?s ?p ?o }}{later} }} ORDER BY STR(?s) LIMIT {size}")
            assert isinstance(rows, Rows)
            complete = len(rows) < size
            end = rows.terms[-1][0] if rows.terms else None
            for subject, predicate, value in rows.terms:
                if complete or subject != end:
                    assert isinstance(subject, NamedNode | BlankNode)
                    assert isinstance(predicate, NamedNode)
                    assert value is not None
                    yield Quad(subject, predicate, value, name)
            if complete:
                return
            before = [subject for subject, *_ in rows.terms if subject != end]
            if before:
                last = str(getattr(before[-1], "value", ""))
            else:
                size *= 2

    def _fetched(self, graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
        with self._connection.fetch(self._bulk, "application/n-triples", self._graph(graph)) as content:
            for quad in pyoxigraph.parse(content, format=RdfFormat.N_TRIPLES):
                yield Quad(quad.subject, quad.predicate, quad.object, graph)

    def _graph(self, name: NamedNode | DefaultGraph) -> tuple[str, str]:
        """How the Graph Store Protocol names a graph."""
        if isinstance(name, DefaultGraph):
            return ("default", "") if self.dialect.unnamed else ("graph", UNNAMED.value)
        return "graph", name.value

    def _deletion(self, name: NamedNode | DefaultGraph, quads: list[Quad]) -> str:
        triples = " ".join(f"{quad.triple} ." for quad in quads)
        if isinstance(name, DefaultGraph) and self.dialect.unnamed:
            return f"DELETE DATA {{ {triples} }}"
        return f"DELETE DATA {{ GRAPH {UNNAMED if isinstance(name, DefaultGraph) else name} {{ {triples} }} }}"


def _has_port(parts: SplitResult) -> bool:
    """Whether the port, if there is one, is a number that a port can have."""
    try:
        return parts.port != 0
    except ValueError:
        return False


def _by_graph(quads: Iterable[Quad]) -> dict[NamedNode | DefaultGraph, list[Quad]]:
    found: dict[NamedNode | DefaultGraph, list[Quad]] = defaultdict(list)
    for quad in quads:
        assert not isinstance(quad.graph_name, BlankNode)  # `add` lets none through
        found[quad.graph_name].append(quad)
    return found


def _chunks(quads: Iterable[Quad], size: int) -> Iterator[list[Quad]]:
    incoming = iter(quads)
    while chunk := list(islice(incoming, size)):
        yield chunk


def _written(quads: Iterable[Quad], rdf: RdfFormat) -> bytes:
    written = pyoxigraph.serialize(quads, format=rdf)
    assert written is not None  # only with an output file it returns none
    return written
