"""Growing and shrinking: an article again changes nothing, a corrected one replaces the old, build(A + B) - B = build(A) as bytes."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat

import kg
from kg.errors import GraphError
from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Mention, Span, Status, When
from kg.pipeline import knowledge, quads
from kg.store import DiskStore, Graph, MemoryStore
from kg.store.server import ServerStore
from tests.servers import VIRTUOSO_PASSWORD, VIRTUOSO_USER

KNOWN = ("Q159", "Q184", "Q37", "Q7747", "Q7184", "Q483042", "Q211", "Q1829")
"""States, a leader, an alliance, a weapon and a city of the tables: with tenures, memberships, makers and states that one brings and another keeps."""
UNKNOWN = ("Sandra Mahler", "SANDRA MAHLER", "Pjotr Beispiel", "Haus der Muster")
IDS = ("one", "two", "https://example.org/three", "vier ü")


@st.composite
def annotations(draw: st.DrawFn, name: str) -> Annotation:
    """An article of some names in a row, linked or not, in German or English, with claims about them."""
    lang = draw(st.sampled_from(["de", "en"]))
    chosen = draw(st.lists(st.sampled_from([*KNOWN, *UNKNOWN]), min_size=1, max_size=5))
    text, mentions = "", []
    for pick in chosen:
        known = pick in KNOWN
        entity = knowledge().entity(pick) if known else Entity(f"nil:{pick}", EntityKind.PERSON, ((lang, pick),))
        surface = entity.label(lang) if known or draw(st.booleans()) else pick + "s"
        mentions.append(Mention(len(text), len(text) + len(surface), surface, entity, 0.9))
        # A genitive and a name as it is: each article has the second, as the linker takes an unlinked entity's label from it.
        text += surface + " "
        if not known and surface != pick:
            mentions.append(Mention(len(text), len(text) + len(pick), pick, entity, 0.9))
            text += pick + " "
    claims = [
        Claim(
            Event(
                draw(st.sampled_from([EventKind.ATTACK, EventKind.MEETING])),
                (actor.entity,),
                (target.entity,),
                when=draw(st.sampled_from([None, When(date(2022, 6, 1), None)])),
            ),
            draw(st.sampled_from([Status.OCCURRED, Status.DENIED, Status.ANNOUNCED])),
            (speaker.entity,) if draw(st.booleans()) else (),
            0,
            len(text),
        )
        for actor, target, speaker in draw(st.lists(st.tuples(*[st.sampled_from(mentions)] * 3), max_size=2))
    ]
    return Annotation(Article(name, text, lang, (Span(0, len(text)),)), (Span(0, len(text)),), tuple(mentions), tuple(dict.fromkeys(claims)))


corpora = st.tuples(*(annotations(name) for name in IDS))


def built(corpus: Iterable[Annotation], graph: Graph | None = None) -> Graph:
    graph = graph or Graph()
    for annotation in corpus:
        graph.put(quads(annotation))
    graph.derive()
    return graph


@settings(max_examples=25, deadline=None)
@given(corpora, st.sets(st.integers(0, 3)))
def test_what_is_taken_out_leaves_no_trace(corpus: tuple[Annotation, ...], gone: set[int]) -> None:
    graph = built(corpus)
    assert set(graph.retract(*(IDS[number] for number in gone))) == {IDS[number] for number in gone}
    assert graph.serialize("nq") == built(annotation for number, annotation in enumerate(corpus) if number not in gone).serialize("nq")


class Dying(MemoryStore):
    """Dies at the n-th writing."""

    left = 10**6

    def _step(self) -> None:
        if self.left == 0:
            raise KeyboardInterrupt
        self.left -= 1

    def remove(self, quads: Iterable[Quad]) -> None:
        for quad in list(quads):
            self._step()
            super().remove([quad])

    def drop(self, graph: NamedNode) -> None:
        self._step()
        super().drop(graph)


@settings(max_examples=25, deadline=None)
@given(corpora, st.sets(st.integers(0, 3), min_size=1), st.integers(0, 60))
def test_a_retraction_that_was_killed_can_be_repeated(corpus: tuple[Annotation, ...], gone: set[int], steps: int) -> None:
    store = Dying()
    graph = built(corpus, Graph(store))
    store.left = steps
    articles = [IDS[number] for number in sorted(gone)]
    with suppress(KeyboardInterrupt):
        graph.retract(*articles)
    store.left = 10**6
    there = [name for name in articles if store.query(f'ASK {{ ?article <https://schema.org/identifier> "{name}" }}')]
    if there:
        graph.retract(*there)
    graph.derive()
    assert graph.serialize("nq") == built(annotation for number, annotation in enumerate(corpus) if number not in gone).serialize("nq")


@settings(max_examples=12, deadline=None)
@given(corpora, annotations("two"))
def test_a_corrected_article_replaces_the_old(corpus: tuple[Annotation, ...], corrected: Annotation) -> None:
    graph = built(corpus)
    built(corpus, graph)
    assert graph.serialize("nq") == built(corpus).serialize("nq")
    built([corrected], graph)
    assert graph.serialize("nq") == built([corpus[0], corrected, *corpus[2:]]).serialize("nq")


@settings(max_examples=8, deadline=None)
@given(corpora)
def test_turtle_finds_its_graphs_again(corpus: tuple[Annotation, ...]) -> None:
    graph, read = built(corpus), Graph()
    read.add(pyoxigraph.parse(graph.serialize("ttl"), format=RdfFormat.TURTLE))
    read.group()
    assert read.serialize("nq") == graph.serialize("nq")
    read.group()
    assert read.serialize("nq") == graph.serialize("nq")


@pytest.mark.parametrize("place", ["disk", "oxigraph", "virtuoso"])
def test_on_disk_and_on_servers_as_in_memory(place: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    articles = [
        kg.article("Lawrow traf am Montag Sandra Mahler in Minsk. Russland griff Kyjiw an.", id="one", lang="de", published="2022-06-25"),
        kg.article("Sandra Mahler met Lavrov in Minsk on Monday. Russia denied it had attacked Kyiv.", id="two", lang="en", published="2022-06-26"),
        kg.article("Litauen und Polen wollen der Ukraine Panzer liefern, sagte Pjotr Beispiel.", id="three", lang="de", published="2022-06-26"),
    ]
    if place == "disk":
        store = DiskStore(tmp_path / "store")
    elif place == "oxigraph":
        store = ServerStore(request.getfixturevalue("oxigraph_url"))
    else:
        store = ServerStore(request.getfixturevalue("virtuoso_url"), user=VIRTUOSO_USER, password=VIRTUOSO_PASSWORD)
    try:
        graph = kg.build(articles, parser="blank", store=store)
        assert graph.serialize("nq") == kg.build(articles, parser="blank").serialize("nq")
        assert graph.retract("t*") == ("three", "two")
        assert graph.serialize("nq") == kg.build(articles[:1], parser="blank").serialize("nq")
        kg.build(articles[1:2], parser="blank", store=store)
        kg.build([replace(articles[0], text=articles[0].text.replace("Minsk", "Riga."))], parser="blank", store=store)
        corrected = [replace(articles[0], text=articles[0].text.replace("Minsk", "Riga.")), articles[1]]
        assert graph.serialize("nq") == kg.build(corrected, parser="blank").serialize("nq")
    finally:
        store.remove(list(store.quads()))
        store.close()


def test_articles_by_id_iri_and_pattern(annotation: Annotation) -> None:
    def graph() -> Graph:
        return built(replace(annotation, article=replace(annotation.article, id=name)) for name in ("a-1", "a-2", "b*"))

    assert graph().retract("a-1") == ("a-1",)
    assert graph().retract("a-?") == ("a-1", "a-2")
    assert graph().retract("b*") == ("b*",)
    assert graph().retract("https://w3id.org/geokg/id/article/a-2", "a-2") == ("a-2",)
    emptied = graph()
    emptied.retract("*")
    assert len(emptied) == 0
    kept = graph()
    with pytest.raises(GraphError, match=r"no article in the graph is called 'a-3'; near: a-"):
        kept.retract("a-1", "a-3")
    assert kept.serialize() == graph().serialize()


def test_a_store_of_ones_own_needs_no_more_than_the_port(annotation: Annotation) -> None:
    graph = Graph(MemoryStore())
    graph.put([])
    graph.put(quads(annotation))
    assert graph.article_count() == 1
