"""How the explorer does with a graph of 20,000 articles: start, first view, search, an entity with thousands of claims.

    python benchmarks/explorer.py [ARTICLES] [--browser /usr/bin/chromium]

The articles are made here from templates, names from kg's own tables, and go into the graph as any article does. Chance is seeded.
"""

import argparse
import os
import random
import resource
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import httpx
import uvicorn

from kg.explore.app import application
from kg.explore.explorer import Explorer
from kg.explore.isolation import Isolation
from kg.explore.serving import _bound
from kg.explore.sources import in_memory
from kg.graph.articles import annotation_quads, entities
from kg.graph.knowledge import knowledge_quads
from kg.graph.vocabulary import WD
from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Mention, Span, Status, When
from kg.pipeline import knowledge
from kg.store import Graph

ACTS = {
    EventKind.ARMS_TRANSFER: "{0} sends {1} new equipment{2}.",
    EventKind.MEETING: "{0} and {1} talked for an hour{2}.",
    EventKind.ACCUSATION: "{0} finds hard words for {1}{2}.",
    EventKind.ATTACK: "{0} shelled positions held by {1}{2}.",
    EventKind.SANCTION: "{0} freezes accounts of {1}{2}.",
    EventKind.AID: "{0} gives {1} a loan{2}.",
    EventKind.SUPPORT: "{0} stands by {1}{2}.",
    EventKind.THREAT: "{0} warns {1} of consequences{2}.",
}
WEIGHTS = {
    Status.OCCURRED: 50,
    Status.ANNOUNCED: 15,
    Status.REQUESTED: 8,
    Status.THREATENED: 7,
    Status.REFUSED: 6,
    Status.DENIED: 6,
    Status.POSSIBLE: 5,
    Status.ENDED: 3,
}
NAMING = "{0} stayed silent, as did {1}."


class Cast:
    """Entities of the tables, the first ones named far more often than the last, as in news."""

    def __init__(self, chance: random.Random) -> None:
        tables = knowledge()
        known = [entity for entity in map(tables.entity, sorted(tables.rows)) if entity.labels]
        by_kind = {kind: [entity for entity in known if entity.kind is kind] for kind in EntityKind}
        agents = by_kind[EntityKind.STATE] + by_kind[EntityKind.LEADER][:1500] + by_kind[EntityKind.ALLIANCE] + by_kind[EntityKind.GOVERNMENT_BODY][:300]
        chance.shuffle(agents)
        first = [tables.entity(qid) for qid in ("Q159", "Q212", "Q30", "Q183", "Q148")]
        self.agents = first + [entity for entity in agents if entity not in first]
        self.things = by_kind[EntityKind.PLACE][:800] + by_kind[EntityKind.WEAPON_SYSTEM][:400]
        self.steps = list(accumulate(1 / (rank + 3) for rank in range(len(self.agents))))
        self.chance = chance

    def agent(self) -> Entity:
        return self.chance.choices(self.agents, cum_weights=self.steps)[0]


def annotations(count: int) -> Iterator[Annotation]:
    chance = random.Random(7)
    cast = Cast(chance)
    kinds, statuses, weights = list(ACTS), list(WEIGHTS), list(WEIGHTS.values())
    for number in range(count):
        text, sentences, mentions, claims = "", [], [], []
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(4000))
        for at in range(8):
            one, other, thing = cast.agent(), cast.agent(), chance.choice(cast.things)
            kind = chance.choice(kinds)
            template = ACTS[kind] if at < 5 else NAMING
            start = len(text)
            text += template.format(one.label("en"), other.label("en"), f" near {thing.label('en')}") + " "
            span = Span(start, len(text) - 1)
            sentences.append(span)
            for entity in (one, other, thing):
                found = text.find(entity.label("en"), start)
                end = found + len(entity.label("en"))
                if found >= 0 and end <= span.end and not any(mention.start < end and found < mention.end for mention in mentions):
                    mentions.append(Mention(found, end, entity.label("en"), entity, 0.9))
            if at < 5:
                when = When(day, day) if chance.random() < 0.5 else None
                target = () if kind is EventKind.MEETING else (other,)
                place, instrument = ((thing,), ()) if thing.kind is EntityKind.PLACE else ((), (thing,))
                event = Event(kind, (one, other) if not target else (one,), target, instrument, place, when)
                speaker = (cast.agent(),) if chance.random() < 0.3 else ()
                claims.append(Claim(event, chance.choices(statuses, weights)[0], speaker, *span, 0.8, "en:deliver"))
        article = Article(f"synthetic-{number:06}", text, "en", (Span(0, len(text)),), f"Report number {number}", day, source=f"Outlet {number % 40}")
        yield Annotation(article, tuple(sentences), tuple(sorted(mentions)), tuple(claims))


def build(count: int) -> Graph:
    graph, told = Graph(), set()

    def quads() -> Iterator[object]:
        for annotation in annotations(count):
            yield from annotation_quads(annotation)
            for entity in entities(annotation):
                if entity not in told:
                    told.add(entity)
                    yield from knowledge_quads(knowledge(), entity)

    graph.add(quads())  # type: ignore[arg-type]
    return graph


@dataclass(frozen=True)
class Took:
    """Seconds of this process's processor time, and by the clock: on a machine that does nothing else they are the same."""

    processor: float
    clock: float

    def __str__(self) -> str:
        return f"{self.processor * 1000:.0f} ms (by the clock {self.clock * 1000:.0f})"


def timed(action: Callable[[], object]) -> tuple[Took, object]:
    processor, clock = time.process_time(), time.perf_counter()
    outcome = action()
    return Took(time.process_time() - processor, time.perf_counter() - clock), outcome


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("articles", nargs="?", type=int, default=20_000)
    arguments.add_argument("--browser", help="the path of a Chromium, for the first view as a person sees it")
    given = arguments.parse_args()
    took, graph = timed(lambda: build(given.articles))
    assert isinstance(graph, Graph)
    print(f"machine          load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; server and client are one process")
    print(f"graph            {given.articles:,} articles, {len(graph):,} statements, built in {took.processor:.0f} s, {_gigabytes():.1f} GB")
    isolation = Isolation(in_memory(graph))
    took, explorer = timed(lambda: Explorer(graph, isolation, title="synthetic"))
    assert isinstance(explorer, Explorer)
    print(f"start            {took} for names, articles and overview; then {_gigabytes():.1f} GB")
    listening = _bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(explorer), log_level="warning", access_log=False))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        _http(address, explorer)
        if given.browser:
            _browser(address, given.browser)
    finally:
        server.should_exit = True
        isolation.close()


def _http(address: str, explorer: Explorer) -> None:
    with httpx.Client(base_url=address, timeout=120) as client:

        def get(path: str, **asked: object) -> tuple[Took, dict[str, object]]:
            took, answer = timed(lambda: client.get(path, params=asked))  # type: ignore[arg-type]
            assert isinstance(answer, httpx.Response)
            answer.raise_for_status()
            return took, answer.json()

        print(f"overview         {get('/api/start')[0]}")
        typed = [name[:length] for named in list(explorer.names.named.values())[::97] for name in list(named.labels.values())[:1] for length in (1, 2, 3, 5, 8)]
        waits = [get("/api/search", q=text)[0] for text in typed]
        for told, some in (("processor", sorted(wait.processor for wait in waits)), ("clock", sorted(wait.clock for wait in waits))):
            half, most, all_ = statistics.median(some), some[len(some) * 95 // 100], some[-1]
            print(f"search           {len(some)} beginnings, {told}: median {half * 1000:.0f} ms, 95 % within {most * 1000:.0f}, longest {all_ * 1000:.0f}")
        sizes = {iri: len(explorer.claims(iri).all) for iri in (WD + entity.id for entity in Cast(random.Random(7)).agents[:40])}
        explorer._claims.cache_clear()
        near = min(sizes, key=lambda iri: abs(sizes[iri] - 5000))
        for iri in (near, max(sizes, key=lambda iri: sizes[iri])):
            print(f"entity           {sizes[iri]:,} claims: first time {get('/api/entity', iri=iri)[0]}, again {get('/api/entity', iri=iri)[0]}")
            print(f"                 first page of claims {get('/api/claims', iri=iri)[0]}, last {get('/api/claims', iri=iri, offset=sizes[iri] - 20)[0]}")
            print(
                f"                 filtered {get('/api/claims', iri=iri, status='Denied', since='2018-01-01')[0]}, network {get('/api/neighbours', iri=iri)[0]}"
            )
        claim = get("/api/claims", iri=near)[1]["claims"][0]  # type: ignore[index]
        print(f"claim            {get('/api/claim', iri=claim['claim'])[0]}")
        print(f"article          {get('/api/article', iri=claim['article'])[0]}")
        took, found = get("/api/pair", one=WD + "Q159", other=WD + "Q212")
        print(f"two actors       {found['total']:,} claims: first time {took}, again {get('/api/pair', one=WD + 'Q159', other=WD + 'Q212')[0]}")
        for told, query in (("ASK {}", "ASK {}"), ("a count of all claims", "SELECT (COUNT(*) AS ?n) { ?c a <https://w3id.org/geokg/ontology#Claim> }")):
            clocks = [timed(lambda query=query: client.get("/sparql", params={"query": query}).raise_for_status())[0].clock for _ in range(9)]  # type: ignore[misc]
            print(f"/sparql          {told}: median {statistics.median(clocks) * 1000:.0f} ms by the clock, each in a process of its own")


def _browser(address: str, path: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        for told, where, wanted in (
            ("first view", "/", ".columns"),
            ("entity", "/entity/Q159", ".claimed .card"),
            ("network", "/entity/Q159?tab=network", ".canvas[data-nodes]"),
        ):
            waits = []
            for _ in range(5):
                page = browser.new_context().new_page()
                start = time.perf_counter()
                page.goto(address + where)
                page.locator(wanted).first.wait_for()
                waits.append(time.perf_counter() - start)
                page.context.close()
            print(f"in the browser   {told}: median {statistics.median(waits) * 1000:.0f} ms, longest {max(waits) * 1000:.0f} ms, empty cache")
        browser.close()


def _gigabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main()
