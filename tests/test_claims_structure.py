"""Who does what to whom, in every construction: active, passive, infinitive, relative clause, participle, noun, compound, support verb."""

import pytest

from tests.trees import lines

ACTIVE = """
Deutschland PROPN 2 nsubj
liefert VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
der DET 4 det
Ukraine PROPN 2 obl:arg
Panzer NOUN 2 obj
"""
PASSIVE = """
Die DET 2 det
Ukraine PROPN 6 nsubj:pass
wurde AUX 6 aux:pass Mood=Ind|Tense=Past|VerbForm=Fin
von ADP 5 case
Deutschland PROPN 6 obl:agent
beliefert VERB 0 root VerbForm=Part
mit ADP 8 case
Panzern NOUN 6 obl
"""
SEPARATED = """
Kosovo PROPN 2 nsubj
warf VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Serbien PROPN 2 obl:arg
Aggression NOUN 2 obj
vor ADP 2 compound:prt
"""
VERB_FINAL = """
Polen PROPN 2 nsubj
sagte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
, PUNCT 7 punct
dass SCONJ 7 mark
Russland PROPN 7 nsubj
Charkiw PROPN 7 obj
beschoss VERB 2 ccomp Mood=Ind|Tense=Past|VerbForm=Fin
"""
CONTROL = """
Polen PROPN 2 nsubj
versprach VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
, PUNCT 8 punct
der DET 5 det
Ukraine PROPN 8 obl:arg
Panzer NOUN 8 obj
zu PART 8 mark
liefern VERB 2 xcomp VerbForm=Inf
"""
ADDRESSED = """
Die DET 2 det
Ukraine PROPN 3 nsubj
forderte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Deutschland PROPN 3 obj
auf ADP 3 compound:prt
, PUNCT 9 punct
Panzer NOUN 9 obj
zu PART 9 mark
liefern VERB 3 xcomp VerbForm=Inf
"""
RELATIVE = """
Die DET 2 det
Ukraine PROPN 9 nsubj
, PUNCT 7 punct
die PRON 7 nsubj:pass PronType=Rel
von ADP 6 case
Russland PROPN 7 obl:agent
angegriffen VERB 2 acl:relcl VerbForm=Part
wurde AUX 7 aux:pass Mood=Ind|Tense=Past|VerbForm=Fin
hofft VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
"""
NOMINAL = """
Die DET 2 det
Lieferung NOUN 9 nsubj
von ADP 4 case
Panzern NOUN 2 nmod
an ADP 6 case
Israel PROPN 2 nmod
durch ADP 8 case
Polen PROPN 2 nmod
begann VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
"""
MISATTACHED = """
Die DET 2 det
Lieferung NOUN 9 nsubj
von ADP 4 case
Panzern NOUN 2 nmod
an ADP 6 case
Israel PROPN 4 nmod
durch ADP 8 case
Polen PROPN 9 obl
begann VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
"""
COMPOUND = """
Die DET 2 det
Panzerlieferungen NOUN 6 nsubj
Polens PROPN 2 nmod Case=Gen
an ADP 5 case
Israel PROPN 2 nmod
begannen VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
"""
SUPPORT_VERB = """
Polen PROPN 2 nsubj
übte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
scharfe ADJ 4 amod
Kritik NOUN 2 obj
an ADP 6 case
Ungarn PROPN 2 obl
"""
RECIPROCAL = """
Olaf_Scholz PROPN 4 nsubj
und CCONJ 3 cc
Emmanuel_Macron PROPN 1 conj
trafen VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
sich PRON 4 obj
"""
COORDINATED = """
Deutschland PROPN 4 nsubj
und CCONJ 3 cc
Frankreich PROPN 1 conj
sanktionierten VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Iran PROPN 4 obj
und CCONJ 7 cc
lobten VERB 4 conj Mood=Ind|Tense=Past|VerbForm=Fin
Israel PROPN 7 obj
"""
PARTICIPLE = """
Der DET 5 det
von ADP 3 case
Deutschland PROPN 4 obl
gelieferte ADJ 5 amod VerbForm=Part
Panzer NOUN 6 nsubj
brennt VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
"""
TROOPS = """
russische ADJ 2 amod
Truppen NOUN 3 nsubj
besetzten VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Charkiw PROPN 3 obj
"""
MISTAKEN_SUBJECT = """
Am ADP 2 case
Montag PROPN 3 obl
forderte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
die DET 5 det
Ukraine PROPN 3 nsubj
Deutschland PROPN 3 nsubj
auf ADP 3 compound:prt
, PUNCT 11 punct
Panzer NOUN 11 obj
zu PART 11 mark
liefern VERB 3 xcomp VerbForm=Inf
"""
FUTURE_TAKEN_FOR_A_PASSIVE = """
Deutschland PROPN 6 nsubj:pass
wird AUX 6 aux:pass Mood=Ind|Tense=Pres|VerbForm=Fin
der DET 4 det
Ukraine PROPN 6 nsubj:pass
Panzer NOUN 6 obj
liefern VERB 0 root VerbForm=Part
"""
MISPLACED = """
Polen PROPN 2 nsubj
bat VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Frankreich PROPN 2 obl:arg
, PUNCT 3 punct
der DET 6 det
Ukraine PROPN 2 obj
Panzer NOUN 9 obj
zu PART 9 mark
liefern VERB 2 xcomp VerbForm=Inf
"""
OBJECT_FIRST = """
Die DET 2 det
Lieferung NOUN 5 nsubj
von ADP 4 case
Panzern NOUN 2 nmod
schloss VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Olaf_Scholz PROPN 5 nsubj
aus ADP 5 compound:prt
"""


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (ACTIVE, ["ArmsTransfer occurred Deutschland > Ukraine"]),
        (PASSIVE, ["ArmsTransfer occurred Deutschland > Ukraine"]),
        (SEPARATED, ["Accusation occurred Kosovo > Serbien"]),
        (VERB_FINAL, ["Attack occurred Russland > Charkiw < Polen"]),
        (CONTROL, ["ArmsTransfer announced Polen > Ukraine"]),
        (ADDRESSED, ["ArmsTransfer requested Deutschland > Ukraine < Ukraine"]),
        (RELATIVE, ["Attack occurred Russland > Ukraine"]),
        (NOMINAL, ["ArmsTransfer occurred Polen > Israel"]),
        (MISATTACHED, ["ArmsTransfer occurred Polen > Israel"]),
        (TROOPS, ["Attack occurred Russland > Charkiw"]),
        (MISTAKEN_SUBJECT, ["ArmsTransfer requested Deutschland > Ukraine < Ukraine"]),
        (FUTURE_TAKEN_FOR_A_PASSIVE, ["ArmsTransfer announced Deutschland > Ukraine"]),
        (MISPLACED, ["ArmsTransfer requested Frankreich > Ukraine < Polen"]),
        (OBJECT_FIRST, ["ArmsTransfer refused Olaf Scholz"]),
        (SUPPORT_VERB, ["Accusation occurred Polen > Ungarn"]),
        (RECIPROCAL, ["Meeting occurred Emmanuel Macron + Olaf Scholz"]),
        (COORDINATED, ["Sanction occurred Deutschland + Frankreich > Iran", "Support occurred Deutschland + Frankreich > Israel"]),
    ],
)
def test_german(tree: str, expected: list[str]) -> None:
    assert sorted(lines(tree)) == sorted(expected)


def test_the_weapon_in_a_compound_makes_a_delivery_one_of_arms() -> None:
    assert lines(COMPOUND) == ["ArmsTransfer occurred Polen > Israel"]


def test_a_participle_before_its_noun_is_a_passive() -> None:
    assert any(told.startswith("ArmsTransfer occurred Deutschland") for told in lines(PARTICIPLE))


ENGLISH_PASSIVE = """
Syria PROPN 3 nsubj:pass
was AUX 3 aux:pass VerbForm=Fin
attacked VERB 0 root VerbForm=Part
by ADP 5 case
Turkey PROPN 3 obl:agent
"""
ENGLISH_NOUN = """
Russian ADJ 2 amod
strikes NOUN 5 nsubj
on ADP 4 case
Ukraine PROPN 2 nmod
continued VERB 0 root VerbForm=Fin|Tense=Past
"""
ENGLISH_POSSESSIVE = """
Turkey PROPN 3 nmod:poss
's PART 1 case
invasion NOUN 6 nsubj
of ADP 5 case
Syria PROPN 3 nmod
began VERB 0 root VerbForm=Fin|Tense=Past
"""
ENGLISH_CONTROL = """
Hungary PROPN 2 nsubj
refused VERB 0 root VerbForm=Fin|Tense=Past
to PART 4 mark
deliver VERB 2 xcomp VerbForm=Inf
tanks NOUN 4 obj
to ADP 7 case
Ukraine PROPN 4 obl
"""
ENGLISH_MEETING = """
Joe_Biden PROPN 2 nsubj
met VERB 0 root VerbForm=Fin|Tense=Past
Emmanuel_Macron PROPN 2 obj
in ADP 5 case
Poland PROPN 2 obl
"""


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (ENGLISH_PASSIVE, ["Attack occurred Turkey > Syria"]),
        (ENGLISH_NOUN, ["Attack occurred Russia > Ukraine"]),
        (ENGLISH_POSSESSIVE, ["Attack occurred Turkey > Syria"]),
        (ENGLISH_CONTROL, ["ArmsTransfer refused Hungary > Ukraine"]),
        (ENGLISH_MEETING, ["Meeting occurred Emmanuel Macron + Joe Biden"]),
    ],
)
def test_english(tree: str, expected: list[str]) -> None:
    assert lines(tree, "en") == expected
