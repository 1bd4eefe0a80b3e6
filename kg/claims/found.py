"""The entries that match in a sentence -> those that are told: each word and each fact once."""

from dataclasses import dataclass

from kg.claims.entries import Entry
from kg.claims.roles import Filled, RoleFinder
from kg.claims.senses import Sense
from kg.claims.standing import Context
from kg.claims.tree import Tree
from kg.model import Entity, EntityKind, EventKind, Status

LEAST = 0.3
"""Claims below this score are not told."""
_COVERING = frozenset(("request", "threaten", "refuse", "deny", "fear", "announce", "prevent"))
_STOPS = frozenset(",;:–-—")
_MUTUAL = (EventKind.AGREEMENT, EventKind.COOPERATION, EventKind.MEETING)
_BODIES = (EntityKind.ALLIANCE, EntityKind.ORGANIZATION)
_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)
_CLAUSES = frozenset(("conj", "parataxis"))
_SPOKEN = (EventKind.ACCUSATION, EventKind.DEMAND, EventKind.THREAT, EventKind.REJECTION)


@dataclass
class Found:
    """A claim in the making.

    Attributes:
        described: a participle before its noun says it ("die beschlossenen Hilfen").
        beside: a noun says it that nothing governs ("beim Gipfel").
    """

    sense: Sense
    entry: Entry
    context: Context
    roles: Filled
    speakers: tuple[Entity, ...]
    described: bool = False
    beside: bool = False

    @property
    def score(self) -> float:
        parts = [participant.sure for participant in (*self.roles.actor, *self.roles.target)]
        score = min(parts, default=0.7) * (0.9 if self.entry.weak else 1.0)
        if not self.roles.actor:
            score *= 0.6
        return round(min(1.0, score * 0.97), 3)


def rejected(sense: Sense, entry: Entry, context: Context) -> bool:
    """Whether the word only names what somebody rejects: "wies die Vorwürfe zurück" is no accusation that did not happen, "vetoed the request" no demand."""
    if context.disowned:
        return True
    return not sense.verbal and entry.kind in _SPOKEN and any(effect in ("refuse", "deny", "prevent") for _, effect in context.governors)


def tells(found: Found) -> bool:
    """Whether enough is known to say it: an actor, or at least to whom it is done where a passive or somebody else's words leave the actor unsaid."""
    roles = found.roles
    if found.context.status is Status.REQUESTED and found.speakers and not found.entry.fallback:
        return True
    if found.described and (not roles.actor or (found.entry.kind in _MUTUAL and len(roles.actor) < 2)):
        return False
    if found.entry.fallback and found.context.adjunct and found.context.status is Status.ANNOUNCED:
        # "um Russland zu bedrohen": what somebody aims at by something else is no speech.
        return False
    if found.entry.kind is EventKind.MEETING and found.beside and len(roles.actor) < 2 and not any(one.entity.kind in _BODIES for one in roles.actor):
        return False
    struck = found.entry.kind is EventKind.ATTACK and any(one.entity.kind in _PEOPLE for one in roles.target)
    if not roles.actor and not (roles.target and (found.sense.verbal or found.context.status is not Status.OCCURRED or struck)):
        return False
    return found.score >= LEAST


def best(matched: list[Found], finder: RoleFinder, tree: Tree) -> list[Found]:
    """At each word the entry that says most; a bare demand, threat or rejection only where it has no other content; no noun that a verb's entry has told."""
    by_word: dict[int, Found] = {}
    for claim in matched:
        key = claim.sense.node
        if key not in by_word or _rank(claim) > _rank(by_word[key]):
            by_word[key] = claim
    for node in [node for node, claim in by_word.items() if tree.dep[node] == "amod" and _same_kind(claim, by_word.get(tree.head[node]))]:
        # "die beschlossenen Sanktionen": the noun says it all.
        del by_word[node]
    verbs = {claim.sense.node: claim for claim in by_word.values() if claim.sense.verbal and not claim.entry.fallback and tells(claim)}
    told = []
    for claim in by_word.values():
        verb = verbs.get(tree.head[claim.sense.node])
        if not claim.sense.verbal and verb is not None and verb is not claim and finder.names(claim.sense, verb.sense, verb.entry):
            for role, other in zip(verb.roles, claim.roles, strict=True):
                role.extend(other if not role and claim.entry.kind is verb.entry.kind else [])
            continue
        told.append(claim)
    told = _agreed(told)
    covered = {node for claim in matched if not claim.entry.fallback for node, effect in claim.context.governors if effect in _COVERING}
    covered |= {claim.sense.node for claim in told if not claim.entry.fallback and tells(claim)}
    return [claim for claim in told if tells(claim) and not (claim.entry.fallback and claim.sense.node in covered)]


def _agreed(told: list[Found]) -> list[Found]:
    """One claim for what sides agree on: of a cease-fire the agreement, of anything else the thing itself."""
    dropped: list[Found] = []
    for agreement in [claim for claim in told if claim.entry.kind is EventKind.AGREEMENT and claim.sense.verbal]:
        contents = [
            claim for claim in told if claim is not agreement and tells(claim) and any(node == agreement.sense.node for node, _ in claim.context.governors)
        ]
        truces = [claim for claim in contents if claim.entry.kind is EventKind.RETREAT and not claim.sense.verbal]
        if truces:
            dropped += truces
        elif contents and agreement.context.status is Status.OCCURRED:
            dropped.append(agreement)
    return [claim for claim in told if not any(claim is other for other in dropped)]


def _same_kind(claim: Found, other: Found | None) -> bool:
    return claim.sense.verbal and other is not None and not other.sense.verbal and claim.entry.kind is other.entry.kind


def _rank(found: Found) -> tuple[bool, bool, int, int, float]:
    """The entry with most conditions knows best what its word means here, and one that has heard a "not" better than one that has not."""
    roles = found.roles
    return (
        not found.entry.fallback,
        found.sense.negated,
        len(found.entry.conditions) + bool(found.entry.need) + bool(found.entry.sides) + bool(found.sense.extra),
        bool(roles.actor) + bool(roles.target),
        found.score,
    )


def evidence(found: Found, tree: Tree) -> tuple[int, int]:
    """The clause that says it: what hangs on the uppermost word that made the claim what it is."""
    top = found.context.top
    while not tree.is_verb(top) and tree.head[top] != top:
        top = tree.head[top]
    words = set(tree.subtree(top, _CLAUSES if top != found.sense.node else frozenset(("parataxis",))))
    words |= set(tree.subtree(found.sense.node, _CLAUSES))
    first, last = min(words), max(words)
    while first < found.sense.node and tree.tokens[first].pos == "PUNCT" and tree.lower[first] in _STOPS:
        first += 1
    return tree.tokens[first].start, tree.tokens[last].end
