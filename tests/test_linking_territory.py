"""Cities that somebody takes, holds or nears, or sends people to, told from the governments there; named warships; names that only a model found."""

from pathlib import Path

import pytest

from kg.language.blank import BlankParser
from kg.linking.linker import TableLinker
from kg.model import Article, EntityKind, Name, Sentence, Span

LINKER = TableLinker.load(Path(__file__).parent / "knowledge")
CITY, STATE = "Q1899", "Q212"


def meant(text: str, lang: str = "de", *names: Name) -> dict[str, str]:
    article = Article("a", text, lang, (Span(0, len(text)),))
    parsed = BlankParser().parse([article])
    if names:
        parsed = [tuple(Sentence(sentence.start, sentence.end, sentence.tokens, names) for sentence in sentences) for sentences in parsed]
    return {mention.text: mention.entity.id for mention in LINKER.link([article], parsed)[0]}


def found(text: str, label: str, name: str, lang: str = "de") -> dict[str, str]:
    start = text.index(name)
    return meant(text, lang, Name(start, start + len(name), label, 0.95))


@pytest.mark.parametrize(
    ("sentence", "entity"),
    [
        ("Die Truppen eroberten am Dienstag Kiew.", CITY),
        ("Die Truppen näherten sich nachts Kiew.", CITY),
        ("Die Angreifer haben sich Kiew genähert.", CITY),
        ("Die Miliz kontrolliert Kiew seit Mai.", CITY),
        ("Panzer sind auf Kiew vorgerückt.", CITY),
        ("Am Dienstag eroberte Kiew die Stadt zurück.", STATE),
        ("Kiew kontrolliert die Stadt seit Mai.", STATE),
        ("Die von Kiew kontrollierten Gebiete sind groß.", STATE),
        ("Truppen rückten vor, Kiew schwieg.", STATE),
    ],
)
def test_german_verbs_of_territory_mean_the_city(sentence: str, entity: str) -> None:
    assert meant(sentence)["Kiew"] == entity


@pytest.mark.parametrize(
    ("sentence", "entity"),
    [
        ("The militia holds Kyiv and the coast.", CITY),
        ("Rebels took Kyiv in May.", CITY),
        ("They hold Kyiv responsible for it.", STATE),
        ("The king has sent troops to Kyiv.", CITY),
        ("He halted the dispatch of negotiators to Kyiv.", CITY),
        ("The king has sent rockets to Kyiv.", STATE),
        ("The king has sent a note to Kyiv.", STATE),
    ],
)
def test_english_verbs_of_territory_and_sending_people_mean_the_city(sentence: str, entity: str) -> None:
    assert meant(sentence, "en")["Kyiv"] == entity


@pytest.mark.parametrize(
    ("sentence", "lang", "ship"),
    [
        ("Die Fregatte „Minsk“ lief aus.", "de", "Minsk"),
        ("Das Patrouillenboot „Paris“ lief aus.", "de", "Paris"),
        ("It rammed the BRP Antonio Exempla at dawn.", "en", "BRP Antonio Exempla"),
        ("The frigate “Minsk” left.", "en", "Minsk"),
    ],
)
def test_a_named_warship_is_a_weapon(sentence: str, lang: str, ship: str) -> None:
    article = Article("a", sentence, lang, (Span(0, len(sentence)),))
    mentions = LINKER.link([article], BlankParser().parse([article]))[0]
    assert [(mention.text, mention.entity.id, mention.entity.kind) for mention in mentions] == [(ship, f"nil:{ship}", EntityKind.WEAPON_SYSTEM)]


@pytest.mark.parametrize(
    ("sentence", "label", "name", "kept"),
    [
        ("Dort wartete Zwirbelka Quontz auf Regen.", "PER", "Zwirbelka Quontz", "Zwirbelka Quontz"),
        ("Dort wartete Präsident Quontzer auf Regen.", "PER", "Präsident Quontzer", "Quontzer"),
        ("Dort wartete Quontzer auf Regen.", "PER", "Quontzer", ""),
        ("Dort wartete der Präsident auf Regen.", "PER", "Präsident", ""),
        ("Regen fiel in Zwirbelfeld.", "LOC", "Zwirbelfeld", "Zwirbelfeld"),
        ("Regen fiel in Zwirbelhafen.", "LOC", "Zwirbelhafen", "Zwirbelhafen"),
        ("Regen fiel in Zwirbelstaaten.", "LOC", "Zwirbelstaaten", ""),
        ("Regen bringt Zwirbelfeld nichts.", "LOC", "Zwirbelfeld", ""),
        ("Dort tagte die Vereinigung Zwirbel.", "ORG", "Vereinigung Zwirbel", "Vereinigung Zwirbel"),
        ("Dort lag Zwirbel Quontz.", "ORG", "Zwirbel Quontz", ""),
    ],
)
def test_a_name_that_only_the_model_found_needs_more(sentence: str, label: str, name: str, kept: str) -> None:
    assert found(sentence, label, name) == ({kept: f"nil:{kept}"} if kept else {})


def test_a_name_of_which_the_model_is_unsure_is_none() -> None:
    text = "Regen fiel in Zwirbelfeld."
    assert meant(text, "de", Name(14, 25, "LOC", 0.5)) == {}
