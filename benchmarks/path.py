"""The whole path on one core, stage by stage: articles and words a second.

    python benchmarks/path.py [COPIES] [PARSER]

Reads the example articles, COPIES times under different ids (the stages know nothing of repetition).
"""

import os

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[threads] = "1"

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import kg
from kg.pipeline import PARSER, annotator, quads
from kg.store import Graph

T = TypeVar("T")
ARTICLES = Path(__file__).parent.parent / "examples" / "articles"


def timed(what: str, count: int, words: int, action: Callable[[], T]) -> T:
    begin = time.perf_counter()
    outcome = action()
    seconds = time.perf_counter() - begin
    print(f"  {what:28} {seconds:8.2f} s  {count / seconds:9.1f} articles/s  {words / seconds:9.0f} words/s", flush=True)
    return outcome


def main(copies: int, parser: str) -> None:
    found = [article for article in kg.read(ARTICLES) if isinstance(article, kg.Article)]
    articles = [replace(article, id=f"{article.id}-{copy}") for copy in range(copies) for article in found]
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words:,} words, parser {parser}")
    begin = time.perf_counter()
    stages = annotator(parser)
    stages.parser.parse(articles[:1])
    print(f"  {'load knowledge and model':28} {time.perf_counter() - begin:8.2f} s")
    timed("read (language, body)", len(articles), words, lambda: [kg.article(article.text) for article in articles])
    parsed = timed("parse", len(articles), words, lambda: stages.parser.parse(articles))
    linked = timed("link", len(articles), words, lambda: stages.linker.link(articles, parsed))
    timed("extract claims", len(articles), words, lambda: stages.extractor.extract(articles, parsed, linked))
    annotations = [outcome for outcome in kg.extract(articles, parser=parser) if isinstance(outcome, kg.Annotation)]
    graph = Graph()
    timed("write and store quads", len(articles), words, lambda: [graph.add(quads(annotation)) for annotation in annotations])
    timed("Turtle", len(articles), words, graph.turtle)
    timed("all of it: kg.build", len(articles), words, lambda: kg.build(articles, parser=parser))
    print(f"{len(graph):,} statements; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, sys.argv[2] if len(sys.argv) > 2 else PARSER)
