"""Labels of paragraphs -> more labels: what is furniture because of what stands around it."""

import re

from kg.reading.cues import Cue
from kg.reading.lines import TITLE_WORDS, Line

CROSSHEAD_WORDS = 4
LONGEST_CROSSHEAD = 6
HEADLINE_WORDS = 3
RUN = 3
END = 2  # a page of one article with long teasers below the credits has more above; real pages repeat buttons in the middle
OFFERS = {"paywall", "registration", "prompt", "newsletter", "support"}
PICTURE_CREDITS = {"caption", "credit"}
BULLET = re.compile(r"[-–•*·✓] ")

Hits = list[tuple[Cue, ...]]


def mark_teasers(pieces: list[Line], hits: Hits, labels: list[str], first_prose: int) -> None:
    """Headlines below a heading such as "Read more", up to the next paragraph; a crosshead right above that is spared.

    So is the headline of the article: the last above the first paragraph, where no other is left.
    """
    for i, found in enumerate(hits):
        if not (labels[i] and any(cue.effect == "teasers" for cue in found)):
            continue
        end = i + 1
        while end < len(pieces) and (labels[end] or pieces[end].is_headline):
            end += 1
        run = [j for j in range(i + 1, end) if not labels[j]]
        if end == first_prose and all(labels[:i]):
            headline = next((j for j in reversed(run) if pieces[j].words >= HEADLINE_WORDS), None)
            run = [j for j in run if j != headline]
        elif end < len(pieces) and len(run) > 1 and run[-1] == end - 1 and _is_crosshead([pieces[j] for j in run]):
            run.pop()
        for j in run:
            labels[j] = "teaser"


def _is_crosshead(run: list[Line]) -> bool:
    *teasers, last = run
    return last.words <= CROSSHEAD_WORDS and all(teaser.words > CROSSHEAD_WORDS for teaser in teasers)


def mark_boxes(pieces: list[Line], hits: Hits, labels: list[str], first_prose: int) -> None:
    """The title of a box, such as a newsletter's name above its prompt."""
    for i in range(max(first_prose, 1), len(pieces)):
        if labels[i] and not labels[i - 1] and any(cue.boxed for cue in hits[i]) and pieces[i - 1].is_headline and pieces[i - 1].ending != "?":
            labels[i - 1] = "box"


def mark_doubled(pieces: list[Line], hits: Hits, labels: list[str], first_prose: int) -> None:
    """A line that stands there twice above the credit of a picture: its caption, and its description for those who don't see it."""
    for i in range(max(first_prose, 1), len(pieces) - 1):
        if pieces[i].plain == pieces[i - 1].plain and any(cue.label in PICTURE_CREDITS for cue in hits[i + 1]):
            labels[i - 1] = labels[i - 1] or "caption"
            labels[i] = labels[i] or "caption"


def mark_lists(pieces: list[Line], labels: list[str]) -> None:
    """The points of a list below an offer of the site."""
    for i in range(1, len(pieces)):
        if not labels[i] and labels[i - 1] in OFFERS and BULLET.match(pieces[i].plain):
            labels[i] = labels[i - 1]


def mark_after_end(pieces: list[Line], hits: Hits, labels: list[str]) -> None:
    """Everything below the credits, where at least twice as much of the article stands above them as below.

    Credits that come again and again belong to one short report each, of several on a page, and end nothing.
    """
    prose = [0 if labels[i] or not piece.is_prose else len(piece.plain) for i, piece in enumerate(pieces)]
    above, total = 0, sum(prose)
    seen: dict[str, int] = {}
    for i, found in enumerate(hits):
        above += prose[i]
        if not (labels[i] and above and any(cue.effect == "end" for cue in found)):
            continue
        again = seen.get(labels[i], above) != above
        if above >= END * (total - above) and not again:
            for j in range(i + 1, len(pieces)):
                labels[j] = labels[j] or "after the end"
            return
        seen[labels[i]] = above


def mark_sandwiched(pieces: list[Line], labels: list[str], first_prose: int) -> None:
    """A headline between two pieces of furniture, below the first paragraph."""
    for i in range(first_prose + 1, len(pieces) - 1):
        if not labels[i] and labels[i - 1] and labels[i + 1] and pieces[i].is_headline and not _is_late_headline(i, pieces, labels, first_prose):
            labels[i] = "between furniture"


def _is_late_headline(i: int, pieces: list[Line], labels: list[str], first_prose: int) -> bool:
    """Whether it is the first headline of a page, below the caption that begins it, and above its own date or byline."""
    above = range(first_prose + 1, i)
    dated = i + 1 < len(pieces) and labels[i + 1] in {"time", "byline"}
    return first_prose == 0 and dated and pieces[i].words >= HEADLINE_WORDS and all(labels[j] or pieces[j].words < HEADLINE_WORDS for j in above)


def mark_runs(pieces: list[Line], labels: list[str], first_prose: int) -> None:
    """Three headlines and more in a row, some of them furniture by their cues, below the first paragraph; but not the crosshead that may end them."""
    start = first_prose + 1
    while start < len(pieces):
        end = start
        while end < len(pieces) and (labels[end] or pieces[end].is_headline) and not BULLET.match(pieces[end].plain):
            end += 1
        run = [i for i in range(start, end) if not labels[i] and not _is_late_headline(i, pieces, labels, first_prose)]
        if end < len(pieces) and run and run[-1] == end - 1 and pieces[end - 1].words <= LONGEST_CROSSHEAD:
            run.pop()
        if end - start >= RUN and any(labels[start:end]):
            for i in run:
                labels[i] = "run of headlines"
        start = end + 1


def mark_last_headlines(pieces: list[Line], labels: list[str]) -> None:
    """Headlines below the last paragraph: two or more, or one below other furniture; a list after a colon is none."""
    last = max((i for i, piece in enumerate(pieces) if not labels[i] and (piece.is_prose or piece.ending == ":")), default=None)
    if last is None or pieces[last].ending == ":":
        return
    rest = range(last + 1, len(pieces))
    left = [i for i in rest if not labels[i] and pieces[i].is_headline]
    if len(left) > 1 or any(labels[i] for i in rest):
        for i in left:
            labels[i] = "last headlines"


def mark_cut_off(pieces: list[Line], labels: list[str]) -> None:
    """Two and more beginnings of stories ("… spoke of a ...") below each other at the end; a single one may be where the article itself breaks off."""
    end = len(pieces)
    while end and labels[end - 1]:
        end -= 1
    start = end
    while start > 1 and (labels[start - 1] or (pieces[start - 1].words <= TITLE_WORDS and pieces[start - 1].plain.endswith(("...", "…")))):
        start -= 1
    cut = [i for i in range(start, end) if not labels[i]]
    if len(cut) > 1:
        for i in cut:
            labels[i] = "cut off"
