"""What holds for every registered extractor and article: evidence, order, purity; and what the codebook's does between sentences."""

from datetime import date
from importlib.metadata import entry_points

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims import Extractor
from kg.model import Article, Entity, EntityKind, EventKind, Mention, Sentence, Span, Status, When
from tests.trees import ENTITIES, EXTRACTOR, lines, read, sentence, words

CLAUSES = {
    "liefern": "{0} PROPN 2 nsubj\nliefert VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin\n{1} PROPN 2 obl:arg\nPanzer NOUN 2 obj",
    "angreifen": "{0} PROPN 2 nsubj\ngriff VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n{1} PROPN 2 obj\nan ADP 2 compound:prt",
    "loben": "{0} PROPN 2 nsubj\nlobte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\n{1} PROPN 2 obj",
    "nichts": "{0} PROPN 2 nsubj\nschlief VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\nneben ADP 4 case\n{1} PROPN 2 obl",
}
NAMES = st.sampled_from(["Deutschland", "Polen", "Iran", "Israel", "Ungarn"])
TREES = st.builds(lambda clause, one, two: CLAUSES[clause].format(one, two), st.sampled_from(sorted(CLAUSES)), NAMES, NAMES)

Parsed = tuple[Article, tuple[Sentence, ...], tuple[Mention, ...]]


def parsed(blocks: list[str], id: str = "a") -> Parsed:
    sentences: list[Sentence] = []
    for block in blocks:
        sentences.append(sentence(words(block), sentences[-1].end + 1 if sentences else 0))
    text = " ".join(" ".join(token.text for token in each.tokens) for each in sentences)
    mentions = tuple(Mention(t.start, t.end, t.text, ENTITIES[t.text]) for each in sentences for t in each.tokens if t.text in ENTITIES)
    return Article(id, text, "de", (Span(0, len(text)),)), tuple(sentences), mentions


@pytest.fixture(params=sorted(entry_points(group="kg.extractors"), key=lambda entry: entry.name), ids=lambda entry: entry.name)
def extractor(request: pytest.FixtureRequest) -> Extractor:
    made: Extractor = request.param.load()(None, None)
    return made


def test_no_tree_no_claims(extractor: Extractor) -> None:
    article, sentences, mentions = parsed([CLAUSES["liefern"].format("Polen", "Iran")])
    bare = tuple(Sentence(s.start, s.end, tuple(type(t)(t.start, t.end, t.text) for t in s.tokens)) for s in sentences)
    assert extractor.extract([article], [bare], [mentions]) == [()]
    assert extractor.extract([], [], []) == []


def test_a_language_without_codebook_gives_no_claims(extractor: Extractor) -> None:
    article, sentences, mentions = parsed([CLAUSES["liefern"].format("Polen", "Iran")])
    french = Article(article.id, article.text, "fr", article.body)
    assert extractor.extract([french], [sentences], [mentions]) == [()]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TREES, min_size=1, max_size=3), min_size=1, max_size=4))
def test_each_article_is_read_as_if_it_were_alone(groups: list[list[str]]) -> None:
    articles = [parsed(blocks, str(number)) for number, blocks in enumerate(groups)]
    together = EXTRACTOR.extract(*(list(part) for part in zip(*articles, strict=True)))
    alone = [EXTRACTOR.extract([article], [sentences], [mentions])[0] for article, sentences, mentions in articles]
    backwards = EXTRACTOR.extract(*(list(part) for part in zip(*reversed(articles), strict=True)))
    assert together == alone == backwards[::-1]


@settings(max_examples=60, deadline=None)
@given(st.lists(TREES, min_size=1, max_size=4))
def test_claims_have_evidence_and_participants_of_the_article(blocks: list[str]) -> None:
    article, sentences, mentions = parsed(blocks)
    (claims,) = EXTRACTOR.extract([article], [sentences], [mentions])
    named = {mention.entity for mention in mentions}
    for claim in claims:
        assert any(each.start <= claim.start < claim.end <= each.end for each in sentences)
        assert claim.event.actor or claim.event.target
        assert {*claim.event.actor, *claim.event.target, *claim.speaker} <= named
        assert not set(claim.event.actor) & set(claim.event.target)
        assert 0 < claim.score <= 1
        assert claim.entry.startswith("de:")
    assert list(claims) == sorted(claims, key=lambda claim: (claim.start, claim.end, claim.event.kind, claim.status, claim.event.actor, claim.event.target))
    assert len({(claim.event, claim.status, claim.speaker) for claim in claims}) == len(claims)


def test_the_same_said_twice_is_one_claim_with_the_fuller_evidence() -> None:
    longer = "Am ADP 2 case\nWochenende NOUN 4 obl\n" + "Polen PROPN 4 nsubj\nlobte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin\nUngarn PROPN 4 obj"
    short = CLAUSES["loben"].format("Polen", "Ungarn")
    claims = read(short + "\n\n" + longer)
    assert len({claim.event.kind for claim in claims}) == 1
    assert len([claim for claim in claims if claim.event.when is None]) <= 1


WORDS = """Polen Iran Israel Olaf_Scholz Nato EU Charkiw Leopard liefert liefern geliefert griff an auf sagte sagen habe werde wird wurde könnte nicht kein
keine Sanktionen Angriff Lieferung Panzer Truppen Treffen Kritik Ende forderte drohte lehnte ab kündigte bestritt versprach dass zu mit gegen von der die den
dem er sie es sich beide Länder Regierung Land laut nach Angaben wie so , . „ “ weil falls um ohne und am Montag""".split()
DEPS = """nsubj obj iobj obl obl:arg obl:agent nmod amod advmod aux aux:pass cop case mark det conj cc ccomp xcomp advcl acl acl:relcl parataxis appos flat
compound compound:prt expl nsubj:pass nmod:poss det:poss punct""".split()
TAGS = "NOUN PROPN VERB AUX ADJ ADP PRON DET ADV PART PUNCT CCONJ SCONJ".split()
FEATS = [
    "_",
    "VerbForm=Fin|Mood=Ind|Tense=Past",
    "VerbForm=Fin|Mood=Sub|Tense=Pres",
    "VerbForm=Inf",
    "VerbForm=Part",
    "Case=Gen",
    "PronType=Rel",
    "Number=Plur",
]


@st.composite
def any_trees(draw: st.DrawFn) -> str:
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(1, count + 1)))
    rows = {}
    for place, node in enumerate(order):
        head = 0 if place == 0 else draw(st.sampled_from(order[:place]))
        word, tag, feats = draw(st.sampled_from(WORDS)), draw(st.sampled_from(TAGS)), draw(st.sampled_from(FEATS))
        rows[node] = f"{word} {tag} {head} {draw(st.sampled_from(DEPS)) if head else 'root'} {feats}"
    return "\n".join(rows[node] for node in sorted(rows))


@settings(max_examples=300, deadline=None)
@given(st.lists(any_trees(), min_size=1, max_size=3))
def test_any_tree_is_read_whatever_the_parser_made_of_it(blocks: list[str]) -> None:
    article, sentences, mentions = parsed(blocks)
    (claims,) = EXTRACTOR.extract([article], [sentences], [mentions])
    named = {mention.entity for mention in mentions}
    for claim in claims:
        assert any(each.start <= claim.start < claim.end <= each.end for each in sentences)
        assert {*claim.event.actor, *claim.event.target, *claim.speaker} <= named


VISIT = """
Emmanuel_Macron PROPN 2 nsubj
besucht VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
am ADP 4 case
Freitag PROPN 2 obl
Polen PROPN 2 obj
"""


def test_the_present_tense_of_days_to_come_is_a_plan() -> None:
    (claim,) = read(VISIT, published=date(2024, 5, 1))
    assert claim.event.when == When(date(2024, 5, 3), date(2024, 5, 3))
    assert claim.status is Status.ANNOUNCED
    (undated,) = read(VISIT)
    assert undated.status is Status.OCCURRED


PRONOUN = """
Emmanuel_Macron PROPN 2 nsubj
sprach VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
lange ADV 2 advmod

Er PRON 2 nsubj
lobte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Polen PROPN 2 obj
"""
ANAPHOR = """
Russland PROPN 3 nsubj
hat AUX 3 aux Mood=Ind|Tense=Pres|VerbForm=Fin
gewählt VERB 0 root VerbForm=Part

Polen PROPN 2 nsubj
kritisierte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
das DET 4 det
Nachbarland NOUN 2 obj
"""
EVENT_ANAPHOR = """
Iran PROPN 2 nsubj
griff VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Israel PROPN 2 obj
an ADP 2 compound:prt

Polen PROPN 2 nsubj
verurteilte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
den DET 4 det
Angriff NOUN 2 obj
"""


def test_what_other_sentences_named() -> None:
    assert "Support occurred Emmanuel Macron > Polen" in lines(PRONOUN)
    assert "Accusation occurred Polen > Russland" in lines(ANAPHOR)
    assert "Accusation occurred Polen > Iran" in lines(EVENT_ANAPHOR)


def test_what_is_inferred_scores_lower() -> None:
    stated = read(CLAUSES["angreifen"].format("Iran", "Israel"))[0]
    inferred = next(claim for claim in read(EVENT_ANAPHOR) if claim.event.kind is EventKind.ACCUSATION)
    assert inferred.score < stated.score


CHORUS = """
Anna_Huber PROPN 2 nsubj
lobte VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
Otto_Maier PROPN 2 obj
"""


def test_people_of_no_politics_make_no_claims() -> None:
    people = {name: Entity(f"nil:{name}", EntityKind.PERSON) for name in ("Anna Huber", "Otto Maier")}
    assert read(CHORUS, entities=people) == ()
    leaders = {name: Entity(f"wp:{name.replace(' ', '_')}", EntityKind.LEADER) for name in people}
    assert len(read(CHORUS, entities=leaders)) == 1
