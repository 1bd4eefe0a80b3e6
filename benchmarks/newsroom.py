# ruff: noqa: E501 -- a template is one line, however long
"""A newsroom that never sleeps: synthetic articles, German and English, as many as asked for, the same for the same seed.

    python -m benchmarks.newsroom 1000 corpus.jsonl.gz [SEED]

Sentences come from templates: (one|of|these) is one of them, {state} and the like are filled from the lists below, {person} and {town} are invented
letter by letter. Every tenth article is a wire story that an earlier outlet had: with another agency line, cut off, or with a sentence changed.
"""

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

COPIED = 0.1
FILLED: dict[str, dict[str, str]] = {
    "de": {
        "state": "Russland|Belarus|die Ukraine|Litauen|Polen|Deutschland|Frankreich|Iran|Israel|China|Indien|Japan|Kasachstan|Armenien|Aserbaidschan|Finnland|Schweden|"
        "Ungarn|Serbien|Syrien|Niger|Mali|Ägypten|Saudi-Arabien|Brasilien|Kanada|Australien|Südkorea|Nordkorea|Vietnam|Georgien|Moldau|Lettland|Estland",
        "leader": "Wladimir Putin|Alexander Lukaschenko|Wolodymyr Selenskyj|Olaf Scholz|Emmanuel Macron|Joe Biden|Xi Jinping|Recep Tayyip Erdoğan|Viktor Orbán|"
        "Ursula von der Leyen|Jens Stoltenberg|Sergej Lawrow|Annalena Baerbock|Antony Blinken|Kim Jong-un|Benjamin Netanjahu|Ebrahim Raisi|Narendra Modi",
        "org": "die NATO|die Europäische Union|die Vereinten Nationen|der Sicherheitsrat|die OSZE|die Afrikanische Union|die Internationale Atomenergiebehörde|ECOWAS",
        "weapon": "Iskander|Leopard 2|Patriot|HIMARS|Su-25|S-400|Taurus|Marder|F-16|Storm Shadow|Gepard|Shahed-136|Challenger 2|Abrams",
        "capital": "Moskau|Minsk|Kiew|Vilnius|Warschau|Berlin|Paris|Teheran|Peking|Ankara|Budapest|Washington|London|Brüssel|Seoul|Tokio",
        "day": "am Montag|am Dienstag|am Mittwoch|am Donnerstag|am Freitag|am Samstag|am Sonntag|in der Nacht|am Abend|zu Wochenbeginn",
    },
    "en": {
        "state": "Russia|Belarus|Ukraine|Lithuania|Poland|Germany|France|Iran|Israel|China|India|Japan|Kazakhstan|Armenia|Azerbaijan|Finland|Sweden|Hungary|Serbia|"
        "Syria|Niger|Mali|Egypt|Saudi Arabia|Brazil|Canada|Australia|South Korea|North Korea|Vietnam|Georgia|Moldova|Latvia|Estonia",
        "leader": "Vladimir Putin|Alexander Lukashenko|Volodymyr Zelenskyy|Olaf Scholz|Emmanuel Macron|Joe Biden|Xi Jinping|Recep Tayyip Erdoğan|Viktor Orbán|"
        "Ursula von der Leyen|Jens Stoltenberg|Sergey Lavrov|Annalena Baerbock|Antony Blinken|Kim Jong-un|Benjamin Netanyahu|Ebrahim Raisi|Narendra Modi",
        "org": "NATO|the European Union|the United Nations|the Security Council|the OSCE|the African Union|the International Atomic Energy Agency|ECOWAS",
        "weapon": "Iskander|Leopard 2|Patriot|HIMARS|Su-25|S-400|Taurus|Marder|F-16|Storm Shadow|Gepard|Shahed-136|Challenger 2|Abrams",
        "capital": "Moscow|Minsk|Kyiv|Vilnius|Warsaw|Berlin|Paris|Tehran|Beijing|Ankara|Budapest|Washington|London|Brussels|Seoul|Tokyo",
        "day": "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|overnight|in the evening|earlier this week",
    },
}
TEMPLATES: dict[str, tuple[str, ...]] = {
    "de": (
        "{leader} (kündigte|stellte|sagte) {day} in {town} {number} (weitere|zusätzliche|neue) Systeme vom Typ {weapon} für {state} (an|in Aussicht|zu).",
        "(Das Außenministerium|Die Regierung|Die Präsidialverwaltung) in {capital} (wies|lehnte) den Vorwurf von {person} {day} (zurück|ab).",
        "{state} hat {day} (Sanktionen|Einreiseverbote|ein Handelsverbot) gegen {number} (Unternehmen|Personen|Banken) aus {town} (verhängt|beschlossen|ausgeweitet).",
        "Nach Angaben von {person} (trafen|erreichten) {number} (Panzer|Raketen|Drohnen) vom Typ {weapon} den (Hafen|Stützpunkt|Flugplatz) von {town}.",
        "{leader} und {leader} (trafen sich|berieten|sprachen) {day} in {town} (zu Gesprächen|miteinander|über die Lage) bei {person}.",
        "{state} (drohte|warnte) {state} {day} mit (einem Angriff|Gegenmaßnahmen|einer Blockade) bei {town}, (falls|sollte) {person} (nicht einlenken|weitermachen) werde.",
        "{org} (forderte|verlangte) {day} von {state} (den Abzug|die Freilassung|eine Erklärung) von {number} (Soldaten|Gefangenen|Beobachtern) aus {town}.",
        "In {town} (demonstrierten|protestierten|versammelten sich) {day} {number} Menschen gegen (die Politik|den Besuch|die Pläne) von {person}.",
        "{state} (verlegte|schickte|entsandte) {number} (Soldaten|Fallschirmjäger|Ausbilder) nach {town}, wie {person} der Zeitung {town}er Bote (sagte|berichtete).",
        "{state} sagte {state} {day} (Hilfe|Kredite|Zuschüsse) in Höhe von {number} Millionen Euro zu, die {person} in {town} (verwalten|verteilen) soll.",
        "{leader} (bat|ersuchte) {state} {day} um {number} (Flugabwehrsysteme|Schützenpanzer|Geschütze) vom Typ {weapon} für die Front bei {town}.",
        "Bei einem (Angriff|Luftschlag|Gefecht) nahe {town} (starben|kamen) {day} nach Worten von {person} {number} (Menschen ums Leben|Zivilisten ums Leben).",
        "{state} und {state} (unterzeichneten|schlossen) {day} in {town} ein Abkommen über (Handel|Gas|Grenzen|Getreide), das {person} (ausgehandelt|entworfen) hatte.",
        "{person} (trat|legte) {day} in {town} (zurück|das Amt nieder); (Nachfolgerin|Nachfolger) wird {person}.",
        "{state} (zog|holte) {day} {number} (Einheiten|Bataillone) aus der Gegend von {town} (ab|zurück), (teilte|gab) {person} (mit|bekannt).",
        "„(Wir|Alle hier|Die Menschen) (brauchen|erwarten|verlangen) (Antworten|Klarheit|Sicherheit) noch vor dem Sommer“, sagte {person} in {town} dem Sender {town} {number}.",
        "(Beobachter|Fachleute|Diplomaten) in {town} (rechnen|zählen) mit {number} (Wochen|Tagen|Monaten) bis zu einer Entscheidung von {person}.",
        "{org} (prüft|berät) {day} einen (Antrag|Bericht|Entwurf) von {person} über {number} (Verstöße|Fälle|Vorfälle) bei {town}.",
    ),
    "en": (
        "{leader} (announced|promised) {day} in {town} that {number} (more|further|new) {weapon} systems would be (sent|delivered|given) to {state}.",
        "(The foreign ministry|The government|The presidential office) in {capital} (rejected|denied) the accusation by {person} {day}.",
        "{state} imposed (sanctions|travel bans|a trade ban) on {number} (companies|persons|banks) from {town} {day}.",
        "According to {person}, {number} {weapon} (tanks|missiles|drones) (reached|arrived at) the (port|base|airfield) of {town}.",
        "{leader} and {leader} (met|held talks|conferred) {day} in {town} (at the invitation|in the presence) of {person}.",
        "{state} (threatened|warned) {state} {day} with (an attack|countermeasures|a blockade) near {town} (unless|if) {person} (gives in|goes on).",
        "{org} (demanded|called for) {day} that {state} (withdraw|release|account for) {number} (soldiers|prisoners|observers) in {town}.",
        "In {town}, {number} people (demonstrated|protested|gathered) {day} against (the policy|the visit|the plans) of {person}.",
        "{state} (moved|sent|deployed) {number} (soldiers|paratroopers|instructors) to {town}, {person} (told|wrote to) the {town} Herald.",
        "{state} pledged (aid|loans|grants) of {number} million euros to {state} {day}, to be (managed|handed out) by {person} in {town}.",
        "{leader} asked {state} {day} for {number} {weapon} (systems|vehicles|launchers) for the front near {town}.",
        "(An attack|An air strike|Fighting) near {town} killed {number} (people|civilians) {day}, (said|wrote) {person}.",
        "{state} and {state} signed an agreement on (trade|gas|borders|grain) {day} in {town}, which {person} had (negotiated|drafted).",
        "{person} resigned {day} in {town} and will be followed by {person}.",
        "{state} (withdrew|pulled back) {number} (units|battalions) from the area of {town} {day}, {person} (said|announced).",
        '"(We|All of us|People here) (need|expect|demand) (answers|clarity|safety) before summer," said {person} in {town} to the station {town} {number}.',
        "(Observers|Experts|Diplomats) in {town} (expect|count on) {number} (weeks|days|months) until {person} decides.",
        "{org} will (examine|discuss) {day} a (motion|report|draft) by {person} on {number} (violations|cases|incidents) near {town}.",
    ),
}
AGENCIES = ("dpa", "Reuters", "AFP", "AP", "APA")
OUTLETS = tuple(
    f"{town} {paper}" for town in ("Nord", "Süd", "West", "Ost", "Zentral") for paper in ("Blatt", "Post", "Kurier", "Tagblatt", "Courier", "Herald", "Times")
)
CHOICE = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
SLOT = re.compile(r"\{(\w+)\}")


def articles(count: int, seed: int = 6, sentences: tuple[int, int] = (6, 16)) -> Iterator[dict[str, str]]:
    """`count` articles of so many sentences with id, text, lang, published, title and source; the last hundred are remembered, for wire copies."""
    chance = random.Random(seed)
    recent: list[dict[str, str]] = []
    for number in range(count):
        made = _copied(chance, chance.choice(recent)) if recent and chance.random() < COPIED else _written(chance, sentences)
        made = {"id": f"n{number:07}", **made, "published": (date(2022, 1, 1) + timedelta(days=number * 700 // max(count, 1))).isoformat()}
        recent = [*recent[-99:], made]
        yield made


def _written(chance: random.Random, length: tuple[int, int]) -> dict[str, str]:
    lang = chance.choice(("de", "de", "en"))
    sentences = [_sentence(chance, lang) for _ in range(chance.randint(*length))]
    breaks = [chance.choice((" ", " ", "\n")) for _ in sentences]
    line = f"{chance.choice(FILLED[lang]['capital'].split('|')).upper()} ({chance.choice(AGENCIES)}) - "
    text = line + "".join(sentence + gap for sentence, gap in zip(sentences, breaks, strict=True)).strip()
    return {"title": _sentence(chance, lang).rstrip("."), "lang": lang, "text": text, "source": chance.choice(OUTLETS)}


def _copied(chance: random.Random, story: dict[str, str]) -> dict[str, str]:
    body = story["text"].partition(" - ")[2]
    sentences = re.split(r"(?<=[.“\"]) (?=[A-ZÄÖÜ„\"])", body)
    sentences = sentences[: max(3, round(len(sentences) * chance.choice((1, 1, 0.8, 0.6))))]
    if chance.random() < 0.5:
        sentences[chance.randrange(len(sentences))] = _sentence(chance, story["lang"])
    return {
        "title": _sentence(chance, story["lang"]),
        "lang": story["lang"],
        "text": f"({chance.choice(AGENCIES)}) - " + " ".join(sentences),
        "source": chance.choice(OUTLETS),
    }


def _sentence(chance: random.Random, lang: str) -> str:
    def filled(match: re.Match[str]) -> str:
        name = match[1]
        if name == "number":
            return str(chance.randint(2, 999))
        if name == "town":
            return _name(chance)
        if name == "person":
            return f"{_name(chance)} {_name(chance)}"
        return chance.choice(FILLED[lang][name].split("|"))

    chosen = CHOICE.sub(lambda match: chance.choice(match[1].split("|")), chance.choice(TEMPLATES[lang]))
    sentence = SLOT.sub(filled, chosen)
    return sentence[:1].upper() + sentence[1:]


def _name(chance: random.Random) -> str:
    syllables = ("ba", "do", "ku", "mi", "ra", "sel", "tor", "vin", "ge", "lau", "nor", "pel", "ster", "wen", "zi", "har", "fo", "jo", "ma", "kri")
    return "".join(chance.choice(syllables) for _ in range(chance.randint(2, 3))).capitalize() + chance.choice(("", "n", "s", "au", "ow", "ik"))


def write(count: int, path: Path, seed: int = 6, sentences: tuple[int, int] = (6, 16)) -> int:
    """Writes a corpus as JSON Lines, packed if its name ends in .gz; the number of words in it."""
    words = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=4) if path.suffix == ".gz" else path.open("w", encoding="utf-8") as lines:
        for article in articles(count, seed, sentences):
            words += len(article["text"].split())
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
    return words


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    print(f"{write(int(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4])):,} words")
