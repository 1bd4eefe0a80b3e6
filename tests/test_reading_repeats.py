from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Failure
from kg.reading.repeats import once
from tests.corpus import articles


@given(st.lists(st.integers(0, 5), max_size=20))
def test_each_article_once_in_the_order_of_its_first(numbers: list[int]) -> None:
    assert list(once(articles(6)[number] for number in numbers)) == [articles(6)[number] for number in dict.fromkeys(numbers)]


def test_another_text_under_the_same_id_is_a_failure_and_failures_go_through() -> None:
    first, second = articles(2)
    unread = Failure("news.jsonl:3", "not JSON")
    found = list(once([first, replace(second, id=first.id), unread, unread, second]))
    assert found == [first, Failure(first.id, "another article with this id was read before; each needs its own id"), unread, unread, second]


@pytest.mark.parametrize("wrong", ["news.txt", ["news.txt"], [*articles(1), None]])
def test_what_is_no_article_is_refused_with_the_way_to_make_one(wrong: list[object]) -> None:
    with pytest.raises(InputError, match=r"is no article: kg\.read\(path\) reads files"):
        list(once(wrong))  # type: ignore[arg-type]
