"""The state of a trained model -> an ONNX graph whose matrix products and embedding table are int8.

The graph is written node by node, so that nothing but onnx is needed and every operator is known: `DynamicQuantizeMatMul` of ONNX Runtime measures the
scale of its input over the whole input, which is why the graph takes one sentence a run: its outcome then depends on nothing but the sentence.
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.net import ARC, HEADS, LABEL, LAYERS, WIDTH

MICROSOFT = "com.microsoft"


SMOOTH = 0.75
"""How much of an input's spread goes to the weights. On 300 sentences, heads that int8 changes: 3.2 % without, 2.0 at 0.6, 1.2 at 0.75."""


def smoothing(peak: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """A factor for each input of a product, so that a few large inputs do not cost the small ones their precision (SmoothQuant, Xiao et al. 2023)."""
    factors = np.maximum(peak, 1e-5) ** SMOOTH / np.maximum(np.abs(weight).max(0), 1e-5) ** (1 - SMOOTH)
    return (factors / np.exp(np.log(factors).mean())).astype(np.float32)


class Graph:
    """Nodes and constants, named in the order they are added."""

    def __init__(self, state: Mapping[str, Any], kind: str, peaks: Mapping[str, np.ndarray]) -> None:
        self.state = {name: np.asarray(value, dtype=np.float32) for name, value in state.items()}
        self.kind = kind
        self.peaks = peaks
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: np.ndarray) -> str:
        if all(known.name != name for known in self.constants):
            self.constants.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", name: str = "", **attributes: Any) -> str:
        output = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], domain=domain, **attributes))
        return output

    def linear(self, x: str, weight: str, bias: str | None, name: str = "") -> str:
        """x · weightᵀ + bias, the weight in int8 with one scale an output."""
        values = self.state[weight].T
        added = self.constant(bias, self.state[bias]) if bias else ""
        if self.kind == "fp32":
            product = self.add("MatMul", x, self.constant(weight, values), name="" if bias else name)
            return self.add("Add", product, added, name=name) if bias else product
        peak = self.peaks.get(weight.removesuffix(".weight"))
        if peak is not None:
            factors = smoothing(peak, self.state[weight])
            x = self.add("Mul", x, self.constant(weight + ".smooth", 1 / factors))
            values = values * factors[:, None]
        scales = np.maximum(np.abs(values).max(0), 1e-8) / 127
        table = np.rint(values / scales).astype(np.int8)
        inputs = (x, self.constant(weight, table), self.constant(weight + ".scale", scales.astype(np.float32)), "", added)
        return self.add("DynamicQuantizeMatMul", *inputs[: 5 if bias else 3], domain=MICROSOFT, name=name)

    def norm(self, x: str, name: str) -> str:
        parts = (self.constant(f"{name}.{part}", self.state[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.add("LayerNormalization", x, *parts, axis=-1, epsilon=1e-12)

    def shape(self, x: str, *sizes: int) -> str:
        return self.add("Reshape", x, self.constant("shape_" + "_".join(map(str, sizes)), np.array(sizes, dtype=np.int64)))

    def layer(self, x: str, number: int) -> str:
        at = f"encoder.layers.{number}."
        width = WIDTH // HEADS
        name = at + "qkv"
        for part in ("weight", "bias"):
            self.state[f"{name}.{part}"] = np.concatenate([self.state[f"{at}{which}.{part}"] for which in ("query", "key", "value")])
        if at + "query" in self.peaks:
            self.peaks = {**self.peaks, name: self.peaks[at + "query"]}
        # The scale of the attention is folded into the query's weights.
        self.state[f"{name}.weight"][:WIDTH] /= math.sqrt(width)
        self.state[f"{name}.bias"][:WIDTH] /= math.sqrt(width)
        mixed = self.shape(self.linear(x, f"{name}.weight", f"{name}.bias"), 0, 0, 3, HEADS, width)
        stacked = self.add("Transpose", mixed, perm=[2, 0, 3, 1, 4])
        query, key, value = (self.add("Gather", stacked, self.constant(f"index_{which}", np.array(which, dtype=np.int64)), axis=0) for which in range(3))
        scores = self.add("Softmax", self.add("MatMul", query, self.add("Transpose", key, perm=[0, 1, 3, 2])), axis=-1)
        joined = self.shape(self.add("Transpose", self.add("MatMul", scores, value), perm=[0, 2, 1, 3]), 0, 0, WIDTH)
        x = self.norm(self.add("Add", x, self.linear(joined, at + "out.weight", at + "out.bias")), at + "attention_norm")
        up = self.add("Gelu", self.linear(x, at + "up.weight", at + "up.bias"))
        return self.norm(self.add("Add", x, self.linear(up, at + "down.weight", at + "down.bias")), at + "norm")

    def embed(self, ids: str) -> str:
        values = self.state["encoder.words.weight"]
        if self.kind == "fp32":
            rows = self.add("Gather", self.constant("words", values), ids, axis=0)
        else:
            scales = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8) / 127
            table = self.constant("words", np.rint(values / scales).astype(np.int8))
            whole = self.add("Cast", self.add("Gather", table, ids, axis=0), to=TensorProto.FLOAT)
            rows = self.add("Mul", whole, self.add("Gather", self.constant("words.scale", scales.astype(np.float32)), ids, axis=0))
        length = self.add("Shape", ids, start=1, end=2)
        zero = self.constant("zero", np.zeros(1, dtype=np.int64))
        places = self.add("Slice", self.constant("positions", self.state["encoder.positions.weight"].astype(np.float16)), zero, length, zero)
        return self.norm(self.add("Add", rows, self.add("Cast", places, to=TensorProto.FLOAT)), "encoder.norm")

    def perceptron(self, x: str, name: str) -> str:
        return self.add("Relu", self.linear(x, f"{name}.0.weight", f"{name}.0.bias"))


def build(state: Mapping[str, Any], relations: int, kind: str = "int8", peaks: Mapping[str, np.ndarray] | None = None) -> onnx.ModelProto:
    """Inputs `ids` (1, pieces) and `first` (words); outputs without the first axis: upos, feats, names, arcs (words, 1 + words), labels likewise.

    `kind` is "int8" for the model that ships, "fp32" to compare it with. `peaks` are the largest inputs of the encoder's products, by their names.
    """
    graph = Graph(state, kind, peaks or {})
    x = graph.embed("ids")
    for number in range(LAYERS):
        x = graph.layer(x, number)
    pieces = graph.shape(x, -1, WIDTH)
    words = graph.add("Gather", pieces, "first", axis=0)
    root = graph.add("Gather", pieces, graph.constant("begin", np.zeros(1, dtype=np.int64)), axis=0)
    nodes = graph.add("Concat", root, words, axis=0)
    for name in ("upos", "feats", "names"):
        graph.linear(words, f"{name}.weight", f"{name}.bias", name=name)

    graph.state["arc.weight"] = graph.state["arc.weight"] / math.sqrt(ARC)
    heads = graph.perceptron(nodes, "arc_head")
    pairs = graph.add("MatMul", graph.linear(graph.perceptron(words, "arc_dep"), "arc.weight", None), graph.add("Transpose", heads, perm=[1, 0]))
    bias = graph.add("MatMul", heads, graph.constant("arc_bias", graph.state["arc_bias.weight"].T))
    graph.add("Add", pairs, graph.add("Transpose", bias, perm=[1, 0]), name="arcs")

    graph.state["label.weight"] = graph.state["label.weight"] / math.sqrt(LABEL)
    dep, head = graph.perceptron(words, "label_dep"), graph.perceptron(nodes, "label_head")
    wide = graph.shape(graph.linear(dep, "label.weight", None), -1, LABEL)
    scores = graph.add("MatMul", wide, graph.add("Transpose", head, perm=[1, 0]))
    width = graph.add("Shape", scores, start=1, end=2)
    scores = graph.add("Reshape", scores, graph.add("Concat", graph.constant("front", np.array([-1, relations], dtype=np.int64)), width, axis=0))
    source = graph.linear(dep, "label_from.weight", "label_from.bias")
    scores = graph.add("Add", scores, graph.add("Unsqueeze", source, graph.constant("two", np.array([2], dtype=np.int64))))
    target = graph.add("Transpose", graph.linear(head, "label_to.weight", None), perm=[1, 0])
    scores = graph.add("Add", scores, graph.add("Unsqueeze", target, graph.constant("zero", np.zeros(1, dtype=np.int64))))
    graph.add("ArgMax", scores, axis=1, keepdims=0, name="labels")

    used = {name for node in graph.nodes for name in node.input}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", None]) for name in ("upos", "feats", "names", "arcs")]
    made = helper.make_graph(
        graph.nodes,
        "kg",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]),
            helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]),
        ],
        [*outputs, helper.make_tensor_value_info("labels", TensorProto.INT64, ["words", None])],
        [constant for constant in graph.constants if constant.name in used],
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)], ir_version=10)
    onnx.checker.check_model(model)
    return model
