"""An explorer -> its web application: the page, its parts, JSON, /sparql; every answer under a strict Content-Security-Policy."""

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.explore.endpoint import sparql
from kg.explore.explorer import Explorer
from kg.explore.routes import ROUTES

STATIC = Path(__file__).parent / "static"
VIEWS = ("", "entity", "claim", "article", "articles", "pair", "queries", "sparql-editor", "read")
"""The first parts of addresses that show the page."""
LOCAL = ("127.0.0.1", "localhost")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class _Sealed:
    """Puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                if scope["path"].startswith("/static/"):
                    headers["Cache-Control"] = "no-cache"  # asked anew each time, answered with 304: never parts of two versions
            await send(message)

        await self.app(scope, receive, sealed)


def application(explorer: Explorer, hosts: Sequence[str] = LOCAL) -> Starlette:
    """The application.

    Args:
        hosts: the names under which it may be called, so that no foreign page can reach it through a name of its own; "*" for all.
    """
    app = Starlette(
        routes=[
            *ROUTES,
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
            *(Route(f"/{view}{rest}", _page) for view in VIEWS for rest in (("", "/{name:path}") if view else ("",))),
        ],
        middleware=[Middleware(_Sealed), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)), Middleware(GZipMiddleware, minimum_size=2000)],
        exception_handlers={404: _absent},
    )
    app.state.explorer = explorer
    return app


def _page(request: Request) -> Response:
    return FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})


def _absent(request: Request, error: Exception) -> Response:
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"error": f"there is nothing at {request.url.path}"}, 404)
    return FileResponse(STATIC / "index.html", 404)
