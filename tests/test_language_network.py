import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import LanguageError
from kg.language.network import Network, network
from kg.language.reading import Reading
from kg.resources import folder

SENTENCES = [
    "Die Regierung in Wien kündigte am Montag an , dem Nachbarland zwei Hubschrauber zu leihen .".split(),
    "Er schweigt .".split(),
    "The minister said that his country would not send troops to the border .".split(),
    "Nach Angaben der Behörde sei niemand verletzt worden .".split(),
    ["Ja"],
    "„ Wir gehen nicht “ , sagte Anna Berger der Zeitung , die in Graz erscheint .".split(),
]


def test_every_reading_is_a_tree_with_an_entry_for_each_word() -> None:
    for words, reading in zip(SENTENCES, network().read_all(SENTENCES), strict=True):
        assert {len(words)} == {len(column) for column in (reading.pos, reading.feats, reading.heads, reading.deps)}
        roots = [index for index, head in enumerate(reading.heads) if head == index]
        assert len(roots) == 1
        assert [index for index, dep in enumerate(reading.deps) if dep == "root"] == roots


@settings(deadline=None, max_examples=15)
@given(st.permutations(range(len(SENTENCES))), st.integers(1, 3))
def test_a_sentence_reads_the_same_in_every_batch_order_and_number_of_threads(order: list[int], threads: int) -> None:
    alone = [network().read(words) for words in SENTENCES]
    assert network().read_all([SENTENCES[index] for index in order], threads) == [alone[index] for index in order]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(min_size=1, max_size=8).filter(lambda word: not any(letter.isspace() for letter in word)), max_size=12))
def test_any_words_can_be_read(words: list[str]) -> None:
    assert len(network().read(words).heads) == len(words)


def test_no_words_no_reading() -> None:
    assert network().read([]) == Reading((), (), (), (), ())


def test_long_sentences_are_read_in_parts_with_one_root() -> None:
    words = ("Der Minister reiste nach Rom , " * 120).split()
    reading = network().read(words)
    assert sum(head == index for index, head in enumerate(reading.heads)) == 1
    assert max(np.array(reading.heads)) < len(words) == len(reading.pos)


def test_broken_and_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=str(tmp_path)):
        Network(tmp_path)
    for name in ("labels.json", "tokenizer.json"):
        shutil.copyfile(folder("data") / "model" / name, tmp_path / name)
    (tmp_path / "model.onnx").write_bytes(b"no graph")
    with pytest.raises(LanguageError, match="cannot be loaded"):
        Network(tmp_path)


def test_the_files_that_ship_are_small_enough() -> None:
    sizes = [path.stat().st_size for path in (folder("data") / "model").iterdir()]
    assert sum(sizes) <= 45_000_000


def test_labels_fit_what_the_graph_was_made_for() -> None:
    labels = json.loads((folder("data") / "model" / "labels.json").read_text(encoding="utf-8"))
    assert {"PER", "ORG", "LOC", "MISC"} == {tag[2:] for tag in labels["names"] if tag != "O"}
    assert all(values[0] == "" for values in labels["feats"].values())
