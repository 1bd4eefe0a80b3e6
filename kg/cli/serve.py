"""`kg serve`: the explorer, a web page over a graph."""

from pathlib import Path

import click


@click.command()
@click.argument("path", metavar="GRAPH", required=False)
@click.option("--endpoint", metavar="URL", help="A SPARQL endpoint to show instead of a file or folder.")
@click.option("--port", default=7777, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in: there are no passwords.")
@click.option("--articles", multiple=True, metavar="INPUT", help="The articles that the graph was built from, for their whole texts. Repeat for more.")
@click.option("--codebook", type=click.Path(path_type=Path), metavar="DIR", help="The folder of the codebooks that the graph was built with.")
@click.option("--timeout", default=20.0, show_default=True, type=click.FloatRange(0.1), metavar="SECONDS", help="How long a user's query may take.")
def serve(path: str | None, endpoint: str | None, port: int, host: str, articles: tuple[str, ...], codebook: Path | None, timeout: float) -> None:
    """Explore a graph file, a store folder or an endpoint in the browser: entities, claims, articles, pairs, queries, SPARQL."""
    from kg.explore import serve as run
    from kg.explore import source

    if (path is None) == (endpoint is None):
        raise click.UsageError("name a graph file or store folder, or give --endpoint URL")
    run(
        source(path, endpoint),
        articles=articles,
        codebook=codebook,
        host=host,
        port=port,
        seconds=timeout,
        told=lambda line: click.echo(line, err=True),
    )
