"""A trained model and the held-out sentences -> its scores, before it is made small.

python -m training.evaluate WORK RUN
"""

import argparse
import json
from pathlib import Path

from training.annotate import annotate, load
from training.scores import name_scores, tree_scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("run", type=Path)
    options = parser.parse_args()
    coder, net = load(options.work, options.run)
    for name in ("gsd-test", "ewt-test", "germeval"):
        gold = [json.loads(line) for line in (options.work / f"{name}.jsonl").open(encoding="utf-8")]
        found = [example for example, _ in annotate(coder, net, gold)]
        scores = name_scores(gold, found) if name == "germeval" else tree_scores(gold, found)
        print(name, {key: round(value, 4) for key, value in scores.items()})


if __name__ == "__main__":
    main()
