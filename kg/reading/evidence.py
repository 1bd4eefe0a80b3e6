"""A Line -> the Cues that it shows, and what they weigh."""

import re
from dataclasses import replace

from kg.reading.cues import Cue, cues
from kg.reading.lines import Line

SURE = 1.0
SURE_OF_PROSE = 1.5  # a long paragraph needs more than one cue
DOUBTFUL = 0.5  # less than that says nothing
HEADING_WORDS = 6
SYMBOLS = "♦■●▪◆►▶➡👉✉☎ "
SEPARATOR = re.compile(r" [|•·] ")
WRAPPED = re.compile(r"(?:[-–—*~_]+ )(.+?)(?: [-–—*~_]+)")


def hits_of(piece: Line) -> tuple[Cue, ...]:
    """The cues that a paragraph shows: as a whole, between dashes, as a row of buttons ("Teilen | Drucken"), or before a colon ("Meistgelesen: …")."""
    found = _matching(piece.plain.lstrip(SYMBOLS), piece.unquoted)
    if wrapped := WRAPPED.fullmatch(piece.plain):
        found += _whole(wrapped[1])
    if len(parts := SEPARATOR.split(piece.plain)) > 1:
        shown = [sure for part in parts if (sure := _whole(part))]
        found += tuple(cue for sure in shown for cue in sure) if 2 * len(shown) >= len(parts) else ()
    heading, colon, _ = piece.plain.partition(":")
    if colon and heading.count(" ") < HEADING_WORDS:
        found += tuple(replace(cue, effect="line") for cue in _whole(heading) if cue.effect == "teasers")
    return found


def _matching(plain: str, unquoted: str) -> tuple[Cue, ...]:
    found = []
    for cue in cues():
        match cue.at:
            case "line" | "tail" | "lead":
                hit = cue.pattern.fullmatch(plain)
            case "start":
                hit = cue.pattern.match(plain)
            case "inside":
                hit = cue.pattern.search(unquoted)
        if hit:
            found.append(cue)
    return tuple(found)


def _whole(plain: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues() if cue.at == "line" and cue.weight >= DOUBTFUL and cue.pattern.fullmatch(plain.strip()))


def weight(hits: tuple[Cue, ...]) -> float:
    """The sum over labels, each counted once at its heaviest."""
    heaviest: dict[str, float] = {}
    for cue in hits:
        heaviest[cue.label] = max(cue.weight, heaviest.get(cue.label, cue.weight))
    return sum(heaviest.values())


def is_sure(piece: Line, hits: tuple[Cue, ...]) -> bool:
    whole = any(cue.at in ("line", "tail", "lead") and cue.weight >= SURE for cue in hits)
    return whole or weight(hits) >= (SURE_OF_PROSE if piece.is_long and not any(cue.effect == "end" for cue in hits) else SURE)
