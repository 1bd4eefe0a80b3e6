"""Whether it happened: tense, modals, negation and governing words, composed from the inside out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.codebook import EFFECTS
from kg.claims.status import applied, negated
from kg.model import Status
from tests.trees import lines, read, words

STATUSES = st.sampled_from(list(Status))


@given(STATUSES)
def test_a_negation_never_leaves_it_occurred(status: Status) -> None:
    assert negated(status) is not Status.OCCURRED
    assert negated(negated(status)) is not Status.OCCURRED


@given(STATUSES, st.lists(st.sampled_from(EFFECTS), max_size=6))
def test_no_word_makes_occurred_of_what_was_not(status: Status, effects: list[str]) -> None:
    composed = status
    for effect in effects:
        composed = applied(effect, composed)
    assert composed is not Status.OCCURRED or status is Status.OCCURRED


@pytest.mark.parametrize(
    ("aux", "feats", "form", "status"),
    [
        ("hat", "Mood=Ind|Tense=Pres|VerbForm=Fin", "angegriffen", "occurred"),
        ("wird", "Mood=Ind|Tense=Pres|VerbForm=Fin", "angreifen", "announced"),
        ("will", "Mood=Ind|Tense=Pres|VerbForm=Fin", "angreifen", "announced"),
        ("könnte", "Mood=Sub|Tense=Past|VerbForm=Fin", "angreifen", "possible"),
        ("kann", "Mood=Ind|Tense=Pres|VerbForm=Fin", "angreifen", "possible"),
        ("konnte", "Mood=Ind|Tense=Past|VerbForm=Fin", "angreifen", "occurred"),
        ("muss", "Mood=Ind|Tense=Pres|VerbForm=Fin", "angreifen", "requested"),
        ("soll", "Mood=Ind|Tense=Pres|VerbForm=Fin", "angreifen", "announced"),
        ("würde", "Mood=Sub|Tense=Past|VerbForm=Fin", "angreifen", "possible"),
    ],
)
@pytest.mark.parametrize("negation", [False, True])
def test_german_auxiliaries(aux: str, feats: str, form: str, status: str, negation: bool) -> None:
    verb = 5 if negation else 4
    tree = f"Iran PROPN {verb} nsubj\n{aux} AUX {verb} aux {feats}\nIsrael PROPN {verb} obj\n"
    tree += f"nicht PART {verb} advmod\n" if negation else ""
    tree += f"{form} VERB 0 root VerbForm={'Part' if form.startswith('ange') else 'Inf'}"
    (claim,) = read(tree)
    if negation:
        assert claim.status not in (status, Status.OCCURRED) or status == "requested"
    else:
        assert claim.status == status


@pytest.mark.parametrize(
    ("auxiliaries", "form", "status"),
    [
        ("has", "attacked", "occurred"),
        ("will", "attack", "announced"),
        ("may", "attack", "possible"),
        ("could", "attack", "possible"),
        ("should", "attack", "requested"),
        ("has not", "attacked", "denied"),
        ("will not", "attack", "refused"),
        ("never", "attacked", "denied"),
    ],
)
def test_english_auxiliaries(auxiliaries: str, form: str, status: str) -> None:
    middle = auxiliaries.split()
    verb = 2 + len(middle)
    rows = [f"Iran PROPN {verb} nsubj"]
    rows += [
        f"{word} {'AUX' if word in ('has', 'will', 'may', 'could', 'should') else 'PART'} {verb} {'advmod' if word in ('not', 'never') else 'aux'}"
        for word in middle
    ]
    rows += [f"{form} VERB 0 root VerbForm=Part", f"Israel PROPN {verb} obj"]
    (claim,) = read("\n".join(rows), "en")
    assert claim.status == status


DENIED = """
Iran PROPN 2 nsubj
dementierte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
, PUNCT 5 punct
Israel PROPN 5 obj
angegriffen VERB 2 xcomp VerbForm=Part
zu PART 5 mark
haben AUX 5 aux VerbForm=Inf
. PUNCT 2 punct
"""
UNTHINKABLE = """
Olaf_Scholz PROPN 5 nsubj
kann AUX 5 aux Mood=Ind|Tense=Pres|VerbForm=Fin
sich PRON 5 obj
nicht PART 5 advmod
vorstellen VERB 0 root VerbForm=Inf
, PUNCT 11 punct
der DET 8 det
Ukraine PROPN 11 obl:arg
Panzer NOUN 11 obj
zu PART 11 mark
liefern VERB 5 xcomp VerbForm=Inf
"""
END_DEMANDED = """
Die DET 2 det
EU PROPN 3 nsubj
forderte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
ein DET 5 det
Ende NOUN 3 obj
der DET 7 det
Angriffe NOUN 5 nmod Case=Gen
Russlands PROPN 7 nmod Case=Gen
auf ADP 10 case
Israel PROPN 7 nmod
"""
THREATENED = """
Iran PROPN 2 nsubj
drohte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Israel PROPN 2 obl:arg
mit ADP 6 case
einem DET 6 det
Angriff NOUN 2 obl
"""
STOPPED = """
Polen PROPN 2 nsubj
stoppte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
die DET 4 det
Waffenlieferungen NOUN 2 obj
an ADP 6 case
Israel PROPN 4 nmod
"""
NOT_RULED_OUT = """
Polen PROPN 2 nsubj
schließt VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
nicht PART 2 advmod
aus ADP 2 compound:prt
, PUNCT 9 punct
Israel PROPN 9 obl:arg
Panzer NOUN 9 obj
zu PART 9 mark
liefern VERB 2 xcomp VerbForm=Inf
"""
CONDITION = """
Falls SCONJ 4 mark
Russland PROPN 4 nsubj
Polen PROPN 4 obj
angreift VERB 8 advcl Mood=Ind|Tense=Pres|VerbForm=Fin
, PUNCT 4 punct
will AUX 8 aux Mood=Ind|Tense=Pres|VerbForm=Fin
Deutschland PROPN 8 nsubj
helfen VERB 0 root VerbForm=Inf
"""
PLANNED = """
Polen PROPN 2 nsubj
lobte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
den DET 5 det
geplanten ADJ 5 amod VerbForm=Part
Beitritt NOUN 2 obj
Serbien PROPN 5 nmod Case=Gen
zur ADP 8 case
EU PROPN 5 nmod
"""


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (DENIED, "Attack denied Iran > Israel < Iran"),
        (UNTHINKABLE, "ArmsTransfer refused Olaf Scholz > Ukraine"),
        (END_DEMANDED, "Retreat requested Russland < EU"),
        (THREATENED, "Attack threatened Iran > Israel"),
        (STOPPED, "ArmsTransfer ended Polen > Israel"),
        (NOT_RULED_OUT, "ArmsTransfer possible Polen > Israel"),
        (CONDITION, "Attack possible Russland > Polen"),
        (PLANNED, "Accession announced Serbien > EU"),
    ],
)
def test_governing_words(tree: str, expected: str) -> None:
    assert expected in lines(tree)


def test_a_demand_with_an_event_in_it_is_no_bare_demand() -> None:
    assert [told for told in lines(END_DEMANDED) if told.startswith("Demand")] == []


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize(
    "kind_words",
    [("griff", "an", "attacked"), ("lobte", "", "praised"), ("besuchte", "", "visited"), ("kritisierte", "", "criticised"), ("bewaffnete", "", "armed")],
)
def test_negating_a_sentence_never_leaves_its_status_occurred(lang: str, kind_words: tuple[str, str, str]) -> None:
    german, particle, english = kind_words
    verb = german if lang == "de" else english
    rows = words(f"Olaf_Scholz PROPN 2 nsubj\n{verb} VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\nIsrael PROPN 2 obj")
    if lang == "de" and particle:
        rows.append([particle, "ADP", "2", "compound:prt"])
    plain = read("\n".join(" ".join(row) for row in rows), lang)
    assert [claim.status for claim in plain] == [Status.OCCURRED]
    negation = [["nicht" if lang == "de" else "not", "PART", "2", "advmod"]]
    for word in ("nie", "niemals") if lang == "de" else ("never",):
        assert all(claim.status is not Status.OCCURRED for claim in read("\n".join(" ".join(row) for row in [*rows, [word, "ADV", "2", "advmod"]]), lang))
    assert all(claim.status is not Status.OCCURRED for claim in read("\n".join(" ".join(row) for row in [*rows, *negation]), lang))
