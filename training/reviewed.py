"""Sentences of a corpus, and the trees and names that were reviewed by hand -> training sentences.

The words stay in the corpora: the files here hold numbers and labels only. A file of trees has a line `# N` for each sentence, N being its place in
the corpus from 0, and one line a word: part of speech, head (0 for the root), relation and, where the names were reviewed too, the name's tag.
A file of names has one line a sentence: N, and a tag for each word.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from training.names import read_columns
from training.treebanks import Example

HELD_NAMES = 300
"""Sentences of GermEval, its last ones, that are held out."""

FOLDER = Path(__file__).parent
FILES = {"germeval": ("germeval/NER-de-dev.tsv",), "wikiann": ("wikiann/de-train.conllu.gz", "wikiann/de-val.conllu.gz")}
"""The German corpora of which sentences were reviewed, and their files below the corpora's folder."""


class Row(NamedTuple):
    """What was said of one word: `head` counts from 1, 0 for the root; `name` is a BIO tag, "" where the corpus knows it better."""

    upos: str
    head: int
    dep: str
    name: str = ""


def sentences_of(corpora: Path, corpus: str) -> list[Example]:
    """The sentences of a corpus of `FILES` that may be trained on, in the order that the reviewed files count them in."""
    found = [example for name in FILES[corpus] for example in read_columns(corpora / name, "de")]
    return found[:-HELD_NAMES] if corpus == "germeval" else found


def trees_file(corpus: str) -> Path:
    return FOLDER / f"{corpus}-trees.tsv"


def names_file(corpus: str) -> Path:
    return FOLDER / f"{corpus}-names.tsv"


def read_trees(path: Path) -> dict[int, list[Row]]:
    """The reviewed trees by the number of their sentence; none where there is no file yet."""
    trees: dict[int, list[Row]] = {}
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith("# "):
            rows = trees.setdefault(int(line[2:]), [])
        elif line:
            upos, head, dep, *name = line.split("\t")
            rows.append(Row(upos, int(head), dep, *name))
    return trees


def write_trees(path: Path, trees: Mapping[int, list[Row]]) -> None:
    blocks = []
    for number in sorted(trees):
        lines = ["\t".join(map(str, row if row.name else row[:3])) + "\n" for row in trees[number]]
        blocks.append("".join([f"# {number}\n", *lines]))
    path.write_text("\n".join(blocks), encoding="utf-8")


def read_names(path: Path) -> dict[int, list[str]]:
    """The reviewed tags by the number of their sentence; none where there is no file yet."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()) if path.exists() else ()
    return {int(number): tags.split(" ") for number, tags in rows}


def write_names(path: Path, names: Mapping[int, list[str]]) -> None:
    path.write_text("".join(f"{number}\t{' '.join(names[number])}\n" for number in sorted(names)), encoding="utf-8")


def reviewed(corpora: Path, corpus: str) -> tuple[list[Example], list[Example]]:
    """The reviewed sentences of a corpus, and those that nobody has reviewed."""
    sentences, trees, names = sentences_of(corpora, corpus), read_trees(trees_file(corpus)), read_names(names_file(corpus))
    rest = [example for number, example in enumerate(sentences) if number not in trees and number not in names]
    return [*with_trees(sentences, trees), *with_names(sentences, names)], rest


def with_trees(sentences: list[Example], trees: Mapping[int, list[Row]]) -> Iterator[Example]:
    """The sentences that have a reviewed tree, with it and their names; features were not reviewed and are not learned from them."""
    for number, rows in sorted(trees.items()):
        example = _same_length(sentences, number, rows)
        yield {
            **example,
            "source": "reviewed",
            "upos": [row.upos for row in rows],
            "heads": [row.head - 1 for row in rows],
            "deps": [row.dep for row in rows],
            "names": [row.name or name for row, name in zip(rows, example["names"], strict=True)],
        }


def with_names(sentences: list[Example], names: Mapping[int, list[str]]) -> Iterator[Example]:
    """The sentences whose names were reviewed, with these."""
    for number, tags in sorted(names.items()):
        yield {**_same_length(sentences, number, tags), "source": "reviewed", "names": tags}


def _same_length(sentences: list[Example], number: int, answers: list[Row] | list[str]) -> Example:
    example = sentences[number]
    if len(answers) != len(example["words"]):
        raise SystemExit(f"sentence {number} has {len(example['words'])} words, its review {len(answers)}: another version of the corpus?")
    return example


def flaws(rows: Iterable[Row]) -> list[str]:
    """What keeps a tree from being one: not exactly one root, a head that is not there, a circle.

    >>> flaws([Row("NOUN", 2, "nsubj"), Row("VERB", 0, "root")])
    []
    >>> flaws([Row("NOUN", 2, "nsubj"), Row("VERB", 1, "root")])
    ['0 roots', 'a circle at word 1', 'a circle at word 2']
    """
    heads = [row.head for row in rows]
    found = [] if heads.count(0) == 1 else [f"{heads.count(0)} roots"]
    if any(not 0 <= head <= len(heads) for head in heads):
        return [*found, "a head outside the sentence"]
    for word in range(1, len(heads) + 1):
        above, steps = word, 0
        while above and steps <= len(heads):
            above, steps = heads[above - 1], steps + 1
        if above:
            found.append(f"a circle at word {word}")
    return found
