"""Corpora -> training and held-out sentences, the cut tokenizer, and the encoder's weights.

    python -m training.prepare CORPORA WORK

CORPORA holds the folders `ud`, `germeval` and `wikiann` (README.md says which files). GSD test, EWT test and the last 300 sentences of GermEval's
development part never reach the training file.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from training.base import load_encoder, source_tokenizer
from training.names import read_columns, swapped
from training.reviewed import FILES, HELD_NAMES, reviewed, sentences_of
from training.treebanks import FEATURES, Example, read_treebank
from training.vocabulary import cut_tokenizer, pieces_needed

LONGEST = 80
"""Words; longer sentences are left out of training: they cost much and are mostly lists."""

RARE = 25
"""A relation seen less often is trained as its base relation."""


def trees(corpora: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    """All training trees, and the held-out ones by name."""
    ud = corpora / "ud"
    training = [example for _, example in read_treebank(ud / "de_gsd-dev.conllu.gz", "de", surface=True)]
    training += [example for _, example in read_treebank(Path(__file__).parent / "news-de.conllu", "de", surface=True)]
    test = dict(read_treebank(ud / "en_ewt-test.conllu.gz", "en"))
    training += [example for name, example in read_treebank(ud / "en_ewt-sources-all.conllu.gz", "en") if name not in test]
    for part in ("alpino-dev", "alpino-test", "lassysmall-dev", "lassysmall-test"):
        training += [example for _, example in read_treebank(ud / f"nl_{part}.conllu.gz", "nl")]
    for part in ("dev", "test"):
        training += [example for _, example in read_treebank(ud / f"da_ddt-{part}.conllu.gz", "da")]
    held = {"gsd-test": [example for _, example in read_treebank(ud / "de_gsd-test.conllu.gz", "de")], "ewt-test": list(test.values())}
    return training, held


def named(corpora: Path) -> tuple[list[Example], list[Example]]:
    """Sentences with names for training, those that were reviewed with trees, and the 300 of GermEval that are held out."""
    germeval = sentences_of(corpora, "germeval")
    held = list(read_columns(corpora / FILES["germeval"][0], "de"))[-HELD_NAMES:]
    reviewed_germeval, other_germeval = reviewed(corpora, "germeval")
    reviewed_wikiann, other_wikiann = reviewed(corpora, "wikiann")
    english = [example for part in ("train", "val") for example in read_columns(corpora / "wikiann" / f"en-{part}.conllu.gz", "en")]
    replaced = swapped(germeval, [*germeval, *sentences_of(corpora, "wikiann")], copies=2, seed=3)
    return [*reviewed_germeval, *other_germeval, *replaced, *reviewed_wikiann, *other_wikiann, *english], held


def plain_relation(dep: str, counts: Counter[str]) -> str:
    return dep if counts[dep] >= RARE or ":" not in dep else dep.partition(":")[0]


def label_sets(examples: list[Example]) -> dict[str, object]:
    """Every label that the heads tell apart, in the order of their outputs; "" is "no value" of a feature."""
    feats: dict[str, set[str]] = {name: set() for name in FEATURES}
    for example in examples:
        for written in example.get("feats", ()):
            for pair in filter(None, written.split("|")):
                name, _, value = pair.partition("=")
                feats[name].add(value)
    return {
        "upos": sorted({tag for example in examples for tag in example.get("upos", ())}),
        "deps": sorted({dep for example in examples for dep in example.get("deps", ())}),
        "names": ["O", *(f"{prefix}-{label}" for label in ("LOC", "MISC", "ORG", "PER") for prefix in "BI")],
        "feats": {name: ["", *sorted(values)] for name, values in feats.items()},
    }


def write_lines(path: Path, examples: list[Example]) -> None:
    path.write_text("".join(json.dumps(example, ensure_ascii=False) + "\n" for example in examples), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    training, held = trees(options.corpora)
    counts = Counter(dep for example in training for dep in example["deps"])
    for example in [*training, *held["gsd-test"], *held["ewt-test"]]:
        example["deps"] = [plain_relation(dep, counts) for dep in example["deps"]]
    names, held["germeval"] = named(options.corpora)
    training += names
    short = [example for example in training if len(example["words"]) <= LONGEST]
    write_lines(options.work / "train.jsonl", short)
    for name, examples in held.items():
        write_lines(options.work / f"{name}.jsonl", examples)
    (options.work / "labels.json").write_text(json.dumps(label_sets(short), indent=1), encoding="utf-8")

    tokenizer = source_tokenizer()
    # Swapped names come from the same corpora: their words are counted once.
    words = [word for example in short if example["lang"] in ("de", "en") for word in example["words"]]
    tokenizer, kept = cut_tokenizer(tokenizer, pieces_needed(tokenizer, words))
    tokenizer.save(str(options.work / "tokenizer.json"), pretty=False)
    load_encoder(kept, options.work / "base.pt")
    print(Counter((example["lang"], example["source"]) for example in short), f"{len(kept)} pieces", sep="\n")


if __name__ == "__main__":
    main()
