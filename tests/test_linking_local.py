"""What an article itself teaches the linker, and what is a part of something else: sentences written for these tests."""

from pathlib import Path

import pytest

from kg.language.blank import BlankParser
from kg.linking.linker import TableLinker
from kg.model import Article, EntityKind, Span

LINKER = TableLinker.load(Path(__file__).parent / "knowledge")


def linked(text: str, lang: str = "de") -> list[tuple[str, str]]:
    article = Article("a", text, lang, (Span(0, len(text)),))
    return [(mention.text, mention.entity.id) for mention in LINKER.link([article], BlankParser().parse([article]))[0]]


def kinds(text: str, lang: str = "de") -> dict[str, EntityKind]:
    article = Article("a", text, lang, (Span(0, len(text)),))
    return {mention.text: mention.entity.kind for mention in LINKER.link([article], BlankParser().parse([article]))[0]}


def test_an_abbreviation_in_brackets_holds_for_the_article() -> None:
    assert linked("Die Huthi-Bewegung (HB) drohte. Später schwieg die HB.") == [("Huthi-Bewegung", "Q3042087"), ("HB", "Q3042087"), ("HB", "Q3042087")]
    assert linked("Die HB drohte.") == []


def test_an_abbreviation_that_the_article_explains_otherwise_is_not_linked() -> None:
    assert linked("An exact unit (EU) was used. The EU was small.", "en") == []
    assert linked("The European Union (EU) met. The EU was small.", "en") == [("European Union", "Q458"), ("EU", "Q458"), ("EU", "Q458")]


def test_a_body_with_another_states_adjective_is_another_body() -> None:
    assert linked("Die Bundeswehr übte.") == [("Bundeswehr", "Q56010")]
    assert linked("Die türkische Bundeswehr übte.") == [("türkische", "Q43")]


@pytest.mark.parametrize(
    ("sentence", "lang", "name"),
    [
        ("Sie zeigten Zwirbel-II-Raketen.", "de", "Zwirbel-II-Raketen"),
        ("Sie zeigten Langstrecken-Raketen.", "de", ""),
        ("They showed two Zwirbel-7 missiles.", "en", "Zwirbel-7"),
        ("They showed two long-range missiles.", "en", ""),
        ("They showed Zwirbelian drones.", "en", ""),
    ],
)
def test_an_unknown_weapon_is_known_by_the_noun_after_it(sentence: str, lang: str, name: str) -> None:
    assert linked(sentence, lang) == ([(name, f"nil:{name}")] if name else [])


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Die Rebellengruppe M99 rückte vor.", "M99", EntityKind.ARMED_GROUP),
        ("Das sagte eine Forscherin vom Institut FernBlick gestern.", "FernBlick", EntityKind.ORGANIZATION),
        ("Der Konzern Zwirbel klagte.", "Zwirbel", EntityKind.ORGANIZATION),
    ],
)
def test_an_unknown_organisation_is_known_by_the_word_before(sentence: str, name: str, kind: EntityKind) -> None:
    assert linked(sentence) == [(name, f"nil:{name}")]
    assert kinds(sentence) == {name: kind}


@pytest.mark.parametrize(
    ("sentence", "lang", "name"),
    [
        ('"Alles ruhig", sagte Selva Tekwari am Abend.', "de", "Selva Tekwari"),
        ('"All quiet," said Selva Tekwari, a nurse.', "en", "Selva Tekwari"),
        ("Will Berlin answer?", "en", "Berlin"),
        ("The death of Tawib al-Karran was news.", "en", "Tawib al-Karran"),
        ("The fields of Deir al-Karran were dry.", "en", ""),
        ("Der Fischer Bao Xintang lachte.", "de", ""),
        ("Der Militärsprecher Bao Xintang lachte.", "de", "Bao Xintang"),
        ("Angela Testoglu lachte.", "de", "Angela Testoglu"),
    ],
)
def test_unknown_persons_are_known_by_what_stands_around(sentence: str, lang: str, name: str) -> None:
    assert linked(sentence, lang) == ([(name, "Q183" if name == "Berlin" else f"nil:{name}")] if name else [])


@pytest.mark.parametrize(
    ("sentence", "lang", "name"),
    [
        ("Verteidigungsminister Erkan Testoglu kam.", "de", "Erkan Testoglu"),
        ("Angela Testoglu, die Außenministerin des Landes, kam.", "de", "Angela Testoglu"),
        ("Defence minister Erkan Testoglu came.", "en", "Erkan Testoglu"),
    ],
)
def test_who_bears_an_office_is_a_leader(sentence: str, lang: str, name: str) -> None:
    assert kinds(sentence, lang)[name] is EntityKind.LEADER


def test_an_ambassador_and_a_spokesman_are_none() -> None:
    assert set(kinds("Botschafter Erkan Testoglu und der Sprecher Oleg Testow kamen.").values()) == {EntityKind.PERSON}


def test_the_son_is_not_the_father() -> None:
    assert linked("Joe Biden Jr. came.", "en") == [("Joe Biden Jr.", "nil:Joe Biden Jr.")]


def test_a_longer_name_is_not_its_part() -> None:
    assert linked("Runners of the Berlin Marathon rested.", "en") == []
    assert linked('Der Frachter "Paris Star" sank.') == []
    assert linked("He said it in Berlin Monday.", "en") == [("Berlin", "Q64")]


def test_words_in_capitals_are_no_abbreviations() -> None:
    assert linked("TELL US ALL NOW", "en") == []
    assert linked("The US and the EU agreed.", "en") == [("US", "Q30"), ("EU", "Q458")]


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        ("The attack on Kyiv went on.", "en", "Q1899"),
        ("Sanctions on Moscow went on.", "en", "Q159"),
        ("Moscow's Arbat Street was empty.", "en", "Q649"),
        ("Moscow's envoy was late.", "en", "Q159"),
        ("Bewohner von Kiew berichteten davon.", "de", "Q1899"),
        ("Die Forderungen von Kiew blieben.", "de", "Q212"),
        ("Der Angriff auf Kiew dauerte an.", "de", "Q1899"),
        ("Der Druck auf Kiew dauerte an.", "de", "Q212"),
    ],
)
def test_nouns_before_the_preposition_tell_a_city_from_its_government(sentence: str, lang: str, expected: str) -> None:
    assert [identifier for _, identifier in linked(sentence, lang)] == [expected]


def test_adjectives_with_a_capital_belong_to_other_names() -> None:
    assert linked("Die Partei Türkische Liste klagt, sie spreche Türkisch.") == [("Türkische Liste", "nil:Türkische Liste")]
    assert linked("Türkische Truppen kamen.") == [("Türkische", "Q43")]


def test_umlauts_are_no_ornament() -> None:
    assert linked("Er las Märchen im Jördan.") == []
    assert linked("Recep Tayyip Erdogan kam.") == [("Recep Tayyip Erdogan", "Q39259")]
