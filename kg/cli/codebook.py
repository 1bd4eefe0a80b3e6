"""`kg codebook`: do the codebook's examples give what they say."""

from pathlib import Path

import click

from kg.cli.inputs import count


@click.group()
def codebook() -> None:
    """Work with codebooks: which words name which event."""


@codebook.command()
@click.option("--codebook", "folder", type=click.Path(path_type=Path), metavar="DIR", help="The folder with de.toml and en.toml. Default: kg's own.")
@click.option("--parser", default="model", show_default=True, metavar="NAME", help="The parser of sentences, by the name of its plugin.")
def check(folder: Path | None, parser: str) -> None:
    """Run every example of every entry and say which fail; exit code 1 if one does."""
    from kg.evaluation.codebook import check_codebook

    outcomes = list(check_codebook(folder, parser=parser))
    failed = [outcome for outcome in outcomes if not outcome.passes]
    for outcome in failed:
        click.echo(f"{outcome.lang}:{outcome.entry}: {outcome.text}")
        for missing in outcome.missing:
            click.echo(f"    must give {missing}")
        for got in outcome.got or ("nothing",):
            click.echo(f"    gives     {got}")
    click.echo(f"{count(len(outcomes), 'example')}, " + (f"{len(failed)} failed" if failed else "all as they say"), err=True)
    if failed:
        click.get_current_context().exit(1)
