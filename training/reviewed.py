"""Sentences of GermEval, and trees reviewed by hand -> training sentences. The words stay in the corpus: `germeval-trees.tsv` has numbers and labels only.

A tree there is a line `# N`, N being the place of the sentence in the corpus from 0, and one line a word: part of speech, head (0 for the root), relation.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from training.treebanks import Example

Row = tuple[str, int, str]
"""Part of speech, head from 1 (0 for the root), relation of one word."""


def read_trees(path: Path) -> dict[int, list[Row]]:
    """The reviewed trees by the number of their sentence."""
    trees: dict[int, list[Row]] = {}
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            rows = trees.setdefault(int(line[2:]), [])
        elif line:
            upos, head, dep = line.split("\t")
            rows.append((upos, int(head), dep))
    return trees


def write_trees(path: Path, trees: dict[int, list[Row]]) -> None:
    blocks = ["".join([f"# {number}\n", *(f"{upos}\t{head}\t{dep}\n" for upos, head, dep in trees[number])]) for number in sorted(trees)]
    path.write_text("\n".join(blocks), encoding="utf-8")


def with_trees(sentences: list[Example], trees: dict[int, list[Row]]) -> Iterator[Example]:
    """The sentences that have a reviewed tree, with it and their names; features were not reviewed and are not learned from them."""
    for number, rows in sorted(trees.items()):
        example = sentences[number]
        if len(rows) != len(example["words"]):
            raise SystemExit(f"sentence {number} has {len(example['words'])} words, its tree {len(rows)}: another version of the corpus?")
        yield {
            **example,
            "source": "reviewed",
            "upos": [upos for upos, _, _ in rows],
            "heads": [head - 1 for _, head, _ in rows],
            "deps": [dep for _, _, dep in rows],
        }


def flaws(rows: Iterable[Row]) -> list[str]:
    """What keeps a tree from being one: not exactly one root, a head that is not there, a circle.

    >>> flaws([("NOUN", 2, "nsubj"), ("VERB", 0, "root")])
    []
    >>> flaws([("NOUN", 2, "nsubj"), ("VERB", 1, "root")])
    ['0 roots', 'a circle at word 1', 'a circle at word 2']
    """
    heads = [head for _, head, _ in rows]
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
