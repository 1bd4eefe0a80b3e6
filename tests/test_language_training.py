"""The parts of the recipe that make and read training sentences: they need no torch."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import review_names
from training.made import Grammar, to_example
from training.names import spans_of, swapped, to_bio
from training.review import corrected, read_sheet
from training.reviewed import Row, flaws, read_names, read_trees, with_names, with_trees, write_names, write_trees
from training.scores import name_scores, spans, tree_scores
from training.treebanks import Example, keep_features, read_treebank

HAND_MADE = Path(__file__).parent.parent / "training" / "news-de.conllu"


def is_tree(example: Example) -> bool:
    heads = example["heads"]
    for node in range(len(heads)):
        seen = set()
        while node >= 0 and node not in seen:
            seen.add(node)
            node = heads[node]
        if node >= 0:
            return False
    return heads.count(-1) == 1 and [dep == "root" for dep in example["deps"]] == [head < 0 for head in heads]


@given(st.integers(0, 10_000))
def test_the_grammar_makes_trees_with_an_answer_for_each_word(seed: int) -> None:
    example = to_example(Grammar(seed).sentence())
    assert is_tree(example)
    assert {len(example[key]) for key in ("words", "upos", "feats", "heads", "deps", "names")} == {len(example["words"])}
    assert (",", ",") not in pairwise(example["words"])
    assert all(word for word in example["words"])


def test_the_grammar_repeats_itself() -> None:
    assert [Grammar(3).sentence() for _ in range(2)] == [Grammar(3).sentence()] * 2


def test_the_hand_made_sentences_are_trees_with_names() -> None:
    examples = [example for _, example in read_treebank(HAND_MADE, "de")]
    assert len(examples) > 40
    assert all(is_tree(example) and "names" in example for example in examples)
    assert all(tag[0] != "I" or before[1:] == tag[1:] for e in examples for before, tag in zip(["O", *e["names"]], e["names"], strict=False))


TREEBANK = """# sent_id = s1
1	Der	der	DET	ART	Case=Nom|Definite=Def|PronType=Art	2	det	_	_
2	Turm	Turm	NOUN	NN	Case=Nom	9	nsubj	_	_
3	,	,	PUNCT	$,	_	8	punct	_	_
4	der	der	PRON	PRELS	Case=Nom|PronType=Dem,Rel	8	nsubj	_	_
5-6	am	_	_	_	_	_	_	_	_
5	an	an	ADP	APPR	_	7	case	_	_
6	dem	der	DET	ART	Case=Dat|Gender=Masc|PronType=Art	7	det	_	_
7	See	See	NOUN	NN	Case=Dat	8	obl	_	_
8	steht	stehen	VERB	VVFIN	Mood=Ind	2	acl	_	_
9	fiel	fallen	VERB	VVFIN	Mood=Ind	0	root	_	_

"""


def test_treebanks_are_brought_to_one_scheme(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    plain, written = (example for _, example in read_treebank(path, "de", surface=True))
    assert plain["deps"][7] == "acl:relcl"
    assert plain["feats"][3] == "Case=Nom|PronType=Rel"
    assert written["words"] == ["Der", "Turm", ",", "der", "am", "See", "steht", "fiel"]
    assert (written["upos"][4], written["feats"][4], written["deps"][4], written["heads"][4]) == ("ADP", "Case=Dat|Gender=Masc", "case", 5)
    assert is_tree(plain)
    assert is_tree(written)


def test_features_that_are_not_learned_are_dropped() -> None:
    assert keep_features("Degree=Pos|Foreign=Yes") == ""


def test_names_are_swapped_by_class() -> None:
    sentence = {"lang": "de", "source": "x", "words": ["Ada", "besucht", "Rom", "."], "names": ["B-PER", "O", "B-LOC", "O"]}
    other = {"words": ["Bo", "Ek", "kam"], "names": ["B-PER", "I-PER", "O"]}
    (made,) = swapped([sentence], [other, {"words": ["Pisa"], "names": ["B-LOC"]}], copies=1, seed=1)
    assert made["words"] == ["Bo", "Ek", "besucht", "Pisa", "."]
    assert spans_of(made["names"]) == [("PER", 0, 2), ("LOC", 3, 4)]


def test_parts_of_compounds_are_no_names() -> None:
    assert [to_bio(tag) for tag in ("B-ORGpart", "I-OTH")] == ["O", "I-MISC"]


def test_scores() -> None:
    gold = {"words": ["a", "b"], "upos": ["X", "X"], "feats": ["", "Mood=Sub"], "heads": [1, -1], "deps": ["obj", "root"], "names": ["B-PER", "I-PER"]}
    assert tree_scores([gold], [gold])["LAS"] == 1.0
    wrong = {**gold, "deps": ["obl", "root"], "feats": ["", "Mood=Ind"], "names": ["B-PER", "O"]}
    scores = tree_scores([gold], [wrong])
    assert (scores["UAS"], scores["LAS"], scores["Mood=Sub"]) == (1.0, 0.5, 0.0)
    assert name_scores([gold], [wrong])["names"] == 0.0
    assert spans(["I-LOC", "O", "B-PER"]) == {("LOC", (0, 1)), ("PER", (2, 3))}


SHEET = """# 3
1 Er PRON 2 nsubj O
2 kam VERB 0 root O

# 0
1 Nun ADV 2 advmod O
2 lacht VERB 0 root O
3 Ada PROPN 2 obj O
"""


def test_a_review_keeps_what_is_marked_right_and_its_corrections(tmp_path: Path) -> None:
    sheet, corrections, trees = tmp_path / "sheet.txt", tmp_path / "corrections.tsv", tmp_path / "trees.tsv"
    sheet.write_text(SHEET, encoding="utf-8")
    corrections.write_text("0 3 2 nsubj\n0 name 3 B-PER\n0 ok\n3 1 2 obj\n3 ok\n3 skip\n", encoding="utf-8")
    kept = corrected(read_sheet(sheet), corrections)
    assert kept == {0: [Row("ADV", 2, "advmod", "O"), Row("VERB", 0, "root", "O"), Row("PROPN", 2, "nsubj", "B-PER")]}
    write_trees(trees, kept)
    assert read_trees(trees) == kept
    [example] = with_trees([{"lang": "de", "source": "x", "words": ["Nun", "lacht", "Ada"], "names": ["O"] * 3}], kept)
    assert example["heads"] == [1, -1, 1]
    assert example["names"] == ["O", "O", "B-PER"]


@pytest.mark.parametrize("line", ["9 ok", "0 7 2 obj", "0 x 2 obj", "0 1 2"])
def test_a_line_that_is_no_correction_is_named(tmp_path: Path, line: str) -> None:
    sheet, corrections = tmp_path / "sheet.txt", tmp_path / "corrections.tsv"
    sheet.write_text(SHEET, encoding="utf-8")
    corrections.write_text(line, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"corrections\.tsv:1"):
        corrected(read_sheet(sheet), corrections)


def test_a_corrected_tree_that_is_none_is_refused(tmp_path: Path) -> None:
    sheet, corrections = tmp_path / "sheet.txt", tmp_path / "corrections.tsv"
    sheet.write_text(SHEET, encoding="utf-8")
    corrections.write_text("0 2 1 ccomp\n0 ok\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="sentence 0: 0 roots, a circle at word 1"):
        corrected(read_sheet(sheet), corrections)


def test_a_tree_of_another_sentence_is_refused() -> None:
    with pytest.raises(SystemExit, match="another version of the corpus"):
        list(with_trees([{"lang": "de", "source": "x", "words": ["Ja"], "names": ["O"]}], {0: [Row("ADV", 2, "advmod"), Row("VERB", 0, "root")]}))


def test_the_reviewed_trees_are_trees() -> None:
    for corpus in ("germeval", "wikiann"):
        trees = read_trees(HAND_MADE.parent / f"{corpus}-trees.tsv")
        assert len(trees) > 300
        assert not [number for number, rows in trees.items() if flaws(rows)]


NAMES_SHEET = "# 4\n[PER Ada] zog nach [ORG Bad Hof] .\n# 9\nEs war der [MISC Krieg] .\n# 11\nRom brennt .\n"


def test_reviewed_names_are_those_that_were_kept_or_written_anew(tmp_path: Path) -> None:
    sheet, corrections, names = tmp_path / "sheet.txt", tmp_path / "corrections.tsv", tmp_path / "names.tsv"
    sheet.write_text(NAMES_SHEET, encoding="utf-8")
    corrections.write_text("4 PER Ada\n4 LOC Bad Hof\n9 none\n11 ok\n", encoding="utf-8")
    words = {4: "Ada zog nach Bad Hof .".split(), 9: "Es war der Krieg .".split(), 11: "Rom brennt .".split()}
    kept = review_names.corrected(review_names.read_sheet(sheet), words, corrections)
    assert kept == {4: ["B-PER", "O", "O", "B-LOC", "I-LOC", "O"], 9: ["O"] * 5, 11: ["O"] * 3}
    write_names(names, kept)
    assert read_names(names) == kept
    [example] = with_names([{"lang": "de", "source": "x", "words": words[11], "names": ["B-LOC", "O", "O"]}], {0: kept[11]})
    assert (example["names"], example["source"]) == (["O"] * 3, "reviewed")


@pytest.mark.parametrize("line", ["5 ok", "4 LOC", "4 PLACE Hof", "4 LOC Hof Bad"])
def test_names_that_are_no_correction_are_refused(tmp_path: Path, line: str) -> None:
    sheet, corrections = tmp_path / "sheet.txt", tmp_path / "corrections.tsv"
    sheet.write_text(NAMES_SHEET, encoding="utf-8")
    corrections.write_text(line, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"corrections\.tsv:1|sentence 4"):
        review_names.corrected(review_names.read_sheet(sheet), {4: "Ada zog nach Bad Hof .".split(), 9: ["Es"], 11: ["Rom"]}, corrections)
