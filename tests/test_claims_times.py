"""Expressions of time: tables of cases in German and English (`tests/times`), trees and names, and what holds for every date."""

import pickle
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.times import Tense, TimeExpression, find_times, resolve
from kg.claims.times import words as words_module
from kg.claims.times.words import lexicon
from kg.language.blank import tokens
from kg.model import Name, Sentence, Span, Token, When

TABLES = Path(__file__).parent / "times"
WEDNESDAY = date(2023, 3, 15)
UNTIMED = settings(deadline=None)  # the first sentence loads the tokenizer
TENSES: tuple[Tense, ...] = ("past", "present", "future")


def sentence(text: str, lang: str, names: tuple[Name, ...] = ()) -> Sentence:
    return Sentence(0, len(text), tuple(tokens(text, lang, Span(0, len(text)))), names)


def words_of(expression: TimeExpression, parsed: Sentence, text: str) -> str:
    return text[parsed.tokens[expression.start].start : parsed.tokens[expression.end - 1].end]


def written(when: When | None) -> str:
    if when is None:
        return "-"
    return str(when.first) if when.first == when.last else f"{when.first or ''}..{when.last or ''}"


def cases(lang: str) -> Iterator[ParameterSet]:
    published: date | None = None
    for number, line in enumerate((TABLES / f"{lang}.txt").read_text().splitlines(), 1):
        if line.startswith("@ "):
            published = None if line[2:] == "none" else date.fromisoformat(line[2:])
        elif "|" in line and not line.startswith("#"):
            tense, marked, expected = (part.strip() for part in line.split("|"))
            yield pytest.param(lang, published, tense, marked, expected.split(), id=f"{lang}-{number}")


@pytest.mark.parametrize(("lang", "published", "tense", "marked", "expected"), [*cases("de"), *cases("en")])
def test_tables(lang: str, published: date | None, tense: Tense, marked: str, expected: list[str]) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    parsed = sentence(text, lang)
    found = find_times(parsed, lang)
    assert [words_of(time, parsed, text) for time in found] == re.findall(r"\[(.*?)\]", marked)
    assert [written(resolve(time, published, tense)) for time in found] == expected


# --- every date ----------------------------------------------------------------------------------------------------

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
GERMAN_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
GERMAN_WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
ENGLISH_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def spellings(day: date) -> Iterator[tuple[str, str]]:
    """Language and words of a date, in the formats that news use."""
    month, weekday = GERMAN_MONTHS[day.month - 1], GERMAN_WEEKDAYS[day.weekday()]
    for words in (
        f"am {day.day}. {month} {day.year}",
        f"am {day:%d.%m.%Y}",
        f"am {day.day}.{day.month}.{day.year}",
        f"am {weekday}, dem {day.day}. {month} {day.year}",
        f"am {weekday} ({day:%d.%m.%Y})",
        day.isoformat(),
    ):
        yield "de", words
    month, weekday = ENGLISH_MONTHS[day.month - 1], ENGLISH_WEEKDAYS[day.weekday()]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(day.day if day.day < 4 else day.day % 10 if day.day > 20 else 0, "th")
    for words in (
        f"on {month} {day.day}, {day.year}",
        f"on {day.day} {month} {day.year}",
        f"on the {day.day}{suffix} of {month} {day.year}",
        f"on {weekday}, {month} {day.day}, {day.year}",
        f"on {month[:3]}. {day.day}, {day.year}" if len(month) > 4 else f"on {month} {day.day}{suffix}, {day.year}",
        f"on {day.isoformat()}",
    ):
        yield "en", words


def only(text: str, lang: str) -> TimeExpression:
    (time,) = find_times(sentence(text, lang), lang)
    return time


@UNTIMED
@given(day=DAYS, published=st.none() | DAYS, tense=st.sampled_from(TENSES))
def test_a_date_in_any_spelling_is_itself(day: date, published: date | None, tense: Tense) -> None:
    for lang, words in spellings(day):
        text = f"Das geschah {words}." if lang == "de" else f"It happened {words}."
        parsed = sentence(text, lang)
        (time,) = find_times(parsed, lang)
        # The tokenizer leaves the full stop with a date in digits.
        assert words_of(time, parsed, text).rstrip(".") == words
        assert time.direction == "given"
        assert resolve(time, published, tense) == When(day, day)


@UNTIMED
@given(published=DAYS, weekday=st.integers(0, 6))
def test_a_weekday_is_within_a_week(published: date, weekday: int) -> None:
    for lang, words in (("de", f"Das geschah am {GERMAN_WEEKDAYS[weekday]}."), ("en", f"It happened on {ENGLISH_WEEKDAYS[weekday]}.")):
        time = only(words, lang)
        past, present, future = (resolve(time, published, tense) for tense in TENSES)
        assert past
        assert future
        assert past.first == past.last
        assert past.first is not None
        assert past.first.weekday() == weekday
        assert timedelta(0) <= published - past.first < timedelta(7)
        assert future.first is not None
        assert future.first.weekday() == weekday
        assert timedelta(0) <= future.first - published < timedelta(7)
        assert present == future


@UNTIMED
@given(published=DAYS, month=st.integers(1, 12))
def test_a_month_is_the_last_begun_or_the_next_not_over(published: date, month: int) -> None:
    for lang, words in (("de", f"Das geschah im {GERMAN_MONTHS[month - 1]}."), ("en", f"It happened in {ENGLISH_MONTHS[month - 1]}.")):
        time = only(words, lang)
        past, future = (resolve(time, published, tense) for tense in ("past", "future"))
        assert past is not None
        assert future is not None
        assert past.first is not None
        assert future.last is not None
        assert past.first.month == month == future.last.month
        assert 0 <= (published.year * 12 + published.month) - (past.first.year * 12 + month) < 12
        assert 0 <= (future.last.year * 12 + month) - (published.year * 12 + published.month) < 12


# --- any words at all ----------------------------------------------------------------------------------------------


def vocabulary(lang: str) -> list[str]:
    known = {part for word in lexicon(lang) for part in word.split()}
    return [*sorted(known), *". , ( ) - – / ' s 25. 3. 3 31 2022 2023 24.02.2022 1990er 1990s Merz troops".split()]


@UNTIMED
@given(lang=st.sampled_from(["de", "en"]), data=st.data(), published=st.none() | DAYS, tense=st.sampled_from(TENSES))
def test_no_words_break_it(lang: str, data: st.DataObject, published: date | None, tense: Tense) -> None:
    words = data.draw(st.lists(st.sampled_from(vocabulary(lang)), max_size=12))
    parsed = sentence(" ".join(words), lang) if words else Sentence(0, 0, ())
    found = find_times(parsed, lang)
    assert found == find_times(parsed, lang)
    assert [time.start for time in found] == sorted(time.start for time in found)
    for time in found:
        assert 0 <= time.start < time.end <= len(parsed.tokens)
        when = resolve(time, published, tense)
        assert pickle.loads(pickle.dumps(time)) == time
        assert len({time, time}) == 1
        if when and when.first and when.last:
            assert when.first <= when.last
        if when and published and time.relation == "at" and time.direction == "past":
            assert when.first is not None
            assert when.first <= published
        if when and published and time.relation == "at" and time.direction == "future":
            assert when.last is None or when.last >= published


NEUTRAL = {
    "de": "Botschafter Gespräch endlich deutlich Panzer verhandelte Kiew nicht".split(),
    "en": "envoy talks finally tank Kyiv negotiated not clearly".split(),
}


@UNTIMED
@given(case=st.sampled_from([*cases("de"), *cases("en")]), data=st.data())
def test_words_around_change_nothing(case: ParameterSet, data: st.DataObject) -> None:
    lang, published, tense, marked, expected = case.values
    before = data.draw(st.lists(st.sampled_from(NEUTRAL[lang]), min_size=1, max_size=6))
    after = data.draw(st.lists(st.sampled_from(NEUTRAL[lang]), max_size=6))
    # "Morgen" is "tomorrow" at the beginning only.
    if "[Morgen" in marked:
        return
    text = " ".join([*before, ":", re.sub(r"[\[\]]", "", marked), *after])
    found = find_times(sentence(text, lang), lang)
    assert [written(resolve(time, published, tense)) for time in found] == expected


# --- tags, trees, names, tokens ------------------------------------------------------------------------------------


def parsed_by(rows: str, names: tuple[Name, ...] = ()) -> Sentence:
    """A sentence from rows of word, tag, head (from 1, 0 for the root) and relation."""
    found, start = [], 0
    for index, row in enumerate(rows.strip().splitlines()):
        text, pos, head, dep = row.split()
        found.append(Token(start, start + len(text), text, pos=pos, head=index if head == "0" else int(head) - 1, dep=dep))
        start += len(text) + 1
    return Sentence(0, start - 1, tuple(found), names)


def test_a_verb_is_no_month() -> None:
    march = "Troops NOUN 2 nsubj\n{} {} 0 root\nin ADP 4 case\nMarch PROPN 2 obl"
    assert [time.start for time in find_times(parsed_by(march.format("March", "VERB")), "en")] == [2]


def test_a_name_is_no_time() -> None:
    text = "In May the Prime Minister spoke in Good Friday Church."
    spans = [(text.index("May"), text.index("May") + 3, "PER"), (text.index("Good"), text.index(" Church") + 7, "LOC")]
    names = tuple(Name(*span) for span in spans)
    assert len(find_times(sentence(text, "en"), "en")) == 2
    assert find_times(sentence(text, "en", names), "en") == ()


def test_the_tree_says_what_hangs_on_a_noun() -> None:
    rows = "Der DET 2 det\nBesuch NOUN 5 nsubj\nam ADP 4 case\nMontag NOUN {}\nendete VERB 0 root"
    found = [find_times(parsed_by(rows.format(edge)), "de") for edge in ("2 nmod", "5 obl")]
    assert [time.adnominal for (time,) in found] == [True, False]


def test_a_bare_year_beside_a_noun_stays_with_the_clause() -> None:
    rows = "Das DET 2 det\nMinisterium NOUN 5 nsubj\n2023 NUM 2 nmod\nSanktionen NOUN 5 obj\nverhängte VERB 0 root"
    assert [time.adnominal for time in find_times(parsed_by(rows), "de")] == [False]


@pytest.mark.parametrize(
    ("text", "lang", "adnominal"),
    [
        ("Der Angriff vom 22. April war schwer.", "de", True),
        ("Das Abkommen von 1974 gilt.", "de", True),
        ("Die Wahlen des vergangenen Jahres waren frei.", "de", True),
        ("Er kam am 22. April.", "de", False),
        ("Vom 22. April an gilt das Verbot.", "de", False),
        ("The 2015 deal collapsed.", "en", True),
        ("Last week's attack was severe.", "en", True),
        ("It fell after the 2003 invasion.", "en", True),
        ("The pact of 2001 holds.", "en", True),
        ("He came in 2015.", "en", False),
    ],
)
def test_words_say_what_hangs_on_a_noun(text: str, lang: str, adnominal: bool) -> None:
    assert only(text, lang).adnominal is adnominal


@pytest.mark.parametrize(
    ("text", "lang", "direction"),
    [
        ("Er kam am Montag.", "de", "open"),
        ("Er kam vergangene Woche.", "de", "past"),
        ("Er kommt kommende Woche.", "de", "future"),
        ("Er kam vor vier Monaten.", "de", "past"),
        ("Er kommt in zwei Wochen.", "de", "future"),
        ("Er rief für Samstag dazu auf.", "de", "future"),
        ("Er kam 2019.", "de", "given"),
        ("Er kam heute.", "de", "given"),
        ("Seit Dezember ist er da.", "de", "past"),
        ("He came last night.", "en", "past"),
        ("He came overnight.", "en", "open"),
        ("He comes later this year.", "en", "future"),
        ("He came earlier this week.", "en", "past"),
        ("He came two hours ago.", "en", "past"),
        ("He came from Monday to Wednesday.", "en", "open"),
        ("He came from May 3 to May 5, 2022.", "en", "given"),
    ],
)
def test_direction(text: str, lang: str, direction: str) -> None:
    assert only(text, lang).direction == direction


@pytest.mark.parametrize("cut", ["am|25.|Juni|2022", "am|25|.|Juni|2022"])
def test_tokens_may_be_cut_in_other_ways(cut: str) -> None:
    text, found, start = "am 25. Juni 2022", [], 0
    for part in cut.split("|"):
        start = text.index(part, start)
        found.append(Token(start, start + len(part), part))
        start += len(part)
    (time,) = find_times(Sentence(0, len(text), tuple(found)), "de")
    assert (time.start, time.end) == (0, len(found))
    assert resolve(time, None, "past") == When(date(2022, 6, 25), date(2022, 6, 25))


def test_a_language_without_words_has_no_times() -> None:
    assert find_times(sentence("25.06.2022", "de"), "fr") == ()


def test_every_word_of_the_lists_is_known_once_in_its_class() -> None:
    tables = tomllib.loads((Path(words_module.__file__).parent / "words.toml").read_text())
    for lang, classes in tables.items():
        for name, table in classes.items():
            lines = table.values() if isinstance(table, dict) else [table]
            listed = [word for line in lines for word in line.split()]
            assert len(listed) == len(set(listed)), (lang, name)
