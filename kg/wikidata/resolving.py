"""Names that no table knows -> Wikidata items, where one is surely meant: by the Wikipedia title, or by a name that only one fitting item bears."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import FetchError
from kg.linking import Knowledge
from kg.linking.fold import key
from kg.model import EntityKind, Failure
from kg.wikidata import described
from kg.wikidata import vocabulary as w
from kg.wikidata.api import Api
from kg.wikidata.base import Base, Source
from kg.wikidata.growing import Growth, grow, own_knowledge
from kg.wikidata.kinds import kind_of
from kg.wikidata.tables import tables
from kg.wikidata.things import Things

SOURCE = "wikidata-api"
_BATCH = 50
"""How many titles or items the API takes at once."""
_FOUND = 10
_PROPS = "info|labels|aliases|claims|sitelinks"
_DISAMBIGUATION = "Q4167410"
_PEOPLE = frozenset((EntityKind.PERSON, EntityKind.LEADER))
_BODIES = frozenset((EntityKind.ORGANIZATION, EntityKind.ALLIANCE, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP))


@dataclass(frozen=True, slots=True, order=True)
class Unlinked:
    """A name without item, or a Wikipedia title (with underscores, "" for none), and what it names."""

    name: str
    kind: EntityKind
    title: str = ""
    lang: str = "de"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was found: `qid` where one item is surely meant, "" otherwise; `candidates` are (QID, label) pairs; `reason` is for a person."""

    name: Unlinked
    qid: str
    reason: str
    candidates: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Resolved:
    """Everything that was found, in the order of the names, and what of it went into the base."""

    resolutions: list[Resolution] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    growth: Growth | None = None


def resolve(
    names: Iterable[Unlinked],
    api: Api,
    *,
    day: date,
    base: Path | None = None,
    write: bool = True,
    told: Callable[[str], None] = lambda line: None,
) -> Resolved:
    """Look names up and take the items that are surely meant into the user's knowledge base.

    A Wikipedia title says surely which item is meant. A name does if one item alone bears it as label or alias, and is what the name names;
    a person must moreover have held an office, because of people whom nobody has heard of there are always namesakes. All else is listed with
    its candidates and never taken.

    Raises:
        InputError, KnowledgeError: there is no knowledge base, or it cannot be read or written.
    """
    target, own = Base.open(base), own_knowledge()
    things, found = Things(), Resolved()
    ordered = list(dict.fromkeys(names))
    by_title = _titles(api, [name for name in ordered if name.title], things, found)
    told(f"{len(by_title):,} of {sum(bool(name.title) for name in ordered):,} Wikipedia titles lead to an item")
    for name in ordered:
        qid = by_title.get(name.title, "")
        if qid and _DISAMBIGUATION in things.items[qid].of(w.INSTANCE_OF):
            found.resolutions.append(Resolution(name, "", "Wikipedia has a list of namesakes under the title", ((qid, things.items[qid].label("en")),)))
        elif qid:
            found.resolutions.append(Resolution(name, qid, "by its Wikipedia title"))
        elif name.kind is EntityKind.SANCTIONS_PROGRAMME:
            found.resolutions.append(Resolution(name, "", "not asked: Wikidata has no class for sanctions programmes"))
        else:
            found.resolutions.append(_by_name(api, name, own, things, found))
    accepted = dict.fromkeys(resolution.qid for resolution in found.resolutions if resolution.qid)
    _complete(api, things, list(accepted), own, found)
    for resolution in found.resolutions:
        if resolution.qid and not resolution.name.title:
            _also(things, resolution)
    if write:
        made = tables(things, own, SOURCE, {resolution.qid: resolution.name.kind for resolution in found.resolutions if resolution.qid})
        found.growth = grow(target, made, Source(SOURCE, "Wikidata, by kg kb resolve", day.isoformat(), api.url), tuple(found.failures))
    return found


def _titles(api: Api, names: Sequence[Unlinked], things: Things, found: Resolved) -> dict[str, str]:
    """Title -> QID; a title that Wikipedia does not know, or knows as a redirect, is missing."""
    known: dict[str, str] = {}
    titles = list(dict.fromkeys(name.title for name in names))
    for start in range(0, len(titles), _BATCH):
        some = titles[start : start + _BATCH]
        answer = _ask(api, found, f"{len(some)} titles from {some[0]}", action="wbgetentities", sites="enwiki", titles="|".join(some))
        for item in _items(answer):
            if qid := described.add(things, item):
                known[_plain(things.items[qid].title)] = qid
    for title in titles:
        if _plain(title) not in known and not api.spent:
            answer = _ask(api, found, title, action="wbgetentities", sites="enwiki", titles=title, normalize="1")
            for item in _items(answer):
                if qid := described.add(things, item):
                    known[_plain(title)] = qid
    return {title: known[_plain(title)] for title in titles if _plain(title) in known}


def _by_name(api: Api, name: Unlinked, own: Knowledge, things: Things, found: Resolved) -> Resolution:
    label = name.name if not name.title else name.title.replace("_", " ")
    before = "its Wikipedia title leads to no item; " if name.title else ""
    answer = _ask(api, found, label, action="wbsearchentities", search=label, language=name.lang, uselang=name.lang, type="item", limit=str(_FOUND))
    if answer is None:
        return Resolution(name, "", before + "not asked: see the failures")
    bearers = [hit for hit in answer.get("search", ()) if isinstance(hit, dict) and key(_matched(hit)) == key(label)]
    ids = list(dict.fromkeys(str(hit.get("id", "")) for hit in bearers))
    candidates = tuple((str(hit.get("id", "")), str(hit.get("label") or hit.get("id", ""))) for hit in (bearers or answer.get("search", ()))[:_FOUND])
    if not ids:
        return Resolution(name, "", before + ("no item is called so" if candidates else "nothing was found"), candidates)
    if "search-continue" in answer and len(bearers) == len(answer["search"]):
        return Resolution(name, "", f"{before}{len(ids)} items and more are called so", candidates)
    if not _describe(api, ids, things, found):
        return Resolution(name, "", before + "its candidates could not be looked at", candidates)
    _describe(api, _unmapped(things, ids), things, found)
    fitting = [qid for qid in ids if qid in things.items and _fits(name.kind, kind_of(things.items[qid].of(w.INSTANCE_OF), things.items))]
    if not fitting:
        return Resolution(name, "", f"{before}no item of that name is of kind {name.kind.value}", candidates)
    if len(fitting) > 1:
        return Resolution(name, "", f"{before}{len(fitting)} items of that name are of kind {name.kind.value}", candidates)
    if name.kind in _PEOPLE and (" " not in label or not _has_office(things, fitting[0])):
        return Resolution(name, "", before + "a person without known office: a namesake cannot be ruled out", candidates)
    if fitting[0] in own:
        return Resolution(name, fitting[0], f"{before}the only one of that name that is of kind {name.kind.value}; kg knows it by another name", candidates)
    return Resolution(name, fitting[0], f"{before}the only one of that name that is of kind {name.kind.value}", candidates)


def _has_office(things: Things, qid: str) -> bool:
    return qid in things.positions()


def _also(things: Things, resolution: Resolution) -> None:
    """The name as the articles have it becomes a name of the item."""
    thing, name = things.items.get(resolution.qid), resolution.name
    if thing is not None and name.name not in (thing.label("de"), thing.label("en")):
        thing.aliases.append((name.lang, name.name))


def _complete(api: Api, things: Things, accepted: Sequence[str], own: Knowledge, found: Resolved) -> None:
    """Asks for what the accepted items are below and which offices they held, where neither is known."""
    held = {position.office for qid in accepted for position in things.positions().get(qid, ())}
    _describe(api, [*_unmapped(things, accepted), *sorted(office for office in held if own.office(office) is None)], things, found)


def _unmapped(things: Things, ids: Iterable[str]) -> list[str]:
    """The classes of items whose kind they do not say themselves."""
    return sorted(
        {
            cls
            for qid in ids
            if qid in things.items and kind_of(things.items[qid].of(w.INSTANCE_OF), things.items) is None
            for cls in things.items[qid].of(w.INSTANCE_OF)
        }
    )


def _describe(api: Api, ids: Iterable[str], things: Things, found: Resolved) -> bool:
    """Asks for items that are not described yet; False where an answer failed."""
    wanted = [qid for qid in dict.fromkeys(ids) if not things.items.get(qid) or not (things.items[qid].labels or things.items[qid].values)]
    for start in range(0, len(wanted), _BATCH):
        some = wanted[start : start + _BATCH]
        answer = _ask(api, found, f"{len(some)} items from {some[0]}", action="wbgetentities", ids="|".join(some))
        if answer is None:
            return False
        for item in _items(answer):
            described.add(things, item)
    return True


def _ask(api: Api, found: Resolved, what: str, **parameters: str) -> dict[str, Any] | None:
    """The answer, or None and a failure; that no more calls are allowed is told once."""
    if parameters["action"] == "wbgetentities":
        parameters |= {"props": _PROPS, "languages": "|".join(w.LANGS)}
    try:
        return api.ask(**parameters)
    except FetchError as error:
        if not api.spent:
            found.failures.append(Failure(what, str(error)))
        elif not any(failure.source == api.url for failure in found.failures):
            found.failures.append(Failure(api.url, f"{api.most:,} calls are made, as many as are allowed (--most): what follows was not asked"))
    return None


def _items(answer: dict[str, Any] | None) -> list[dict[str, Any]]:
    entities = (answer or {}).get("entities")
    return [item for item in entities.values() if isinstance(item, dict)] if isinstance(entities, dict) else []


def _matched(hit: dict[str, Any]) -> str:
    match = hit.get("match")
    return str(match.get("text", "")) if isinstance(match, dict) else str(hit.get("label", ""))


def _fits(wanted: EntityKind, kind: EntityKind | None) -> bool:
    return kind is not None and any(wanted in group and kind in group for group in (_PEOPLE, _BODIES, frozenset((wanted,))))


def _plain(title: str) -> str:
    """A title as Wikipedia compares them: blanks for underscores, the first letter a capital."""
    text = title.replace("_", " ").strip()
    return text[:1].upper() + text[1:]
