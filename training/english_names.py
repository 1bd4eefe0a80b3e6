"""A trained model and English trees -> the same trees with names where the model and the annotated tags agree.

    python -m training.english_names WORK FOLDER

WORK/train.jsonl has English names in titles and fragments only (WikiANN). This writes WORK/english.jsonl: sentences of the English treebank with the names
that the exported model in FOLDER finds, kept where every name holds a proper noun and every proper noun stands in a name.
"""

import argparse
import json
from pathlib import Path

from kg.language.network import Network
from training.sharpen import read_lines

MOST = 7000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    network = Network(options.folder)
    trees = [example for example in read_lines(options.work / "train.jsonl") if example["lang"] == "en" and "heads" in example]
    kept = []
    # The treebank is sorted by kind of text: every second sentence has all kinds.
    for example in trees[::2][:MOST]:
        tags = ["O"] * len(example["words"])
        proper = {index for index, tag in enumerate(example["upos"]) if tag == "PROPN"}
        sure = True
        for name in network.read(example["words"]).names:
            inside = range(name.first, name.last + 1)
            sure &= not proper.isdisjoint(inside)
            for index in inside:
                tags[index] = f"{'B' if index == name.first else 'I'}-{name.label}"
        if sure and all(tags[index] != "O" for index in proper):
            kept.append({**example, "names": tags, "silver": True})
    (options.work / "english.jsonl").write_text("".join(json.dumps(example, ensure_ascii=False) + "\n" for example in kept), encoding="utf-8")
    print(f"{len(kept)} sentences, {sum(any(tag != 'O' for tag in example['names']) for example in kept)} with names")


if __name__ == "__main__":
    main()
