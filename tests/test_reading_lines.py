"""Paragraphs of a plain text."""

from kg.reading.lines import lines


def shown(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in lines(text)]


def test_every_kind_of_line_end() -> None:
    assert shown("eins\r\nzwei\rdrei\n\nvier\u2028fünf\x85") == ["eins", "zwei", "drei", "vier", "fünf"]


def test_offsets_count_the_text_as_given_and_the_plain_text_is_plain() -> None:
    text = "\u00a0 Das Parla\u00adment hat’s\u00a0gesagt.\u200b \n"
    (piece,) = lines(text)
    assert text[piece.start : piece.end] == "Das Parla\u00adment hat’s\u00a0gesagt.\u200b"
    assert piece.plain == "Das Parlament hat's gesagt."


def test_a_hard_wrapped_paragraph_is_one() -> None:
    text = "Die Regierung hat am Dienstag angeordnet, die Grenze\nfür einen Monat zu schließen. Moskau sprach von einer\nProvokation."
    assert shown(text) == [text]


def test_headlines_below_each_other_are_not_taken_for_one_paragraph() -> None:
    text = "Gaspreise fallen auf den tiefsten Stand seit dem Juni\nErdbeben erschüttert Zypern\nNeue Regierung in Sofia"
    assert len(shown(text)) == 3


def test_a_text_with_a_long_line_is_not_wrapped() -> None:
    wrapped = "Die Regierung hat am Dienstag angeordnet, die Grenze\nfür einen Monat zu schließen."
    assert len(shown(wrapped)) == 1
    assert len(shown(wrapped + "\n\n" + "Wort " * 40)) == 3


def test_quotations_of_every_make_are_blanked() -> None:
    (piece,) = lines('Er rief „Lesen Sie“, dann “read”, dann »hört«, dann «lisez», dann "los".')
    assert piece.unquoted == 'Er rief "", dann "", dann "", dann "", dann "".'


def test_the_mark_at_the_end_is_seen_through_quotes_and_brackets() -> None:
    assert [lines(text)[0].ending for text in ("Ja.“", "Ja!", "(Nein?)", "Also:", "Titel")] == [".", "!", "?", ":", ""]
