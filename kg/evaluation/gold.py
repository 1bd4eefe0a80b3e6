"""A gold file and kg's answers (or a file of any system's) -> measures by language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluation.identity import Identity
from kg.evaluation.measures import Evaluation
from kg.evaluation.scoring import score_claims, score_mentions
from kg.graph.jsonlines import annotation_json
from kg.model import Annotation, Article
from kg.pipeline import extract, knowledge
from kg.reading import article

_KEYS = ("id", "lang", "text", "mentions", "claims")


def evaluate(gold: str | Path, predicted: str | Path | None = None, *, parser: str | None = None, linker: str | None = None) -> dict[str, Evaluation]:
    """The measures by language ("de", "en"), for a gold file and, where given, a file of predictions as `kg extract` writes them.

    kg reads the gold's texts as it reads any other: where the body is, it finds by itself.

    Raises:
        InputError: a file is missing, or a line is not what the annotation guide says; the message has file and line.
    """
    articles = list(_lines(Path(gold), _KEYS))
    if not articles:
        raise InputError(f"{gold}: no annotated article in it")
    given = _lines(Path(predicted), ("id", "mentions")) if predicted else _answers(articles, parser, linker)
    answers = {answer["id"]: answer for answer in given}
    identity = Identity(knowledge())
    evaluations: dict[str, Evaluation] = {}
    for expected in articles:
        evaluation = evaluations.setdefault(expected["lang"], Evaluation())
        answer = answers.get(expected["id"], {})
        evaluation.articles += 1
        if "failure" in answer:
            evaluation.errors.append(f"{expected['id']} failed: {answer['failure']}")
        score_mentions(expected, answer.get("mentions", ()), identity, evaluation)
        score_claims(expected, answer.get("claims", ()), identity, evaluation)
    return dict(sorted(evaluations.items()))


def _lines(path: Path, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text") from None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number}: not JSON: {error}") from None
        missing = [key for key in keys if key not in row] if isinstance(row, dict) else list(keys)
        if missing:
            raise InputError(f"{path}:{number}: not an annotated article: {', '.join(missing)} missing")
        yield row


def _answers(gold: Sequence[Mapping[str, Any]], parser: str | None, linker: str | None) -> Iterator[dict[str, Any]]:
    for outcome in extract(map(_article, gold), parser=parser, linker=linker):
        yield annotation_json(outcome) if isinstance(outcome, Annotation) else {"id": outcome.source, "failure": outcome.reason}


def _article(gold: Mapping[str, Any]) -> Article:
    return article(gold["text"], id=gold["id"], lang=gold["lang"], published=gold.get("published"), title=gold.get("title"))
