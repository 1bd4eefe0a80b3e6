"""Where a graph is, on the command line: a file, a store folder, or a SPARQL server."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.store import Graph

F = TypeVar("F", bound=Callable[..., object])

DEFAULT = "graph.ttl"

_ASKING = (
    click.option("--user", metavar="NAME", help="Your name on the server. The password comes from KG_PASSWORD, or is asked for. Default: KG_USER."),
    click.option(
        "--timeout", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True, metavar="SECONDS", help="How long the server may say nothing."
    ),
)
_WRITING = (
    click.option("--update-endpoint", "update", metavar="URL", help="Where the server takes updates, if not at its usual place."),
    click.option("--bulk-endpoint", "bulk", metavar="URL", help="Where it speaks the Graph Store Protocol, if not at its usual place."),
)


def server_options(*, required: bool, writing: bool = False) -> Callable[[F], F]:
    """Adds the options that say which server; they arrive as `endpoint` and, under the names that `Graph.of` has for them, the rest."""

    def added(command: F) -> F:
        endpoint = click.option("--endpoint", required=required, metavar="URL", help="A SPARQL server, by its address for queries.")
        for option in (*(_WRITING if writing else ()), *reversed(_ASKING), endpoint):
            command = option(command)
        return command

    return added


def opened(path: str | None, endpoint: str | None = None, *, read_only: bool = True, **server: Any) -> "Graph":
    """The graph at a place.

    Raises:
        UsageError: two places are given.
        GraphError: the file, folder or server cannot be used.
    """
    import kg

    if endpoint is None:
        return kg.Graph.open(path or DEFAULT, read_only=read_only)
    if path is not None:
        raise click.UsageError("give a graph or --endpoint, not both")
    user = server.get("user") or os.environ.get("KG_USER")
    if user and not os.environ.get("KG_PASSWORD") and sys.stdin.isatty():
        server["password"] = click.prompt(f"Password of {user}", hide_input=True, err=True)
    return kg.Graph.of(endpoint, **server)
