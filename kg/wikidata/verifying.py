"""kg's own tables beside an endpoint -> every difference: labels, kinds, Wikipedia titles, gender, terms of office."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from kg.linking import Knowledge
from kg.linking.fold import key
from kg.model import EntityKind, Failure, Tenure
from kg.wikidata import vocabulary as w
from kg.wikidata.endpoint import Endpoint
from kg.wikidata.kinds import kind_of
from kg.wikidata.queries import questions
from kg.wikidata.things import Position, Thing, Things
from kg.wikidata.updating import Harvest, describe

_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One thing that the tables and the endpoint say differently; `ours` or `theirs` is "" where one side says nothing."""

    id: str
    what: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Attributes: how many items were compared; the differences, sorted; what could not be asked."""

    compared: int
    differences: tuple[Difference, ...]
    failures: tuple[Failure, ...]


def verify(
    endpoint: Endpoint,
    knowledge: Knowledge,
    *,
    kinds: Collection[EntityKind] = (),
    most: int | None = None,
    told: Callable[[str], None] = lambda line: None,
) -> Verification:
    """Compare the entities that have a QID, the weightiest first, with what the endpoint says of them today.

    Args:
        kinds: only entities of these kinds; by default of all.
        most: how many entities at most.
    """
    rows = [(identifier, row) for identifier, row in knowledge.rows.items() if identifier[0] == "Q" and (not kinds or row.kind in kinds)]
    rows.sort(key=lambda pair: (-pair[1].weight, int(pair[0][1:])))
    found = Harvest()
    describe(endpoint, [question for question in questions() if question.about], [identifier for identifier, _ in rows[:most]], found, told=told)
    positions = found.things.positions()
    differences = sorted({one for qid in found.described for one in _differences(knowledge, found.things, qid, positions.get(qid, []))})
    return Verification(len(found.described), tuple(differences), tuple(found.failures))


def _differences(knowledge: Knowledge, things: Things, qid: str, positions: list[Position]) -> Iterator[Difference]:
    row, thing = knowledge.rows[qid], things.items.get(qid)
    if qid in things.redirects:
        yield Difference(qid, "merged", row.en or row.de, things.redirects[qid])
        return
    if thing is None or not (thing.labels or thing.values):
        yield Difference(qid, "gone", row.en or row.de, "")
        return
    yield from _labels(qid, row.de, row.en, thing)
    kind = kind_of(thing.of(w.INSTANCE_OF), things.items)
    if kind is not row.kind and not (kind in _PEOPLE and row.kind in _PEOPLE):
        yield Difference(qid, "kind", row.kind.value, kind.value if kind else " ".join(thing.of(w.INSTANCE_OF)))
    if row.title and thing.title and row.title != thing.title:
        yield Difference(qid, "title", row.title, thing.title)
    ours = [fact.value for fact in knowledge.facts(qid) if fact.property == w.GENDER]
    if ours and thing.of(w.GENDER) and set(ours) != set(thing.of(w.GENDER)):
        yield Difference(qid, "gender", " ".join(ours), " ".join(sorted(set(thing.of(w.GENDER)))))
    if row.kind in _PEOPLE:
        yield from _tenures(knowledge, qid, positions)


def _labels(qid: str, de: str, en: str, thing: Thing) -> Iterator[Difference]:
    """A label that the item bears as an alias is no difference: which of its names is the label is a matter of taste."""
    for lang, ours in (("de", de), ("en", en)):
        theirs = thing.label(lang)
        names = {key(name) for name in (*thing.labels.values(), *(alias for _, alias in thing.aliases))}
        if ours and theirs and key(ours) not in names:
            yield Difference(qid, f"label {lang}", ours, theirs)


def _tenures(knowledge: Knowledge, qid: str, positions: list[Position]) -> Iterator[Difference]:
    """Terms of one office are compared as a set; a date that one side has less exactly is no difference."""
    ours: dict[str, list[tuple[str, str]]] = {}
    for tenure in knowledge.tenures(qid):
        ours.setdefault(tenure.office.id, []).append(_term(tenure))
    theirs: dict[str, list[tuple[str, str]]] = {}
    for position in positions:
        theirs.setdefault(position.office, []).append((position.since, position.until))
    for office in sorted(ours | theirs):
        mine, others = ours.get(office, []), theirs.get(office, [])
        if office not in ours and knowledge.office(office) is None:
            continue
        unmatched = [term for term in others if not any(_agree(term, one) for one in mine)]
        alone = [term for term in mine if not any(_agree(term, one) for one in others)]
        if unmatched or alone:
            yield Difference(qid, f"tenure {office}", _terms(alone), _terms(unmatched))


def _term(tenure: Tenure) -> tuple[str, str]:
    return tenure.since or "", tenure.until or ""


def _agree(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two terms may be the same: their dates begin alike, or neither has one."""
    return all(bool(a) == bool(b) and (a.startswith(b) or b.startswith(a)) for a, b in zip(one, other, strict=True))


def _terms(terms: list[tuple[str, str]]) -> str:
    return ", ".join(f"{since or '?'}..{until or ''}" if since or until else "undated" for since, until in sorted(terms))
