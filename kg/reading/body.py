"""Text -> body spans: where the article proper stands among page furniture.

Every paragraph is judged by cues (furniture.toml) and then by its neighbours: the headlines after "Mehr zum Thema", the
name of a newsletter above its prompt, everything below the credits, the run of headlines at the end. Thresholds were set
on the pages in tests/pages.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Span
from kg.reading.cues import Cue, cues
from kg.reading.lines import Line, line, lines

SURE = 1.0
SURE_OF_PROSE = 1.5  # a long paragraph needs more than one cue
BESIDE = 0.5  # for standing beside furniture
EDGE = 0.4  # for standing above the first paragraph or below the last
PROSE_WORDS = 5
LONG_WORDS = 30
TITLE_WORDS = 30
CROSSHEAD_WORDS = 4
HEADING_WORDS = 6
RUN = 3
END = 2  # a page of one article with long teasers below the credits has more above; real pages repeat buttons in the middle
OFFERS = {"paywall", "registration", "prompt", "newsletter", "support"}
BULLET = re.compile(r"[-–•*·✓] ")
SYMBOLS = "♦■●▪◆►▶➡👉✉☎ "
SEPARATOR = re.compile(r" [|•·] ")


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
    hits = [_hits(piece) for piece in pieces]
    first_prose = next((i for i, piece in enumerate(pieces) if _is_prose(piece) and not _is_sure(piece, hits[i])), len(pieces))
    labels = _cued(pieces, hits, first_prose)
    _mark_teasers(pieces, hits, labels)
    _mark_boxes(pieces, hits, labels, first_prose)
    _mark_lists(pieces, labels)
    _mark_after_end(pieces, hits, labels)
    _mark_sandwiched(pieces, labels, first_prose)
    _mark_runs(pieces, labels, first_prose)
    _mark_last_headlines(pieces, labels)
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


def _hits(piece: Line) -> tuple[Cue, ...]:
    """The cues that a paragraph shows: as a whole, as a row of buttons ("Teilen | Drucken"), or before a colon ("Meistgelesen: …")."""
    found = _matching(piece.plain.lstrip(SYMBOLS), piece.unquoted)
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
    return tuple(cue for cue in cues() if cue.at == "line" and cue.weight >= BESIDE and cue.pattern.fullmatch(plain.strip()))


def _weight(hits: tuple[Cue, ...]) -> float:
    """The sum over labels, each counted once at its heaviest."""
    heaviest: dict[str, float] = {}
    for cue in hits:
        heaviest[cue.label] = max(cue.weight, heaviest.get(cue.label, 0))
    return sum(heaviest.values())


def _is_prose(piece: Line) -> bool:
    return piece.words >= LONG_WORDS or (piece.words >= PROSE_WORDS and piece.ending in {".", "…", "!", "?", ":"} and not _is_headline(piece))


def _is_headline(piece: Line) -> bool:
    """Short, and not ended by a full stop."""
    return piece.words <= TITLE_WORDS and piece.ending in {"", "!", "?"} and (piece.ending == "" or piece.words <= 15)


def _is_sure(piece: Line, hits: tuple[Cue, ...]) -> bool:
    whole = any(cue.at in ("line", "tail", "lead") and cue.weight >= SURE for cue in hits)
    return whole or _weight(hits) >= (SURE_OF_PROSE if piece.words >= LONG_WORDS and not any(cue.effect == "end" for cue in hits) else SURE)


def _cued(pieces: list[Line], hits: list[tuple[Cue, ...]], first_prose: int) -> list[str]:
    """Furniture by its own cues, helped by its place."""
    last_prose = max((i for i, piece in enumerate(pieces) if _is_prose(piece) and not hits[i]), default=-1)
    counted = [tuple(cue for cue in found if _counts(cue, i, first_prose, last_prose)) for i, found in enumerate(hits)]
    sure = [_is_sure(piece, found) for piece, found in zip(pieces, counted, strict=True)]
    labels = []
    for i, (piece, found) in enumerate(zip(pieces, counted, strict=True)):
        if i == 0:  # the headline, unless there is another that nothing speaks against
            help = EDGE if any(_is_headline(pieces[j]) and not counted[j] for j in range(1, first_prose)) else 0
        elif any(j < len(sure) and sure[j] for j in (i - 1, i + 1)):
            help = BESIDE
        else:
            help = EDGE if i < first_prose or i > last_prose else 0
        helped = help > 0 and piece.words < LONG_WORDS and piece.ending != "?" and _weight(found) + help >= SURE
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


def _mark_teasers(pieces: list[Line], hits: list[tuple[Cue, ...]], labels: list[str]) -> None:
    """Headlines below a heading such as "Read more", up to the next paragraph; a crosshead right above that is spared."""
    for i, found in enumerate(hits):
        if not (labels[i] and any(cue.effect == "teasers" for cue in found)):
            continue
        end = i + 1
        while end < len(pieces) and (labels[end] or _is_headline(pieces[end])):
            end += 1
        run = [j for j in range(i + 1, end) if not labels[j]]
        if end < len(pieces) and len(run) > 1 and run[-1] == end - 1 and _is_crosshead([pieces[j] for j in run]):
            run.pop()
        for j in run:
            labels[j] = "teaser"


def _is_crosshead(run: list[Line]) -> bool:
    *teasers, last = run
    return last.words <= CROSSHEAD_WORDS and all(teaser.words > CROSSHEAD_WORDS for teaser in teasers)


def _mark_boxes(pieces: list[Line], hits: list[tuple[Cue, ...]], labels: list[str], first_prose: int) -> None:
    """The title of a box, such as a newsletter's name above its prompt."""
    for i in range(max(first_prose, 1), len(pieces)):
        if labels[i] and not labels[i - 1] and any(cue.boxed for cue in hits[i]) and _is_headline(pieces[i - 1]) and pieces[i - 1].ending != "?":
            labels[i - 1] = "box"


def _mark_lists(pieces: list[Line], labels: list[str]) -> None:
    """The points of a list below an offer of the site."""
    for i in range(1, len(pieces)):
        if not labels[i] and labels[i - 1] in OFFERS and BULLET.match(pieces[i].plain):
            labels[i] = labels[i - 1]


def _mark_after_end(pieces: list[Line], hits: list[tuple[Cue, ...]], labels: list[str]) -> None:
    """Everything below the credits, where at least twice as much of the article stands above them as below."""
    prose = [0 if labels[i] or not _is_prose(piece) else len(piece.plain) for i, piece in enumerate(pieces)]
    above, total = 0, sum(prose)
    for i, found in enumerate(hits):
        above += prose[i]
        if labels[i] and above >= END * (total - above) and above and any(cue.effect == "end" for cue in found):
            for j in range(i + 1, len(pieces)):
                labels[j] = labels[j] or "after the end"
            return


def _mark_sandwiched(pieces: list[Line], labels: list[str], first_prose: int) -> None:
    """A headline between two pieces of furniture, below the first paragraph."""
    for i in range(first_prose + 1, len(pieces) - 1):
        if not labels[i] and labels[i - 1] and labels[i + 1] and _is_headline(pieces[i]):
            labels[i] = "between furniture"


def _mark_runs(pieces: list[Line], labels: list[str], first_prose: int) -> None:
    """Three headlines and more in a row, some of them furniture by their cues, below the first paragraph; but not the crosshead that may end them."""
    start = first_prose + 1
    while start < len(pieces):
        end = start
        while end < len(pieces) and (labels[end] or _is_headline(pieces[end])) and not BULLET.match(pieces[end].plain):
            end += 1
        run = [i for i in range(start, end) if not labels[i]]
        if end < len(pieces) and run and run[-1] == end - 1 and pieces[end - 1].words <= HEADING_WORDS:
            run.pop()
        if end - start >= RUN and any(labels[start:end]):
            for i in run:
                labels[i] = "run of headlines"
        start = end + 1


def _mark_last_headlines(pieces: list[Line], labels: list[str]) -> None:
    """Headlines below the last paragraph: two or more, or one below other furniture; a list after a colon is none."""
    last = max((i for i, piece in enumerate(pieces) if not labels[i] and (_is_prose(piece) or piece.ending == ":")), default=None)
    if last is None or pieces[last].ending == ":":
        return
    rest = range(last + 1, len(pieces))
    left = [i for i in rest if not labels[i] and _is_headline(pieces[i])]
    if len(left) > 1 or any(labels[i] for i in rest):
        for i in left:
            labels[i] = "last headlines"
