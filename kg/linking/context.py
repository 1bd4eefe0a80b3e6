"""What stands around a name -> whether it names a place or the government there."""

from kg.linking.pieces import Pieces

_ARTICLES = {"de": frozenset("der des dem den das die im vom zum beim am".split()), "en": frozenset(("the",))}
_PLACE_PREPOSITIONS = {
    "de": frozenset("in nach bei nahe um unweit nordlich sudlich ostlich westlich nordostlich nordwestlich sudostlich sudwestlich uber via richtung rund".split()),
    "en": frozenset("in near at outside around across through into toward towards inside throughout over outskirts downtown central".split()),
}
_STATE_PREPOSITIONS = {
    "de": frozenset("mit gegen fur von an durch ohne gegenuber seitens laut zwischen dass ob wenn weil".split()),
    "en": frozenset("by with against between for of that with without".split()),
}
_PLACE_NOUNS = {
    "de": frozenset(
        "hauptstadt stadt hafenstadt grossstadt großstadt metropole millionenstadt region gebiet provinz bezirk flughafen raum grossraum großraum ort vorort innenstadt".split()
    ),
    "en": frozenset("capital city town port province region district airport suburb downtown".split()),
}
_MOTION = {
    "de": frozenset("reiste reisen reist gereist abgereist angereist flog fliegt geflogen fuhr kehrte zuruck zuruckgekehrt eingetroffen heimgekehrt".split()),
    "en": frozenset(
        "travel travels traveled travelled traveling travelling trip trips visit visits visited visiting flew fly flies flown flying flight went go goes going gone "
        "return returned returns returning arrived arrive back came come way road journey drive drove moved fled rushed train flights".split()
    ),
}
_REACHED = {
    "de": frozenset("besuchte besucht besuchen verließ verlasst verlassen erreichte erreicht erreichten bombardierte bombardiert bombardierten".split()),
    "en": frozenset(
        "left leave leaving visit visited visiting visits reached reaching bombed shelled hit struck attacked attacking captured seized entered entering besieged "
        "bombing shelling striking reach enter capture".split()
    ),
}
_BOUND = frozenset(("und", "oder", "sowie", "and", "or", "nor", "noch"))


def is_building(pieces: Pieces, first: int) -> bool:
    """Whether the name has an article, as houses of government have and cities have not: "der Kreml"."""
    return pieces.key(first - 1) in _ARTICLES[pieces.lang] and not pieces.opens(first)


def governor(pieces: Pieces, first: int) -> tuple[int, str]:
    """The piece that governs a name and its key: the one before it, or before the names that it is coordinated with; -1 and "" at a sentence's begin."""
    at = first
    for _ in range(4):
        if pieces.opens(at):
            return -1, ""
        before = pieces.keys[at - 1]
        if before in _BOUND and not pieces.opens(at - 1) and pieces.words[at - 2][0].isupper():
            at -= 2
        elif pieces.glue[at - 1].strip() == "," and pieces.words[at - 1][0].isupper() and at - 1 > 0 and not pieces.opens(at - 1):
            at -= 1
        else:
            return at - 1, before
    return at - 1, pieces.key(at - 1)


def is_place(pieces: Pieces, first: int, last: int, inflected: bool) -> float:
    """How likely a city's name means the city and not the government there, in [0, 1]."""
    lang = pieces.lang
    if pieces.keys[last + 1 : last + 2] and pieces.glue[last].strip() == "," and lang == "en" and pieces.words[last + 1][0].isupper() and _tail(pieces, last):
        return 0.9
    subject = _relation(pieces, first)
    if subject in ("nsubj", "nsubj:pass", "iobj", "obj"):
        return 0.06
    if inflected:
        return 0.15
    at, before = governor(pieces, first)
    if at < 0:
        return 0.08
    if before in _PLACE_NOUNS[lang] or before in _REACHED[lang]:
        return 0.9
    if before in _PLACE_PREPOSITIONS[lang]:
        return 0.95
    if before in _STATE_PREPOSITIONS[lang]:
        return 0.08
    if before in ("aus", "from"):
        return 0.25 if pieces.opens(at) or not _moves(pieces, first, at) else 0.8
    if before == "to":
        return 0.9 if _moves(pieces, first, at) else 0.1
    return 0.12


def _moves(pieces: Pieces, first: int, at: int) -> bool:
    """Whether the clause speaks of travelling: in English just before the preposition, in German anywhere after the name or before."""
    words = _MOTION[pieces.lang]
    number = pieces.sentence[first]
    reach = range(max(0, at - 4), at) if pieces.lang == "en" else range(max(0, at - 8), min(len(pieces), first + 9))
    return any(pieces.sentence[i] == number and pieces.keys[i] in words for i in reach)


def _tail(pieces: Pieces, last: int) -> bool:
    """Whether ", X," or ", X." follows, as a country follows its city."""
    return last + 2 >= len(pieces) or pieces.glue[last + 1].strip()[:1] in ("", ",", ".", ";") and pieces.glue[last + 1] != " "


def _relation(pieces: Pieces, first: int) -> str:
    found = pieces.token(first)
    return found[0].tokens[found[1]].dep if found else ""
