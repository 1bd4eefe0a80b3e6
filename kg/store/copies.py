"""Signatures in a store -> which articles are copies of which: `kg:copyOf`, in a graph of its own.

Two articles are near if their signatures agree in at least `NEAR` of their places. Articles that are near, directly or by way of others, are one text;
the earliest of them by day of publication, then by id, is the original (without a day it is the latest), and all others are copies of it. That
depends on the set of articles alone, so order, splits and repetition change nothing.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode, Quad

from kg.graph.vocabulary import COPY_OF, ID, PREFIXES
from kg.reading.signature import PLACES, places
from kg.store.answers import Rows
from kg.store.port import Store

COPIES_GRAPH = NamedNode(ID + "copies")
"""The named graph of `kg:copyOf`."""
NEAR = 0.3
"""Set by `benchmarks/copies.py`; see `docs/decisions/0014-copies-by-minhash.md`."""
BAND = 3
"""Places that must agree for two articles to be compared at all: one of the 64 bands. Of pairs just as near as `NEAR`, 83 % have one; of those at 0.4, 98 %."""

_SIGNATURES = (
    "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    + """SELECT ?article ?signature ?id ?published WHERE {
  ?article kg:signature ?signature ; schema:identifier ?id .
  OPTIONAL { ?article schema:datePublished ?published }
}"""
)
_LATEST = "9999"


def copies(store: Store) -> Iterator[Quad]:
    """Every copy in the store with its original."""
    rows = store.query(_SIGNATURES)
    assert isinstance(rows, Rows)
    found = sorted({(str(row["published"] or _LATEST), str(row["id"]), str(row["article"]), str(row["signature"])) for row in rows})
    if len(found) < 2:
        return
    nodes = [NamedNode(iri) for _, _, iri, _ in found]
    for number, original in enumerate(originals(np.stack([places(text) for *_, text in found]))):
        if number != original:
            yield Quad(nodes[number], COPY_OF, nodes[original], COPIES_GRAPH)


def originals(signatures: NDArray[np.uint16]) -> list[int]:
    """For each row the first row that is the same text, itself if there is none before it."""
    first = list(range(len(signatures)))
    for start in range(0, PLACES, BAND):
        for bucket in _buckets(signatures[:, start : start + BAND]):
            for one, other in _near(signatures, bucket):
                a, b = _root(first, one), _root(first, other)
                first[max(a, b)] = min(a, b)
    return [_root(first, number) for number in range(len(first))]


def _buckets(band: NDArray[np.uint16]) -> Iterator[NDArray[np.intp]]:
    """Rows that agree in all of the band, in ascending order, two at least."""
    keys = np.zeros(len(band), np.uint64)
    for column in band.T:
        keys = (keys << np.uint64(16)) | column
    order = np.argsort(keys, kind="stable")
    edges = np.concatenate(([0], np.flatnonzero(np.diff(keys[order])) + 1, [len(order)]))
    for run in np.flatnonzero(np.diff(edges) > 1):
        yield order[edges[run] : edges[run + 1]]


def _near(signatures: NDArray[np.uint16], bucket: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """Pairs of near rows that hold a bucket together: all with its first row, all with the first row that is not near that one, and so on."""
    rows = signatures[bucket]
    left = np.ones(len(bucket), bool)
    while left.any():
        head = int(left.argmax())
        near = (rows == rows[head]).mean(1) >= NEAR
        yield from ((int(bucket[head]), int(other)) for other in bucket[near] if other != bucket[head])
        left &= ~near


def _root(first: Sequence[int], number: int) -> int:
    while first[number] != number:
        number = first[number]
    return number
