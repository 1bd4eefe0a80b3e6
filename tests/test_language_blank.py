from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.language.blank import BlankParser
from kg.language.sentences import sentence_spans
from kg.model import Article, Span


def split(text: str, lang: str = "de") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, lang, Span(0, len(text)))]


def test_german_full_stops_that_end_no_sentence() -> None:
    text = "Am 25. Juni traf er Dr. Meier in St. Petersburg, z. B. am 3. April. Der 18. EU-Gipfel folgte 2014. Danach kam Karl IV. zurück."
    assert split(text) == [
        "Am 25. Juni traf er Dr. Meier in St. Petersburg, z. B. am 3. April.",
        "Der 18. EU-Gipfel folgte 2014.",
        "Danach kam Karl IV. zurück.",
    ]


def test_quotes_stay_with_their_sentence() -> None:
    assert split("„Wir gehen.“ Er blieb. „Kommt ihr?“, fragte sie. «Nein!» sagte er.") == [
        "„Wir gehen.“",
        "Er blieb.",
        "„Kommt ihr?“, fragte sie.",
        "«Nein!» sagte er.",
    ]


def test_english_abbreviations_and_initials() -> None:
    text = 'The U.S. Senate met Gen. H.R. Stone on Feb. 2. He left the U.S. The rest stayed. "Why?" she asked.'
    assert split(text, "en") == ["The U.S. Senate met Gen. H.R. Stone on Feb. 2.", "He left the U.S.", "The rest stayed.", '"Why?" she asked.']


def test_headline_without_full_stop_is_a_sentence() -> None:
    assert split("Minister reist ab\n\nDer Minister reiste ab.") == ["Minister reist ab", "Der Minister reiste ab."]


def test_lines_of_fixed_width_are_joined() -> None:
    text = (
        "Der Minister reiste am Montag in die Hauptstadt des Nachbarlands und\n"
        "sprach dort mehrere Stunden lang mit seinem Amtskollegen über die\n"
        "Lage an der Grenze. Danach flog er am Abend wieder zurück in die\n"
        "eigene Hauptstadt.\n"
    )
    assert len(split(text)) == 2


def test_number_at_the_end_of_a_sentence_is_no_ordinal() -> None:
    article = Article(id="a", text="Das war 2014. Er kam am 3. Mai.", lang="de", body=(Span(0, 31),))
    (sentences,) = BlankParser().parse([article])
    assert [[token.text for token in sentence.tokens] for sentence in sentences] == [["Das", "war", "2014", "."], ["Er", "kam", "am", "3.", "Mai", "."]]


@given(st.text(alphabet=st.sampled_from("aÄ. \r\n\t!?„“\"'(2)\u00ad\u00a0😀"), max_size=60), st.sampled_from(["de", "en"]))
def test_sentences_are_trimmed_ordered_and_lose_no_word(text: str, lang: str) -> None:
    spans = list(sentence_spans(text, lang, Span(0, len(text))))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("aÄ. \r\n!?„“(2)-\u00ad\u00a0😀"), max_size=40), st.sampled_from(["de", "en"]), st.integers(0, 10))
def test_token_offsets_round_trip(text: str, lang: str, start: int) -> None:
    article = Article(id="a", text=text, lang=lang, body=(Span(min(start, len(text)), len(text)),))
    (sentences,) = BlankParser().parse([article])
    for sentence in sentences:
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        assert all(article.text[token.start : token.end] == token.text for token in sentence.tokens)
        assert all(article.in_body(token.start, token.end) for token in sentence.tokens)
