"""`kg kb info`: what the knowledge tables hold, from where, and up to which day."""

import json
from dataclasses import asdict

import click


@click.group()
def kb() -> None:
    """The knowledge tables: states, leaders, organisations, weapons, places."""


@kb.command()
@click.option("-f", "--format", "fmt", type=click.Choice(["table", "json"]), default="table", show_default=True)
def info(fmt: str) -> None:
    """Show how much the tables hold, where it comes from, and up to which day it is known who holds an office."""
    from kg.linking.inventory import inventory

    found = inventory()
    if fmt == "json":
        click.echo(json.dumps({**asdict(found), "day": found.day.isoformat() if found.day else None}, ensure_ascii=False, indent=2))
        return
    click.echo(f"holders of offices known up to {found.day or 'no day'}; later articles are flagged where an office is needed")
    for table, rows in found.tables.items():
        click.echo(f"  {table:20} {rows:8,}")
    click.echo(f"entities by kind, {found.linked:,} of them with a Wikidata item")
    for kind, number in found.kinds.items():
        click.echo(f"  {kind:20} {number:8,}")
    click.echo("sources")
    for source in found.sources:
        click.echo(f"  {source.key:20} {source.date:10}  {source.licence}: {source.name}, {source.url}")
