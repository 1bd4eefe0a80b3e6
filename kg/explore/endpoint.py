"""HTTP requests -> replies of the SPARQL 1.1 Protocol's query operation, read-only, at /sparql."""

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kg.explore.answering import Question, Reply, refusal
from kg.explore.explorer import Explorer

ROWS = 10_000
"""The most rows that /sparql answers with."""
_BODY = 200_000
_ONLY_READS = "this endpoint only reads: updates are not allowed"


async def sparql(request: Request) -> Response:
    """GET with ?query=, POST of a form, or POST of application/sparql-query."""
    text = await _query(request)
    if isinstance(text, Reply):
        return response(text)
    explorer: Explorer = request.app.state.explorer
    question = Question(text, preferences(request.headers.get("accept", "")), rows=ROWS)
    return response(await run_in_threadpool(explorer.isolation.ask, question))


async def _query(request: Request) -> str | Reply:
    fields = parse_qs(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        body = await limited_body(request, _BODY)
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if body is None:
            return refusal(413, f"the request has more than {_BODY:,} bytes")
        if media == "application/sparql-update":
            return refusal(403, _ONLY_READS)
        try:
            written = body.decode("utf-8")
        except UnicodeDecodeError:
            return refusal(400, "the query is not UTF-8 text")
        if media == "application/sparql-query":
            fields["query"] = [written]
        elif media == "application/x-www-form-urlencoded":
            fields |= parse_qs(written, keep_blank_values=True)
        else:
            return refusal(415, "a query comes as application/x-www-form-urlencoded or application/sparql-query")
    if "update" in fields:
        return refusal(403, _ONLY_READS)
    if "default-graph-uri" in fields or "named-graph-uri" in fields:
        return refusal(400, "this endpoint has one dataset, the union of all graphs: ask for a graph with GRAPH")
    queries = fields.get("query", [])
    if len(queries) != 1 or not queries[0].strip():
        return refusal(400, "the request needs one parameter query with a SPARQL query")
    return queries[0]


async def limited_body(request: Request, most: int) -> bytes | None:
    """The body of a request, None if it is longer; no more than that is taken in."""
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > most:
            return None
    return content


def preferences(accept: str) -> tuple[str, ...]:
    """The media types of an Accept header, the most wanted first; none for a browser's, which takes anything.

    >>> preferences("text/csv;q=0.5, text/turtle, image/png;q=0")
    ('text/turtle', 'text/csv')
    """
    weighed = []
    for at, part in enumerate(accept.lower().split(",")):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((parameter[2:] for parameter in parameters if parameter.startswith("q=")), "1")
        try:
            quality = float(weight)
        except ValueError:
            quality = 0.0
        if media and quality > 0:
            weighed.append((-quality, at, media))
    return tuple(media for _, _, media in sorted(weighed))


def response(answer: Reply) -> Response:
    """A reply as HTTP; whoever asked is told where rows were cut off."""
    charset = "; charset=utf-8" if answer.media.startswith("text/") else ""
    headers = {"X-Complete": str(answer.complete).lower(), "Cache-Control": "no-store", "Vary": "Accept"}
    if answer.status == 503:
        headers["Retry-After"] = "5"
    return Response(answer.body, answer.status, headers, media_type=answer.media + charset)
