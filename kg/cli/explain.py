"""`kg explain`: what was read in each sentence, and why."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.claims import Reading
    from kg.model import Article, Entity, Failure


@click.command()
@click.argument("source", metavar="FILE|URL|TEXT")
@click.option("--lang", type=click.Choice(["de", "en"]), help="The language of the text; recognised where not given.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day the text was published; else metadata or dateline.")
@click.option("--codebook", type=click.Path(path_type=Path), metavar="DIR", help="The folder of your own codebooks, de.toml and en.toml.")
@click.option("--parser", metavar="NAME", help="The parser of sentences, by the name of its plugin.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Draw it, with the tree of each sentence, into an HTML file.")
def explain(source: str, lang: str | None, published: datetime | None, codebook: Path | None, parser: str | None, html: Path | None) -> None:
    """Say how each sentence is read: mentions, the codebook entry that fired, roles, status, speaker, and why; and what was not understood.

    The argument is a file, an http(s) URL, or the text itself.
    """
    import kg

    number, failed = 0, False
    for article in _articles(source, lang, published):
        if isinstance(article, kg.Failure):
            click.echo(f"kg: {article.source}: {article.reason}", err=True)
            failed = True
            continue
        number += 1
        readings = kg.explain(article, parser=parser, codebook=codebook)
        if html is not None:
            from kg.cli.drawing import page

            path = html if number == 1 else html.with_stem(f"{html.stem}-{number}")
            try:
                path.write_text(page(article, readings), encoding="utf-8")
            except OSError as error:
                raise kg.InputError(f"{path}: {error.strerror}") from None
            continue
        for line in lines(article, readings):
            click.echo(line)
    if failed and not number:
        click.get_current_context().exit(1)


def _articles(source: str, lang: str | None, published: datetime | None) -> "Iterator[Article | Failure]":
    import kg

    day = published.date() if published else None
    if not source.strip():
        raise kg.InputError("the text is empty")
    if source.startswith(("http://", "https://")) or source == "-" or (len(source) < 1000 and "\n" not in source and Path(source).exists()):
        yield from kg.read(source, lang=lang, published=day)
    elif " " not in source.strip():
        raise kg.InputError(f"{source}: no such file, and no sentence")
    else:
        yield kg.article(source, lang=lang, published=day)


def lines(article: "Article", readings: "tuple[Reading, ...]") -> "Iterator[str]":
    """The explanation of one article, line by line; sentences in which nothing was found are only quoted."""
    lang = article.lang
    for reading in readings:
        sentence = reading.sentence
        yield f"{sentence.start}-{sentence.end}  {' '.join(article.quote(sentence.start, sentence.end).split())}"
        if reading.mentions:
            yield "  mentions  " + "; ".join(f"{mention.text} = {_entity(mention.entity, lang)}" for mention in reading.mentions)
        for reason in reading.reasons:
            claim = reason.claim
            event = claim.event
            yield f"  claim     {event.kind.value}, {claim.status.value}, score {claim.score:.2f}"
            word = " ".join(article.quote(reason.word.start, reason.word.end).split())
            yield f"    entry      {claim.entry} by {word!r}, by itself {reason.status.value}"
            for step in reason.steps:
                yield f"    status     {step.status.value}{f' by {step.words!r}' if step.words else ''}{f' ({step.effect})' if step.effect else ''}"
            sure = {(role, entity.id): score for role, entity, score in reason.roles}
            for role in ("actor", "target", "instrument", "place"):
                for entity in getattr(event, role):
                    known = sure.get((role, entity.id))
                    yield f"    {role:<10} {_entity(entity, lang)}{f', {known:.2f} sure' if known else ', not named here: from its state, or from the article'}"
            if event.when:
                yield f"    when       {event.when.first or '...'} to {event.when.last or '...'}"
            if claim.speaker:
                yield "    speaker    " + " in the words of ".join(_entity(entity, lang) for entity in claim.speaker)
            yield f"    quote      {claim.start}-{claim.end}"
        for unread in reading.unread:
            word = " ".join(article.quote(unread.start, unread.end).split())
            yield f"  unread    {word!r}{f' ({unread.entry})' if unread.entry else ''}: {unread.reason}"


def _entity(entity: "Entity", lang: str) -> str:
    return f"{entity.label(lang)} ({entity.id})"


def unread_lines(article: "Article", readings: "tuple[Reading, ...]") -> "Iterator[str]":
    """One JSON object for each stretch that looks political and became no claim, with its line end."""
    for reading in readings:
        for unread in reading.unread:
            text = article.quote(unread.start, unread.end)
            fields = {"id": article.id, "start": unread.start, "end": unread.end, "text": text, "entry": unread.entry, "reason": unread.reason}
            yield json.dumps(fields, ensure_ascii=False) + "\n"
