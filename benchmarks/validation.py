"""How long `kg validate` takes on graphs of a given size, sound ones and ones with a finding an article.

    python benchmarks/validation.py [TRIPLES] [--reference]

With `--reference`, pySHACL checks the same graphs too, and must find the same.
The triples have the shape of kg's own graphs: articles of four sentences with eight mentions and two claims.
"""

import sys
import time
from collections.abc import Iterator

from pyoxigraph import Quad

from kg.graph import vocabulary as v
from kg.graph.articles import annotation_quads, entity_quads
from kg.graph.validation import Finding, validate
from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Mention, Span, Status

STATES = [Entity(f"nil:Land {letter}", EntityKind.STATE, (("de", f"Land {letter}"),)) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def annotations() -> Iterator[Annotation]:
    """Articles without end."""
    number = 0
    while True:
        giver, taker = STATES[number % 26], STATES[(number // 26 + number + 1) % 26]
        sentence = f"{giver.label('de')} will {taker.label('de')} bis zum Tag {number} Waffen liefern."
        text = " ".join([sentence] * 4)
        spans = tuple(Span(at * (len(sentence) + 1), at * (len(sentence) + 1) + len(sentence)) for at in range(4))
        mentions = tuple(
            Mention(start, start + 6, text[start : start + 6], entity, 0.9)
            for span in spans
            for entity, start in ((giver, span.start), (taker, text.index(taker.label("de"), span.start)))
        )
        event = Event(EventKind.ARMS_TRANSFER, (giver,), (taker,))
        claims = tuple(Claim(event, status, (giver,), *span, 0.8) for status, span in zip((Status.ANNOUNCED, Status.POSSIBLE), spans, strict=False))
        yield Annotation(Article(f"article-{number}", text, "de", (Span(0, len(text)),)), spans, mentions, claims)
        number += 1


def quads(count: int) -> list[Quad]:
    found = {quad for state in STATES for quad in entity_quads(state, v.KNOWLEDGE_GRAPH)}
    for annotation in annotations():
        if len(found) >= count:
            return sorted(found, key=str)
        found.update(annotation_quads(annotation))
    raise AssertionError


def main() -> None:
    numbers = [word for word in sys.argv[1:] if word.isdecimal()]
    sound = quads(int(numbers[0]) if numbers else 50_000)
    unsound = [quad for quad in sound if quad.predicate != v.IN_LANGUAGE]
    found: dict[str, tuple[Finding, ...]] = {}
    for engine in ("fast", "reference") if "--reference" in sys.argv else ("fast",):
        validate([], engine=engine)  # loads shapes and libraries
        for what, graph in (("sound", sound), ("no article says its language", unsound)):
            begin = time.perf_counter()
            findings = validate(graph, engine=engine)
            print(f"{engine:9} {len(graph):9,} triples, {what}: {len(findings):,} findings, {time.perf_counter() - begin:.1f} s", flush=True)
            assert found.setdefault(what, findings) == findings


if __name__ == "__main__":
    main()
