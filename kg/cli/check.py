"""`kg validate` and `kg evaluate`: is the graph valid, and how much of what is there was found."""

import json
from typing import TYPE_CHECKING, Any

import click

from kg.cli.inputs import count
from kg.cli.places import DEFAULT, opened, server_options

if TYPE_CHECKING:
    from kg.evaluation import Evaluation

_MEASURES = ("recognition", "linking", "lenient", "strict")
_ACCURACIES = ("status", "speaker")


@click.command()
@click.argument("path", required=False, metavar="[GRAPH]")
@server_options(required=False)
@click.option("--lang", type=click.Choice(["de", "en"]), default="en", show_default=True, help="The language of the messages.")
def validate(path: str | None, endpoint: str | None, lang: str, **server: Any) -> None:
    """Check a graph, graph.ttl if none is named, against the shapes of the ontology; exit code 1 if it breaks one."""
    graph = opened(path, endpoint, **server)
    findings = graph.validate(lang)
    for finding in findings:
        click.echo(f"{finding.severity}: {finding.focus}: {finding.message}" + (f" ({finding.value})" if finding.value else ""))
    click.echo(f"{endpoint or path or DEFAULT}: {count(len(graph), 'statement')}, " + (count(len(findings), "finding") if findings else "valid"), err=True)
    if findings:
        click.get_current_context().exit(1)


@click.command()
@click.argument("gold", metavar="GOLD.jsonl")
@click.option("--predicted", metavar="FILE", help="Score this file, as `kg extract` writes it, instead of kg itself.")
@click.option("--parser", metavar="NAME", help="The parser of sentences, by the name of its plugin.")
@click.option("--errors", is_flag=True, help="List every error.")
@click.option("-f", "--format", "fmt", type=click.Choice(["table", "json"]), default="table", show_default=True)
def evaluate(gold: str, predicted: str | None, parser: str | None, errors: bool, fmt: str) -> None:
    """Measure kg against annotated articles, by language and kind."""
    import kg

    by_language = kg.evaluate(gold, predicted, parser=parser)
    if fmt == "json":
        click.echo(json.dumps({lang: _figures(evaluation) for lang, evaluation in by_language.items()}, indent=2))
        return
    for lang, evaluation in by_language.items():
        _print(lang, evaluation)
        for error in evaluation.errors if errors else ():
            click.echo(f"    {error}")


def _figures(evaluation: "Evaluation") -> dict[str, object]:
    figures: dict[str, object] = {"articles": evaluation.articles, "outside body": evaluation.outside_body}
    for task in (*_MEASURES, *evaluation.tasks("mention "), *evaluation.tasks("claim ")):
        measure = evaluation.measure(task)
        figures[task] = {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1, "tp": measure.tp, "fp": measure.fp, "fn": measure.fn}
    for task in _ACCURACIES:
        right, total = evaluation.accuracy(task)
        figures[task] = {"right": right, "of": total}
    return figures


def _print(lang: str, evaluation: "Evaluation") -> None:
    click.echo(f"{lang}: {count(evaluation.articles, 'article')}, {count(evaluation.outside_body, 'mention')} outside the body")
    click.echo(f"  {'':24}  precision  recall     F1    right  wrong  missed")
    for task in (*_MEASURES, *evaluation.tasks("mention "), *evaluation.tasks("claim ")):
        measure = evaluation.measure(task)
        click.echo(f"  {task:24}      {measure.precision:.3f}   {measure.recall:.3f}  {measure.f1:.3f}  {measure.tp:7} {measure.fp:6} {measure.fn:7}")
    for task in _ACCURACIES:
        right, total = evaluation.accuracy(task)
        click.echo(f"  {task + ' accuracy':24}      {right / total if total else 0:.3f}  ({right} of {total})")
