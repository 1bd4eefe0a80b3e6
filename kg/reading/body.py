"""Text -> body spans: where the article proper stands among page furniture.

Every paragraph is judged by cues (furniture.toml) and its place, and then by its neighbours: the headlines after "Mehr zum Thema",
the name of a newsletter above its prompt, everything below the credits, the run of headlines at the end. Thresholds were set on the
pages in tests/pages.
"""

from collections.abc import Iterable

from kg.model import Span
from kg.reading import neighbours
from kg.reading.cues import Cue, cues
from kg.reading.evidence import DOUBTFUL, SURE, hits_of, is_sure, weight
from kg.reading.lines import Line, line, lines

BESIDE = 0.5  # for standing beside furniture
EDGE = 0.4  # for standing above the first paragraph or below the last


def body(text: str) -> tuple[Span, ...]:
    """The spans of the article proper, in order, apart, trimmed of white space; none where all is furniture.

    >>> text = "Minsk lenkt ein\\nAnzeige\\nBelarus öffnet die Grenze zu Litauen wieder, wie das Ministerium mitteilte."
    >>> [text[start:end] for start, end in body(text)]
    ['Minsk lenkt ein', 'Belarus öffnet die Grenze zu Litauen wieder, wie das Ministerium mitteilte.']
    """
    return spans(judged(text))


def spans(paragraphs: Iterable[tuple[Line, str]]) -> tuple[Span, ...]:
    """The spans of what `judged` called body; neighbours make one."""
    found: list[Span] = []
    open_span = False
    for piece, label in paragraphs:
        if label:
            open_span = False
        elif open_span:
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(Span(piece.start, piece.end))
            open_span = True
    return tuple(found)


def judged(text: str) -> list[tuple[Line, str]]:
    """Every paragraph with the label of the furniture that it is, "" for body."""
    pieces = [piece for whole in lines(text) for piece in _split(text, whole)]
    hits = [hits_of(piece) for piece in pieces]
    first_prose = next((i for i, piece in enumerate(pieces) if piece.is_prose and not is_sure(piece, hits[i])), len(pieces))
    labels = _cued(pieces, hits, first_prose)
    neighbours.mark_teasers(pieces, hits, labels, first_prose)
    neighbours.mark_boxes(pieces, hits, labels, first_prose)
    neighbours.mark_doubled(pieces, hits, labels, first_prose)
    neighbours.mark_lists(pieces, labels)
    neighbours.mark_after_end(pieces, hits, labels)
    neighbours.mark_sandwiched(pieces, labels, first_prose)
    neighbours.mark_runs(pieces, labels, first_prose)
    neighbours.mark_cut_off(pieces, labels)
    neighbours.mark_last_headlines(pieces, labels)
    return list(zip(pieces, labels, strict=True))


def _split(text: str, whole: Line) -> Iterable[Line]:
    """The paragraph, and apart from it the credits that end it or the byline that begins it."""
    start, end = whole.start, whole.end
    shown = text[start:end].replace("\u00a0", " ")
    for cue in cues():
        if cue.at == "tail" and (match := cue.pattern.search(shown)) and match.start() > 0:
            return line(text, start, start + match.start()), line(text, start + match.start(), end)
        if cue.at == "lead" and (match := cue.pattern.match(shown)):
            return line(text, start, start + match.end()), line(text, start + match.end(), end)
    return (whole,)


def _cued(pieces: list[Line], hits: list[tuple[Cue, ...]], first_prose: int) -> list[str]:
    """Furniture by its own cues, helped by its place."""
    last_prose = max((i for i, piece in enumerate(pieces) if piece.is_prose and weight(hits[i]) < DOUBTFUL), default=-1)
    counted = [tuple(cue for cue in found if _counts(cue, i, first_prose, last_prose)) for i, found in enumerate(hits)]
    sure = [is_sure(piece, found) for piece, found in zip(pieces, counted, strict=True)]
    labels = []
    for i, (piece, found) in enumerate(zip(pieces, counted, strict=True)):
        if i == 0:  # the headline, unless there is another that nothing speaks against
            boost = EDGE if any(pieces[j].is_headline and weight(counted[j]) < DOUBTFUL for j in range(1, first_prose)) else 0
        elif any(j < len(sure) and sure[j] for j in (i - 1, i + 1)):
            boost = BESIDE
        else:
            boost = EDGE if i < first_prose or i > last_prose else 0
        helped = boost > 0 and not piece.is_long and piece.ending != "?" and weight(found) + boost >= SURE
        labels.append(max(found, key=lambda cue: cue.weight).label if found and (sure[i] or helped) else "")
    return labels


def _counts(cue: Cue, place: int, first_prose: int, last_prose: int) -> bool:
    match cue.where:
        case "edges":
            return place < first_prose or place > last_prose
        case "below":
            return place > first_prose
        case _:
            return True
