from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import ordering
from kg.graph.ordering import ordered
from tests.corpus import articles

LINES = st.lists(st.integers(0, 40).map(lambda number: b"%d\n" % number), max_size=60)


@given(LINES, st.integers(1, 9), st.integers(2, 4))
def test_sorted_and_each_once_however_little_fits_in_memory(lines: list[bytes], held: int, merged: int) -> None:
    with patch.object(ordering, "HELD", held), patch.object(ordering, "MERGED", merged):
        assert list(ordered(lines)) == sorted(set(lines))
        assert list(ordered(lines, lambda line: (-len(line), line))) == sorted(set(lines), key=lambda line: (-len(line), line))


@pytest.mark.parametrize("fmt", ["ttl", "trig", "nq", "nt", "jsonld"])
def test_a_graph_is_the_same_bytes_however_little_fits_in_memory(fmt: str) -> None:
    from kg.pipeline import build

    graph = build(articles(4), parser="blank")
    whole = graph.serialize(fmt)
    with patch.object(ordering, "HELD", 50), patch.object(ordering, "MERGED", 3):
        assert graph.serialize(fmt) == whole
