"""A graph of a million triples written as Turtle and read back: kg beside rdflib, in one run.

    python benchmarks/turtle.py [TRIPLES]

The triples have the shape of kg's own graphs: mentions with their sentence, entity, words, offsets and score.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import rdflib
from pyoxigraph import Quad

from kg.graph.articles import annotation_quads
from kg.graph.formats import parse, serialize
from kg.model import Annotation, Article, Entity, EntityKind, Mention, Span
from kg.store import Graph

T = TypeVar("T")

WORDS = ["Vilnius", "Minsk", "Warschau", "Riga", "Tallinn", "Kiew", "Helsinki", "Oslo"]


def articles() -> Iterator[Annotation]:
    """Articles without end, each of 8 sentences that name 16 entities."""
    number = 0
    while True:
        sentence = f"Am Tag {number} sprach {WORDS[number % 8]} mit {WORDS[(number // 8) % 8]} über die Lage."
        text = " ".join([sentence] * 8)
        step = len(sentence) + 1
        spans = tuple(Span(at * step, at * step + len(sentence)) for at in range(8))
        mentions = []
        for span in spans:
            for word in (WORDS[number % 8], WORDS[(number // 8) % 8]):
                start = text.index(word, span.start)
                mentions.append(Mention(start, start + len(word), word, Entity(f"Q{100 + WORDS.index(word)}", EntityKind.PLACE), 0.9))
        yield Annotation(Article(f"article-{number}", text, "de", (Span(0, len(text)),)), spans, tuple(mentions))
        number += 1


def quads(count: int) -> list[Quad]:
    found: set[Quad] = set()
    for annotation in articles():
        found.update(annotation_quads(annotation))
        if len(found) >= count:
            return list(found)[:count]
    raise AssertionError


def timed(what: str, action: Callable[[], T]) -> T:
    begin = time.perf_counter()
    outcome = action()
    print(f"  {what:32} {time.perf_counter() - begin:7.2f} s", flush=True)
    return outcome


def main(count: int) -> None:
    statements = quads(count)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        print(f"{count:,} triples, kg (pyoxigraph)")
        written = timed("write Turtle, sorted", lambda: serialize(statements))
        path.write_bytes(written)
        read = timed("read Turtle", lambda: list(parse(path)))
        assert len(read) == len({quad.triple for quad in statements})
        assert serialize(read) == written
        graph = timed("read Turtle into a store", lambda: Graph.open(path))
        print(f"rdflib {rdflib.__version__}, in memory")
        theirs = timed("read the same Turtle", lambda: rdflib.Graph().parse(path, format="turtle"))
        timed("write Turtle", lambda: theirs.serialize(format="turtle"))
        print("rdflib's interface over kg's store (oxrdflib)")
        timed("count all triples by SPARQL", lambda: list(graph.rdflib().query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))
        timed("write by rdflib's 'turtle'", lambda: graph.rdflib().default_graph.serialize(format="turtle"))
        timed("write by oxrdflib's 'ox-turtle'", lambda: graph.rdflib().default_graph.serialize(format="ox-turtle"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
