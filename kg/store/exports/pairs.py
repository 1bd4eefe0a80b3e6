"""Claims -> pairs: who acts to or with whom, one row for each two sides of a claim.

Everything that speaks of two sides (dyads, networks, pictures) reads these, so that all count the same. Roles are PLOVER's: a request goes from who
asks to who is asked. Those who meet, agree or work together stand in two rows, one in each direction.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby, permutations, product
from pathlib import Path
from urllib.parse import urlsplit

from kg.store.exports.identifiers import full_iri
from kg.store.exports.sides import Party, Sides
from kg.store.exports.tables import Cell, Table, answered, described, keys, table
from kg.store.port import Store

_MUTUAL = ("Meeting", "Agreement", "Cooperation")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all who take part: `roles` maps actor, target, instrument, place, speaker and reporter to short ids, sorted."""

    cells: dict[str, Cell]
    roles: dict[str, tuple[str, ...]]

    def text(self, column: str) -> str:
        return str(self.cells[column] or "")

    def day(self, column: str) -> date | None:
        cell = self.cells[column]
        return cell if isinstance(cell, date) else None

    def number(self, column: str) -> float | None:
        cell = self.cells[column]
        return float(cell) if isinstance(cell, int | float) else None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides of a claim, as they are named and as whom they count."""

    told: Told
    actor: Party
    target: Party
    actor_side: Party
    target_side: Party


def told(store: Store) -> Iterator[Told]:
    """Every claim with its participants and its article's source and address, in the order of their ids."""
    for block in keys(store, _each("claims")):
        yield from _with_roles(store, answered(store, table("claims"), block))


def told_by_event(store: Store) -> Iterator[list[Told]]:
    """The claims of each event, in the order of the events' ids."""
    for block in keys(store, _each("events")):
        claims = _with_roles(store, answered(store, table("claims"), block, by="event"))
        for _, about in groupby(sorted(claims, key=_event), key=_event):
            yield list(about)


def pairs(store: Store, known: Sides) -> Iterator[Pair]:
    """The pairs of all claims, by claim, actor and target; a claim that does not name two sides has none."""
    for one in told(store):
        day = one.day("published")
        for actor, target in two_by_two(one):
            yield Pair(one, known.party(actor), known.party(target), known.side(actor, day), known.side(target, day))


def two_by_two(one: Told) -> list[tuple[str, str]]:
    """Who acts to or with whom in a claim: ids of actor and target, never the same."""
    actors, targets = one.roles.get("actor", ()), one.roles.get("target", ())
    if one.text("status") == "requested":
        found: Iterable[tuple[str, str]] = product(one.roles.get("speaker", ()), actors)
    elif one.text("kind") in _MUTUAL:
        found = permutations(sorted({*actors, *targets}), 2)
    else:
        found = product(actors, targets)
    return [(actor, target) for actor, target in found if actor != target]


def pair_row(pair: Pair) -> tuple[Cell, ...]:
    """A pair as a row of the table `pairs`."""
    cells = pair.told.cells | {
        f"{role}{part}": value
        for role, party, side in (("actor", pair.actor, pair.actor_side), ("target", pair.target, pair.target_side))
        for part, value in (("", party.id), ("_name", party.name), ("_kind", party.kind or None), ("_side", side.id), ("_side_name", side.name))
    }
    return tuple(cells[column] for column in derived("pairs").names)


@cache
def derived(name: str) -> Table:
    """The description of a table that no query gives: pairs or dyads."""
    import tomllib

    return described(name, tomllib.loads((Path(__file__).parent / "derived.toml").read_text(encoding="utf-8"))[name])


def _with_roles(store: Store, rows: list[tuple[Cell, ...]]) -> Iterator[Told]:
    found = [dict(zip(table("claims").names, row, strict=True)) for row in rows]
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event, claim, role, entity in answered(store, table("participants"), _iris(found, "event")) if found else ():
        roles[str(claim or event)][str(role)].add(str(entity))
    articles = answered(store, table("articles"), _iris(found, "article")) if found else ()
    about = {str(row[0]): dict(zip(table("articles").names, row, strict=True)) for row in articles}
    before = None
    for cells in found:
        if cells["claim"] != before:
            parties = roles[str(cells["event"])] | roles[str(cells["claim"])]
            yield Told(cells | _source(about.get(str(cells["article"]), {})), {role: tuple(sorted(ids)) for role, ids in parties.items()})
        before = cells["claim"]


def _each(name: str) -> tuple[str, str]:
    each = table(name).each
    assert each is not None
    return each


def _event(one: Told) -> str:
    return one.text("event")


def _iris(found: list[dict[str, Cell]], column: str) -> list[str]:
    return sorted({full_iri(str(cells[column])) for cells in found})


def _source(article: dict[str, Cell]) -> dict[str, Cell]:
    url = article.get("url")
    host = urlsplit(str(url)).hostname if url else None
    return {"source": article.get("source") or host, "url": url, "independent": article.get("independent_source")} | {
        name: article.get(name) for name in ("title", "lang")
    }
