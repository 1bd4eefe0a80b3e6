"""The command line: parse, call one public function, print. What it can do, Python can do in as many words."""

import sys

import click

from kg.cli.build import build, extract
from kg.cli.changes import diff, retract
from kg.cli.check import evaluate, validate
from kg.cli.codebook import codebook
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.kb import kb
from kg.cli.link import link
from kg.cli.plot import plot
from kg.cli.query import queries, query
from kg.cli.serve import serve
from kg.cli.servers import pull, push
from kg.errors import KgError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(package_name="geokg", prog_name="kg")
def kg() -> None:
    """From news text to a knowledge graph: who did what to whom, who says so, and whether it happened or was only promised."""


for command in (build, extract, query, queries, validate, export, plot, explain, link, kb, evaluate, codebook, serve, push, pull, retract, diff):
    kg.add_command(command)


def main() -> None:
    """Runs `kg`; an expected error is one line on stderr and exit code 1, wrong usage is exit code 2."""
    try:
        kg(prog_name="kg")
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(1)
    except OSError as error:  # a full disk behind standard output, a file that went away while it was read
        click.echo(f"kg: {f'{error.filename}: ' if error.filename else ''}{error.strerror or error}", err=True)
        sys.exit(1)


__all__ = ["kg", "main"]
