"""An event that somebody asks not to happen -> the event that is then asked for, or none.

"Forderte ein Ende der Angriffe" asks for a cease-fire, "demanded that the sanctions be lifted" for a concession; where no kind of event is the opposite of
another, the words only tell of a demand.
"""

from dataclasses import replace

from kg.claims.entries import Entry
from kg.claims.standing import Context
from kg.model import EventKind, Status

_OPPOSITES = {
    EventKind.ATTACK: EventKind.RETREAT,
    EventKind.DEPLOYMENT: EventKind.RETREAT,
    EventKind.BLOCKADE: EventKind.CONCESSION,
    EventKind.COERCION: EventKind.CONCESSION,
    EventKind.SANCTION: EventKind.CONCESSION,
}


def meant(entry: Entry, context: Context) -> Entry | None:
    """The entry for what its words say in this context: itself nearly always.

    None where an event is asked not to happen that has no opposite, or where only its prevention is promised, asked for or possible.
    """
    if context.against is not None and context.status is Status.REQUESTED:
        opposite = _OPPOSITES.get(entry.kind)
        return replace(entry, kind=opposite, fallback=False) if opposite and context.against is Status.ENDED else None
    if any(effect == "prevent" for _, effect in context.governors) and context.status is not Status.DENIED:
        return None
    return entry
