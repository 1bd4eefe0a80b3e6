"""Pairs, sides and dyads over the graph made by hand: who counts for whom, how often, and that nothing is lost unsaid."""

from datetime import date

import pyoxigraph
import pytest

import kg
from kg.graph.vocabulary import PREFIXES
from kg.store import MemoryStore
from kg.store.exports.dyads import QUADS, dyads
from kg.store.exports.pairs import derived, pair_row, pairs, told, told_by_event, two_by_two
from kg.store.exports.sides import Party, Sides, sides
from tests.exports import by_hand

PREFIX = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def graph_of(*lines: str) -> MemoryStore:
    store = MemoryStore()
    store.add(pyoxigraph.parse((PREFIX + "\n".join(lines)).encode(), format=pyoxigraph.RdfFormat.TURTLE))
    return store


def claim(name: str, event: str, status: str = "Occurred", article: str = "article:a", more: str = "") -> str:
    return f'claim:{name} a kg:Claim ; kg:about event:{event} ; kg:status kg:{status} ; kg:quote "q" ; prov:wasDerivedFrom {article} {more}.'


ARTICLE = 'article:a a schema:NewsArticle ; schema:datePublished "2023-02-14"^^xsd:date ; schema:publisher "A" .'


def between(store: MemoryStore) -> set[tuple[str, str]]:
    return {pair for one in told(store) for pair in two_by_two(one)}


def test_actors_act_on_targets_each_on_each() -> None:
    store = graph_of(ARTICLE, "event:e a kg:Attack ; kg:actor wd:Q1, wd:Q2 ; kg:target wd:Q3, wd:Q1 .", claim("c", "e"))
    assert between(store) == {("Q1", "Q3"), ("Q2", "Q3"), ("Q2", "Q1")}


@pytest.mark.parametrize("kind", ["Meeting", "Agreement", "Cooperation"])
def test_who_meets_agrees_or_works_together_stands_in_both_directions(kind: str) -> None:
    store = graph_of(ARTICLE, f"event:e a kg:{kind} ; kg:actor wd:Q1, wd:Q2 ; kg:target wd:Q3 .", claim("c", "e"))
    assert between(store) == {(one, other) for one in ("Q1", "Q2", "Q3") for other in ("Q1", "Q2", "Q3") if one != other}


def test_a_request_goes_from_who_asks_to_who_is_asked() -> None:
    event = "event:e a kg:Aid ; kg:actor wd:Q1 ; kg:target wd:Q2 ."
    assert between(graph_of(ARTICLE, event, claim("c", "e", "Requested", more="; kg:speaker wd:Q2 "))) == {("Q2", "Q1")}
    assert between(graph_of(ARTICLE, event, claim("c", "e", "Requested"))) == set()


def test_a_person_counts_for_the_office_of_that_day() -> None:
    known = sides(by_hand().store)
    assert known.side("Q60772", date(2015, 1, 1)).name == "Germany"
    assert known.side("Q60772", date(2023, 3, 27)).name == "European Union"
    # Between two offices, and of two sides ever: for nobody else.
    assert known.side("Q60772", date(2019, 8, 1)).id == "Q60772"
    assert known.side("Q7747", None).id == "Q159"
    assert known.side("Q3874799", date(2023, 1, 1)).id == "Q212"


def test_a_body_counts_for_its_state_and_an_armed_group_or_company_for_itself() -> None:
    kinds = {"Q1": "GovernmentBody", "Q2": "Place", "Q3": "ArmedGroup", "Q4": "Organization", "Q5": "Alliance"}
    known = Sides({one: Party(one, one, kind) for one, kind in kinds.items()}, dict.fromkeys(kinds, "Q9"))
    assert [known.side(one, None).id for one in kinds] == ["Q9", "Q9", "Q3", "Q4", "Q5"]


def test_the_newer_of_two_offices_counts() -> None:
    known = Sides({"Q1": Party("Q1", "x", "Leader")}, {}, {"Q1": [(date(2000, 1, 1), date.max, "Q7"), (date(2010, 1, 1), date.max, "Q8")]})
    assert [known.side("Q1", day).id for day in (date(2005, 1, 1), date(2015, 1, 1))] == ["Q7", "Q8"]


def test_every_claim_is_in_the_dyads_or_counted_as_missing() -> None:
    store = by_hand().store
    for level, by in (("side", "published"), ("entity", "event"), ("side", "event")):
        found = dyads(store, level=level, by=by)
        assert found.claims == len(list(told(store)))
        used = found.claims - found.one_sided - found.undated - found.within
        assert 0 < used <= sum(dyad.claims for dyad in found)


def test_the_dyads_of_the_graph_made_by_hand() -> None:
    found = {(str(dyad.month), dyad.actor.name, dyad.target.name): dyad for dyad in dyads(by_hand().store)}
    promise = found["2022-06-01", "Russia", "Belarus"]
    # Two promises and the meeting of the two presidents.
    assert promise.row()[derived("dyads").names.index("announced")] == 2
    assert (promise.claims, promise.events, promise.articles, promise.quads) == (3, 3, 1, (0, 0, 0, 0))
    assert found["2023-01-01", "Ukraine", "Germany"].statuses[2] == 1
    assert ("2023-03-01", "European Union", "Ukraine") in found
    assert not any(actor == target for _, actor, target in found)


def test_counts_and_scores_add_up() -> None:
    plover = 'kg:plover "{}" ; kg:ploverScore {} '
    store = graph_of(
        ARTICLE,
        'article:b a schema:NewsArticle ; schema:datePublished "2023-02-01"^^xsd:date ; schema:url <https://www.example.org/b> .',
        "event:e a kg:Attack ; kg:actor wd:Q1 ; kg:target wd:Q2 .",
        "event:f a kg:Aid ; kg:actor wd:Q1 ; kg:target wd:Q2 .",
        claim("c", "e", "Occurred", "article:a", "; " + plover.format("ASSAULT", -9.5)),
        claim("d", "e", "Threatened", "article:b", "; " + plover.format("THREATEN", -3.5)),
        claim("e", "f", "Announced", "article:b", "; " + plover.format("AGREE", 2.5)),
        claim("g", "f", "Denied", "article:b"),
    )
    (dyad,) = dyads(store)
    row = dict(zip(derived("dyads").names, dyad.row(), strict=True))
    assert (row["month"], row["actor_qid"], row["target"], row["claims"], row["events"], row["articles"], row["sources"]) == (
        date(2023, 2, 1),
        "Q1",
        "Q2",
        4,
        2,
        2,
        2,
    )
    assert [row[name] for name in ("occurred", "announced", "requested", "threatened", "refused", "denied", "possible", "ended")] == [1, 1, 0, 1, 0, 1, 0, 0]
    assert [row[name] for name in (*QUADS, "uncoded")] == [1, 0, 1, 1, 1]
    assert (row["plover_sum"], row["plover_mean"]) == (-10.5, -3.5)


def test_a_wire_story_is_one_source_however_many_print_it() -> None:
    articles = [
        f'article:{name} a schema:NewsArticle ; schema:datePublished "2023-02-14"^^xsd:date ; schema:publisher "{name}" {more}.'
        for name, more in (("b", ""), ("c", "; kg:copyOf article:b "), ("d", "; kg:copyOf article:b "), ("e", ""))
    ]
    event = "event:e a kg:Attack ; kg:actor wd:Q1 ; kg:target wd:Q2 ."
    (dyad,) = dyads(graph_of(event, *articles, *(claim(f"c{name}", "e", article=f"article:{name}") for name in "bcde")))
    assert (dyad.claims, dyad.articles, dyad.sources) == (4, 4, 2)


def test_two_of_one_side_count_once() -> None:
    store = graph_of(
        ARTICLE,
        "wd:Q7 a kg:Leader ; kg:represents wd:Q1 . wd:Q8 a kg:GovernmentBody ; kg:state wd:Q1 .",
        "event:e a kg:Attack ; kg:actor wd:Q7, wd:Q8, wd:Q1 ; kg:target wd:Q2 .",
        claim("c", "e"),
    )
    (dyad,) = dyads(store)
    assert (dyad.actor.id, dyad.target.id, dyad.claims) == ("Q1", "Q2", 1)
    assert len(dyads(store, level="entity")) == 3


def test_zeros_fill_every_month_of_every_two() -> None:
    store = by_hand().store
    some, all_of_them = dyads(store), dyads(store, zeros=True)
    months = {dyad.month for dyad in all_of_them}
    assert (min(months), max(months), len(months)) == (date(2022, 6, 1), date(2023, 5, 1), 12)
    assert len(all_of_them) == len({(d.actor, d.target) for d in some}) * 12
    assert [dyad for dyad in all_of_them if dyad.claims] == list(some)
    empty = next(dyad for dyad in all_of_them if not dyad.claims).row()
    assert empty[-2:] == (0.0, None)
    assert list(dyads(MemoryStore(), zeros=True)) == []


def test_the_day_of_the_event_only_where_the_text_gives_one() -> None:
    found = {(str(d.month), d.actor.name, d.target.name): d.claims for d in dyads(by_hand().store, by="event")}
    assert found["2022-09-01", "Iran", "Russia"] == 1
    assert found["2023-01-01", "Iran", "Russia"] == 1


def test_without_a_day_there_is_no_month_but_it_is_told() -> None:
    store = graph_of("article:a a schema:NewsArticle .", "event:e a kg:Attack ; kg:actor wd:Q1 ; kg:target wd:Q2 .", claim("c", "e"))
    found = dyads(store)
    assert (list(found), found.undated) == ([], 1)
    assert found.told() == "0 rows from 0 of 1 claims (0 name no two sides, 1 without a day, 0 within one side)"


def test_claims_by_event_are_all_claims() -> None:
    store = by_hand().store
    groups = list(told_by_event(store))
    assert sorted(one.text("claim") for group in groups for one in group) == [one.text("claim") for one in told(store)]
    assert all(len({one.text("event") for one in group}) == 1 for group in groups)
    assert len(groups) == len({one.text("event") for one in told(store)})


def test_pairs_are_in_the_language_asked_for() -> None:
    store = by_hand().store
    assert {pair_row(pair)[7] for pair in pairs(store, sides(store, "de"))} >= {"Russland", "Schweden", "European Union"}


def test_data_frame_and_pairs_are_the_same_data() -> None:
    graph = by_hand()
    frame = graph.dataframe("pairs")
    assert list(frame.columns) == list(derived("pairs").names)
    assert [tuple(row) for row in frame[["claim", "actor", "target"]].itertuples(index=False)] == [
        (row[0], row[6], row[11]) for row in map(pair_row, pairs(graph.store, sides(graph.store)))
    ]
    assert isinstance(graph, kg.Graph)
