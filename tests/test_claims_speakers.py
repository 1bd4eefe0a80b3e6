"""Who says it: governing verbs, phrases, clauses beside it, quotes; from the inside out."""

import pytest

from kg.model import Status
from tests.trees import lines, read

BEHIND = """
Russland PROPN 4 nsubj
habe AUX 4 aux Mood=Sub|Tense=Pres|VerbForm=Fin
Charkiw PROPN 4 obj
beschossen VERB 0 root VerbForm=Part
, PUNCT 6 punct
sagte VERB 4 parataxis Mood=Ind|Tense=Past|VerbForm=Fin
Emmanuel_Macron PROPN 6 nsubj
"""
PHRASE = """
Nach ADP 2 case
Angaben NOUN 8 obl
der DET 4 det
Nato PROPN 2 nmod Case=Gen
hat AUX 8 aux Mood=Ind|Tense=Pres|VerbForm=Fin
Russland PROPN 8 nsubj
Charkiw PROPN 8 obj
beschossen VERB 0 root VerbForm=Part
"""
LAUT = """
Laut ADP 2 case
Frankreich PROPN 6 obl
hat AUX 6 aux Mood=Ind|Tense=Pres|VerbForm=Fin
Russland PROPN 6 nsubj
Charkiw PROPN 6 obj
beschossen VERB 0 root VerbForm=Part
"""
CLAUSE = """
Wie ADV 3 advmod
Polen PROPN 3 nsubj
mitteilte VERB 5 advcl Mood=Ind|Tense=Past|VerbForm=Fin
, PUNCT 3 punct
beschoss VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Russland PROPN 5 nsubj
Charkiw PROPN 5 obj
"""
NESTED = """
Frankreich PROPN 2 nsubj
sagte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
, PUNCT 5 punct
Polen PROPN 5 nsubj
behaupte VERB 2 ccomp Mood=Sub|Tense=Pres|VerbForm=Fin
, PUNCT 10 punct
dass SCONJ 10 mark
Russland PROPN 10 nsubj
Charkiw PROPN 10 obj
beschoss VERB 5 ccomp Mood=Ind|Tense=Past|VerbForm=Fin
"""


@pytest.mark.parametrize(
    ("tree", "speaker"),
    [(BEHIND, "Emmanuel Macron"), (PHRASE, "Nato"), (LAUT, "Frankreich"), (CLAUSE, "Polen"), (NESTED, "Polen + Frankreich")],
)
def test_german_speakers(tree: str, speaker: str) -> None:
    assert f"Attack occurred Russland > Charkiw < {speaker}" in lines(tree)


ACCORDING = """
According VERB 3 case
to ADP 1 fixed
Poland PROPN 6 obl
, PUNCT 3 punct
Russia PROPN 6 nsubj
shelled VERB 0 root VerbForm=Fin|Tense=Past
Kharkiv PROPN 6 obj
"""
AFTER = """
Russia PROPN 2 nsubj
shelled VERB 6 ccomp VerbForm=Fin|Tense=Past
Kharkiv PROPN 2 obj
, PUNCT 6 punct
France PROPN 6 nsubj
said VERB 0 root VerbForm=Fin|Tense=Past
"""


@pytest.mark.parametrize(("tree", "speaker"), [(ACCORDING, "Poland"), (AFTER, "France")])
def test_english_speakers(tree: str, speaker: str) -> None:
    assert lines(tree, "en") == [f"Attack occurred Russia > Kharkiv < {speaker}"]


CONTINUED = """
Polen PROPN 2 nsubj
sagte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
, PUNCT 6 punct
Russland PROPN 6 nsubj
habe AUX 6 aux Mood=Sub|Tense=Pres|VerbForm=Fin
angegriffen VERB 2 ccomp VerbForm=Part
Charkiw PROPN 6 obj

Belarus PROPN 4 nsubj
habe AUX 4 aux Mood=Sub|Tense=Pres|VerbForm=Fin
Russland PROPN 4 obj
gelobt VERB 0 root VerbForm=Part

Frankreich PROPN 2 nsubj
kritisierte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Belarus PROPN 2 obj
"""


def test_a_speaker_goes_on_while_the_konjunktiv_does() -> None:
    told = lines(CONTINUED)
    assert "Support occurred Belarus > Russland < Polen" in told
    assert "Accusation occurred Frankreich > Belarus" in told


WE = """
Wir PRON 5 nsubj
werden AUX 5 aux Mood=Ind|Tense=Pres|VerbForm=Fin
Israel PROPN 5 obl:arg
Panzer NOUN 5 obj
liefern VERB 7 ccomp VerbForm=Inf
, PUNCT 7 punct
sagte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Olaf_Scholz PROPN 7 nsubj
"""


def test_we_is_who_speaks() -> None:
    (claim,) = read(WE)
    assert claim.status is Status.ANNOUNCED
    assert [entity.id for entity in claim.event.actor] == ["nil:Olaf Scholz"]
