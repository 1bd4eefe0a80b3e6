"""`kg export`: a graph in another format, or as event data."""

import json
import sys
from pathlib import Path

import click

from kg.cli.inputs import count


@click.command()
@click.argument("path", metavar="GRAPH")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write. Default: standard output.")
@click.option(
    "--format", "fmt", type=click.Choice(["ttl", "trig", "nq", "nt", "jsonld", "plover"]), required=True, help="plover: PLOVER's JSON, one event record a line."
)
def export(path: str, output: str, fmt: str) -> None:
    """Write a graph file in another RDF format, or its claims as PLOVER event records."""
    import kg
    from kg.store.plover_events import plover_events

    graph = kg.Graph.open(path)
    if fmt == "plover":
        records = list(plover_events(graph.store))
        content = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
        told = count(len(records), "event record")
    else:
        content, told = graph.serialize(fmt), count(len(graph), "statement")
    if output == "-":
        sys.stdout.buffer.write(content)
    else:
        try:
            Path(output).write_bytes(content)
        except OSError as error:
            raise kg.GraphError(f"{output}: {error.strerror}") from None
    click.echo(told, err=True)
