"""Which language a text is in."""

import pytest

from kg.reading.recognition import contradicted, recognise

SAMPLES = {
    "de": "Die Regierung in Vilnius hat am Montag neue Auflagen für den Transit nach Kaliningrad beschlossen. Der Kreml drohte mit Gegenmaßnahmen.",
    "en": "The government in Vilnius decided on Monday to restrict transit to Kaliningrad. The Kremlin threatened to respond with measures of its own.",
    "fr": "Le gouvernement de Vilnius a décidé lundi de limiter le transit vers Kaliningrad. Le Kremlin a menacé de prendre des mesures de rétorsion.",
    "nl": "De regering in Vilnius heeft maandag besloten om de doorvoer naar Kaliningrad te beperken. Het Kremlin dreigde met tegenmaatregelen.",
    "es": "El gobierno de Vilna decidió el lunes limitar el tránsito hacia Kaliningrado. El Kremlin amenazó con tomar medidas de respuesta.",
    "it": "Il governo di Vilnius ha deciso lunedì di limitare il transito verso Kaliningrad. Il Cremlino ha minacciato di rispondere con proprie misure.",
    "pl": "Rząd w Wilnie postanowił w poniedziałek ograniczyć tranzyt do Kaliningradu. Kreml zagroził podjęciem działań odwetowych wobec Litwy.",
    "ru": "Правительство в Вильнюсе решило в понедельник ограничить транзит в Калининград. Кремль пригрозил ответными мерами.",
    "da": "Regeringen i Vilnius besluttede mandag at begrænse transitten til Kaliningrad. Kreml truede med at svare igen med egne foranstaltninger.",
    "uk": "Уряд у Вільнюсі вирішив у понеділок обмежити транзит до Калінінграда. Кремль пригрозив заходами у відповідь.",
}


@pytest.mark.parametrize("lang", SAMPLES)
def test_a_few_sentences(lang: str) -> None:
    assert recognise(SAMPLES[lang]) == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Putin trifft Lukaschenko", "de"),
        ("Kreml droht mit Angriff", "de"),
        ("Kremlin threatens attack", "en"),
        ("Lukashenko meets Putin in Minsk", "en"),
        ("Litauen blockiert Transit nach Kaliningrad", "de"),
        ("Er bat Putin um Raketen.", "de"),
    ],
)
def test_a_short_text_is_one_of_the_two(text: str, lang: str) -> None:
    assert recognise(text) == lang


def test_capitals_do_not_matter() -> None:
    assert recognise(SAMPLES["de"].upper()) == "de"


def test_no_words_no_language() -> None:
    assert recognise("12345 +++ 😀") == ""


def test_a_page_that_gives_the_wrong_language_is_found_out() -> None:
    assert contradicted("en", SAMPLES["de"])
    assert contradicted("de", SAMPLES["en"])
    assert not contradicted("de", SAMPLES["de"])
    assert not contradicted("de", SAMPLES["fr"])
    assert not contradicted("fr", SAMPLES["de"])
    assert not contradicted("en", "Kurz")
