from kg.language.lemmas import lemmas


def test_german_forms() -> None:
    words = ["Die", "Minister", "hätten", "am", "Montag", "Panzer", "geliefert"]
    pos = ["DET", "NOUN", "AUX", "ADP", "NOUN", "NOUN", "VERB"]
    assert lemmas(words, pos, "de") == ["der", "Minister", "haben", "an", "Montag", "Panzer", "liefern"]


def test_english_forms_and_names() -> None:
    assert lemmas(["Ministers", "did", "n't", "meet", "Jones"], ["NOUN", "AUX", "PART", "VERB", "PROPN"], "en") == ["minister", "do", "not", "meet", "Jones"]
