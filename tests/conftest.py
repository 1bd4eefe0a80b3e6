"""Hand-made values that several tests share."""

import os
from datetime import date

import pytest

from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Mention, Span, Status, When
from tests.servers import oxigraph_url, virtuoso_url  # noqa: F401 - fixtures for every test

os.environ["KG_KNOWLEDGE"] = ""  # whoever runs the tests may have a knowledge base of their own

RUSSIA = Entity("Q159", EntityKind.STATE, (("de", "Russland"), ("en", "Russia")))
BELARUS = Entity("Q184", EntityKind.STATE, (("de", "Belarus"), ("en", "Belarus")))
PUTIN = Entity("Q7747", EntityKind.LEADER, (("de", "Wladimir Putin"), ("en", "Vladimir Putin")), "Vladimir_Putin")
ISKANDER = Entity("Q483042", EntityKind.WEAPON_SYSTEM, (("de", "Iskander"), ("en", "9K720 Iskander")))
AIDE = Entity("nil:Pjotr Beispiel", EntityKind.PERSON)

TEXT = "Russland liefert Belarus die Iskander, kündigte Putin an. Pjotr Beispiel schwieg.\nNewsletter"


def mention(text: str, words: str, entity: Entity) -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), words, entity, 0.9)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing with them")


@pytest.fixture
def annotation() -> Annotation:
    first, second = Span(0, 57), Span(58, 81)
    article = Article(
        id="example-1",
        text=TEXT,
        lang="de",
        body=(Span(0, 81),),
        title="Raketen für Minsk",
        published=date(2022, 6, 25),
        url="https://example.org/1",
        source="Nordblick",
    )
    event = Event(EventKind.ARMS_TRANSFER, (RUSSIA,), (BELARUS,), (ISKANDER,), (), When(date(2022, 6, 25), None))
    mentions = [
        mention(TEXT, "Russland", RUSSIA),
        mention(TEXT, "Belarus", BELARUS),
        mention(TEXT, "Iskander", ISKANDER),
        mention(TEXT, "Putin", PUTIN),
        mention(TEXT, "Pjotr Beispiel", AIDE),
    ]
    return Annotation(article, (first, second), tuple(mentions), (Claim(event, Status.ANNOUNCED, (PUTIN,), 0, 57, 0.8, "de:liefern"),))
