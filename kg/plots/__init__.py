"""Graph -> pictures for a paper: a timeline, a dyad, a network, statuses. Needs the extra `plot`.

    figure = kg.plots.dyad(graph, "Q159", "Q212", lang="de")
    kg.plots.save(figure, "dyad.svg")

What occurred is full, what was only announced, requested, threatened or denied is open or hatched: in every picture, in colour and in grey.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.plots.dyad import dyad
from kg.plots.network import network
from kg.plots.status import status
from kg.plots.style import check_ending, save
from kg.plots.timeline import timeline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PLOTS: dict[str, Callable[..., "Figure"]] = {"timeline": timeline, "dyad": dyad, "network": network, "status": status}
"""The pictures by name."""

__all__ = ["PLOTS", "check_ending", "dyad", "network", "save", "status", "timeline"]
