"""What stands around a city's name -> whether somebody takes, holds or nears it, or sends people there, as one does with cities and not with governments."""

from kg.linking.pieces import Pieces
from kg.linking.words import words

# How far a verb of territory, and who is sent somewhere, may stand from the name, in pieces.
_REACH = 7
_BEFORE_TO = 8


def taken_or_held(pieces: Pieces, first: int, last: int, before: int) -> bool:
    """Whether a verb of territory has the name as its object: "eroberten am Montag Juba", "haben sich Juba genähert", "auf Juba vorgerückt".

    Args:
        before: the piece that governs the name, -1 where the sentence begins with it.
    """
    lists = words(pieces.lang)
    if pieces.lang != "de" or before < 0:
        return False
    governing = pieces.keys[before]
    if governing in lists.state_prepositions or (governing in lists.articles and before == first - 1):
        return False
    verbs = [index for index in _clause(pieces, first, last) if pieces.keys[index] in lists.territory and pieces.words[index].islower()]
    if not verbs:
        return False
    start = before
    while not pieces.opens(start):
        start -= 1
    return not (verbs[0] == before == first - 1 and pieces.keys[start] in lists.openers)


def sent_to(pieces: Pieces, at: int) -> bool:
    """Whether people are sent where "to" points: "sent troops to Juba", "the dispatch of fighters to Juba"; weapons and money go to governments."""
    lists = words(pieces.lang)
    if pieces.key(at) != "to":
        return False
    reach = [index for index in range(max(0, at - _BEFORE_TO), at) if pieces.sentence[index] == pieces.sentence[at]]
    return any(pieces.keys[index] in lists.sent for index in reach) and any(pieces.keys[index] in lists.people for index in reach)


def _clause(pieces: Pieces, first: int, last: int) -> list[int]:
    """The pieces around a name up to a comma or the like, without the name."""
    around: list[int] = []
    index = first
    while index > 0 and first - index < _REACH and not pieces.opens(index) and _runs_on(pieces.glue[index - 1]):
        index -= 1
        around.append(index)
    around.reverse()
    index = last
    while index + 1 < len(pieces) and index - last < _REACH and not pieces.opens(index + 1) and _runs_on(pieces.glue[index]):
        index += 1
        around.append(index)
    return around


def _runs_on(glue: str) -> bool:
    return not any(mark in glue for mark in ",;:()–—\0")
