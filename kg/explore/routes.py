"""HTTP requests -> the pages' JSON: one small route a page. All are plain functions, which run in threads beside the server's loop."""

import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.errors import InputError, KgError, QueryError, StoreError
from kg.explore import pages
from kg.explore.answering import Question
from kg.explore.claims import Filter, participants
from kg.explore.endpoint import limited_body, preferences, response
from kg.explore.entries import entry
from kg.explore.explorer import Explorer
from kg.explore.words import orders, words
from kg.store import library, stored_query
from kg.store.answers import short

_PAGE = 25
_MOST = 100
_SHOWN = 2_000
"""Rows of a stored query that a page shows; a download has up to `_TAKEN`."""
_TAKEN = 100_000
_BODY = 400_000
_MEDIA = {
    "json": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xml": "application/sparql-results+xml",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
}


def start(explorer: Explorer, request: Request) -> pages.Page:
    return {"title": explorer.title, "overview": explorer.overview, "words": words(), **orders(), "texts": bool(explorer.texts.sources)}


def search(explorer: Explorer, request: Request) -> pages.Page:
    hits = explorer.names.search(request.query_params.get("q", ""), _number(request, "limit", 12, 50))
    return {
        "hits": [
            {"iri": hit.iri, "matched": hit.matched, "mentions": explorer.names.named[hit.iri].mentions, **explorer.names.named[hit.iri].brief()}
            for hit in hits
        ]
    }


def entity(explorer: Explorer, request: Request) -> pages.Page:
    iri = _iri(request)
    return pages.entity(explorer.graph, explorer.names, iri, explorer.claims(iri))


def claims(explorer: Explorer, request: Request) -> pages.Page:
    offset, limit = _number(request, "offset", 0, 10**9), _number(request, "limit", _PAGE, _MOST)
    return pages.claim_page(explorer.claims(_iri(request)), explorer.names, _filter(request), offset, limit)


def neighbours(explorer: Explorer, request: Request) -> pages.Page:
    return pages.neighbours(explorer.claims(_iri(request)), explorer.names, _filter(request), _number(request, "limit", 15, _MOST))


def claim(explorer: Explorer, request: Request) -> pages.Page:
    found = pages.claim(explorer.graph, explorer.names, _iri(request))
    name = found.get("entry", "")
    return found | {"codebook": entry(name, explorer.codebook) if name else None}


def codebook(explorer: Explorer, request: Request) -> pages.Page:
    """A codebook entry by its name ("de:liefern")."""
    return {"codebook": entry(request.query_params.get("name", ""), explorer.codebook)}


def article(explorer: Explorer, request: Request) -> pages.Page:
    iri = _iri(request)
    return pages.article(explorer.graph, explorer.names, iri, explorer.known(iri), explorer.texts)


def articles(explorer: Explorer, request: Request) -> pages.Page:
    return pages.article_list(
        explorer.graph, explorer.articles, request.query_params.get("q", ""), _number(request, "offset", 0, 10**9), _number(request, "limit", _PAGE, _MOST)
    )


def pair(explorer: Explorer, request: Request) -> pages.Page:
    one, other = _iri(request, "one"), _iri(request, "other")
    months, told = explorer.pair(one, other)
    wanted, direction, month = _filter(request), request.query_params.get("direction", ""), request.query_params.get("month")
    kept = [
        brief
        for brief in told
        if wanted.keeps(brief) and (not direction or brief["direction"] == direction) and (month is None or brief.get("published", "")[:7] == month)
    ]
    kept.reverse()
    offset, limit = _number(request, "offset", 0, 10**9), _number(request, "limit", _PAGE, _MOST)
    shown = kept[offset : offset + limit]
    return {"months": months, "total": len(kept), "offset": offset, "claims": shown, "names": pages.names_for(explorer.names, shown, one, other)}


def counterparts(explorer: Explorer, request: Request) -> pages.Page:
    """Who shares most claims with an entity: suggestions for a pair."""
    claimed = explorer.claims(_iri(request))
    counted: dict[str, int] = {}
    for brief in claimed.all:
        for other in set(participants(brief)) - {claimed.entity}:
            counted[other] = counted.get(other, 0) + 1
    best = sorted(counted, key=lambda iri: (-counted[iri], iri))[:12]
    return {"counterparts": [{"iri": iri, "claims": counted[iri]} for iri in best], "names": explorer.names.brief(set(best))}


def queries(explorer: Explorer, request: Request) -> pages.Page:
    return {"queries": [_told(stored) for stored in library()]}


def _told(stored: Any) -> pages.Page:
    defaults = stored.defaults()
    params = [{"name": name, "meaning": meaning, **_type(defaults[name])} for name, meaning in stored.params]
    return {"name": stored.name, "summary": stored.summary, "tags": stored.tags, "params": params, "text": stored.text}


def _type(default: Any) -> pages.Page:
    datatype = getattr(default, "datatype", None)
    return {"type": datatype.value.rpartition("#")[2] if datatype else "iri", "default": short(default), "iri": default.value if not datatype else None}


def _stored(explorer: Explorer, request: Request) -> Response:
    stored = stored_query(request.path_params["name"])
    values = {name: request.query_params[f"p.{name}"] for name, _ in stored.params if request.query_params.get(f"p.{name}")}
    fmt = request.query_params.get("format", "")
    if fmt and fmt not in _MEDIA:
        raise QueryError(f"no format is called {fmt!r}: choose one of {', '.join(_MEDIA)}")
    accept = (_MEDIA[fmt],) if fmt else preferences(request.headers.get("accept", ""))
    download = bool(request.query_params.get("download"))
    made = response(explorer.isolation.ask(Question(stored.with_values(values), accept, rows=_TAKEN if download else _SHOWN, cut=not download)))
    if download and made.status_code == 200:
        made.headers["Content-Disposition"] = f'attachment; filename="{stored.name}.{fmt or "txt"}"'
    return made


async def stored(request: Request) -> Response:
    """A stored query with its parameters; errors are sentences."""
    return await run_in_threadpool(_guarded, lambda: _stored(request.app.state.explorer, request))


async def read(request: Request) -> Response:
    """What kg reads in a text: {"text": …, "lang": …, "published": …}, as application/json, which no foreign page can send unasked."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return _error(415, "a text comes as application/json")
    body = await limited_body(request, _BODY)
    if body is None:
        return _error(413, f"the request has more than {_BODY:,} bytes")
    try:
        asked = json.loads(body)
        text, lang, published = (asked.get(key) for key in ("text", "lang", "published"))
        if not isinstance(text, str) or not all(value is None or isinstance(value, str) for value in (lang, published)):
            raise ValueError
    except (ValueError, AttributeError):
        return _error(400, 'a text comes as {"text": …, "lang": "de", "published": "2026-11-25"}')
    explorer: Explorer = request.app.state.explorer
    return await run_in_threadpool(_guarded, lambda: JSONResponse(explorer.pasting.page(text, lang or None, published or None)))


def _guarded(answer: Callable[[], Response]) -> Response:
    try:
        return answer()
    except pages.AbsentError as error:
        return _error(404, str(error))
    except (QueryError, InputError) as error:
        return _error(400, str(error))
    except StoreError as error:
        return _error(502, str(error))
    except KgError as error:
        return _error(500, str(error))


def _error(status: int, why: str) -> Response:
    return JSONResponse({"error": why}, status)


def _iri(request: Request, name: str = "iri") -> str:
    iri = request.query_params.get(name)
    if not iri:
        raise QueryError(f"the parameter {name} is missing")
    return iri


def _number(request: Request, name: str, default: int, most: int) -> int:
    written = request.query_params.get(name, str(default))
    if not written.isascii() or not written.isdigit():
        raise QueryError(f"{name} is a whole number, not {written!r}")
    return min(int(written), most)


def _filter(request: Request) -> Filter:
    asked = request.query_params
    return Filter(
        frozenset(asked.getlist("status")), frozenset(asked.getlist("kind")), asked.get("counterpart", ""), asked.get("since", ""), asked.get("until", "")
    )


def _route(page: Callable[[Explorer, Request], pages.Page]) -> Route:
    def endpoint(request: Request) -> Response:
        return _guarded(lambda: JSONResponse(page(request.app.state.explorer, request)))

    return Route(f"/api/{page.__name__}", endpoint)


ROUTES = [
    *(_route(page) for page in (start, search, entity, claims, neighbours, claim, codebook, article, articles, pair, counterparts, queries)),
    Route("/api/queries/{name}", stored),
    Route("/api/read", read, methods=["POST"]),
]
