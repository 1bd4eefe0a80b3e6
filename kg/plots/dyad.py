"""Claims -> what passes between two, month by month: cooperation upward, conflict downward, full for what occurred and hatched for what did not."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.plots.months import every_month, middle, month_axis, month_of
from kg.plots.selection import Seen, party, select
from kg.plots.style import BLUE, INK, ORANGE, QUAD_COLOURS, SOFT, figure, plain_axes, short, styled, whole_numbers, words
from kg.store import Graph

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

_EDGES = {"cooperation": BLUE, "conflict": ORANGE}
_BAR_DAYS = 22


@styled
def dyad(graph: Graph, actor: str, target: str, since: date | None = None, until: date | None = None, lang: str = "en") -> "Figure":
    """What two claim to do to or with each other, one panel a direction, and the mean PLOVER score of both.

    Args:
        actor, target: QID, id or name of the two; leaders and ministries count for their states.

    Raises:
        QueryError: nobody has that name, or nothing passes between the two.
        InputError: matplotlib is not installed.
    """
    text = words(lang)
    selection = select(graph, lang, since=since, until=until)
    one, other = party(selection.known, actor), party(selection.known, target)
    sides = [(one, other), (other, one)]
    claims = [tuple(seen for seen in selection.from_to(*side) if seen.day) for side in sides]
    if not any(claims):
        raise QueryError(f"the graph has no dated claims between {one.name} and {other.name}")
    months = every_month(seen.day for found in claims for seen in found if seen.day)
    title, below = text["dyad"].format(actor=short(one.name), target=short(other.name)), selection.tell(text, [*claims[0], *claims[1]])
    drawn, axes = figure(4.7, title, below, _legend(text), 3, nrows=3, sharex=True, height_ratios=(4, 4, 3))
    most = max((_extent(found) for found in claims), default=1)
    for panel, found, (who, whom) in zip(axes, claims, sides, strict=False):
        _bars(panel, found, most, text)
        panel.set_title(text["pair"].format(actor=short(who.name), target=short(whom.name)))
    _scores(axes[2], claims, [text["pair"].format(actor=short(who.name), target=short(whom.name)) for who, whom in sides], text)
    month_axis(axes[2], months)
    return drawn


def _extent(claims: tuple[Seen, ...]) -> int:
    """The longest bar, up or down."""
    counts = Counter((month_of(one.day), one.quad.endswith("cooperation")) for one in claims if one.day and one.quad)
    return max(counts.values(), default=1)


def _bars(axes: Any, claims: tuple[Seen, ...], most: int, text: dict[str, str]) -> None:
    counts = Counter((month_of(one.day), one.quad, one.occurred) for one in claims if one.day and one.quad)
    for month in sorted({month for month, *_ in counts}):
        for sign, way in ((1, "cooperation"), (-1, "conflict")):
            base = 0
            for occurred in (True, False):
                for quad in (f"material_{way}", f"verbal_{way}"):
                    count = counts[month, quad, occurred]
                    if count:
                        fill = QUAD_COLOURS[quad] if occurred else "white" if quad.startswith("verbal") else QUAD_COLOURS[f"verbal_{way}"]
                        hatch = None if occurred else "////"
                        axes.bar(middle(month), sign * count, _BAR_DAYS, bottom=base, color=fill, edgecolor=_EDGES[way], hatch=hatch, zorder=2)
                        base += sign * count
    axes.axhline(0, color=INK, linewidth=0.6, zorder=3)
    axes.set_ylim(-most * 1.12, most * 1.12)
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}" if value == int(value) else "")
    axes.yaxis.set_major_locator(whole_numbers())
    axes.set_ylabel(f"← {text['conflict']}    {text['cooperation']} →", fontsize=7)
    plain_axes(axes, "y")


def _scores(axes: Any, claims: list[tuple[Seen, ...]], names: list[str], text: dict[str, str]) -> None:
    for found, name, marker, line in zip(claims, names, "os", ("-", "--"), strict=True):
        scores: dict[date, list[float]] = {}
        for one in found:
            if one.day and one.score is not None:
                scores.setdefault(month_of(one.day), []).append(one.score)
        points = sorted((middle(month), sum(sorted(values)) / len(values)) for month, values in scores.items())
        colour, fill = (INK, INK) if marker == "o" else (SOFT, "white")
        days, means = [day for day, _ in points], [mean for _, mean in points]
        axes.plot(days, means, line, color=colour, marker=marker, markersize=4.5, markerfacecolor=fill, label=name, linewidth=0.9)
    axes.axhline(0, color=INK, linewidth=0.6)
    axes.set_ylim(-10.8, 10.8)
    axes.set_yticks((-10, -5, 0, 5, 10))
    axes.set_ylabel(text["score"], fontsize=7)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0.2)
    plain_axes(axes, "y")


def _legend(text: dict[str, str]) -> list["Artist"]:
    from matplotlib.patches import Patch

    quads = [Patch(facecolor=colour, edgecolor=_EDGES[quad.partition("_")[2]], label=text[quad]) for quad, colour in QUAD_COLOURS.items()]
    return [*quads, Patch(facecolor=SOFT, edgecolor=SOFT, label=text["occurred"]), Patch(facecolor="white", edgecolor=SOFT, hatch="////", label=text["open"])]
