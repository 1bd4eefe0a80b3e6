"""What a codebook's example must give, and claims -> whether they give it.

An expectation is one line: "ArmsTransfer announced Polen > Ukraine < Andrzej Duda" is kind, status, actors, targets after ">", speakers after "<"; several
participants are joined by "+". Speakers that are not written are not compared.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.model import Claim, Entity, EventKind, Status

Named = Callable[[str], frozenset[str]]
"""The ids that a name can have."""

_LINE = re.compile(r"(?P<kind>\w+) (?P<status>\w+)(?: (?P<actor>[^<>]+?))?(?: > (?P<target>[^<>]+?))?(?: < (?P<speaker>[^<>]+?))?")


@dataclass(frozen=True)
class Expectation:
    """One claim that an example must give; participants by name."""

    kind: EventKind
    status: Status
    actor: tuple[str, ...]
    target: tuple[str, ...]
    speaker: tuple[str, ...]

    @classmethod
    def of(cls, line: str) -> "Expectation":
        """
        Raises:
            ValueError: the line is not of that form, or kind or status is none.

        >>> Expectation.of("Meeting occurred Olaf Scholz + Emmanuel Macron").actor
        ('Olaf Scholz', 'Emmanuel Macron')
        """
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise ValueError(f"{line!r} is not 'Kind status actor > target < speaker'")
        roles = (tuple(name.strip() for name in (found[role] or "").split("+") if name.strip()) for role in ("actor", "target", "speaker"))
        return cls(EventKind(found["kind"]), Status(found["status"]), *roles)

    def met(self, claims: Iterable[Claim], named: Named) -> bool:
        """Whether one of these claims is what is expected, no participant more or less."""
        return any(self._is(claim, named) for claim in claims)

    def _is(self, claim: Claim, named: Named) -> bool:
        event = claim.event
        if (event.kind, claim.status) != (self.kind, self.status):
            return False
        if not (_same(self.actor, event.actor, named) and _same(self.target, event.target, named)):
            return False
        return not self.speaker or _same(self.speaker, claim.speaker, named)


def _same(names: tuple[str, ...], entities: tuple[Entity, ...], named: Named) -> bool:
    left = list(entities)
    for name in names:
        ids = named(name)
        found = next((entity for entity in left if entity.id in ids or name in dict(entity.labels).values() or entity.label("") == name), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def line(claim: Claim, lang: str) -> str:
    """A claim as an example would expect it."""
    event = claim.event
    parts = [f"{event.kind} {claim.status}", _names(event.actor, lang)]
    if event.target:
        parts.append("> " + _names(event.target, lang))
    if claim.speaker:
        parts.append("< " + _names(claim.speaker, lang))
    return " ".join(part for part in parts if part)


def _names(entities: tuple[Entity, ...], lang: str) -> str:
    return " + ".join(entity.label(lang) for entity in entities)
