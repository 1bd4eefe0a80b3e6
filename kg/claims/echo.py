"""A verb that denies or refuses a bare "das", and the claims before it -> the same claims, denied or refused: "Delhi dementiert das", "Berlin lehnt sie ab"."""

from collections.abc import Sequence
from dataclasses import replace

from kg.claims.context import Contexts
from kg.claims.entries import Governor
from kg.claims.participants import Participants
from kg.claims.recall import Memory
from kg.model import Claim, Entity, EventKind, Status

_BARE = frozenset("das dies sie es ihn beides this that it both them".split())
_BOTH = frozenset(("both", "beides"))
_WILLED = frozenset(
    (EventKind.AID, EventKind.ARMS_TRANSFER, EventKind.CONCESSION, EventKind.DEPLOYMENT, EventKind.MEETING, EventKind.RETREAT, EventKind.SANCTION)
)
_TO_COME = frozenset((Status.ANNOUNCED, Status.POSSIBLE, Status.REQUESTED))


def echoing(contexts: Contexts) -> list[tuple[int, str]]:
    """The verbs of a sentence that deny or refuse what only a pronoun names, with their effect."""
    tree = contexts.tree
    found = []
    for node in range(len(tree)):
        effects = {sense.owner.effect for sense in contexts.senses[node] if sense.verbal and isinstance(sense.owner, Governor)}
        effect = "deny" if "deny" in effects else "refuse" if "refuse" in effects else ""
        if not effect or tree.of(node, "ccomp", "xcomp", "csubj", "aux") or any(tree.lower[child] in ("nicht", "not", "n't") for child in tree.children[node]):
            continue
        objects = [part.node for part in contexts.arguments(node, True) if part.part in ("obj", "advmod")]
        objects = objects or [child for child in tree.of(node, "advmod") if tree.lower[child] in _BOTH]
        if objects and tree.lower[objects[0]] in _BARE and tree.tokens[objects[0]].pos in ("PRON", "DET") and not tree.children[objects[0]]:
            found.append((node, effect))
    return found


def echoed(node: int, effect: str, contexts: Contexts, participants: Participants, before: Sequence[Claim], memory: Memory) -> list[Claim]:
    """The claims before a verb that its subject denies or refuses by it: what is said that he did himself, or what somebody else proposes."""
    tree = contexts.tree
    subjects = [one.entity for subject in contexts.subjects(node)[:1] for one in participants.of(subject)]
    sides = {memory.side(entity) or entity for entity in subjects}
    if not subjects:
        return []
    children = [child for child in tree.subtree(node, frozenset(("conj", "parataxis", "ccomp"))) if tree.tokens[child].pos != "PUNCT"]
    start, end = tree.tokens[min(children)].start, tree.tokens[max(children)].end
    both = any(tree.lower[child] in _BOTH for child in tree.children[node])
    own = [claim for claim in reversed(before) if claim.status is not Status.DENIED and sides & _sides(claim.event.actor, memory)]
    if effect == "deny" and own:
        return [replace(claim, status=Status.DENIED, speaker=tuple(subjects), start=start, end=end) for claim in own[: 2 if both else 1]]
    latest = before[-1] if before else None
    if effect == "refuse" and latest and latest.status in _TO_COME and latest.event.kind in _WILLED and not sides & _sides(latest.event.actor, memory):
        event = replace(latest.event, actor=tuple(subjects), target=tuple(entity for entity in latest.event.target if entity not in subjects))
        return [replace(latest, event=event, status=Status.REFUSED, speaker=(), start=start, end=end)]
    return []


def _sides(entities: Sequence[Entity], memory: Memory) -> set[Entity]:
    return {memory.side(entity) or entity for entity in entities}
