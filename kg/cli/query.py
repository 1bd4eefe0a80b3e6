"""`kg query` and `kg queries`: ask the graph a stored question."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.places import opened, server_options

if TYPE_CHECKING:
    from kg.store import Rows

_PIPED_WIDTH = 140


@click.command()
@click.argument("name", metavar="NAME|FILE")
@click.option("-g", "--graph", "path", metavar="GRAPH", help="The graph to ask: a file or store folder. Default: graph.ttl.")
@server_options(required=False)
@click.option("-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter: QID, IRI, label, date or number. Repeat for more.")
@click.option("-f", "--format", "fmt", type=click.Choice(["table", "csv", "json", "md"]), default="table", show_default=True)
def query(name: str, path: str | None, endpoint: str | None, params: tuple[str, ...], fmt: str, **server: Any) -> None:
    """Ask a stored query (see `kg queries`) or the query in a .rq file."""
    values = dict(map(pair, params))
    rows = opened(path, endpoint, **server).query(name, **values)
    if fmt == "table":
        _print_table(rows)
    else:
        click.echo({"csv": rows.csv, "json": rows.json, "md": rows.markdown}[fmt](), nl=False)


@click.command()
@click.option("--tag", metavar="TAG", help="Only queries with this tag.")
def queries(tag: str | None) -> None:
    """List the stored queries with their parameters and defaults."""
    from rich.console import Console
    from rich.text import Text

    from kg.store import library
    from kg.store.answers import short

    console = Console(highlight=False)
    known = list(library())
    if tag and not any(tag in stored.tags for stored in known):
        tags = sorted({tag for stored in known for tag in stored.tags})
        raise click.BadParameter(f"no query has the tag {tag!r} (tags: {', '.join(tags)})", param_hint="'--tag'")
    for stored in known:
        if tag and tag not in stored.tags:
            continue
        console.print(Text(stored.name, style="bold"), Text(f" [{', '.join(stored.tags)}]", style="dim"))
        console.print(f"    {stored.summary}", markup=False)
        defaults = stored.defaults()
        for param, meaning in stored.params:
            console.print(f"    -p {param}={short(defaults[param])}   {meaning}", markup=False)


def pair(param: str) -> tuple[str, str]:
    name, equals, value = param.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{param!r} is not NAME=VALUE", param_hint="'-p'")
    return name, value


def _print_table(rows: "Rows") -> None:
    """A table where it fits the terminal, else each row as a block of lines, so that quotes stay readable."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from kg.store.answers import short

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _PIPED_WIDTH
    cells = [[short(term) for term in row] for row in rows.terms]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in rows.columns:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    if console.measure(table, options=console.options.update(max_width=10**6)).maximum <= console.width:
        console.print(table)
    else:
        for row in cells:
            click.echo("\n".join(_block(rows.columns, row, console.width)) + "\n")
    click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)


def _block(columns: Sequence[str], cells: Sequence[str], width: int) -> Iterator[str]:
    indent = max(map(len, columns)) + 2
    for column, cell in zip(columns, cells, strict=True):
        lines = textwrap.wrap(cell, max(width - indent, 20), break_on_hyphens=False)
        for at, line in enumerate(lines):
            yield (click.style(column, bold=True) + " " * (indent - len(column)) if at == 0 else " " * indent) + line
