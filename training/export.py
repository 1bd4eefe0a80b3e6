"""A trained model -> the folder that ships: model.onnx in int8, tokenizer.json, labels.json.

python -m training.export WORK RUN OUT [--kind fp32]
"""

import argparse
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from training.annotate import load
from training.batches import Coder
from training.graph import build
from training.net import Net
from training.treebanks import Example


def peaks(coder: Coder, net: Net, examples: list[Example]) -> dict[str, np.ndarray]:
    """The largest absolute value of each input of the encoder's products, over the sentences."""
    found: dict[str, np.ndarray] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def note(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            largest = inputs[0].detach().abs().flatten(0, -2).amax(0).numpy()
            found[name] = np.maximum(found.get(name, largest), largest)

        return note

    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in net.named_modules()
        if isinstance(module, nn.Linear) and name.startswith("encoder.layers")
    ]
    with torch.inference_mode():
        for example in examples:
            batch = coder.collate([coder.encode({"words": example["words"]})])
            net(batch["ids"], batch["mask"], batch["first"])
    for hook in hooks:
        hook.remove()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", default="int8", choices=["int8", "fp32"])
    options = parser.parse_args()
    coder, net = load(options.work, options.run)
    options.out.mkdir(parents=True, exist_ok=True)
    lines = (options.work / "train.jsonl").read_text(encoding="utf-8").splitlines()
    examples = [json.loads(line) for line in random.Random(1).sample(lines, 500)]
    largest = peaks(coder, net, [example for example in examples if example["lang"] in ("de", "en")])
    onnx.save(build(net.state_dict(), len(coder.labels["deps"]), options.kind, largest), options.out / "model.onnx")
    shutil.copyfile(options.work / "tokenizer.json", options.out / "tokenizer.json")
    (options.out / "labels.json").write_text(json.dumps(coder.labels, indent=1) + "\n", encoding="utf-8")
    print({path.name: path.stat().st_size for path in sorted(options.out.iterdir())})


if __name__ == "__main__":
    main()
