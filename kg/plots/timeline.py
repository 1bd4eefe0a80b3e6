"""Claims -> a timeline: one row a kind of event, one mark a month and status, full for what occurred and open for everything else."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.model import Status
from kg.plots.months import every_month, middle, month_axis, month_of
from kg.plots.selection import Seen, select
from kg.plots.style import BLUE, INK, ORANGE, SOFT, figure, plain_axes, styled, words
from kg.store import Graph
from kg.store.exports.labels import labels

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

_MARKS = {
    "occurred": "o",
    "announced": "o",
    "requested": "^",
    "threatened": "D",
    "refused": "X",
    "denied": "P",
    "possible": "s",
    "ended": "H",
}
_ABOVE = 0.2
_SIZE, _LARGEST = 42, 230


@styled
def timeline(
    graph: Graph, actor: str | None = None, target: str | None = None, since: date | None = None, until: date | None = None, lang: str = "en"
) -> "Figure":
    """What was claimed, by kind of event and month of publication; the numbers in the marks are claims, where there are more than one.

    Args:
        actor, target: QID, id or name of who acts and on whom; None is anybody.
        since, until: first and last day of publication.

    Raises:
        QueryError: nobody has that name, or there is nothing to show.
        InputError: matplotlib is not installed.
    """
    text, selection = words(lang), select(graph, lang, actor, target, since, until)
    claims = selection.dated()
    if not claims:
        raise QueryError("no claim has a day of publication: there is no time to draw")
    months = every_month(one.day for one in claims if one.day)
    kinds = _ordered(claims)
    title, below = selection.asked(text, "timeline"), selection.tell(text, claims)
    drawn, axes = figure(0.5 + 0.34 * len(kinds), title, below, _legend(claims, lang, text), 6)
    for row, kind in enumerate(kinds):
        _row(axes, row, [one for one in claims if one.kind == kind], max(1.0, len(months) / 12))
    axes.set_yticks(range(len(kinds)), [labels(lang)[kind] for kind in kinds])
    axes.set_ylim(len(kinds) - 0.5, -0.5)
    plain_axes(axes, "x")
    for line in range(1, len(kinds)):
        axes.axhline(line - 0.5, color="#e6eaee", linewidth=0.5, zorder=0)
    month_axis(axes, months)
    return drawn


def _ordered(claims: tuple[Seen, ...]) -> list[str]:
    """Kinds from cooperation to conflict, by the mean score of their claims."""
    scores: dict[str, list[float]] = defaultdict(list)
    for one in claims:
        scores[one.kind].append(one.score or 0.0)
    return sorted(scores, key=lambda kind: (-sum(sorted(scores[kind])) / len(scores[kind]), kind))


def _row(axes: Any, row: int, claims: list[Seen], days_apart: float) -> None:
    counts = Counter((month_of(one.day), one.status, one.quad) for one in claims if one.day)
    months = sorted({month for month, *_ in counts})
    for month in months:
        full = [(key, count) for key, count in sorted(counts.items()) if key[0] == month and key[1] == Status.OCCURRED]
        others = [(key, count) for key, count in sorted(counts.items()) if key[0] == month and key[1] != Status.OCCURRED]
        for lane, marks in ((-_ABOVE if others else 0.0, full), (_ABOVE if full else 0.0, others)):
            for at, ((_, status, quad), count) in enumerate(marks):
                day = middle(month) + timedelta(days=round((at - (len(marks) - 1) / 2) * 9 * days_apart))
                _mark(axes, day, row + lane, status, quad, count)


def _mark(axes: Any, day: date, y: float, status: str, quad: str, count: int) -> None:
    colour = BLUE if quad.endswith("cooperation") else ORANGE if quad.endswith("conflict") else SOFT
    full = status == Status.OCCURRED
    size = min(_SIZE * (1 + 0.35 * (count - 1)), _LARGEST)
    axes.scatter([day], [y], s=size, marker=_MARKS[status], facecolor=colour if full else "white", edgecolor=colour, linewidth=1.0, zorder=3)
    if count > 1:
        ink = "white" if full and colour != ORANGE else INK
        axes.annotate(str(count), (day, y), ha="center", va="center_baseline", fontsize=5.5, color=ink, zorder=4, fontweight="bold")


def _legend(claims: tuple[Seen, ...], lang: str, text: dict[str, str]) -> list["Artist"]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    present = {one.status for one in claims}
    marks: list[Artist] = [
        Line2D(
            [],
            [],
            linestyle="",
            marker=mark,
            markersize=6,
            color=SOFT,
            markerfacecolor=SOFT if status == Status.OCCURRED else "white",
            label=labels(lang)[status],
        )
        for status, mark in _MARKS.items()
        if status in present
    ]
    return [*marks, Patch(color=BLUE, label=text["cooperation"]), Patch(color=ORANGE, label=text["conflict"])]
