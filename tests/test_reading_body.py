"""The body among page furniture: whole pages and single lines written for this, and what holds for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.reading import body
from kg.reading.body import judged
from kg.reading.lines import INVISIBLE

PAGES = Path(__file__).parent / "pages"
HEADLINE = "Litauen verschärft Auflagen"
FIRST = "Die Regierung in Vilnius hat am Montag neue Auflagen für den Transit nach Kaliningrad beschlossen."
SECOND = "Der Kreml drohte daraufhin mit Gegenmaßnahmen und bestellte den Botschafter der Europäischen Union ein."


def marked(path: Path) -> tuple[str, list[Span]]:
    """A page's text without its ⟦furniture⟧ marks, and the spans outside them."""
    text, inside = "", []
    furniture = False
    for char in path.read_bytes().decode():
        if char in "⟦⟧":
            furniture = char == "⟦"
        else:
            text += char
            inside.append(not furniture)
    edges = [0, *(i for i in range(1, len(text)) if inside[i] != inside[i - 1]), len(text)]
    spans = []
    for start, end in pairwise(edges):
        stretch = text[start:end]
        if inside[start] and stretch.strip():
            start += len(stretch) - len(stretch.lstrip())
            spans.append(Span(start, start + len(stretch.strip())))
    return text, spans


def labels(*paragraphs: str) -> list[str]:
    return [label for _, label in judged("\n".join(paragraphs))]


def lines_of(name: str) -> list[str]:
    return (PAGES / "lines" / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    text, spans = marked(path)
    assert [text[start:end] for start, end in body(text)] == [text[start:end] for start, end in spans]
    assert list(body(text)) == spans


@pytest.mark.parametrize("given_line", lines_of("furniture.txt"))
def test_a_furniture_line_goes_and_nothing_with_it(given_line: str) -> None:
    """A line marked ^ stands below the headline, one marked $ below the last paragraph, others in the middle."""
    mark, shown = given_line[0], given_line.lstrip("^$")
    place = {"^": 1, "$": 3}.get(mark, 2)
    paragraphs = [HEADLINE, FIRST, SECOND]
    paragraphs.insert(place, shown)
    found = labels(*paragraphs)
    assert found[place]
    assert not any(label for i, label in enumerate(found) if i != place)


@pytest.mark.parametrize("given_line", lines_of("body.txt"))
def test_a_body_line_stays(given_line: str) -> None:
    assert labels(HEADLINE, FIRST, given_line, SECOND) == ["", "", "", ""]


def test_nothing_is_left_of_pure_furniture() -> None:
    assert body("Anzeige\nRead more\n") == ()
    assert body(" \r\n\u00a0\n") == ()


def test_a_text_without_paragraphs_is_body() -> None:
    assert body("Putin trifft Lukaschenko") == (Span(0, 24),)


def test_credits_end_the_article_but_not_when_they_stand_above_it() -> None:
    after = labels(HEADLINE, FIRST, SECOND, "Redigiert von Tom Harder", "Ganz anderes wird hier in einem ganzen Satz erzählt.")
    assert after[-1] == "after the end"
    above = labels(HEADLINE, "Redigiert von Tom Harder", FIRST, SECOND)
    assert above == ["", "credit", "", ""]


def test_credits_below_each_of_several_reports_end_nothing() -> None:
    report = [FIRST, "Redigiert von Tom Harder"]
    assert labels(*report * 4) == ["", "credit"] * 4
    signed = f"{SECOND} (dpa)"
    assert [label for label in labels(FIRST, signed, FIRST, signed) if label] == ["credit", "credit"]


def test_a_crosshead_below_teasers_is_spared() -> None:
    found = labels(HEADLINE, FIRST, "Mehr zum Thema", "Wie Kaliningrad vom Transit durch Litauen abhängt", "Moskau droht", SECOND)
    assert found == ["", "", "teasers", "teaser", "", ""]


def test_the_headline_below_the_name_of_a_section_is_spared() -> None:
    assert labels("Weitere Nachrichten", HEADLINE, FIRST, SECOND) == ["teasers", "", "", ""]
    assert labels("More news", HEADLINE, "Published", "on", FIRST)[1] == ""


def test_the_headline_below_a_caption_and_above_its_date_is_spared() -> None:
    found = labels("Lastwagen stehen am Abend an der Grenze.", "Liveblog", HEADLINE, "Stand: 03.05.2023 08:15 Uhr", FIRST, SECOND)
    assert found == ["", "live label", "", "time", "", ""]


def test_teasers_above_a_headline_do_not_take_it_along() -> None:
    found = labels("Mehr zum Thema", "Wie Kaliningrad vom Transit durch Litauen abhängt", HEADLINE, FIRST, SECOND)
    assert found == ["teasers", "teaser", "", "", ""]


def test_a_caption_that_stands_there_twice() -> None:
    caption = "Lastwagen an der Grenze bei Kybartai"
    assert labels(HEADLINE, FIRST, caption, caption, "Foto: Ira Beispiel/AP", SECOND)[2:5] == ["caption"] * 3
    assert labels(HEADLINE, FIRST, caption, caption, "Reuters", SECOND)[2:4] == ["caption"] * 2
    assert labels(HEADLINE, FIRST, caption, caption, SECOND) == [""] * 5


def test_beginnings_of_stories_at_the_end() -> None:
    cut = ["Der Botschafter sagte, er habe von dem Plan der ...", "In Riga demonstrierten am Abend Tausende gegen das neue..."]
    assert labels(HEADLINE, FIRST, SECOND, *cut) == ["", "", "", "cut off", "cut off"]
    assert labels(HEADLINE, FIRST, SECOND, cut[0]) == [""] * 4


def test_a_kicker_stays() -> None:
    assert labels("Baltikum", HEADLINE, FIRST, SECOND) == [""] * 4


def test_a_byline_in_the_first_paragraph_is_cut_off() -> None:
    text = f"By John Sample LONDON (Reuters) – {FIRST}"
    assert [text[start:end] for start, end in body(text)] == [f"LONDON (Reuters) – {FIRST}"]


def test_a_byline_at_the_end_of_a_line_is_cut_off() -> None:
    text = f"Ein Gespräch mit der Botschafterin über die Grenze ■ Von Ina Ferber\n{FIRST}\n{SECOND}"
    assert [text[start:end] for start, end in body(text)] == ["Ein Gespräch mit der Botschafterin über die Grenze", f"{FIRST}\n{SECOND}"]


def test_credits_in_the_last_paragraph_are_cut_off() -> None:
    text = f"{FIRST}\n{SECOND}\u00a0(Reporting by John Sample; editing by Mary Example)"
    assert [text[start:end] for start, end in body(text)] == [f"{FIRST}\n{SECOND}"]


def test_a_list_of_offers_goes_with_the_offer() -> None:
    found = labels(HEADLINE, FIRST, "Jetzt kostenlos testen und alle Artikel lesen", "- Zugriff auf alles", "- monatlich kündbar", SECOND)
    assert found == ["", "", *["registration"] * 3, ""]


def test_a_list_after_a_colon_is_no_run_of_headlines() -> None:
    assert labels(HEADLINE, FIRST, "Moskau verlangt dreierlei:", "- freie Fahrt", "- keine Kontrollen") == [""] * 5


TEXTS = st.text(st.sampled_from('aÄß.,:!?„“"»()-–| \t\n\r\u00a0\u00ad\u2028\x85\u200b𝔸😀Von Lesen Sie auch Anzeige Read more dpa 1'), max_size=200)
PIECES = st.lists(
    st.sampled_from(
        [
            HEADLINE,
            FIRST,
            SECOND,
            "Anzeige",
            "Mehr zum Thema",
            "Read more: 𝔸",
            "(Redaktion: Ina Ferber)",
            "\u00adTei\u00adlen",
            "\u00a0",
            "",
            "dpa",
            "Moskau droht",
        ]
    ),
    max_size=12,
)


def assert_sound(text: str) -> None:
    found = body(text)
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
    assert all(left.end < right.start for left, right in pairwise(found))
    pieces = [piece for piece, label in judged(text) if not label]
    assert all(any(start <= piece.start and piece.end <= end for start, end in found) for piece in pieces)


@given(TEXTS)
def test_spans_are_sound_for_any_text(text: str) -> None:
    assert_sound(text)


@given(PIECES, st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]))
def test_spans_are_sound_for_any_page_and_do_not_depend_on_its_line_ends(pieces: list[str], end: str) -> None:
    text = end.join(pieces)
    assert_sound(text)
    plain = "\n\n".join(pieces)
    assert [label for _, label in judged(text)] == [label for _, label in judged(plain)]


@given(st.text(max_size=300))
def test_every_visible_character_is_judged(text: str) -> None:
    judged_text = "".join(text[piece.start : piece.end] for piece, _ in judged(text))
    assert "".join(judged_text.translate(INVISIBLE).split()) == "".join(text.translate(INVISIBLE).split())


@pytest.mark.parametrize("tag", ["(dpa)", "(sda/dpa)", "(afp/dpa)", "(ab/dpa)", "(kk/afp/dpa)", "(APA/dpa)", "[Reuters]"])
def test_an_agency_tag_is_cut_off_and_its_paragraph_stays(tag: str) -> None:
    text = f"Die Minister reisten am Abend ab.\n\nAm Montag wollen sie erneut verhandeln, teilte das Amt mit. Eine Einigung ist fern. {tag}\n"
    (span,) = body(text)
    assert text[span.start : span.end].endswith("fern.")
