"""`kg link`: what the names in a text mean, and why."""

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.model import Mention


@click.command()
@click.argument("text")
@click.option("--lang", type=click.Choice(["de", "en"]), help="The language of the text; recognised where not given.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day of the text: who held an office then.")
@click.option("--why", is_flag=True, help="Show every candidate with its score and what spoke for it.")
@click.option("--parser", metavar="NAME", help="The parser of sentences, by the name of its plugin.")
@click.option("-f", "--format", "fmt", type=click.Choice(["table", "json"]), default="table", show_default=True)
def link(text: str, lang: str | None, day: datetime | None, why: bool, parser: str | None, fmt: str) -> None:
    """Say which Wikidata item each name in TEXT means."""
    import kg
    from kg.pipeline import annotator

    stages = annotator(parser)
    article = kg.article(text, lang=lang, published=day.date() if day else None)
    (mentions,) = stages.linker.link([article], stages.parser.parse([article]))
    if fmt == "json":
        click.echo(json.dumps([_fields(mention, article.lang) for mention in mentions], ensure_ascii=False, indent=2))
        return
    for mention in mentions:
        click.echo(f"{mention.text}: {mention.entity.id} {mention.entity.label(article.lang)}, {mention.entity.kind.value}, {mention.score:.2f}")
        for candidate in mention.candidates if why else ():
            click.echo(f"  {candidate.score:.3f}  {candidate.entity.id} {candidate.entity.label(article.lang)}: {candidate.why}")
    if not mentions:
        click.echo("no name found", err=True)


def _fields(mention: "Mention", lang: str) -> dict[str, object]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.entity.kind.value,
        "id": mention.entity.id,
        "label": mention.entity.label(lang),
        "score": mention.score,
        "candidates": [
            {"id": candidate.entity.id, "label": candidate.entity.label(lang), "score": candidate.score, "why": candidate.why}
            for candidate in mention.candidates
        ],
    }
