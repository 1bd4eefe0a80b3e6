"""`kg kb`: what kg knows beforehand, and how a user makes it more. Only update, resolve and verify use the network."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.inputs import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Failure
    from kg.wikidata.growing import Growth
    from kg.wikidata.resolving import Unlinked

_BASE = click.option(
    "--base", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER", help="The knowledge base; else $KG_KNOWLEDGE, else the user's data folder."
)
_CONTACT = click.option("--contact", metavar="ADDRESS", help="Your mail or web address, told to the service so that it can reach you.")
_FORMAT = click.option("-f", "--format", "fmt", type=click.Choice(["table", "json"]), default="table", show_default=True)
_JSON = click.option("--json", "fmt", flag_value="json", help="The same as -f json.")
_SHOWN = 20


@click.group()
def kb() -> None:
    """What kg knows beforehand: states, leaders, organisations, weapons, places; and how to make it more."""


@kb.command()
@_BASE
@_FORMAT
def info(base: Path | None, fmt: str) -> None:
    """Show how much the tables hold, where it comes from, and up to which day it is known who holds an office; the user's knowledge base beside kg's own."""
    from kg.linking.inventory import inventory, user_inventory

    found, user = inventory(), user_inventory(base)
    if fmt == "json":
        both = {**asdict(found), "user": {**asdict(user), "folder": str(user.folder)} if user else None}
        _print_json(both)
        return
    click.echo(f"holders of offices known up to {found.day or 'no day'}; later articles are flagged where an office is needed")
    _print_rows(found.tables)
    click.echo(f"entities by kind, {found.linked:,} of them with a Wikidata item")
    _print_rows(found.kinds)
    click.echo("sources")
    for source in found.sources:
        click.echo(f"  {source.key:20} {source.date:10}  {source.licence}: {source.name}, {source.url}")
    if user is None:
        click.echo("no knowledge base of your own; `kg kb update`, `resolve` and `import` make one")
        return
    click.echo(f"your knowledge base {user.folder}; with it, holders of offices are known up to {user.day or 'no day'}")
    _print_rows(user.tables)
    for source in user.sources:
        click.echo(f"  {source.key:20} {source.date:10}  {source.licence}: {source.name}, {source.url}")
    _print_conflicts(user.conflicts)


@kb.command()
@click.option("--endpoint", metavar="URL", help="The SPARQL endpoint; Wikidata's by default.")
@click.option("--only", multiple=True, metavar="LIST", help="Only this list of items, such as states or office-holders; may be given several times.")
@click.option("--least", type=click.IntRange(0), default=20, show_default=True, help="Of how many Wikipedias an item must be.")
@click.option("--most", type=click.IntRange(1), default=20_000, show_default=True, help="How many items of one list are taken.")
@click.option("--timeout", type=click.IntRange(1), default=90, show_default=True, metavar="SECONDS", help="How long an answer may take.")
@_CONTACT
@_BASE
def update(endpoint: str | None, only: tuple[str, ...], least: int, most: int, timeout: int, contact: str | None, base: Path | None) -> None:
    """Ask Wikidata, or another endpoint, for states, organisations, office holders, weapons, places; write your knowledge base."""
    from kg.wikidata import endpoint as endpoints
    from kg.wikidata.growing import update as run

    service = endpoints.Endpoint(endpoint or endpoints.WIKIDATA, contact, timeout)
    _report(run(service, day=_today(), base=base, only=only, least=least, most=most, told=_progress()))


@kb.command()
@click.argument("source", metavar="GRAPH|LIST.csv", required=False)
@click.option("--tables", is_flag=True, help="Look up what kg's own tables know by its Wikipedia title alone.")
@click.option("--api", metavar="URL", help="The API; Wikidata's by default.")
@click.option("--most", type=click.IntRange(1), default=500, show_default=True, help="How many calls are made at most.")
@click.option("--lang", type=click.Choice(["de", "en"]), default="de", show_default=True, help="The language of names that do not say theirs.")
@click.option("--fresh", is_flag=True, help="Ask anew what was answered before.")
@click.option("--dry-run", is_flag=True, help="Only show what was found; write nothing.")
@_CONTACT
@_BASE
@_FORMAT
@_JSON
def resolve(
    source: str | None,
    tables: bool,
    api: str | None,
    most: int,
    lang: str,
    fresh: bool,
    dry_run: bool,
    contact: str | None,
    base: Path | None,
    fmt: str,
) -> None:
    """Look up the names in a graph that lead to no item, and take those that are surely meant into your knowledge base.

    LIST.csv is the answer of `kg query unlinked-names -f csv`. The names are sent to Wikidata.
    """
    from kg.wikidata import api as apis
    from kg.wikidata.base import Base
    from kg.wikidata.resolving import resolve as run

    names = _unlinked(source, lang) if source else []
    if tables:
        from kg.wikidata.growing import own_knowledge
        from kg.wikidata.unlinked import of_tables

        names += of_tables(own_knowledge())
    elif not source:
        raise click.UsageError("a graph, a list or --tables is needed")
    target = Base.open(base).folder
    service = apis.Api(api or apis.WIKIDATA, target / "answers", most, contact, fresh)
    found = run(names, service, day=_today(), base=base, write=not dry_run, told=_progress())
    if fmt == "json":
        _print_json({"resolutions": [asdict(resolution) for resolution in found.resolutions], "failures": [asdict(failure) for failure in found.failures]})
    for resolution in found.resolutions if fmt == "table" else ():
        click.echo(f"{resolution.qid or '-':12} {resolution.name.name} ({resolution.name.kind.value}): {resolution.reason}")
        for qid, label in resolution.candidates if not resolution.qid else ():
            click.echo(f"{'':12}   {qid} {label}")
    taken = sum(bool(resolution.qid) for resolution in found.resolutions)
    click.echo(f"{taken:,} of {count(len(found.resolutions), 'name')} found, {count(service.calls, 'call')} made", err=True)
    if found.growth is not None:
        _report(found.growth)
    else:
        _print_failures(tuple(found.failures))


@kb.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day of the file's knowledge, where the file does not say it.")
@_BASE
def import_(file: Path, day: datetime | None, base: Path | None) -> None:
    """Take a file of triples in Wikidata's shape into your knowledge base: .nt, .ttl or .nq, perhaps .gz or .bz2."""
    from kg.wikidata.growing import import_file

    _report(import_file(file, day=day.date() if day else None, base=base))


@kb.command()
@click.option("--endpoint", metavar="URL", help="The SPARQL endpoint; Wikidata's by default.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only entities of this kind, such as State or Leader; may be given several times.")
@click.option("--most", type=click.IntRange(1), help="How many entities at most, the best known first; by default all.")
@click.option("--timeout", type=click.IntRange(1), default=90, show_default=True, metavar="SECONDS", help="How long an answer may take.")
@click.option("--with-user", is_flag=True, help="Compare kg's own tables with your knowledge base laid over them.")
@_CONTACT
@_BASE
@_FORMAT
@_JSON
def verify(
    endpoint: str | None, kinds: tuple[str, ...], most: int | None, timeout: int, with_user: bool, contact: str | None, base: Path | None, fmt: str
) -> None:
    """Compare the tables with an endpoint: every label, kind, title, gender and term of office that differs. Exit code 1 if something could not be asked."""
    from kg.linking import Knowledge
    from kg.model import EntityKind
    from kg.wikidata import endpoint as endpoints
    from kg.wikidata.base import Base
    from kg.wikidata.growing import own_knowledge
    from kg.wikidata.verifying import verify as run

    known = {kind.value: kind for kind in EntityKind}
    if strange := [kind for kind in kinds if kind not in known]:
        raise click.BadParameter(f"{strange[0]!r} is no kind: {', '.join(known)}", param_hint="--kind")
    knowledge = Knowledge.load(user=Base.open(base).folder) if with_user else own_knowledge()
    service = endpoints.Endpoint(endpoint or endpoints.WIKIDATA, contact, timeout)
    found = run(service, knowledge, kinds=[known[kind] for kind in kinds], most=most, told=_progress())
    if fmt == "json":
        _print_json(asdict(found))
    for one in found.differences if fmt == "table" else ():
        name = knowledge.entity(one.id).label("en")
        click.echo(f"{one.id:12} {name}: {one.what}: ours {one.ours or '-'}; there {one.theirs or '-'}")
    click.echo(f"{count(found.compared, 'entity').replace('entitys', 'entities')} compared, {count(len(found.differences), 'difference')}", err=True)
    _print_failures(found.failures)


def _unlinked(source: str, lang: str) -> "list[Unlinked]":
    from kg.wikidata.unlinked import of_file, of_rows

    if source.lower().endswith(".csv"):
        return of_file(Path(source), lang)
    import kg

    rows = kg.Graph.open(source).query("unlinked-names")
    place = rows.columns.index("surface")
    langs = (getattr(terms[place], "language", None) or lang for terms in rows.terms)
    return list(of_rows({**row, "lang": spoken} for row, spoken in zip(rows, langs, strict=True)))


def _report(growth: "Growth") -> None:
    """Tells what a run did; exit code 1 if something failed."""
    rows = ", ".join(f"{number:,} {table.removesuffix('.tsv')}" for table, number in growth.rows.items())
    click.echo(f"{growth.folder}: {rows or 'nothing new, nothing written'}; {growth.after:,} entities, {growth.before:,} before", err=True)
    for reason, number in growth.left_out.items():
        click.echo(f"left out, {reason}: {number:,}", err=True)
    _print_conflicts(growth.conflicts)
    _print_failures(growth.failures)


def _print_conflicts(conflicts: "tuple[Any, ...]") -> None:
    for conflict in conflicts[:_SHOWN]:
        click.echo(f"conflict: {conflict.id}: {conflict.reason}", err=True)
    if len(conflicts) > _SHOWN:
        click.echo(f"and {len(conflicts) - _SHOWN:,} more conflicts: kg kb info -f json lists all", err=True)


def _print_failures(failures: "tuple[Failure, ...]") -> None:
    for failure in failures:
        click.echo(f"kg: {failure.source}: {failure.reason}", err=True)
    if failures:
        click.get_current_context().exit(1)


def _print_rows(rows: dict[str, int]) -> None:
    for name, number in rows.items():
        click.echo(f"  {name:20} {number:8,}")


def _print_json(found: object) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))


def _progress() -> "Callable[[str], None]":
    """Steps are told on a terminal only."""
    import sys

    return (lambda line: click.echo(line, err=True)) if sys.stderr.isatty() else (lambda line: None)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own day
