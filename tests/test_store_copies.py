"""Which articles are copies of which: the earliest is the original, and nothing else than the set of articles decides."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.graph.articles import annotation_quads
from kg.graph.iris import article_iri
from kg.model import Annotation, Article
from kg.reading.signature import PLACES
from kg.store import Graph
from kg.store.copies import COPIES_GRAPH, NEAR, originals

STORY = (
    "Die Regierung in Vilnius hat am Montag neue Auflagen für den Transit nach Kaliningrad beschlossen. Der Kreml drohte darauf mit Gegenmaßnahmen und "
    "bestellte den Botschafter der Europäischen Union ein. Brüssel erklärte, die Auflagen seien seit Wochen angekündigt und träfen nur bestimmte Waren. "
    "In Warschau sprach der Außenminister von einer Provokation. Die NATO kündigte an, ihre Präsenz im Baltikum zu prüfen."
)
OTHER = "Der Bundestag hat am Donnerstag über Lieferungen von Panzern an die Ukraine beraten. Die Opposition verlangte vom Kanzler ein Ende des Zögerns."


def article(id: str, text: str, day: int | None) -> Article:
    return kg.article(text, id=id, lang="de", published=date(2022, 6, day) if day else None)


WIRE = article("wire", STORY, 3)
SHORT = article("short", STORY[: len(STORY) * 3 // 5], 4)
LINED = article("lined", "WIEN (APA) - " + STORY + " Mit Material von Agenturen.", 3)
UNDATED = article("undated", STORY, None)
ELSE = article("else", OTHER, 1)
ALL = (WIRE, SHORT, LINED, UNDATED, ELSE)


def copies(*articles: Article) -> dict[str, str]:
    graph = Graph()
    for found in articles:
        graph.add(annotation_quads(Annotation(found)))
        graph.derive()
    names = {article_iri(found): found.id for found in articles}
    return {names[quad.subject]: names[quad.object] for quad in graph.store.quads() if quad.graph_name == COPIES_GRAPH}


def test_the_earliest_is_the_original_then_the_first_id_and_without_a_day_the_latest() -> None:
    assert copies(*ALL) == {"wire": "lined", "short": "lined", "undated": "lined"}
    assert copies(WIRE, SHORT, UNDATED, ELSE) == {"short": "wire", "undated": "wire"}
    assert copies(SHORT, ELSE) == {}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(ALL), max_size=9))
def test_order_and_repetition_change_nothing(articles: list[Article]) -> None:
    once = sorted(set(articles), key=lambda found: found.id)
    assert copies(*articles) == copies(*once)


def test_what_is_taken_away_makes_the_next_one_the_original() -> None:
    graph = Graph()
    for found in ALL:
        graph.add(annotation_quads(Annotation(found)))
    graph.derive()
    graph.store.drop(article_iri(LINED))
    graph.derive()
    rest = Graph()
    for found in ALL:
        if found is not LINED:
            rest.add(annotation_quads(Annotation(found)))
    rest.derive()
    assert graph.serialize("nq") == rest.serialize("nq")


def test_a_graph_of_copies_is_valid() -> None:
    graph = Graph()
    for found in ALL:
        graph.add(annotation_quads(Annotation(found)))
    graph.derive()
    assert graph.validate() == ()


def rows(*shares: float) -> np.ndarray:
    """A row of zeros, and for each share a row of which so much is zeros from the left."""
    made = np.zeros((len(shares) + 1, PLACES), np.uint16)
    for number, share in enumerate(shares, 1):
        made[number, round(share * PLACES) :] = number
    return made


@pytest.mark.parametrize(("share", "first"), [(NEAR - 0.01, 1), (NEAR + 0.01, 0)])
def test_the_threshold(share: float, first: int) -> None:
    assert originals(rows(share)) == [0, first]


def test_near_by_way_of_others_is_one_text() -> None:
    chain = np.zeros((3, PLACES), np.uint16)
    half = PLACES // 2
    chain[1, half:] = 1
    chain[2] = 2
    chain[2, half:] = 1
    assert originals(chain[[0, 2]]) == [0, 1]
    assert originals(chain) == [0, 0, 0]
    assert originals(chain[::-1]) == [0, 0, 0]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_everyone_leads_to_the_first_of_its_kind(kinds: list[int], chance: object) -> None:
    base = np.random.default_rng(6).integers(0, 2**16, (4, PLACES)).astype(np.uint16)
    assert originals(base[kinds]) == [kinds.index(kind) for kind in kinds]


def test_one_id_may_stand_for_two_texts_that_are_no_copies() -> None:
    assert copies(WIRE, replace(ELSE, published=WIRE.published)) == {}
