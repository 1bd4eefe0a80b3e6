"""Prepared sentences -> a fine-tuned model.

    python -m training.train WORK RUN --minutes 60 [--start OTHER_RUN] [--data train.jsonl silver.jsonl] [--shares en-trees=0.36]

The rate rises and falls with the time spent, so that a run ends when its minutes end, on any machine. Every few minutes the whole state goes to
RUN/state.pt; the same command goes on from there.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch import nn

from training.batches import LIMIT, Coder, batches, group_of, mixed
from training.net import Net

SHARES = {
    "de-trees": 0.20, "de-made": 0.06, "de-silver": 0.25, "en-trees": 0.23, "nl-trees": 0.06, "da-trees": 0.03,
    "de-news": 0.20, "de-names": 0.07, "en-names": 0.05, "en-silver": 0.10,
}  # fmt: skip
"""Each group's part of all pieces, before they are scaled to the groups at hand."""

RISE = 0.06
SEED = 20
AVERAGED = 10
"""Steps between two additions to the running mean of the weights, which is what a run hands on."""
DECAY = 0.98


def rate(done: float) -> float:
    """The learning rate's factor after a part of the time: up, then straight down.

    >>> [round(rate(part), 2) for part in (0.03, 0.06, 0.53, 1.0)]
    [0.5, 1.0, 0.5, 0.01]
    """
    return max(0.01, min(done / RISE, (1 - done) / (1 - RISE)))


def optimizer(net: Net, speed: float) -> torch.optim.AdamW:
    """The encoder's rate and, five times as fast, the heads'; no decay of norms and biases."""
    groups = []
    for inside, factor in ((True, 1.0), (False, 5.0)):
        for flat, decay in ((True, 0.0), (False, 0.01)):
            found = [p for n, p in net.named_parameters() if p.requires_grad and n.startswith("encoder.") == inside and (p.ndim < 2) == flat]
            groups.append({"params": found, "lr": speed * factor, "base": speed * factor, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--start", type=Path, help="a run whose weights this one begins with")
    parser.add_argument("--data", nargs="+", default=["train.jsonl"])
    parser.add_argument("--shares", nargs="+", default=[], metavar="GROUP=PART", help="parts that differ from SHARES, such as en-trees=0.36")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    options.run.mkdir(parents=True, exist_ok=True)

    coder = Coder(options.work)
    groups: dict[str, list[dict[str, object]]] = {}
    for name in options.data:
        for line in (options.work / name).open(encoding="utf-8"):
            example = json.loads(line)
            row = coder.encode(example)
            if len(row["ids"]) <= LIMIT:
                groups.setdefault(group_of(example), []).append(row)
    print({name: (len(rows), sum(len(row["ids"]) for row in rows)) for name, rows in sorted(groups.items())}, flush=True)

    net = Net(coder.tokenizer.get_vocab_size(), coder.labels)
    if options.start:
        net.load_state_dict(torch.load(options.start / "state.pt")["mean"])
    else:
        net.encoder.load_state_dict(torch.load(options.work / "base.pt"))
    adam = optimizer(net, options.rate)
    spent, steps = 0.0, 0
    state_file = options.run / "state.pt"
    if state_file.exists():
        state = torch.load(state_file)
        net.load_state_dict(state["net"])
        adam.load_state_dict(state["adam"])
        spent, steps = state["spent"], state["steps"]
    subjunctive = torch.tensor([4.0 if value == "Sub" else 1.0 for value in coder.labels["feats"]["Mood"]])
    chance = random.Random(SEED + steps)
    shares = SHARES | {name: float(part) for name, part in (share.split("=") for share in options.shares)}
    stream = batches(mixed({name: rows for name, rows in groups.items() if shares[name]}, shares, chance))
    mean = state["mean"] if state_file.exists() else {name: value.detach().clone() for name, value in net.state_dict().items()}

    def save(spent: float) -> None:
        torch.save({"net": net.state_dict(), "mean": mean, "adam": adam.state_dict(), "spent": spent, "steps": steps}, state_file)

    net.train()
    begun, saved, total = time.monotonic() - spent, time.monotonic(), 0
    budget = options.minutes * 60
    sums: dict[str, float] = {}
    with (options.run / "log.jsonl").open("a", encoding="utf-8") as log:
        while (spent := time.monotonic() - begun) < budget:
            batch = coder.collate(next(stream))
            for group in adam.param_groups:
                group["lr"] = group["base"] * rate(spent / budget)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                trees = float((batch["heads"] >= 0).any())
                names = (batch["names"] >= 0).sum() / batch["names"].numel()
                losses = net.losses(batch, subjunctive, (trees, float(names) ** 0.5))
            sum(losses.values()).backward()  # type: ignore[union-attr]
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            adam.step()
            adam.zero_grad(set_to_none=True)
            steps += 1
            if steps % AVERAGED == 0:
                now = max(1 - DECAY, 1 / (1 + steps / AVERAGED))
                for name, value in net.state_dict().items():
                    mean[name].lerp_(value, now)
            total += batch["ids"].numel()
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if steps % 50 == 0:
                line = {"steps": steps, "minutes": round(spent / 60, 2), "pieces": total, **{name: round(value / 50, 4) for name, value in sums.items()}}
                print(json.dumps(line), file=log, flush=True)
                sums.clear()
            if time.monotonic() - saved > 240:
                saved = time.monotonic()
                save(spent)
    save(budget)


if __name__ == "__main__":
    main()
