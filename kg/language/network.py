"""Words -> Readings, by the ONNX model in `kg/data/model`.

Every sentence is one run of the graph: the int8 products measure their input's scale over the whole run, so a sentence that shared it with others would
read differently in another batch. Alone, it reads the same whatever comes before it, on any number of threads; padding costs nothing, as there is none.
"""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import LanguageError
from kg.language.bio import name_spans
from kg.language.reading import Reading
from kg.language.tree import best_heads
from kg.resources import folder

PIECES = 400
"""Of a run: longer sentences are read in parts. The model knows 512 positions, and was trained on sentences of up to 160."""

WORD_PIECES = 12
"""Of a word: what is longer is no word."""

KNOWN_WORDS = 200_000
"""Words whose pieces are remembered."""


class Network:
    """The model of one folder, loaded once.

    Raises:
        LanguageError: a file is missing or cannot be read as what it should be.
    """

    def __init__(self, place: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            labels = json.loads((place / "labels.json").read_text(encoding="utf-8"))
            self._tokenizer = Tokenizer.from_str((place / "tokenizer.json").read_text(encoding="utf-8"))
            self._session = onnxruntime.InferenceSession(str(place / "model.onnx"), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime and tokenizers raise bare exceptions of many kinds
            raise LanguageError(f"{place}: the language model cannot be loaded: {str(error).splitlines()[0]}") from error
        self._pos: list[str] = labels["upos"]
        self._deps: list[str] = labels["deps"]
        self._names: list[str] = labels["names"]
        self._feats = [(name, values) for name, values in labels["feats"].items()]
        self._begin, self._end, self._unknown = (self._tokenizer.token_to_id(piece) or 0 for piece in ("<s>", "</s>", "<unk>"))
        self._known: dict[str, list[int]] = {}
        self._written: dict[tuple[int, ...], str] = {}

    @property
    def relations(self) -> list[str]:
        """The Universal Dependencies relations that the model tells apart."""
        return list(self._deps)

    def read(self, words: Sequence[str]) -> Reading:
        """Tags, tree and names of one sentence; an empty sentence has none."""
        parts = [self._read_part(part) for part in self._parts(words)]
        if len(parts) == 1:
            return parts[0]
        return _joined(parts)

    def read_all(self, sentences: Iterable[Sequence[str]], threads: int = 1) -> list[Reading]:
        """The readings of many sentences, in order; each is what `read` gives for it alone."""
        if threads == 1:
            return [self.read(words) for words in sentences]
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(self.read, sentences))

    def _pieces(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            clean = word.encode("utf-8", "replace").decode("utf-8")
            known = self._tokenizer.encode([clean], is_pretokenized=True, add_special_tokens=False).ids[:WORD_PIECES] or [self._unknown]
            if len(self._known) >= KNOWN_WORDS:
                self._known.clear()
            self._known[word] = known
        return known

    def _parts(self, words: Sequence[str]) -> list[list[list[int]]]:
        """The pieces of each word, in stretches that fit a run; a stretch ends after a punctuation mark where it can."""
        parts: list[list[list[int]]] = []
        part: list[list[int]] = []
        marks: list[int] = []
        size = 0
        for word in words:
            pieces = self._pieces(word)
            if size + len(pieces) > PIECES:
                cut = marks[-1] if marks and marks[-1] * 2 > len(part) else len(part)
                parts.append(part[:cut])
                part = part[cut:]
                marks, size = [], sum(map(len, part))
            part.append(pieces)
            size += len(pieces)
            if word in (",", ";", ":", "–", "-", ")", "|"):
                marks.append(len(part))
        return [*parts, part] if part else parts

    def _read_part(self, pieces: list[list[int]]) -> Reading:
        ids = [self._begin]
        first = []
        for word in pieces:
            first.append(len(ids))
            ids += word
        ids.append(self._end)
        inputs = {"ids": np.array([ids], dtype=np.int64), "first": np.array(first, dtype=np.int64)}
        upos, feats, names, arcs, labels = self._session.run(None, inputs)
        nodes = best_heads(arcs)
        heads = tuple(node - 1 if node else index for index, node in enumerate(nodes))
        deps = tuple(self._relation(labels[index, node], node) for index, node in enumerate(nodes))
        pos = tuple(self._pos[tag] for tag in upos.argmax(1))
        return Reading(pos, self._features(feats), heads, deps, name_spans(names, self._names))

    def _relation(self, label: int, node: int) -> str:
        found = self._deps[label] if node else "root"
        return "dep" if node and found == "root" else found

    def _features(self, scores: NDArray[np.float32]) -> tuple[str, ...]:
        chosen = []
        start = 0
        for _, values in self._feats:
            chosen.append(scores[:, start : start + len(values)].argmax(1))
            start += len(values)
        return tuple(self._write(tuple(row)) for row in np.stack(chosen, 1).tolist())

    def _write(self, row: tuple[int, ...]) -> str:
        if row not in self._written:
            pairs = [f"{name}={values[value]}" for (name, values), value in zip(self._feats, row, strict=True) if values[value]]
            self._written[row] = "|".join(sorted(pairs))
        return self._written[row]


def _joined(parts: Sequence[Reading]) -> Reading:
    """Parts of one long sentence, the later ones hung on the root of the first."""
    pos: list[str] = []
    feats: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    names: list[Any] = []
    root = 0
    for number, part in enumerate(parts):
        start = len(pos)
        own = next(index for index, dep in enumerate(part.deps) if dep == "root")
        pos += part.pos
        feats += part.feats
        names += [type(name)(name.first + start, name.last + start, name.label, name.score) for name in part.names]
        heads += [start + head for head in part.heads]
        deps += part.deps
        if number == 0:
            root = own
        else:
            heads[start + own], deps[start + own] = root, "parataxis"
    return Reading(tuple(pos), tuple(feats), tuple(heads), tuple(deps), tuple(names))


@cache
def network(place: Path | None = None) -> Network:
    """The model that ships, or that of another folder; loaded when first asked for, then kept."""
    return Network(place or folder("data") / "model")
