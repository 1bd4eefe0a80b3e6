"""The graph as its users hold it: built or opened, then queried, validated, written and handed to rdflib."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.errors import GraphError, QueryError
from kg.graph.formats import format_named, parse, serialize, write
from kg.graph.validation import Finding, validate
from kg.model import Failure
from kg.store.answers import Answer, Rows
from kg.store.articles import found, merge, put
from kg.store.disk import DiskStore
from kg.store.grouping import grouped
from kg.store.library import stored_query
from kg.store.memory import MemoryStore
from kg.store.port import SeenByRdflib, Store
from kg.store.retraction import retract
from kg.store.rules import derive

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

_BY_LABEL = (
    "SELECT DISTINCT ?entity WHERE {{ ?entity <http://www.w3.org/2000/01/rdf-schema#label> ?label . FILTER(STR(?label) = {name}) }} ORDER BY ?entity LIMIT 9"
)

_ARTICLES = "SELECT (COUNT(?article) AS ?articles) WHERE { ?article a <https://schema.org/NewsArticle> }"


class Graph:
    """A knowledge graph over any store.

    Attributes:
        store: where the quads are.
        failures: the articles that could not be read or annotated when it was built.
    """

    def __init__(self, store: Store | None = None, failures: Iterable[Failure] = ()) -> None:
        self.store: Store = store if store is not None else MemoryStore()
        self.failures = tuple(failures)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = True) -> "Graph":
        """The graph in a file, by its ending (ttl, trig, nq, nt, jsonld), or in a store folder, which is opened for reading alone unless told otherwise.

        Raises:
            GraphError: the file is not there or not what its ending says.
            StoreError: the folder is no store, or another process writes it.
        """
        if Path(path).is_dir():
            return cls(DiskStore(path, read_only=read_only))
        if not Path(path).exists():
            raise GraphError(f"{path}: No such file or directory")
        graph = cls()
        graph.store.add(parse(Path(path)))
        return graph

    @classmethod
    def of(cls, endpoint: str, **options: Any) -> "Graph":
        """The graph on a SPARQL server; the options are those of `kg.store.server.ServerStore`.

        Raises:
            StoreError: it is no address, nothing answers there, or it refuses.
        """
        from kg.store.server import ServerStore

        return cls(ServerStore(endpoint, **options))

    def group(self) -> None:
        """Puts what stands in no named graph, as after Turtle, into the graphs where `kg build` has it."""
        loose = [quad for quad in self.store.quads() if quad.graph_name == DefaultGraph()]
        if loose:
            self.store.add(grouped(loose))
            self.store.remove(loose)

    def __len__(self) -> int:
        return len(self.store)

    def article_count(self) -> int:
        """How many articles the graph tells of."""
        answer = self.sparql(_ARTICLES)
        assert isinstance(answer, Rows)
        return int(str(answer[0]["articles"]))

    def query(self, name: str, /, **params: object) -> Rows:
        """The rows of a stored query, by its name or file; parameters take QIDs, IRIs, labels that the graph has, dates, numbers.

        Raises:
            QueryError: no such query or parameter, a value of the wrong type, or a query that gives no rows.
        """
        stored = stored_query(name)
        defaults = stored.defaults()
        values = {key: self._resolved(value, defaults.get(key)) for key, value in params.items()}
        text = stored.with_values(values)
        try:
            answer = self.sparql(text)
        except QueryError as error:
            raise QueryError(f"{name}: {error}") from None
        if not isinstance(answer, Rows):
            raise QueryError(f"query {stored.name} is no SELECT query: ask it with Graph.sparql")
        return answer

    def sparql(self, text: str) -> Answer:
        """The answer to any SPARQL query: `Rows`, a truth value or triples.

        Raises:
            QueryError: the text is not a valid query.
        """
        return self.store.query(text)

    def _resolved(self, value: object, default: object) -> object:
        """The IRI of the one entity with this label, where an IRI is wanted and the value looks like a name."""
        text = str(value)
        if not isinstance(default, NamedNode) or ":" in text or (text[:1] == "Q" and text[1:].isdecimal()):
            return value
        found = self.sparql(_BY_LABEL.format(name=Literal(text)))
        assert isinstance(found, Rows)
        names = [str(row["entity"]) for row in found]
        if len(names) != 1:
            many = f"is the name of several: {', '.join(names)}" if names else "is the label of nothing in this graph"
            raise QueryError(f"{text!r} {many}; give a QID or an IRI")
        return names[0]

    def serialize(self, fmt: str = "ttl") -> bytes:
        """The graph in a format, byte for byte the same for the same statements."""
        return serialize(self.store.quads(), fmt)

    def turtle(self) -> str:
        return self.serialize("ttl").decode()

    def save(self, path: str | Path, fmt: str | None = None) -> None:
        """Writes the graph to a file, in the format of its ending unless one is named.

        Raises:
            GraphError: no format has that ending, or the file cannot be written.
        """
        path = Path(path)
        name = fmt or path.suffix or "a file without ending"
        format_named(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # A disk that is full must not leave half a graph where a whole one was; what is no file, such as /dev/stdout, is written as it is.
            place = path if path.exists() and not path.is_file() else path.with_name(f"{path.name}.part")
            try:
                with place.open("wb") as out:
                    write(self.store.quads(), name, out)
                if place != path:
                    place.replace(path)
            except OSError:
                if place != path:
                    place.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise GraphError(f"{path}: {error.strerror}") from None

    def export(self, fmt: str, path: str | Path, **options: Any) -> str:
        """Writes the graph in a format of `kg.store.exports.FORMATS`: csv, dyads, graphml, gexf, plover, ftm, html or RDF; one line on what was written.

        The options are those of `kg.store.exports.Options`.
        """
        from kg.store.exports import Options, export

        return export(self.store, fmt, Path(path), Options(**options))

    def dataframe(self, table: str, **options: Any) -> "pandas.DataFrame":
        """A table as a pandas DataFrame (extra `pandas`): articles, claims, dyads, entities, events, facts, memberships,
        mentions, pairs, participants, quantities, tenures.

        Raises:
            GraphError: there is no such table.
        """
        from kg.store.exports import Options
        from kg.store.exports.frame import dataframe

        return dataframe(self.store, table, Options(**options))

    def networkx(self, **options: Any) -> "networkx.MultiDiGraph":
        """Who acts to or with whom, as a networkx graph (extra `network`); the options are those of `kg.store.exports.network.network`."""
        from kg.store.exports.network import network

        return network(self.store, **options)

    def rdflib(self) -> "rdflib.Dataset":
        """The same store as an rdflib Dataset, without copying; its default graph is the union of all graphs."""
        from rdflib import Dataset

        if not isinstance(self.store, SeenByRdflib):
            raise GraphError(f"rdflib cannot see through a {type(self.store).__name__}; write the graph to a file and parse that")
        return Dataset(store=self.store.rdflib(), default_union=True)

    def validate(self, lang: str = "en") -> tuple[Finding, ...]:
        """What breaks a shape of `ontology/shapes.ttl`, with messages in "en" or "de"; empty for a valid graph."""
        return validate(self.store.quads(), lang)

    def add(self, quads: Iterable[Quad]) -> None:
        """Adds statements; what follows from all of them together, `derive` makes anew."""
        self.store.add(quads)

    def put(self, quads: Iterable[Quad]) -> None:
        """Adds statements of whole articles; a corrected article, known by its id, replaces the old one with all that only that one had said."""
        put(self.store, quads)

    def merge(self, other: "Graph") -> None:
        """Adds another graph's articles, as `put` does, some hundred at a time, and makes edges and copies anew over both."""
        merge(self.store, other.store)
        self.derive()

    def retract(self, *articles: str) -> tuple[str, ...]:
        """Takes out articles with all that only they said, and makes edges anew: what is left is the graph that the others alone would give.

        Args:
            articles: ids, IRIs of articles, or patterns with * and ?.

        Returns:
            the ids of the articles that are gone.

        Raises:
            GraphError: the graph has no such article; nothing is taken out.
        """
        named = found(self.store, articles)
        retract(self.store, named.values())
        self.derive()
        return tuple(named)

    def derive(self) -> None:
        """Makes the short edges (`kg:suppliesArmsTo` …) anew, from claims that something occurred, which nobody denies."""
        derive(self.store)
