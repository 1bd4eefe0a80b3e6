"""`kg build` and `kg extract`: articles in, a graph or annotations out."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click

from kg.cli.inputs import articles, count, input_options, report


@click.command()
@input_options
@click.option("-o", "--output", default="-", metavar="FILE", help="The graph file; its ending says the format. Default: Turtle on standard output.")
@click.option("--format", "fmt", type=click.Choice(["ttl", "trig", "nq", "nt", "jsonld"]), help="The format, where the ending does not say it.")
def build(
    inputs: tuple[str, ...],
    lang: str | None,
    published: datetime | None,
    allow_private: bool,
    columns: tuple[str, ...],
    codebook: Path | None,
    parser: str | None,
    output: str,
    fmt: str | None,
) -> None:
    """Build the graph of articles: text, HTML, JSON Lines, CSV or WARC files, folders, http(s) URLs, or - for standard input."""
    import kg
    from kg.graph.formats import format_named

    name = fmt or ("ttl" if output == "-" else Path(output).suffix or "a file without ending")
    format_named(name)
    graph = kg.build(articles(inputs, lang, published, allow_private, columns), parser=parser, codebook=codebook)
    done = graph.article_count()
    if output == "-":
        sys.stdout.buffer.write(graph.serialize(name))
    elif done:
        graph.save(output, name)
    report(graph.failures, done, f"{count(done, 'article')}, {count(len(graph), 'statement')}")


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
