"""Pieces of a sentence -> hidden states of its words -> scores of tags, features, names, heads and relations."""

import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name that every PyTorch text uses

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 12
ARC, LABEL = 256, 128
IGNORED = -100


class Layer(nn.Module):
    """One transformer layer as in BERT: norms after the sums."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attention_norm, self.norm = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + mask
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attention_norm(x + F.dropout(self.out(mixed), dropout, self.training))
        return self.norm(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Encoder(nn.Module):
    """multilingual-e5-small with a cut vocabulary; the embedding table stays as it is."""

    def __init__(self, pieces: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(pieces, WIDTH), nn.Embedding(512, WIDTH)
        self.words.weight.requires_grad_(False)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = dropout

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.words(ids) + self.positions(torch.arange(ids.shape[1], device=ids.device))
        x = F.dropout(self.norm(x), self.dropout, self.training)
        hidden = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, hidden, self.dropout)
        return x


def mlp(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, width), nn.ReLU(), nn.Dropout(0.25))


class Net(nn.Module):
    """The encoder and all heads. A word is its first piece; the root is the piece that begins every sentence."""

    def __init__(self, pieces: int, labels: dict[str, Any]) -> None:
        super().__init__()
        self.encoder = Encoder(pieces)
        self.upos = nn.Linear(WIDTH, len(labels["upos"]))
        self.names = nn.Linear(WIDTH, len(labels["names"]))
        self.sizes = [len(values) for values in labels["feats"].values()]
        self.feats = nn.Linear(WIDTH, sum(self.sizes))
        self.arc_dep, self.arc_head, self.label_dep, self.label_head = mlp(ARC), mlp(ARC), mlp(LABEL), mlp(LABEL)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.relations = len(labels["deps"])
        self.label = nn.Linear(LABEL, self.relations * LABEL, bias=False)
        self.label_from, self.label_to = nn.Linear(LABEL, self.relations), nn.Linear(LABEL, self.relations, bias=False)
        self.dropout = nn.Dropout(0.2)

    def hidden(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """States of the words (batch, words, width), and of the root and the words (batch, 1 + words, width)."""
        states = self.dropout(self.encoder(ids, mask))
        words = states.gather(1, first[:, :, None].expand(-1, -1, WIDTH))
        return words, torch.cat([states[:, :1], words], 1)

    def arcs(self, words: Tensor, nodes: Tensor) -> Tensor:
        """(batch, words, 1 + words): how well each node would govern each word."""
        heads = self.arc_head(nodes)
        return self.arc(self.arc_dep(words)) @ heads.transpose(1, 2) / math.sqrt(ARC) + self.arc_bias(heads).transpose(1, 2)

    def all_labels(self, words: Tensor, nodes: Tensor) -> Tensor:
        """(batch, words, relations, 1 + words)."""
        dep, head = self.label_dep(words), self.label_head(nodes)
        batch, count, _ = dep.shape
        mixed = self.label(dep).reshape(batch, count * self.relations, LABEL) @ head.transpose(1, 2) / math.sqrt(LABEL)
        scores = mixed.reshape(batch, count, self.relations, -1) + self.label_from(dep)[:, :, :, None]
        return scores + self.label_to(head).transpose(1, 2)[:, None]

    def labels(self, words: Tensor, nodes: Tensor, heads: Tensor) -> Tensor:
        """(batch, words, relations) for the given heads, 0 being the root."""
        dep, head = self.label_dep(words), self.label_head(nodes)
        head = head.gather(1, heads[:, :, None].expand(-1, -1, LABEL))
        mixed = self.label(dep).view(*dep.shape[:2], self.relations, LABEL)
        return (mixed @ head[:, :, :, None])[..., 0] / math.sqrt(LABEL) + self.label_from(dep) + self.label_to(head)

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """upos, feats (all features side by side), names, arcs, and the best relation for every pair of word and node."""
        words, nodes = self.hidden(ids, mask, first)
        best = self.all_labels(words, nodes).argmax(2).to(torch.uint8)
        return self.upos(words), self.feats(words), self.names(words), self.arcs(words, nodes), best

    def losses(self, batch: dict[str, Tensor], subjunctive: Tensor, weights: tuple[float, float]) -> dict[str, Tensor]:
        """One loss for each head; `weights` are those of tree and name losses. Words without an answer are ignored."""
        words, nodes = self.hidden(batch["ids"], batch["mask"], batch["first"])

        def loss(scores: Tensor, gold: Tensor, weight: Tensor | None = None) -> Tensor:
            total = F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), weight, ignore_index=IGNORED, reduction="sum")
            return total / (gold != IGNORED).sum().clamp(min=1)

        arcs = self.arcs(words, nodes).float().masked_fill(~batch["nodes"][:, None, :], -1e4)
        heads = batch["heads"]
        result = {
            "arc": loss(arcs, heads),
            "label": loss(self.labels(words, nodes, heads.clamp(min=0)), batch["deps"]),
            "upos": loss(self.upos(words), batch["upos"]),
            "names": loss(self.names(words), batch["names"]),
        }
        parts = self.feats(words).split(self.sizes, 2)
        result["feats"] = sum(loss(part, batch["feats"][:, :, place], subjunctive if place == 4 else None) for place, part in enumerate(parts))  # type: ignore[assignment]
        scale = {"arc": weights[0], "label": weights[0], "upos": 0.5 * weights[0], "feats": 0.3 * weights[0], "names": weights[1]}
        return {name: value * scale[name] for name, value in result.items()}
