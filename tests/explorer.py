"""A small graph that the explorer's tests look at: four articles made by hand, one with names that are markup."""

import json
from datetime import date
from pathlib import Path

from pyoxigraph import Quad

from kg.graph.articles import annotation_quads, entities
from kg.graph.knowledge import knowledge_quads
from kg.graph.vocabulary import ID, WD
from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Mention, Span, Status, When
from kg.pipeline import knowledge
from kg.store import Graph

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
RUSSIA = Entity("Q159", EntityKind.STATE, (("de", "Russland"), ("en", "Russia")))
BELARUS = Entity("Q184", EntityKind.STATE, (("de", "Belarus"), ("en", "Belarus")))
PUTIN = Entity("Q7747", EntityKind.LEADER, (("de", "Wladimir Putin"), ("en", "Vladimir Putin")), "Vladimir_Putin")
ISKANDER = Entity("Q483042", EntityKind.WEAPON_SYSTEM, (("de", "Iskander"), ("en", "9K720 Iskander")))
AIDE = Entity(f"nil:{HOSTILE}", EntityKind.PERSON)

RUSSIA_IRI, BELARUS_IRI, PUTIN_IRI = (WD + entity.id for entity in (RUSSIA, BELARUS, PUTIN))
FURNITURE = "Newsletter bestellen"
PROMISE = "Wladimir Putin sagte, Russland werde Belarus Iskander liefern."
DENIAL = "Moskau bestreitet, dass Russland Iskander an Belarus geliefert habe."
ARRIVAL = "Russia has delivered Iskander missiles to Belarus, a spokesman said."
THREAT = f"{HOSTILE} threatened Russia with an embargo."


def _article(name: str, lang: str, day: date | None, title: str, text: str) -> Article:
    end = text.index("\n" + FURNITURE) if FURNITURE in text else len(text)
    return Article(name, text, lang, (Span(0, end),), title, day, source="Nordblick", url=f"https://example.org/{name}")


def _mention(text: str, words: str, entity: Entity) -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), words, entity, 0.9)


def annotations() -> list[Annotation]:
    """A promise, a delivery, a denial, and a threat without a date."""
    arms = Event(EventKind.ARMS_TRANSFER, (RUSSIA,), (BELARUS,), (ISKANDER,))
    arrived = Event(EventKind.ARMS_TRANSFER, (RUSSIA,), (BELARUS,), (ISKANDER,), (), When(date(2023, 5, 1), date(2023, 5, 31)))
    threat = Event(EventKind.SANCTION, (AIDE,), (RUSSIA,))
    made = []
    for name, lang, day, title, sentence, event, status, speaker, entry, more in (
        ("promise", "de", date(2022, 6, 25), "Raketen für Minsk", PROMISE, arms, Status.ANNOUNCED, (PUTIN,), "de:liefern", f"\n{FURNITURE} \U0001f680"),
        ("arrival", "en", date(2023, 5, 25), "Missiles in Minsk", ARRIVAL, arrived, Status.OCCURRED, (), "en:deliver", ""),
        ("denial", "de", date(2023, 6, 1), "Moskau dementiert", DENIAL, arms, Status.DENIED, (RUSSIA,), "de:liefern", ""),
        ("hostile", "en", None, HOSTILE, THREAT, threat, Status.THREATENED, (AIDE,), "en:no-such-entry", ""),
    ):
        text = f"{sentence}{more}"
        known = {"Wladimir Putin": PUTIN, "Russland": RUSSIA, "Russia": RUSSIA, "Moskau": RUSSIA, "Belarus": BELARUS, "Iskander": ISKANDER, HOSTILE: AIDE}
        mentions = tuple(sorted(_mention(text, words, entity) for words, entity in known.items() if words in sentence))
        span = Span(0, len(sentence))
        made.append(Annotation(_article(name, lang, day, title, text), (span,), mentions, (Claim(event, status, speaker, *span, 0.8, entry),)))
    return made


def graph() -> Graph:
    """The four articles, and what the knowledge tables have on whom they name."""
    made = Graph()
    for annotation in annotations():
        made.add(annotation_quads(annotation))
        made.add(quad for entity in entities(annotation) for quad in knowledge_quads(knowledge(), entity))
    made.derive()
    return made


def sources(folder: Path) -> str:
    """The four texts as JSON Lines, as `kg serve --articles` takes them; the German ones end in furniture as the reader knows it."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for annotation in annotations():
            article = annotation.article
            lines.write(json.dumps({"id": article.id, "text": article.text, "lang": article.lang, "title": article.title}) + "\n")
    return str(path)


def claim_named(made: Graph, article: str) -> str:
    """The IRI of the one claim of an article."""
    (quad,) = [
        quad
        for quad in made.store.quads()
        if isinstance(quad, Quad) and str(quad.subject).startswith(f"<{ID}claim/{article}.") and "#status" in str(quad.predicate)
    ]
    return str(quad.subject)[1:-1]
