"""`kg export`: a graph in the format of another tool."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from kg.cli.places import opened, server_options

if TYPE_CHECKING:
    from kg.store.exports import Format


class _Formats(click.Command):
    """Its help lists the formats. They are looked up only then, because that loads the store."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from kg.store.exports import FORMATS

        super().format_options(ctx, formatter)
        with formatter.section("Formats"):
            formatter.write_dl([(name, one.says) for name, one in FORMATS.items()])


@click.command(cls=_Formats)
@click.argument("path", required=False, metavar="[GRAPH]")
@server_options(required=False)
@click.option("--format", "fmt", required=True, metavar="FORMAT", help="One of the formats below.")
@click.option("-o", "--output", default="-", metavar="PATH", help="The file, or the folder for csv. Default: standard output.")
@click.option("--lang", type=click.Choice(["en", "de"]), help="The language of names, and of the report. Default: en.")
@click.option("--level", type=click.Choice(["side", "entity"]), help="side: leaders and ministries count for their states; entity: each for itself.")
@click.option("--by", type=click.Choice(["published", "event"]), help="The day that dyads go by: of the article, or of the event where the text gives one.")
@click.option("--zeros", is_flag=True, help="Rows of zeros for months in which nothing passes between two sides.")
def export(
    path: str | None,
    endpoint: str | None,
    fmt: str,
    output: str,
    lang: str | None,
    level: Literal["side", "entity"] | None,
    by: Literal["published", "event"] | None,
    zeros: bool,
    **server: Any,
) -> None:
    """Write a graph, graph.ttl if none is named, in the format of another tool: tables, dyads, networks, event records, a report, RDF."""
    from kg.store.exports import Options, export, format_named

    chosen = format_named(fmt)
    _refuse(chosen, {"lang": lang, "level": level, "by": by, "zeros": zeros or None})
    graph = opened(path, endpoint, **server)
    to = sys.stdout.buffer if output == "-" else Path(output)
    click.echo(export(graph.store, fmt, to, Options(lang or "en", level, by or "published", zeros)), err=True)


def _refuse(chosen: "Format", given: dict[str, object]) -> None:
    for name, value in given.items():
        if value is not None and name not in chosen.options:
            raise click.BadParameter(f"{chosen.name} has no use for it", param_hint=f"'--{name}'")
