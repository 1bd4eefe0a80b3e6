"""Prepared and silver sentences -> the same with nothing but annotated names, for a last short run.

    python -m training.sharpen WORK

Writes WORK/train-gold.jsonl, without the sentences with swapped names, and WORK/silver-bare.jsonl, where WikiANN's sentences keep their trees only: WikiANN
tags what is linked in Wikipedia and leaves many names out.
"""

import argparse
import json
from pathlib import Path

from training.treebanks import Example


def read_lines(path: Path) -> list[Example]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    options = parser.parse_args()
    gold = [example for example in read_lines(options.work / "train.jsonl") if not example.get("swapped")]
    bare = [
        example if example["source"] in ("NER-de-dev", "reviewed") else {key: value for key, value in example.items() if key != "names"}
        for example in read_lines(options.work / "silver.jsonl")
    ]
    for name, examples in (("train-gold", gold), ("silver-bare", bare)):
        (options.work / f"{name}.jsonl").write_text("".join(json.dumps(example, ensure_ascii=False) + "\n" for example in examples), encoding="utf-8")
        print(f"{name}: {len(examples)} sentences")


if __name__ == "__main__":
    main()
