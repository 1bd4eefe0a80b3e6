"""`kg.linking.linker`: sentences written for these tests, linked with the small tables of `tests/knowledge`."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.blank import BlankParser
from kg.linking.linker import TableLinker
from kg.model import Article, Dateline, EntityKind, Mention, Name, Sentence, Span, Token

FOLDER = Path(__file__).parent / "knowledge"
LINKER = TableLinker.load(FOLDER)
SUMMER = date(2022, 6, 25)


def linked(text: str, lang: str = "de", day: date | None = SUMMER) -> tuple[Mention, ...]:
    article = Article("a", text, lang, (Span(0, len(text)),), published=day)
    return LINKER.link([article], BlankParser().parse([article]))[0]


def meant(text: str, lang: str = "de", day: date | None = SUMMER) -> dict[str, str]:
    return {mention.text: mention.entity.id for mention in linked(text, lang, day)}


@pytest.mark.parametrize(
    ("sentence", "name", "entity"),
    [
        ("Litauens Regierung widersprach.", "Litauens", "Q37"),
        ("Die litauische Hafenstadt lag still.", "litauische", "Q37"),
        ("Drei Litauerinnen gewannen.", "Litauerinnen", "Q37"),
        ("Unter den Franzosen wuchs der Unmut.", "Franzosen", "Q142"),
        ("Eine Sprecherin der Vereinten Nationen schwieg.", "Vereinten Nationen", "Q1065"),
        ("Das Schiff kreuzte im Roten Meer.", "Roten Meer", "Q23406"),
        ("Die Haltung des UN-Sicherheitsrates blieb hart.", "UN-Sicherheitsrates", "Q37470"),
        ("Die NATO tagte.", "NATO", "Q7184"),
        ("Die Nato tagte.", "Nato", "Q7184"),
        ("Auf dem Nato-Gipfel blieb es ruhig.", "Nato", "Q7184"),
    ],
)
def test_german_forms_of_a_name_are_found(sentence: str, name: str, entity: str) -> None:
    assert meant(sentence)[name] == entity


@pytest.mark.parametrize(
    ("sentence", "lang", "name"),
    [
        ("Am Abend sprach Wolodymyr Selenski zum Volk.", "de", "Wolodymyr Selenski"),
        ("Am Abend sprach Volodymyr Zelensky zum Volk.", "de", "Volodymyr Zelensky"),
        ("Late at night Volodymyr Zelensky spoke.", "en", "Volodymyr Zelensky"),
        ("Late at night Wolodymyr Selenskyj spoke.", "en", "Wolodymyr Selenskyj"),
        ("Gestern rief Präsident Selenski an.", "de", "Selenski"),
    ],
)
def test_transliterations_meet_in_both_directions(sentence: str, lang: str, name: str) -> None:
    assert meant(sentence, lang)[name] == "Q3874799"


def test_a_short_form_follows_the_full_name_and_takes_its_ending() -> None:
    found = meant("Ahmed al-Scharaa empfing Gäste. Später lobte al-Scharaa sie. Al-Scharaas Reise endete.")
    assert found == {"Ahmed al-Scharaa": "Q7934206", "al-Scharaa": "Q7934206", "Al-Scharaas": "Q7934206"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Annegret Kramp-Karrenbauer kam, Kramp-Karrenbauers Rede nicht.", ["Annegret Kramp-Karrenbauer", "Kramp-Karrenbauers"]),
        ("Gestern kam Kramp-Karrenbauer.", ["Kramp-Karrenbauer"]),
        ("Ursula von der Leyen kam mit von der Leyens Team.", ["Ursula von der Leyen", "von der Leyens"]),
        ("Wladimir Putin kam ohne Frau Meier-Putin.", ["Wladimir Putin"]),
    ],
)
def test_a_family_name_is_whole(sentence: str, names: list[str]) -> None:
    assert [mention.text for mention in linked(sentence) if mention.entity.known] == names


def test_a_namesake_is_never_forced() -> None:
    found = meant("Der Sprecher Anton Putin bat um Geduld. Wenig später ging Putin heim.")
    assert found == {"Anton Putin": "nil:Anton Putin", "Putin": "nil:Anton Putin"}


def test_unknown_persons_have_local_ids_by_their_name() -> None:
    found = linked("Der belarussische Militärsprecher Hryhorij Bandarenka nickte. Bandarenkas Zettel war leer.")
    people = {mention.text: mention.entity for mention in found if mention.entity.kind is EntityKind.PERSON}
    assert {text: entity.id for text, entity in people.items()} == {
        "Hryhorij Bandarenka": "nil:Hryhorij Bandarenka",
        "Bandarenkas": "nil:Hryhorij Bandarenka",
    }


@pytest.mark.parametrize(
    ("sentence", "lang", "name", "entity"),
    [
        ("In Moskau regnete es.", "de", "Moskau", "Q649"),
        ("Moskau kündigte Gespräche an.", "de", "Moskau", "Q159"),
        ("Zwischen Moskau und Kiew herrscht Schweigen.", "de", "Kiew", "Q212"),
        ("Sie flogen nach Minsk und Moskau.", "de", "Moskau", "Q649"),
        ("Die Stadt Minsk feierte.", "de", "Minsk", "Q2280"),
        ("Kritik kam aus Moskau.", "de", "Moskau", "Q159"),
        ("Er reiste gestern aus Moskau ab und flog zurück.", "de", "Moskau", "Q649"),
        ("Der Kreml schwieg.", "de", "Kreml", "Q159"),
        ("Das Weiße Haus schwieg.", "de", "Weiße Haus", "Q30"),
        ("It rained in Moscow.", "en", "Moscow", "Q649"),
        ("Moscow announced talks.", "en", "Moscow", "Q159"),
        ("They travelled to Kyiv.", "en", "Kyiv", "Q1899"),
        ("They sent tanks to Kyiv.", "en", "Kyiv", "Q212"),
    ],
)
def test_a_seat_is_told_from_its_city_by_the_sentence(sentence: str, lang: str, name: str, entity: str) -> None:
    assert meant(sentence, lang)[name] == entity


def test_a_tree_says_that_a_city_is_a_subject() -> None:
    text = "Lange nach Moskau antwortete niemand."
    words = [(0, 5), (6, 10), (11, 17), (18, 28), (29, 36)]

    def found(dep: str) -> str:
        tokens = tuple(Token(s, e, text[s:e], head=3, dep=dep if (s, e) == (11, 17) else "dep") for s, e in words)
        article = Article("a", text, "de", (Span(0, len(text)),))
        return LINKER.link([article], [(Sentence(0, 36, tokens),)])[0][0].entity.id

    assert found("obl") == "Q649"
    assert found("nsubj") == "Q159"


def test_a_dateline_is_a_place() -> None:
    text = "MOSKAU (Reuters) - Moskau schwieg."
    article = Article("a", text, "de", (Span(0, len(text)),), dateline=Dateline(Span(0, 18), Span(0, 6), Span(8, 15)))
    found = [(m.text, m.entity.id) for m in LINKER.link([article], BlankParser().parse([article]))[0]]
    assert found == [("MOSKAU", "Q649"), ("Reuters", "Q130879"), ("Moskau", "Q159")]
    assert [m.entity.id for m in linked(text)] == ["Q649", "Q130879", "Q159"]


@pytest.mark.parametrize(
    ("sentence", "lang", "phrase", "entity"),
    [
        ("Der Kremlchef reiste ab.", "de", "Kremlchef", "Q7747"),
        ("Gestern sprach der türkische Präsident.", "de", "türkische Präsident", "Q39259"),
        ("Man sprach mit dem belarussischen Staatschef.", "de", "belarussischen Staatschef", "Q2866"),
        ("Das sagte der US-Präsident.", "de", "US-Präsident", "Q6279"),
        ("Der Bundeskanzler blieb vage.", "de", "Bundeskanzler", "Q61053"),
        ("Yesterday the Turkish president spoke.", "en", "Turkish president", "Q39259"),
        ("Critics of the U.S. president spoke.", "en", "U.S. president", "Q6279"),
    ],
)
def test_a_role_without_a_name_is_its_holder_on_the_day(sentence: str, lang: str, phrase: str, entity: str) -> None:
    assert meant(sentence, lang)[phrase] == entity


def test_the_holder_depends_on_the_day() -> None:
    assert meant("Die Bundeskanzlerin blieb vage.", day=date(2015, 2, 12))["Bundeskanzlerin"] == "Q567"
    assert meant("Der Bundeskanzler blieb vage.", day=date(2022, 2, 12))["Bundeskanzler"] == "Q61053"


@pytest.mark.parametrize(
    "sentence",
    [
        "Der russische Präsident Wladimir Putin lachte.",
        "Wladimir Putin, der russische Präsident, lachte.",
        "Der frühere türkische Präsident lachte.",
        "Die türkischen Präsidenten lachten alle.",
        "Er will Präsident werden.",
    ],
)
def test_a_role_beside_a_name_or_of_the_past_is_no_mention(sentence: str) -> None:
    assert not [text for text in meant(sentence) if "räsident" in text]


def test_a_bare_role_is_the_nearest_person_who_bears_it() -> None:
    found = meant("Wolodymyr Selenskyj dankte Olaf Scholz. Später nannte der Staatschef Zahlen. Der Kanzler schwieg.")
    assert (found["Staatschef"], found["Kanzler"]) == ("Q3874799", "Q61053")


def test_what_the_article_says_of_an_office_counts_more_than_the_tables() -> None:
    found = meant("Der türkische Präsident Erkan Testoglu kam. Danach ging der türkische Präsident.")
    assert found["türkische Präsident"] == "nil:Erkan Testoglu"


def test_a_role_in_a_relative_clause_is_somebody_else() -> None:
    found = meant("Angela Merkel, die dem Kremlchef absagte, und Olaf Scholz, der im Exil lebende Bundeskanzler, kamen.")
    assert found == {"Angela Merkel": "Q567", "Kremlchef": "Q7747", "Olaf Scholz": "Q61053"}


def test_a_counterpart_is_found_through_the_office() -> None:
    assert meant("Präsident Wladimir Putin traf seinen türkischen Amtskollegen.")["türkischen Amtskollegen"] == "Q39259"


@pytest.mark.parametrize(
    ("sentence", "name", "entity"),
    [
        ("Sie zeigten Iskander-Raketen.", "Iskander-Raketen", "Q483042"),
        ("Sie zeigten Iskander-M-Raketen.", "Iskander-M-Raketen", "Q483042"),
        ("Sie zeigten den Leopard-2-Panzer.", "Leopard-2-Panzer", "Q151968"),
        ("Die Leopard-Lieferung stockt.", "Leopard", "Q151968"),
        ("Zwei Su 25 stiegen auf.", "Su 25", "Q192137"),
        ("Zwei SU-25 stiegen auf.", "SU-25", "Q192137"),
        ("Zwei F-16s stiegen auf.", "F-16s", "Q100026"),
        ("Zwei F-16-Kampfjets stiegen auf.", "F-16-Kampfjets", "Q100026"),
        ("Die Huthi-Miliz schoss.", "Huthi-Miliz", "Q3042087"),
        ("Die Huthis schossen.", "Huthis", "Q3042087"),
        ("Werfer vom Typ Testdrache 5 rollten.", "Testdrache 5", "nil:Testdrache 5"),
    ],
)
def test_weapons_and_groups_take_the_whole_compound_that_denotes_them(sentence: str, name: str, entity: str) -> None:
    assert meant(sentence)[name] == entity


def test_named_sanctions_are_mentions_and_bare_ones_are_not() -> None:
    found = meant("Die EU-Sanktionen und das elfte Sanktionspaket wirken. Neue Sanktionen kommen.")
    assert {"EU-Sanktionen", "elfte Sanktionspaket"} <= found.keys()
    assert "Sanktionen" not in found


def test_a_numbered_package_has_one_name_whatever_its_case() -> None:
    text = "Das sechste Sanktionspaket kam. Ein sechstes Sanktionspaket, im sechsten Sanktionspaket, wegen des 6. Sanktionspakets."
    assert {mention.entity.id for mention in linked(text)} == {"nil:6. Sanktionspaket"}
    english = "The sixth sanctions package came, the sixth package of sanctions, a 6th sanctions package; then the 12th."
    assert {mention.entity.id for mention in linked(english, "en")} == {"nil:6th sanctions package"}
    assert {mention.entity.id for mention in linked("Teile des EU-Sanktionspakets gelten.")} == {"nil:EU-Sanktionspaket"}


def test_a_river_is_told_from_the_state_by_its_article() -> None:
    assert meant("They crossed the Jordan into Jordan.", "en") == {"Jordan": "Q810"}
    assert [m.entity.id for m in linked("They crossed the Jordan into Jordan.", "en")] == ["Q40059", "Q810"]


@pytest.mark.parametrize("sentence", ["Wir helfen us allen.", "Das Land ist schön.", "Die Welt schaut zu.", "Er isst Erde."])
def test_ordinary_words_are_no_names(sentence: str) -> None:
    assert not linked(sentence)


def test_names_of_the_model_become_unlinked_mentions() -> None:
    text = "Der Verband Zwietracht tagt in Oberwaldau."
    article = Article("a", text, "de", (Span(0, len(text)),))
    (sentence,) = BlankParser().parse([article])[0]
    named = Sentence(sentence.start, sentence.end, sentence.tokens, (Name(12, 22, "ORG"), Name(31, 41, "LOC")))
    found = [(m.text, m.entity.id, m.entity.kind) for m in LINKER.link([article], [(named,)])[0]]
    assert found == [("Zwietracht", "nil:Zwietracht", EntityKind.ORGANIZATION), ("Oberwaldau", "nil:Oberwaldau", EntityKind.PLACE)]


def test_nothing_is_linked_outside_the_body() -> None:
    text = "Lesen Sie auch: Putin in Moskau\nPutin sprach in Minsk.\nMehr zu Kiew"
    article = Article("a", text, "de", (Span(32, 54),), published=SUMMER)
    assert [m.text for m in LINKER.link([article], BlankParser().parse([article]))[0]] == ["Putin", "Minsk"]


def test_every_mention_says_why() -> None:
    for mention in linked("Der Kremlchef sprach in Moskau mit Lukaschenka und dem Militärsprecher Oleg Testow über die EU-Sanktionen."):
        assert mention.candidates
        assert mention.candidates[0].entity == mention.entity
        assert all(candidate.why for candidate in mention.candidates)


_WORDS = st.sampled_from(
    "Moskau Putins der russische Präsident Kremlchef - , . Leopard 2 Nato-Gipfel U.S. 's Wladimir Putin in nach und al-Scharaa Straße ß İ ﬁ🙂 Ahmed al-".split()
)


@given(st.lists(_WORDS, max_size=14), st.sampled_from(["de", "en"]), st.sampled_from([" ", "", "\n", "\u00a0"]))
def test_mentions_are_sorted_apart_and_quote_the_text(words: list[str], lang: str, blank: str) -> None:
    text = blank.join(words)
    article = Article("a", text, lang, (Span(0, len(text)),) if text else (), published=SUMMER)
    (found,) = LINKER.link([article], BlankParser().parse([article]))
    assert found == LINKER.link([article], BlankParser().parse([article]))[0]
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= mention.score <= 1
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_outcome_does_not_depend_on_the_batch() -> None:
    texts = ["Wladimir Putin kam.", "Putin ging.", "Der Staatschef blieb."]
    articles = [Article(str(i), text, "de", (Span(0, len(text)),), published=SUMMER) for i, text in enumerate(texts)]
    parsed = BlankParser().parse(articles)
    assert LINKER.link(articles, parsed) == [LINKER.link([a], [p])[0] for a, p in zip(articles, parsed, strict=True)]


def test_without_a_day_only_the_article_can_say_who_holds_an_office() -> None:
    assert "Bundeskanzler" not in meant("Der Bundeskanzler blieb vage.", day=None)
    assert meant("Olaf Scholz kam. Der Bundeskanzler blieb vage.", day=None)["Bundeskanzler"] == "Q61053"


def test_an_article_later_than_the_tables_says_so() -> None:
    (mention,) = linked("Der Kremlchef blieb vage.", day=date(2031, 1, 1))
    assert mention.score < 0.7
    assert "as far as was known on 2026-01-01" in mention.candidates[0].why


@pytest.mark.parametrize(
    ("sentence", "lang", "expected"),
    [
        ("Kremlchef", "de", {"Kremlchef": "Q7747"}),
        ("US-Präsident warnt vor Eile", "de", {"US-Präsident": "Q6279"}),
        ("Turkish president warns of haste", "en", {"Turkish president": "Q39259"}),
        ("In der Türkei wartet Belarus' Präsident.", "de", {"Türkei": "Q43", "Belarus": "Q184"}),
        ("Yesterday Turkey's president spoke.", "en", {"Turkey": "Q43", "president": "Q39259"}),
        ("Gestern sprach Russlands Außenminister.", "de", {"Russlands": "Q159", "Außenminister": "Q58217"}),
        ("Präsident wird er nie.", "de", {}),
    ],
)
def test_a_role_without_an_article_counts_with_its_state(sentence: str, lang: str, expected: dict[str, str]) -> None:
    assert meant(sentence, lang) == expected
