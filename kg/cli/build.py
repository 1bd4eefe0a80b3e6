"""`kg build` and `kg extract`: articles in, a graph or annotations out."""

import json
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import click

from kg.cli.engines import engine_options
from kg.cli.inputs import articles, count, input_options, report


@click.command()
@input_options
@engine_options
@click.option("--store", metavar="DIR", help="Put the graph into this store folder, to what is there already.")
@click.option("-o", "--output", metavar="FILE", help="The graph file; its ending says the format. Default, without --store: Turtle on standard output.")
@click.option("--format", "fmt", type=click.Choice(["ttl", "trig", "nq", "nt", "jsonld"]), help="The format, where the ending does not say it.")
def build(
    inputs: tuple[str, ...],
    lang: str | None,
    published: datetime | None,
    allow_private: bool,
    columns: tuple[str, ...],
    codebook: Path | None,
    parser: str | None,
    store: str | None,
    output: str | None,
    fmt: str | None,
    **engine: Any,
) -> None:
    """Build the graph of articles: text, HTML, JSON Lines, CSV or WARC files, folders, http(s) URLs, or - for standard input."""
    import kg
    from kg.graph.formats import format_named

    if output is None and store is None:
        output = "-"
    if output is not None:
        name = fmt or ("ttl" if output == "-" else Path(output).suffix or "a file without ending")
        format_named(name)
    options = {option: value for option, value in engine.items() if value is not None}
    incoming = articles(inputs, lang, published, allow_private, columns)
    with closing(kg.DiskStore(store) if store else kg.MemoryStore()) as place:
        graph = kg.build(incoming, store=place, parser=parser, codebook=codebook, **options)
        done = graph.article_count()
        if output == "-":
            sys.stdout.buffer.write(graph.serialize(name))
        elif output and done:
            graph.save(output, name)
        size = len(graph)
    report(graph.failures, done, f"{count(done, 'article')}, {count(size, 'statement')}")


@click.command()
@input_options
@click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8", lazy=True), default="-", metavar="FILE", help="The JSON Lines file. Default: standard output."
)
@click.option("--unread", is_flag=True, help="Write what looks political and became no claim instead, with the reason.")
def extract(
    inputs: tuple[str, ...],
    lang: str | None,
    published: datetime | None,
    allow_private: bool,
    columns: tuple[str, ...],
    codebook: Path | None,
    parser: str | None,
    output: TextIO,
    unread: bool,
) -> None:
    """Write what each article says, one JSON object a line: mentions and claims with their offsets.

    With --unread, what looks political and became no claim: {"id", "start", "end", "text", "entry", "reason"}, so that the codebook can grow.
    """
    import kg
    from kg.graph.jsonlines import annotation_json
    from kg.pipeline import annotator

    failures: list[kg.Failure] = []
    done = 0
    incoming = articles(inputs, lang, published, allow_private, columns)
    if unread:
        from kg.cli.explain import unread_lines

        stages = annotator(parser, codebook=codebook)
        for article in incoming:
            if isinstance(article, kg.Failure):
                failures.append(article)
                continue
            output.writelines(unread_lines(article, stages.explain(article)))
            done += 1
        report(failures, done, count(done, "article"))
        return
    for outcome in kg.extract(incoming, parser=parser, codebook=codebook):
        if isinstance(outcome, kg.Failure):
            failures.append(outcome)
            continue
        output.write(json.dumps(annotation_json(outcome), ensure_ascii=False) + "\n")
        done += 1
    report(failures, done, count(done, "article"))
