import pytest

from kg.language.german import corrected
from kg.language.reading import Reading, feature

FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def clause(subject: str, verb: str, feats: str = FINITE, number: str = "Sing") -> str:
    """The mood of a verb with a subject."""
    reading = Reading(("PRON", "VERB"), (f"Case=Nom|Number={number}", feats), (1, 1), ("nsubj", "root"), ())
    return feature(corrected([subject, verb], reading).feats[1], "Mood")


@pytest.mark.parametrize("verb", ["sei", "habe", "werde", "liefere", "könne", "berichte"])
def test_third_person_in_e_is_indirect_speech(verb: str) -> None:
    assert clause("er", verb) == "Sub"


def test_first_person_in_e_is_not() -> None:
    assert clause("Ich", "habe", FINITE.replace("Ind", "Sub")) == "Ind"
    assert clause("ich", "sei") == "Sub"


def test_weak_past_and_plural_stay_as_they_were_read() -> None:
    assert clause("er", "lieferte", "Mood=Ind|Tense=Past|VerbForm=Fin") == "Ind"
    assert clause("er", "wurde", "Mood=Ind|Tense=Past|VerbForm=Fin") == "Ind"
    assert clause("er", "liege", "Mood=Ind|Tense=Past|VerbForm=Fin") == "Sub"
    assert clause("sie", "habe", number="Plur") == "Ind"


@pytest.mark.parametrize("verb", ["wäre", "hätten", "käme", "bekäme", "zurückträte"])
def test_unmistakable_forms(verb: str) -> None:
    assert clause("er", verb, "Mood=Ind|Tense=Past|VerbForm=Fin") == "Sub"


def test_forms_in_t_are_never_subjunctive() -> None:
    assert clause("er", "liefert", FINITE.replace("Ind", "Sub")) == "Ind"


def test_infinitives_and_participles_have_no_mood() -> None:
    assert clause("er", "liefere", "VerbForm=Part") == ""


def objects(words: list[str], feats: str, pos: str = "NOUN", *, case: bool = False) -> str:
    """The relation of the last word, an object of the first; the word between them is its determiner or preposition."""
    middle = ("ADP", "case") if case else ("DET", "det")
    reading = Reading(("VERB", middle[0], pos), (FINITE, "", feats), (0, 2, 0), ("root", middle[1], "obj"), ())
    return corrected(words, reading).deps[2]


def test_recipients_are_told_by_their_article() -> None:
    assert objects(["half", "dem", "Land"], "Case=Acc") == "obl:arg"
    assert objects(["half", "der", "Regierung"], "Case=Acc|Gender=Fem") == "obl:arg"
    assert objects(["besetzte", "das", "Land"], "Case=Acc") == "obj"
    assert objects(["gedachte", "der", "Opfer"], "Case=Gen") == "obj"


def test_a_preposition_makes_no_recipient() -> None:
    assert objects(["sprach", "mit", "ihm"], "Case=Dat", "PRON", case=True) == "obj"


def recipient(words: list[str], deps: list[str], pos: list[str]) -> list[str]:
    """The relations after correction; every word but the verb, the second one, hangs on it."""
    reading = Reading(tuple(pos), ("",) * len(words), (1,) * len(words), tuple(deps), ())
    return list(corrected(words, reading).deps)


def test_recipients_are_told_by_the_frame_of_the_verb() -> None:
    assert recipient(["Oslo", "dankt", "Riga"], ["nsubj", "root", "obj"], ["PROPN", "VERB", "PROPN"])[2] == "obl:arg"
    assert recipient(["Oslo", "lobt", "Riga"], ["nsubj", "root", "obj"], ["PROPN", "VERB", "PROPN"])[2] == "obj"
    assert recipient(["Oslo", "stimmt", "Riga", "zu"], ["nsubj", "root", "obj", "compound:prt"], ["PROPN", "VERB", "PROPN", "ADP"])[2] == "obl:arg"
    assert recipient(["Oslo", "schickt", "Riga", "Boote"], ["nsubj", "root", "obj", "obj"], ["PROPN", "VERB", "PROPN", "NOUN"])[2:] == ["obl:arg", "obj"]


def test_the_agent_of_a_passive() -> None:
    words, pos = ["Es", "wurde", "von", "Riga", "bezahlt"], ["PRON", "AUX", "ADP", "PROPN", "VERB"]
    deps = ["nsubj:pass", "aux:pass", "case", "obl", "root"]
    reading = Reading(tuple(pos), ("",) * 5, (4, 4, 3, 4, 4), tuple(deps), ())
    assert corrected(words, reading).deps[3] == "obl:agent"
    words, pos = ["Es", "wurde", "von", "Riga", "nach", "Graz", "verlegt"], ["PRON", "AUX", "ADP", "PROPN", "ADP", "PROPN", "VERB"]
    reading = Reading(tuple(pos), ("",) * 7, (6, 6, 3, 6, 5, 6, 6), ("nsubj:pass", "aux:pass", "case", "obl", "case", "obl", "root"), ())
    assert corrected(words, reading).deps[3] == "obl"


def test_a_verb_has_one_subject() -> None:
    words, pos = ["Oslo", "sagt", "Riga", "Boote", "zu"], ["PROPN", "VERB", "PROPN", "NOUN", "ADP"]
    assert recipient(words, ["nsubj", "root", "nsubj", "obj", "compound:prt"], pos)[2] == "obl:arg"
    assert recipient(words[:3], ["nsubj", "root", "nsubj"], pos[:3])[2] == "obj"
