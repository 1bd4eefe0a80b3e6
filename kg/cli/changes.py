"""`kg retract` and `kg diff`: articles taken out of a graph, and what came and went between two."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.inputs import count
from kg.cli.places import DEFAULT, opened, server_options
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.store.difference import Difference


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ID...")
@click.option("-g", "--graph", "path", metavar="GRAPH", help="The graph file or store folder. Default: graph.ttl.")
@server_options(required=False, writing=True)
def retract(articles: tuple[str, ...], path: str | None, endpoint: str | None, **server: Any) -> None:
    """Take articles out of a graph, with all that only they said. An ID may be a pattern with * and ?."""
    graph = opened(path, endpoint, read_only=False, **server)
    file = Path(path or DEFAULT) if endpoint is None else None
    if file is not None and file.is_file():
        graph.group()
        gone = graph.retract(*articles)
        graph.save(file)
    else:
        gone = graph.retract(*articles)
    for article in gone:
        click.echo(article)
    click.echo(f"{count(len(gone), 'article')} taken out, {count(len(graph), 'statement')} left", err=True)


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def diff(old: str, new: str, as_json: bool) -> None:
    """Say which articles, claims and entities came and went between two graphs.

    As with diff, exit code 0 means that they are the same, 1 that they are not, 2 that one cannot be read.
    """
    import kg
    from kg.store.difference import difference

    try:
        found = difference(kg.Graph.open(old).store, kg.Graph.open(new).store)
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        click.get_current_context().exit(2)
    if as_json:
        click.echo(json.dumps(found.json(), ensure_ascii=False, indent=2))
    else:
        _print(found)
    click.get_current_context().exit(1 if found else 0)


def _print(found: "Difference") -> None:
    for sign, articles in (("+", found.articles_came), ("-", found.articles_went), ("~", found.articles_changed)):
        for article in articles:
            click.echo(f"{sign} article {article}")
    for sign, claims in (("+", found.claims_came), ("-", found.claims_went)):
        for claim in claims:
            click.echo(f"{sign} claim   {claim.article}: {claim.kind} {claim.status.lower()}: {' '.join(claim.quote.split())}")
    for sign, entities in (("+", found.entities_came), ("-", found.entities_went)):
        for entity in entities:
            click.echo(f"{sign} entity  {entity.label or entity.iri} ({entity.iri})")
    click.echo(f"+{found.statements_came:,} -{found.statements_went:,} statements" if found else "no difference", err=True)
