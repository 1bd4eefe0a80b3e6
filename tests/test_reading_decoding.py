"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.decoding import decode

GERMAN = "Österreichs Außenminister sagte: „Für Brüssel – nicht länger.“ 5 €\r\nZwei\u00adte Zeile\u00a0hier.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding)) == GERMAN


def test_western_single_bytes() -> None:
    assert decode(GERMAN.encode("cp1252")) == GERMAN
    plain = "Größe und Maß für Österreich"
    assert decode(plain.encode("latin-1")) == plain
    assert decode(plain.encode("latin-1"), "ISO-8859-1") == plain


def test_servers_that_say_latin_1_mean_cp1252() -> None:
    assert decode("„Ja“ – 5 €".encode("cp1252"), "iso-8859-1") == "„Ja“ – 5 €"


def test_a_wrong_or_unknown_declaration_does_no_harm() -> None:
    assert decode("Größe".encode("cp1252"), "utf-8") == "Größe"
    assert decode("Größe".encode(), "x-klingon") == "Größe"


def test_binary_is_refused() -> None:
    with pytest.raises(ValueError, match="NUL"):
        decode(b"PK\x03\x04\x00\x01\x02\x00\x07")


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\ufeff")))
def test_utf8_round_trips(text: str) -> None:
    assert decode(text.encode()) == text
