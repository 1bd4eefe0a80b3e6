"""Claims -> who acts to or with whom: sides on a circle, an arrow for each two, whole where something occurred and dashed where nothing did."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from math import cos, degrees, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.plots.selection import select
from kg.plots.style import BLUE, INK, ORANGE, PALE, figure, short, styled, words
from kg.store import Graph

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

_MOST = 24
"""More names do not stand around a circle of this size without touching."""


@dataclass(slots=True)
class _Tie:
    claims: int = 0
    occurred: int = 0
    scores: list[float] = field(default_factory=list)

    @property
    def colour(self) -> str:
        mean = sum(sorted(self.scores)) / len(self.scores) if self.scores else 0.0
        return BLUE if mean > 0 else ORANGE if mean < 0 else PALE


@styled
def network(graph: Graph, since: date | None = None, until: date | None = None, top: int = 16, lang: str = "en") -> "Figure":
    """The sides with most claims, and what passes between them.

    Args:
        since, until: first and last day of publication.
        top: how many sides, at most 24.

    Raises:
        QueryError: no claim names two sides, or `top` is not between 2 and 24.
        InputError: matplotlib is not installed.
    """
    if not 2 <= top <= _MOST:
        raise QueryError(f"top is {top}: a network shows between 2 and {_MOST} sides")
    text, selection = words(lang), select(graph, lang, since=since, until=until)
    ties: dict[tuple[str, str], _Tie] = defaultdict(_Tie)
    weights: Counter[str] = Counter()
    for one in selection.claims:
        for actor, target in {(pair[1], pair[3]) for pair in one.pairs if pair[1] != pair[3]}:
            tie = ties[actor, target]
            tie.claims += 1
            tie.occurred += one.occurred
            if one.score is not None:
                tie.scores.append(one.score)
            weights.update((actor, target))
    if not ties:
        raise QueryError("no claim names two sides: there is no network to draw")
    heaviest = set(sorted(weights, key=lambda side: (-weights[side], side))[:top])
    ties = {pair: tie for pair, tie in ties.items() if heaviest.issuperset(pair)}
    tied = {side for pair in ties for side in pair}
    order = _around(sorted(tied, key=lambda side: (-weights[side], side)), ties)
    below = f"{selection.tell(text)}; {text['top'].format(shown=len(order), all=len(weights))}"
    drawn, axes = figure(5.6, text["network"], below, _legend(text), 3)
    _draw(axes, order, ties, weights, {side: short(selection.known.party(side).name, 24) for side in order})
    return drawn


def _around(shown: list[str], ties: dict[tuple[str, str], _Tie]) -> list[str]:
    """The sides in an order in which neighbours have much to do with each other, so that few arrows cross the circle."""

    def between(one: str, other: str) -> int:
        return sum(ties[pair].claims for pair in ((one, other), (other, one)) if pair in ties)

    order, left = shown[:1], shown[1:]
    while left:
        best = max(left, key=lambda side: (between(order[-1], side) + between(order[0], side) / 2, -shown.index(side)))
        left.remove(best)
        order.append(best)
    return order


def _draw(axes: Any, order: list[str], ties: dict[tuple[str, str], _Tie], weights: Counter[str], names: dict[str, str]) -> None:
    from matplotlib.patches import FancyArrowPatch

    angle = {side: pi / 2 - 2 * pi * at / len(order) for at, side in enumerate(order)}
    place = {side: (cos(turn), sin(turn)) for side, turn in angle.items()}
    size = {side: 4 + 9 * sqrt(weights[side] / weights.most_common(1)[0][1]) for side in order}
    most = max(tie.claims for tie in ties.values())
    for (actor, target), tie in sorted(ties.items(), key=lambda pair: (pair[1].claims, pair[0])):
        arrow = FancyArrowPatch(
            place[actor],
            place[target],
            connectionstyle="arc3,rad=0.16",
            arrowstyle="-|>,head_length=4,head_width=1.9",
            shrinkA=size[actor] / 2 + 1,
            shrinkB=size[target] / 2 + 1.5,
            linewidth=0.5 + 2.6 * tie.claims / most,
            linestyle="-" if tie.occurred else (0, (2.2, 1.8)),
            color=tie.colour,
            zorder=2,
        )
        axes.add_patch(arrow)
    for side, (x, y) in place.items():
        axes.plot([x], [y], "o", markersize=size[side], color="white", markeredgecolor=INK, markeredgewidth=1.0, zorder=3)
        left = cos(angle[side]) < -1e-6
        turn = degrees(angle[side]) + (180 if left else 0)
        axes.text(
            x * (1.03 + size[side] / 260), y * (1.03 + size[side] / 260), names[side],
            rotation=turn, rotation_mode="anchor", ha="right" if left else "left", va="center", fontsize=8,
        )  # fmt: skip
    axes.set_xlim(-1.85, 1.85)
    axes.set_ylim(-1.5, 1.5)
    axes.set_aspect("equal")
    axes.axis("off")


def _legend(text: dict[str, str]) -> list["Artist"]:
    from matplotlib.lines import Line2D

    colours = ((BLUE, "mostly_cooperation"), (ORANGE, "mostly_conflict"), (PALE, "neutral"))
    return [
        *(Line2D([], [], color=colour, linewidth=2, label=text[word]) for colour, word in colours),
        Line2D([], [], color=INK, label=text["some_occurred"]),
        Line2D([], [], color=INK, linestyle=(0, (2.2, 1.8)), label=text["none_occurred"]),
    ]
