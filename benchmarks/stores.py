"""A graph of a million triples in memory, on disk and in rdflib's memory store, side by side: load, Turtle, six stored queries.

    python benchmarks/stores.py [TRIPLES [TRIPLES FOR RDFLIB]]

The articles are made from templates, in the shape of kg's own graphs: states and leaders of the knowledge tables, mentions, claims in several statuses.
rdflib's queries may be asked of a smaller graph, because some would take hours; then the other two are asked of that one too, so that a line compares the
same work.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import rdflib
from pyoxigraph import Quad, RdfFormat, parse

from kg.graph.formats import serialize
from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Mention, Span, Status
from kg.pipeline import knowledge, quads
from kg.store import DiskStore, Graph, MemoryStore, stored_query

T = TypeVar("T")

SIDES = [
    knowledge().entity(qid) for qid in ("Q159", "Q184", "Q212", "Q183", "Q36", "Q37", "Q211", "Q30", "Q148", "Q43", "Q142", "Q145", "Q7747", "Q7184", "Q458")
]
UNKNOWN = [Entity(f"nil:Person Nr {number}", EntityKind.PERSON, (("de", f"Person Nr {number}"),)) for number in range(500)]
KINDS = [EventKind.ARMS_TRANSFER, EventKind.MEETING, EventKind.SANCTION, EventKind.ATTACK, EventKind.AID, EventKind.THREAT, EventKind.ACCUSATION]
QUERIES = ["threats", "denied-claims", "who-sanctions-whom", "timeline-of-entity", "pairs-in-sentences", "states-overview"]


def annotations() -> Iterator[Annotation]:
    """Articles without end, each of six sentences that name three entities; every second sentence is a claim."""
    chance = random.Random(0)
    number = 0
    while True:
        text, spans, mentions, claims = "", [], [], []
        for _ in range(6):
            actor, target = chance.sample(SIDES, 2)
            third = chance.choice(SIDES) if chance.random() < 0.7 else chance.choice(UNKNOWN)
            start = len(text)
            found = []
            for entity, before in ((actor, ""), (target, " wandte sich am Abend an "), (third, ", hieß es von ")):
                text += before
                found.append(Mention(len(text), len(text) + len(entity.label("de")), entity.label("de"), entity, 0.9))
                text += entity.label("de")
            text += "."
            spans.append(Span(start, len(text)))
            mentions += found
            if len(spans) % 2:
                event = Event(chance.choice(KINDS), (actor,), (target,))
                claims.append(Claim(event, chance.choice(list(Status)), (third,) if chance.random() < 0.5 else (), start, len(text), 0.8))
            text += " "
        article = Article(f"article-{number}", text, "de", (Span(0, len(text)),), f"Meldung {number}", date(2022, 1, 1) + timedelta(days=number % 700))
        yield Annotation(article, tuple(spans), tuple(mentions), tuple(claims))
        number += 1


def statements(count: int) -> list[Quad]:
    """Whole articles, until there are so many different statements."""
    found: set[Quad] = set()
    for annotation in annotations():
        found.update(quads(annotation))
        if len(found) >= count:
            return list(found)
    raise AssertionError


def seconds(action: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    outcome = action()
    return time.perf_counter() - begin, outcome


def line(what: str, *figures: float) -> None:
    *ours, theirs = figures
    print(f"  {what:24}" + "".join(f"{figure:10.3f} s" for figure in figures) + "".join(f"{theirs / figure:8.0f}x" for figure in ours), flush=True)


def compare(count: int, folder: Path, *, ask: bool, rdf: bool) -> None:
    given = statements(count)
    turtle, nquads = folder / f"{count}.ttl", folder / f"{count}.nq"
    turtle.write_bytes(serialize(given))
    nquads.write_bytes(serialize(given, "nq"))
    memory, disk, theirs = MemoryStore(), DiskStore(folder / f"store-{count}"), rdflib.Dataset(default_union=True)
    print(f"{len(given):,} statements in {Graph().store.__class__.__name__} | DiskStore | rdflib {rdflib.__version__}; then how much faster the first two are")
    if rdf:
        loads = [seconds(lambda store=store: store.add(parse(path=str(nquads), format=RdfFormat.N_QUADS)))[0] for store in (memory, disk)]
        line("load N-Quads", *loads, seconds(lambda: theirs.parse(nquads, format="nquads"))[0])
        writes = [seconds(Graph(store).turtle)[0] for store in (memory, disk)]
        plain = rdflib.Graph()
        for triple in theirs.triples((None, None, None)):
            plain.add(triple[:3])
        line("write Turtle", *writes, seconds(lambda: plain.serialize(format="turtle"))[0])
    for name in QUERIES if ask else ():
        text = stored_query(name).text
        (one, rows), (two, others) = (seconds(lambda store=store, text=text: store.query(text)) for store in (memory, disk))
        assert rows == others
        took, found = seconds(lambda text=text: list(theirs.query(text)))
        assert len(found) == len(rows), f"{name}: rdflib has {len(found)} rows, not {len(rows)}"
        line(f"{name} ({len(rows):,} rows)", one, two, took)
    disk.close()


def alone(count: int, folder: Path) -> None:
    """The six queries over the big graph, without rdflib."""
    disk = DiskStore(folder / f"store-{count}", read_only=True)
    memory = MemoryStore()
    memory.add(disk.quads())
    for name in QUERIES:
        text = stored_query(name).text
        (one, rows), (two, _) = (seconds(lambda store=store, text=text: store.query(text)) for store in (memory, disk))
        print(f"  {f'{name} ({len(rows):,} rows)':40}{one:10.3f} s{two:10.3f} s", flush=True)


def main(count: int, small: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        compare(count, folder, ask=count == small, rdf=True)
        if count != small:
            print("stored queries over the same statements, without rdflib")
            alone(count, folder)
            compare(small, folder, ask=True, rdf=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, int(sys.argv[2]) if len(sys.argv) > 2 else 50_000)
