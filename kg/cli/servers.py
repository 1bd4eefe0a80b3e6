"""`kg push` and `kg pull`: a graph to a SPARQL server and back."""

from typing import Any

import click

from kg.cli.inputs import count
from kg.cli.places import opened, server_options


@click.command()
@click.argument("path", metavar="GRAPH")
@server_options(required=True, writing=True)
def push(path: str, endpoint: str, **server: Any) -> None:
    """Put the graph of a file or store folder on a SPARQL server, to what is there; a corrected article replaces the old one."""
    import kg

    graph = kg.Graph.open(path)
    target = opened(None, endpoint, **server)
    target.merge(graph)
    click.echo(f"{count(graph.article_count(), 'article')}, {count(len(graph), 'statement')}; on the server now {count(len(target), 'statement')}", err=True)


@click.command()
@server_options(required=True)
@click.option("-o", "--output", required=True, metavar="FILE", help="The graph file; its ending says the format.")
def pull(endpoint: str, output: str, **server: Any) -> None:
    """Write the graph that is on a SPARQL server to a file."""
    graph = opened(None, endpoint, **server)
    graph.save(output)
    click.echo(f"{output}: {count(len(graph), 'statement')}", err=True)
