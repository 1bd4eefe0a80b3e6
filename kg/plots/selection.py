"""Graph -> the claims that a picture shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.errors import QueryError
from kg.plots.style import short
from kg.store import Graph
from kg.store.exports.pairs import told, two_by_two
from kg.store.exports.sides import Party, Sides, sides


@dataclass(frozen=True, slots=True)
class Seen:
    """What a picture needs of a claim; `pairs` are actor, its side, target and its side, as ids."""

    day: date | None
    article: str
    kind: str
    status: str
    quad: str
    score: float | None
    pairs: tuple[tuple[str, str, str, str], ...]

    @property
    def occurred(self) -> bool:
        return self.status == "occurred"

    def passes(self, actor: str | None, target: str | None) -> bool:
        """Whether it goes from one to the other, as they are named or as whom they count; None is anybody."""
        return any((actor is None or actor in pair[:2]) and (target is None or target in pair[2:]) for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims of a picture, by day, and everybody's names."""

    claims: tuple[Seen, ...]
    known: Sides
    actor: Party | None = None
    target: Party | None = None

    def dated(self) -> tuple[Seen, ...]:
        return tuple(one for one in self.claims if one.day is not None)

    def from_to(self, actor: Party, target: Party) -> tuple[Seen, ...]:
        return tuple(one for one in self.claims if one.passes(actor.id, target.id))

    def asked(self, words: dict[str, str], what: str) -> str:
        """The title of a picture: what it shows, and of whom."""
        who = {role: short(one.name) for role, one in (("actor", self.actor), ("target", self.target)) if one}
        return f"{words[what]}: {words['pair' if len(who) == 2 else next(iter(who))].format(**who)}" if who else words[what]

    def tell(self, words: dict[str, str], claims: Sequence[Seen] | None = None) -> str:
        """One line on what is shown."""
        shown = self.claims if claims is None else claims
        days = [one.day for one in shown if one.day]
        first, last = (min(days), max(days)) if days else ("?", "?")
        counts = {"claim": len(shown), "article": len({one.article for one in shown})}
        said = {f"{of}s": words[f"one_{of}"] if count == 1 else words[f"many_{of}s"].format(count=f"{count:,}") for of, count in counts.items()}
        return words["of_claims"].format(first=first, last=last, **said)


def select(graph: Graph, lang: str, actor: str | None = None, target: str | None = None, since: date | None = None, until: date | None = None) -> Selection:
    """The claims published between two days, both included, from one to another; those without a day only if no days are asked for.

    Args:
        actor, target: QID, id or name of who acts and on whom; None is anybody.

    Raises:
        QueryError: a name that the graph does not have or that several have, or no claim is left.
    """
    known = sides(graph.store, lang)
    who, whom = (None if name is None else party(known, name) for name in (actor, target))
    found = []
    for one in told(graph.store):
        day = one.day("published")
        between = tuple((a, known.side(a, day).id, t, known.side(t, day).id) for a, t in two_by_two(one))
        seen = Seen(day, one.text("article"), one.text("kind"), one.text("status"), one.text("quad"), one.number("plover_score"), between)
        everybody = who is None and whom is None
        if _within(day, since, until) and (everybody or seen.passes(who.id if who else None, whom.id if whom else None)):
            found.append(seen)
    if not found:
        raise QueryError(f"the graph has no claims {_asked(who, whom, since, until)}".rstrip())
    return Selection(tuple(sorted(found, key=lambda seen: (seen.day or date.min, seen.article))), known, who, whom)


def party(known: Sides, name: str) -> Party:
    """The entity with this QID, id or name.

    Raises:
        QueryError: there is none, or there are several.
    """
    name = name.removeprefix("wd:")
    if name in known.parties:
        return known.parties[name]
    found = sorted(one.id for one in known.parties.values() if one.name == name or name in known.names.get(one.id, ()))
    if len(found) != 1:
        many = f"is the name of several: {', '.join(found)}" if found else "is nobody's name in this graph"
        raise QueryError(f"{name!r} {many}; give a QID or an id of the table entities")
    return known.parties[found[0]]


def _within(day: date | None, since: date | None, until: date | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or since <= day) and (until is None or day <= until)


def _asked(who: Party | None, whom: Party | None, since: date | None, until: date | None) -> str:
    parts = (("of", who and who.name), ("to or with", whom and whom.name), ("since", since), ("until", until))
    return " ".join(f"{word} {value}" for word, value in parts if value)
