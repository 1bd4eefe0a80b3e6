"""Datelines of agencies and papers."""

from datetime import date

import pytest

from kg.reading.dateline import dateline
from kg.reading.lines import lines

REST = " Die Regierung hat die Grenze zum Nachbarland am Montag für einen Monat geschlossen."


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("MOSKAU (Reuters) –", "MOSKAU", "Reuters", None),
        ("Berlin, 12. März (dpa) -", "Berlin", "dpa", date(2024, 3, 12)),
        ("WASHINGTON, Feb. 2 (AP) —", "WASHINGTON", "AP", date(2024, 2, 2)),
        ("NAIROBI, July 29 (Reuters) -", "NAIROBI", "Reuters", date(2023, 7, 29)),
        ("KIEW/BERLIN (dpa)", "KIEW/BERLIN", "dpa", None),
        ("Moskau/Minsk -", "Moskau/Minsk", None, None),
        ("GENEVA, Switzerland (AP) -", "GENEVA, Switzerland", "AP", None),
        ("Brüssel (dpa/AFP) –", "Brüssel", "dpa/AFP", None),
        ("LONDON —", "LONDON", None, None),
        ("Frankfurt am Main (dpa-AFX) -", "Frankfurt am Main", "dpa-AFX", None),
        ("ST. PETERSBURG, 25. Juni 2022 –", "ST. PETERSBURG", None, date(2022, 6, 25)),
        ("Washington, D.C. (AFP) –", "Washington, D.C.", "AFP", None),
        ("MOSKAU, 28. Februar. /TASS/.", "MOSKAU", "TASS", date(2024, 2, 28)),
        ("BERLIN taz/dpa |", "BERLIN", "taz/dpa", None),
        ("Vilnius (BNS/dpa).", "Vilnius", "BNS/dpa", None),
        ("Brüssel/Moskau ·", "Brüssel/Moskau", None, None),
        ("dpa-AFX Washington –", "Washington", "dpa-AFX", None),
        ("(AFP) –", None, "AFP", None),
        ("Moscow, 10 October (IANS).", "Moscow", "IANS", date(2023, 10, 10)),
        ("ABUJA, Thursday (own correspondent) —", "ABUJA", "own correspondent", None),
        ("Berlin/Kiew.", "Berlin/Kiew", None, None),
        ("Sharm el-Sheikh (AFP) –", "Sharm el-Sheikh", "AFP", None),
        ("WIEN\u00a0(APA)\u00a0–", "WIEN", "APA", None),
        ("LIMA, Peru •", "LIMA, Peru", None, None),
        ("Riga ·", "Riga", None, None),
        ("GOMA, DR Congo:", "GOMA, DR Congo", None, None),
        ("MINSK (Sputnik)", "MINSK", "Sputnik", None),
        ("Tiflis (awp/sda)", "Tiflis", "awp/sda", None),
        ("Brüssel, 12.03.2024 (dpa) –", "Brüssel", "dpa", date(2024, 3, 12)),
    ],
)
def test_read(opening: str, place: str | None, agency: str | None, day: date | None) -> None:
    text = "Grenze geschlossen\n\n" + opening + REST
    found = dateline(text, lines(text), date(2024, 1, 15))
    assert found is not None
    assert text[slice(*found.span)] == opening
    assert (text[slice(*found.place)] if found.place else None) == place
    assert (text[slice(*found.agency)] if found.agency else None) == agency
    assert found.day == day


@pytest.mark.parametrize(
    "opening",
    [
        "Putin – der seit 1999 regiert – sagt, dass die Grenze zum Nachbarland geschlossen bleibt.",
        "Angela Merkel (CDU) - damals Kanzlerin - hat die Grenze zum Nachbarland nicht geschlossen.",
        "Nein. Die Regierung hat die Grenze zum Nachbarland am Montag nicht geschlossen.",
        "Die Grenze ist zu. Das hat die Regierung am Montag in Berlin bestätigt.",
        "Am 12. März (Dienstag) - wurde die Grenze zum Nachbarland für einen Monat geschlossen.",
        "St. Petersburg empfängt am Montag die Staatschefs von sechs Nachbarländern.",
        "U.N. Ambassadors of five states have left the session on the border in protest.",
        "Capt. Sample has closed the border to the neighbouring country for a month.",
        "Okt. Die Regierung hat die Grenze zum Nachbarland am Montag geschlossen.",
        "Kommentar – Die Regierung hat die Grenze zum Nachbarland am Montag geschlossen.",
        "Policy Brief No. Die Regierung hat die Grenze zum Nachbarland am Montag geschlossen.",
    ],
)
def test_none_where_there_is_none(opening: str) -> None:
    assert dateline(opening, lines(opening), date(2024, 1, 15)) is None


@pytest.mark.parametrize("towns", ["Wien, Belgrad", "San José, Managua, Lima", "Rom / Tunis", "Prag, Kiew, 3. Mai 2024"])
def test_towns_on_a_line_of_their_own(towns: str) -> None:
    text = f"Grenze geschlossen\n{towns}\n{REST}"
    found = dateline(text, lines(text))
    assert found is not None
    assert text[slice(*found.span)] == towns
    assert found.place is not None
    assert text[slice(*found.place)] == towns.removesuffix(", 3. Mai 2024")
    assert found.day == (date(2024, 5, 3) if "Mai" in towns else None)


@pytest.mark.parametrize("above", ["Wien, Belgrad", *(f"Grenze geschlossen\n{line}" for line in ("Wien, Montag", "Wien", "Wien, Belgrad\nTiflis"))])
def test_no_dateline_in_the_headline_a_single_town_or_far_above(above: str) -> None:
    text = f"{above}\n{REST}"
    assert dateline(text, lines(text)) is None


def test_a_day_without_year_stays_unknown_without_a_publication_date() -> None:
    text = "Berlin, 12. März (dpa) -" + REST
    found = dateline(text, lines(text))
    assert found is not None
    assert found.day is None


def test_the_year_is_the_nearest_one() -> None:
    text = "Berlin, 30. Dezember (dpa) -" + REST
    found = dateline(text, lines(text), date(2024, 1, 2))
    assert found is not None
    assert found.day == date(2023, 12, 30)


def test_a_day_that_does_not_exist_is_unknown() -> None:
    text = "Berlin, 31. Februar 2024 (dpa) -" + REST
    found = dateline(text, lines(text))
    assert found is not None
    assert found.day is None
