"""Memory stays flat however long the corpus: a file twenty times as long takes no more of it."""

import csv
import gzip
import io
import json
import tracemalloc

import pytest
import zstandard

from kg.reading.drafts import Draft, Origin
from kg.reading.formats import reader_of

TEXT = "Die Regierung in Vilnius hat den Transit beschränkt. " * 15 + " {}" * 20
ALLOWED = 4_000_000  # bytes: buffers and the decompressor's window


def corpus(name: str, articles: int) -> bytes:
    texts = [TEXT.format(*(number * place * 7919 % 100_003 for place in range(1, 21))) for number in range(articles)]
    if ".csv" in name:
        out = io.StringIO()
        csv.writer(out).writerows([("id", "text"), *enumerate(texts)])
        raw = out.getvalue().encode()
    else:
        raw = b"".join(json.dumps({"id": number, "text": text}).encode() + b"\n" for number, text in enumerate(texts))
    pack = {".gz": gzip.compress, "zst": zstandard.compress}.get(name[-3:])
    return pack(raw) if pack else raw


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.csv", "a.csv.zst"])
def test_memory_stays_flat(name: str) -> None:
    reader = reader_of(name)
    assert reader is not None
    stream = io.BytesIO(corpus(name, 20_000))
    tracemalloc.start()
    try:
        assert sum(isinstance(draft, Draft) for draft in reader(stream, Origin(name))) == 20_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < ALLOWED, f"{20_000 * len(TEXT):,} bytes of text were read"
