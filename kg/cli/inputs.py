"""What `build`, `extract` and their kin share: where articles come from, progress, and how failures are told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from kg.model import Article, Failure

F = TypeVar("F", bound=Callable[..., object])

_OPTIONS = (
    click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
    click.option("--lang", type=click.Choice(["de", "en"]), help="The language of all inputs; recognised where not given."),
    click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day all inputs were published; else metadata or dateline."),
    click.option("--allow-private", is_flag=True, help="Fetch URLs in private networks too."),
    click.option("--column", "columns", multiple=True, metavar="KEY=NAME", help="What a column or JSON key is called: text=body_text, published=day …"),
    click.option("--codebook", type=click.Path(path_type=Path), metavar="DIR", help="The folder of your own codebooks, de.toml and en.toml."),
    click.option("--parser", metavar="NAME", help="The parser of sentences, by the name of its plugin."),
)


def input_options(command: F) -> F:
    """Adds the arguments and options that say what is read, and how."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def articles(
    inputs: Sequence[str], lang: str | None, published: datetime | None, allow_private: bool, columns: Sequence[str] = ()
) -> "Iterator[Article | Failure]":
    """Every article of every input, with a progress display on a terminal."""
    import kg

    day: date | None = published.date() if published else None
    named = dict(map(_pair, columns))
    return _with_progress(article for source in inputs for article in kg.read(source, lang=lang, published=day, allow_private=allow_private, columns=named))


def _pair(column: str) -> tuple[str, str]:
    key, sign, name = column.partition("=")
    if not (key and sign and name):
        raise click.UsageError(f"--column {column}: give it as KEY=NAME, such as text=body_text")
    return key, name


def _with_progress(incoming: "Iterable[Article | Failure]") -> "Iterator[Article | Failure]":
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading", total=None)
        for article in incoming:
            yield article
            progress.advance(task)


def report(failures: "Sequence[Failure]", done: int, what: str) -> None:
    """Tells on stderr each failure and what was done; exit code 1 if nothing was."""
    for failure in failures:
        click.echo(f"kg: {failure.source}: {failure.reason}", err=True)
    failed = f", {len(failures)} failed" if failures else ""
    if not failures and not done:
        click.echo("kg: there is no article in the input", err=True)
    click.echo(f"{what}{failed}", err=True)
    if not done:
        click.get_current_context().exit(1)


def count(number: int, noun: str) -> str:
    """
    >>> count(1, "article"), count(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
