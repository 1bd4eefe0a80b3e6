"""`kg plot`: a picture of a graph."""

import inspect
from datetime import date
from typing import Any

import click

from kg.cli.places import opened, server_options
from kg.cli.query import pair
from kg.errors import QueryError


@click.command()
@click.argument("kind", type=click.Choice(["timeline", "dyad", "network", "status"]))
@click.argument("path", required=False, metavar="[GRAPH]")
@server_options(required=False)
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="actor, target (QID, id or name), since, until (days), top (number of sides)."
)
@click.option("-o", "--output", required=True, metavar="FILE", help="The picture: its ending is .png, .svg or .pdf.")
@click.option("--lang", type=click.Choice(["en", "de"]), default="en", show_default=True, help="The language of all words and names.")
def plot(kind: str, path: str | None, endpoint: str | None, params: tuple[str, ...], output: str, lang: str, **server: Any) -> None:
    """Draw a graph, graph.ttl if none is named: its claims on a timeline, two sides month by month (dyad), who acts to whom (network), kinds by status.

    \b
    kg plot timeline graph.ttl -p actor=Russia -o timeline.svg
    kg plot dyad graph.ttl -p actor=Q159 -p target=Q212 -o dyad.pdf
    kg plot network graph.ttl -p top=20 -o network.png
    kg plot status graph.ttl -p since=2022-01-01 -o status.svg --lang de
    """
    from kg.plots import PLOTS, check_ending, save

    draw = PLOTS[kind]
    check_ending(output)
    known = [name for name in inspect.signature(draw).parameters if name not in ("graph", "lang")]
    values = {name: _value(name, value, known, kind) for name, value in map(pair, params)}
    for name in ("actor", "target") if kind == "dyad" else ():
        if name not in values:
            raise click.UsageError(f"a dyad needs -p {name}=… (a QID or a name)")
    save(draw(opened(path, endpoint, **server), **values, lang=lang), output)
    click.echo(output, err=True)


def _value(name: str, value: str, known: list[str], kind: str) -> object:
    if name not in known:
        raise QueryError(f"{kind} has no parameter {name!r} (parameters: {', '.join(known)})")
    try:
        return date.fromisoformat(value) if name in ("since", "until") else int(value) if name == "top" else value
    except ValueError:
        raise QueryError(f"{name}: {value!r} is no {'number' if name == 'top' else 'day such as 2022-06-25'}") from None
