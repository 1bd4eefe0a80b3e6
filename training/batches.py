"""Training sentences -> tensors, mixed by source in fixed shares."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.net import IGNORED
from training.treebanks import Example

PIECES = 1100
"""Pieces in a batch, padding included."""

LIMIT = 160
"""Pieces in a training sentence."""


class Coder:
    """Words and answers as numbers."""

    def __init__(self, work: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
        self.labels: dict[str, Any] = json.loads((work / "labels.json").read_text(encoding="utf-8"))
        self.place = {key: {label: index for index, label in enumerate(self.labels[key])} for key in ("upos", "deps", "names")}
        self.begin, self.end, self.pad, self.unknown = (self.tokenizer.token_to_id(piece) for piece in ("<s>", "</s>", "<pad>", "<unk>"))
        self.cache: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        if word not in self.cache:
            ids = self.tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids
            self.cache[word] = ids[:12] or [self.unknown]
        return self.cache[word]

    def encode(self, example: Example) -> dict[str, Any]:
        ids, first = [self.begin], []
        for word in example["words"]:
            first.append(len(ids))
            ids += self.word(word)
        row: dict[str, Any] = {"ids": [*ids, self.end], "first": first}
        if "heads" in example:
            row["heads"] = [head + 1 for head in example["heads"]]
            row["deps"] = [self.place["deps"].get(dep, IGNORED) for dep in example["deps"]]
            row["upos"] = [self.place["upos"][tag] for tag in example["upos"]]
        if "feats" in example:
            row["feats"] = [self.features(written) for written in example["feats"]]
        if "names" in example:
            row["names"] = [self.place["names"][tag] for tag in example["names"]]
        return row

    def features(self, written: str) -> list[int]:
        pairs = dict(pair.split("=") for pair in written.split("|") if pair)
        return [values.index(pairs.get(name, "")) if pairs.get(name, "") in values else IGNORED for name, values in self.labels["feats"].items()]

    def collate(self, rows: list[dict[str, Any]]) -> dict[str, Tensor]:
        """Padded tensors; a head that has no answer for a sentence is ignored there."""
        length = max(len(row["ids"]) for row in rows)
        words = max(len(row["first"]) for row in rows)

        def pad(key: str, fill: int, size: int) -> Tensor:
            return torch.tensor([[*row.get(key, ()), *[fill] * (size - len(row.get(key, ())))] for row in rows])

        empty = [IGNORED] * len(self.labels["feats"])
        feats = [[*row.get("feats", ()), *[empty] * (words - len(row.get("feats", ())))] for row in rows]
        ids = pad("ids", self.pad, length)
        counts = torch.tensor([len(row["first"]) for row in rows])
        return {
            "ids": ids,
            "mask": torch.arange(length)[None, :] < torch.tensor([len(row["ids"]) for row in rows])[:, None],
            "first": pad("first", 0, words),
            "nodes": torch.arange(words + 1)[None, :] <= counts[:, None],
            "feats": torch.tensor(feats),
            **{key: pad(key, IGNORED, words) for key in ("heads", "deps", "upos", "names")},
        }


def mixed(groups: dict[str, list[dict[str, Any]]], shares: dict[str, float], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Rows for ever: each group in shuffled rounds, groups by their share of pieces."""
    rounds = {name: iter(()) for name in groups}
    spent = dict.fromkeys(groups, 0.0)
    while True:
        name = min(sorted(groups), key=lambda group: spent[group] / shares[group])
        row = next(rounds[name], None)
        if row is None:
            order = list(groups[name])
            chance.shuffle(order)
            rounds[name] = iter(order)
            continue
        spent[name] += len(row["ids"])
        yield row


def batches(rows: Iterator[dict[str, Any]], pieces: int = PIECES, pool: int = 400) -> Iterator[list[dict[str, Any]]]:
    """Batches of sentences of like length, cut from pools so that sources stay mixed; the caller shuffles."""
    while True:
        waiting = sorted((next(rows) for _ in range(pool)), key=lambda row: len(row["ids"]))
        made: list[list[dict[str, Any]]] = [[]]
        for row in waiting:
            if made[-1] and len(row["ids"]) * (len(made[-1]) + 1) > pieces:
                made.append([])
            made[-1].append(row)
        yield from made[1::2] + made[::2]


def group_of(example: Example) -> str:
    """The share that a sentence counts towards."""
    kind = (
        "silver"
        if example.get("silver")
        else "made"
        if example["source"] == "made"
        else "trees"
        if "heads" in example
        else "news"
        if example["source"].startswith(("NER", "reviewed"))
        else "names"
    )
    return f"{example['lang']}-{kind}"
