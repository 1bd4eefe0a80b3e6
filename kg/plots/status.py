"""Claims -> bars by kind of event, divided by status: what occurred stands first and full, everything else hatched in its own way."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from kg.model import Status
from kg.plots.selection import select
from kg.plots.style import BLUE, INK, figure, plain_axes, styled, whole_numbers, words
from kg.store import Graph
from kg.store.exports.labels import labels

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LOOKS: dict[str, tuple[str, str | None]] = {
    "occurred": (BLUE, None),
    "announced": ("#ffffff", None),
    "requested": ("#ffffff", "...."),
    "threatened": ("#ffffff", "xxxx"),
    "refused": ("#ffffff", "////"),
    "denied": ("#ffffff", "\\\\\\\\"),
    "possible": ("#ffffff", "----"),
    "ended": ("#c4c9cf", None),
}


@styled
def status(
    graph: Graph, actor: str | None = None, target: str | None = None, since: date | None = None, until: date | None = None, lang: str = "en"
) -> "Figure":
    """How many claims of each kind say that it occurred, and how many that it was only announced, requested, threatened, refused, denied …

    Args:
        actor, target: QID, id or name of who acts and on whom; None is anybody.
        since, until: first and last day of publication.

    Raises:
        QueryError: nobody has that name, or there is nothing to show.
        InputError: matplotlib is not installed.
    """
    from matplotlib.patches import Patch

    text, selection = words(lang), select(graph, lang, actor, target, since, until)
    counts = Counter((one.kind, one.status) for one in selection.claims)
    kinds = Counter(one.kind for one in selection.claims)
    ordered = sorted(kinds, key=lambda kind: (-kinds[kind], labels(lang)[kind]))
    present = [one for one in Status if any(counts[kind, one] for kind in ordered)]
    legend = [Patch(facecolor=_LOOKS[one][0], hatch=_LOOKS[one][1], edgecolor=BLUE, label=labels(lang)[one]) for one in present]
    drawn, axes = figure(0.55 + 0.26 * len(ordered), selection.asked(text, "status"), selection.tell(text), legend, 6)
    left = dict.fromkeys(ordered, 0)
    for one in present:
        colour, hatch = _LOOKS[one]
        widths = [counts[kind, one] for kind in ordered]
        axes.barh(range(len(ordered)), widths, 0.68, left=list(left.values()), color=colour, hatch=hatch, edgecolor=BLUE)
        for kind, width in zip(ordered, widths, strict=True):
            left[kind] += width
    for row, kind in enumerate(ordered):
        axes.annotate(f"{kinds[kind]:,}", (kinds[kind], row), (3, 0), textcoords="offset points", va="center", fontsize=7, color=INK)
    axes.set_yticks(range(len(ordered)), [labels(lang)[kind] for kind in ordered])
    axes.set_ylim(len(ordered) - 0.45, -0.55)
    axes.set_xlabel(text["claims"])
    axes.xaxis.set_major_locator(whole_numbers())
    plain_axes(axes, "x")
    return drawn
