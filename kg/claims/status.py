"""What happens to a status when something is said of the claim: promised, negated, denied, stopped.

Statuses compose along the tree from the inside out: "bestritt, Raketen geliefert zu haben" is `deny` on occurred; "lehnte nicht ab" is a negated refusal.
"""

from kg.model import Status

_S = Status
_NEGATED = {
    _S.OCCURRED: _S.DENIED,
    _S.ANNOUNCED: _S.REFUSED,
    _S.REQUESTED: _S.DENIED,
    _S.THREATENED: _S.DENIED,
    _S.REFUSED: _S.POSSIBLE,
    _S.DENIED: _S.POSSIBLE,
    _S.POSSIBLE: _S.REFUSED,
    _S.ENDED: _S.DENIED,
}
_EFFECTS: dict[str, dict[Status, Status]] = {
    "announce": {_S.OCCURRED: _S.ANNOUNCED, _S.DENIED: _S.REFUSED},
    "prompt": {_S.OCCURRED: _S.ANNOUNCED, _S.DENIED: _S.REFUSED},
    "request": {status: _S.REQUESTED for status in _S if status is not _S.REFUSED} | {_S.REFUSED: _S.REQUESTED},
    "threaten": {_S.OCCURRED: _S.THREATENED, _S.ANNOUNCED: _S.THREATENED, _S.ENDED: _S.THREATENED, _S.POSSIBLE: _S.THREATENED, _S.DENIED: _S.REFUSED},
    "fear": {_S.OCCURRED: _S.POSSIBLE, _S.ANNOUNCED: _S.POSSIBLE, _S.ENDED: _S.POSSIBLE, _S.DENIED: _S.POSSIBLE},
    "refuse": {
        _S.OCCURRED: _S.REFUSED,
        _S.ANNOUNCED: _S.REFUSED,
        _S.POSSIBLE: _S.REFUSED,
        _S.ENDED: _S.REFUSED,
        _S.REQUESTED: _S.REFUSED,
        _S.DENIED: _S.POSSIBLE,
    },
    "prevent": {_S.OCCURRED: _S.DENIED, _S.ANNOUNCED: _S.DENIED, _S.POSSIBLE: _S.DENIED},
    "deny": {status: _S.DENIED for status in _S if status is not _S.DENIED} | {_S.DENIED: _S.POSSIBLE},
    "possible": {_S.OCCURRED: _S.POSSIBLE, _S.ANNOUNCED: _S.POSSIBLE, _S.ENDED: _S.POSSIBLE, _S.THREATENED: _S.POSSIBLE},
    "end": {_S.OCCURRED: _S.ENDED, _S.ANNOUNCED: _S.ENDED, _S.POSSIBLE: _S.ENDED, _S.DENIED: _S.ENDED},
}
SPEECH = frozenset(("say", "accuse", "announce", "request", "threaten", "fear", "refuse", "deny"))
"""Effects of words that somebody says: whoever does is a speaker of what hangs on them."""


def applied(effect: str, status: Status) -> Status:
    """The status of something that a word with this effect says.

    >>> applied("announce", Status.OCCURRED), applied("deny", Status.ANNOUNCED), applied("say", Status.REFUSED)
    (<Status.ANNOUNCED: 'announced'>, <Status.DENIED: 'denied'>, <Status.REFUSED: 'refused'>)
    """
    return _EFFECTS.get(effect, {}).get(status, status)


def negated(status: Status) -> Status:
    """The status under a negation; never `occurred`.

    >>> negated(Status.ANNOUNCED), negated(Status.REFUSED)
    (<Status.REFUSED: 'refused'>, <Status.POSSIBLE: 'possible'>)
    """
    return _NEGATED[status]
