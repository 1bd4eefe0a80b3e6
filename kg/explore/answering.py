"""A query and a media type -> bytes: SPARQL results as JSON, XML, CSV or TSV; triples as Turtle or N-Triples. Runs in the process that may be killed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple

from kg.errors import KgError, QueryError
from kg.explore.guard import RefusedError, checked_form
from kg.graph.vocabulary import PREFIXES, XSD
from kg.store import Rows, Store
from kg.store.answers import Term

ROWS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
TRIPLES = {"text/turtle": RdfFormat.TURTLE, "application/n-triples": RdfFormat.N_TRIPLES}
ALIASES = {"application/json": "application/sparql-results+json", "application/xml": "application/sparql-results+xml", "text/plain": "application/n-triples"}


@dataclass(frozen=True, slots=True)
class Question:
    """A query to be answered.

    Attributes:
        accept: media types in the order of preference, none for the first of the form.
        rows: the most rows or triples that an answer may have.
        cut: whether a longer answer is cut, and says so, instead of refused.
    """

    text: str
    accept: tuple[str, ...] = ()
    rows: int = 10_000
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back over HTTP; `complete` is false where rows were cut off."""

    status: int
    media: str
    body: bytes
    complete: bool = True


def refusal(status: int, why: str) -> Reply:
    """A refusal as a sentence."""
    return Reply(status, "text/plain", f"{why[:1].upper()}{why[1:]}.\n".encode())


def reply(store: Store, question: Question) -> Reply:
    """The answer, or the refusal with the status and sentence that HTTP wants."""
    try:
        form = checked_form(question.text)
        media = _chosen(question.accept, TRIPLES if form in ("CONSTRUCT", "DESCRIBE") else ROWS)
        return _answered(store, question, media)
    except RefusedError as refused:
        return refusal(refused.status, str(refused))
    except QueryError as error:
        return refusal(400, str(error))
    except (OSError, RuntimeError) as error:
        return refusal(400, f"the query could not be answered: {error}")
    except MemoryError:
        return refusal(422, "the answer does not fit the memory that a query may have; ask for less")
    except KgError as error:
        return refusal(502, str(error))


def _chosen(accept: tuple[str, ...], offered: "dict[str, QueryResultsFormat] | dict[str, RdfFormat]") -> str:
    first = next(iter(offered))
    for wanted in accept:
        media = ALIASES.get(wanted, wanted)
        if media in offered:
            return media
        if wanted in ("*/*", "application/*" if first.startswith("application") else "text/*"):
            return first
    if accept:
        raise RefusedError(406, f"for this query there is {', '.join(offered)}")
    return first


def _answered(store: Store, question: Question, media: str) -> Reply:
    columns, found = _found(store, question.text)
    if isinstance(found, bool):
        return Reply(200, media, _boolean(found, media))
    kept = list(islice(found, question.rows + 1))
    complete = len(kept) <= question.rows
    if not complete and not question.cut:
        raise RefusedError(422, f"the answer has more than {question.rows:,} rows; narrow the question, or take it in parts with ORDER BY, LIMIT and OFFSET")
    kept = kept[: question.rows]
    body = _triples(kept, media) if media in TRIPLES else _results(_json(columns, kept), media)  # type: ignore[arg-type]
    return Reply(200, media, body, complete)


def _found(store: Store, text: str) -> "tuple[tuple[str, ...], bool | Iterator[tuple[Term | None, ...]] | Iterator[Triple]]":
    """Columns and rows. Of an embedded store row by row, so that nothing past the limit is made; other stores answer whole."""
    oxigraph = getattr(store, "oxigraph", None)
    if oxigraph is None:
        answer = store.query(text)
        return (answer.columns, iter(answer.terms)) if isinstance(answer, Rows) else ((), answer if isinstance(answer, bool) else iter(answer))
    try:
        found = oxigraph.query(text, use_default_graph_as_union=True)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return (), bool(found)
        if isinstance(found, pyoxigraph.QueryTriples):
            return (), _once(found)
        return tuple(variable.value for variable in found.variables), map(tuple, found)
    except SyntaxError as error:
        where = error.msg.splitlines()[0].partition(": expected one of")[0]
        raise QueryError(f"not valid SPARQL: {where}{', a prefix is not declared' if 'Prefix not found' in error.msg else ''}") from None


def _once(triples: Iterator[Triple]) -> Iterator[Triple]:
    seen: set[Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _triples(triples: list[Triple], media: str) -> bytes:
    return pyoxigraph.serialize(triples, format=TRIPLES[media], prefixes=PREFIXES) or b""


def _boolean(truth: bool, media: str) -> bytes:
    if media == "text/csv" or media == "text/tab-separated-values":
        return f"{str(truth).lower()}\n".encode()
    text = json.dumps({"head": {}, "boolean": truth}).encode()
    if ROWS[media] == QueryResultsFormat.JSON:
        return text
    parsed = pyoxigraph.parse_query_results(text, format=QueryResultsFormat.JSON)
    assert isinstance(parsed, pyoxigraph.QueryBoolean)
    return parsed.serialize(format=ROWS[media]) or b""


def _results(text: bytes, media: str) -> bytes:
    """SPARQL JSON results in another of its formats, by Oxigraph's own writers."""
    if ROWS[media] == QueryResultsFormat.JSON:
        return text
    parsed = pyoxigraph.parse_query_results(text, format=QueryResultsFormat.JSON)
    assert isinstance(parsed, pyoxigraph.QuerySolutions)
    return parsed.serialize(format=ROWS[media]) or b""


def _json(columns: tuple[str, ...], rows: "list[tuple[Term | None, ...]]") -> bytes:
    bindings = [{column: _term(term) for column, term in zip(columns, row, strict=True) if term is not None} for row in rows]
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}, ensure_ascii=False).encode()


def _term(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        if term.language:
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        typed = {} if term.datatype.value == XSD + "string" else {"datatype": term.datatype.value}
        return {"type": "literal", "value": term.value, **typed}
    raise QueryError("the answer holds a triple as a term, which SPARQL 1.1 results cannot say")
