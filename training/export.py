"""A trained model -> the folder that ships: model.onnx in int8, tokenizer.json, labels.json.

    python -m training.export WORK RUN OUT [--kind fp32]
"""

import argparse
import json
import shutil
from pathlib import Path

import onnx

from training.annotate import load
from training.graph import build


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", default="int8", choices=["int8", "fp32"])
    options = parser.parse_args()
    coder, net = load(options.work, options.run)
    options.out.mkdir(parents=True, exist_ok=True)
    onnx.save(build(net.state_dict(), len(coder.labels["deps"]), options.kind), options.out / "model.onnx")
    shutil.copyfile(options.work / "tokenizer.json", options.out / "tokenizer.json")
    (options.out / "labels.json").write_text(json.dumps(coder.labels, indent=1) + "\n", encoding="utf-8")
    print({path.name: path.stat().st_size for path in sorted(options.out.iterdir())})


if __name__ == "__main__":
    main()
