"""From text to claims with kg's own model: sentences of every kind of construction that the model reads well, and the codebook's own examples."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.claims.examples import line
from kg.evaluation.codebook import check_codebook
from kg.model import Annotation
from kg.pipeline import extract
from kg.reading import article

TOLD = [
    ("de", "Deutschland hat der Ukraine keine Marschflugkörper geliefert.", "ArmsTransfer denied Deutschland > Ukraine"),
    ("de", "Polen schloss nicht aus, der Ukraine Kampfjets zu liefern.", "ArmsTransfer possible Polen > Ukraine"),
    ("de", "Frankreich lehnt einen Beitritt der Ukraine zur Nato ab.", "Accession refused Ukraine > NATO < Frankreich"),
    ("de", "Nach Angaben der Nato hat Russland Truppen in Belarus stationiert.", "Deployment occurred Russland < NATO"),
    ("de", "Die USA erwägen Sanktionen gegen Georgien.", "Sanction possible Vereinigte Staaten > Georgien"),
    ("de", "Die EU hat die Sanktionen gegen Syrien nicht aufgehoben.", "Concession denied Europäische Union > Syrien"),
    ("de", "Nach Angaben der USA hat Nordkorea Munition nach Russland verschifft.", "ArmsTransfer occurred Nordkorea > Russland < Vereinigte Staaten"),
    ("de", "Polen werde Panzer an Georgien liefern, hieß es aus Moskau.", "ArmsTransfer announced Polen > Georgien < Russland"),
    ("de", "In Washington wird über Waffenlieferungen an Georgien nachgedacht.", "ArmsTransfer possible Vereinigte Staaten > Georgien"),
    ("de", "Emmanuel Macron begrüßte Präsident Wladimir Putin.", "Meeting occurred Emmanuel Macron + Wladimir Putin"),
    ("de", "Litauen hat angekündigt, aus der Ottawa-Konvention auszutreten.", "Exit announced Litauen > Ottawa-Konvention"),
    ("de", "Russland setzte seine Teilnahme am New-START-Vertrag aus.", "Exit occurred Russland > New START"),
    ("de", "Pakistan droht mit der Aufkündigung des Abkommens von Simla.", "Exit threatened Pakistan > Abkommen von Simla"),
    ("de", "Die Türkei ratifizierte das Übereinkommen von Paris.", "Agreement occurred Türkei > Übereinkommen von Paris"),
    ("en", "Saudi Arabia has not yet joined the Abraham Accords.", "Accession denied Saudi Arabia > Abraham Accords"),
    ("en", "Turkey pulled out of the Istanbul Convention.", "Exit occurred Turkey > Istanbul Convention"),
    ("en", "Norway gave Moldova $40 million.", "Aid occurred Norway > Moldova"),
    ("en", "Israel expects Jordan to deliver tanks to Iraq.", "ArmsTransfer announced Jordan > Iraq < Israel"),
    ("en", "Germany will not deliver missiles to Ukraine.", "ArmsTransfer refused Germany > Ukraine"),
    ("en", "China urged Lithuania to cut ties with Taiwan.", "Exit requested Lithuania > Taiwan < China"),
    ("en", "Moscow denies having sent troops to Ukraine.", "Deployment denied Russia < Russia"),
    ("en", "The United States is considering sanctions against Georgia.", "Sanction possible United States > Georgia"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), TOLD, ids=[text for _, text, _ in TOLD])
def test_from_text_to_claims(lang: str, text: str, expected: str) -> None:
    (outcome,) = extract([article(text, id="a", lang=lang)], parser="model")
    assert isinstance(outcome, Annotation)
    assert expected in [line(claim, lang) for claim in outcome.claims]


def test_a_treaty_takes_part_and_its_name_is_no_mention_nor_that_of_a_city() -> None:
    (outcome,) = extract([article("Polen lehnte den Vertrag von Lissabon ab.", id="a", lang="de")], parser="model")
    assert isinstance(outcome, Annotation)
    assert [mention.text for mention in outcome.mentions] == ["Polen"]
    assert [[entity.id for entity in claim.event.target] for claim in outcome.claims] == [["Q52843"]]


def test_nearly_every_example_of_the_codebooks_gives_what_it_says() -> None:
    outcomes = list(check_codebook())
    failed = [f"{outcome.lang}:{outcome.entry}: {outcome.text}" for outcome in outcomes if not outcome.passes]
    # The examples are for people; a new model may misread a few of them, and `kg codebook check` says which.
    assert len(failed) <= len(outcomes) // 20, failed


def test_the_command_says_which_examples_fail(tmp_path: Path) -> None:
    source = Path(__file__).parent.parent / "ontology" / "codebook"
    for name in ("de.toml", "en.toml"):
        text = (source / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace('"Meeting occurred Japan', '"Meeting occurred Iran'), encoding="utf-8")
    broken = (tmp_path / "en.toml").read_text(encoding="utf-8").replace('"Agreement occurred Japan + Australia"', '"Agreement denied Japan + Australia"', 1)
    (tmp_path / "en.toml").write_text(broken, encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "kg.cli", "codebook", "check", "--codebook", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "en:sign: Japan and Australia signed a treaty." in done.stdout
    assert "must give Agreement denied Japan + Australia" in done.stdout
    wrong = subprocess.run(
        [sys.executable, "-m", "kg.cli", "codebook", "check", "--codebook", str(tmp_path / "none")], capture_output=True, text=True, check=False
    )
    assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)
