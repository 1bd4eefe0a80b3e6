"""A trained model and sentences without trees -> sentences with its trees, the surer ones only.

    python -m training.annotate WORK RUN

Writes WORK/silver.jsonl: the sentences with names of WORK/train.jsonl that read like prose, with the model's trees beside their own names.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from kg.language.tree import best_heads
from training.batches import Coder
from training.net import Net
from training.treebanks import Example

MOST = 16000


def load(work: Path, run: Path) -> tuple[Coder, Net]:
    coder = Coder(work)
    net = Net(coder.tokenizer.get_vocab_size(), coder.labels)
    net.load_state_dict(torch.load(run / "state.pt")["mean"])
    net.eval()
    return coder, net


def decode(coder: Coder, example: Example, upos: Any, feats: Any, names: Any, arcs: Any, best: Any) -> tuple[Example, float]:
    """One sentence's scores as labels, and how sure its arcs are."""
    count = len(example["words"])
    arcs = arcs[:count, : count + 1]
    heads = best_heads(arcs)
    masked = arcs.astype(np.float64)
    masked[np.arange(count), np.arange(1, count + 1)] = -np.inf
    sure = float(np.mean([np.exp(row[head] - np.logaddexp.reduce(row)) for row, head in zip(masked, heads, strict=True)]))
    features: list[list[str]] = [[] for _ in range(count)]
    start = 0
    for name, values in sorted(coder.labels["feats"].items(), key=lambda item: list(coder.labels["feats"]).index(item[0])):
        for index, value in enumerate(feats[:count, start : start + len(values)].argmax(1)):
            if values[value]:
                features[index].append(f"{name}={values[value]}")
        start += len(values)
    deps = [coder.labels["deps"][best[index, head]] if head else "root" for index, head in enumerate(heads)]
    found = {
        "lang": example["lang"],
        "source": example["source"],
        "words": example["words"],
        "upos": [coder.labels["upos"][tag] for tag in upos[:count].argmax(1)],
        "feats": ["|".join(sorted(pairs)) for pairs in features],
        "heads": [head - 1 for head in heads],
        "deps": ["dep" if dep == "root" and head else dep for dep, head in zip(deps, heads, strict=True)],
        "names": [coder.labels["names"][tag] for tag in names[:count].argmax(1)],
    }
    return found, sure


def annotate(coder: Coder, net: Net, examples: list[Example], pieces: int = 3000) -> list[tuple[Example, float]]:
    """Every sentence with the model's labels, in the order given."""
    order = sorted(range(len(examples)), key=lambda index: len(examples[index]["words"]))
    found: dict[int, tuple[Example, float]] = {}
    batch: list[tuple[int, dict[str, Any]]] = []

    def run() -> None:
        tensors = coder.collate([row for _, row in batch])
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = [
                output.float().numpy() if output.is_floating_point() else output.numpy() for output in net(*(tensors[key] for key in ("ids", "mask", "first")))
            ]
        for place, (index, _) in enumerate(batch):
            found[index] = decode(coder, examples[index], *(output[place] for output in outputs))
        batch.clear()

    for index in order:
        row = coder.encode({"words": examples[index]["words"]})
        if len(row["ids"]) > 512:
            raise SystemExit(f"a sentence of {len(row['ids'])} pieces is too long to annotate")
        if batch and len(row["ids"]) * (len(batch) + 1) > pieces:
            run()
        batch.append((index, row))
    if batch:
        run()
    return [found[index] for index in range(len(examples))]


def is_prose(example: Example) -> bool:
    """Long enough, ends like a sentence, and mostly of words."""
    words = example["words"]
    return 7 <= len(words) <= 45 and words[-1] in ".?!" and sum(word.isalpha() and word[0].islower() for word in words) * 3 > len(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--keep", type=float, default=0.75, help="the part of the sentences that is kept, by the mean probability of their arcs")
    options = parser.parse_args()
    coder, net = load(options.work, options.run)
    examples = [json.loads(line) for line in (options.work / "train.jsonl").open(encoding="utf-8")]
    bare = [example for example in examples if "heads" not in example and example["lang"] == "de" and is_prose(example)][:MOST]
    rated = [({**tree, "names": example["names"], "silver": True}, sure) for example, (tree, sure) in zip(bare, annotate(coder, net, bare), strict=True)]
    least = sorted(sure for _, sure in rated)[int((1 - options.keep) * len(rated))]
    kept = [example for example, sure in rated if sure >= least and any(tag in ("VERB", "AUX") for tag in example["upos"])]
    (options.work / "silver.jsonl").write_text("".join(json.dumps(example, ensure_ascii=False) + "\n" for example in kept), encoding="utf-8")
    print(f"{len(kept)} of {len(bare)} sentences; arcs at least {least:.3f} sure")


if __name__ == "__main__":
    main()
