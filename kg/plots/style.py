"""How pictures look, and how they are written: the same bytes for the same graph."""

import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

from kg.errors import InputError
from kg.store.exports.extras import needed

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

P = ParamSpec("P")

# Blue and orange, which all kinds of colour vision tell apart; dark and light, so that they differ in grey as well.
BLUE, LIGHT_BLUE, ORANGE, LIGHT_ORANGE = "#005287", "#9CCBE8", "#DD6E1E", "#F9D3B4"
INK, SOFT, PALE, LINE = "#1b1f24", "#57606a", "#a3abb3", "#d0d7de"
QUAD_COLOURS = {"verbal_cooperation": LIGHT_BLUE, "material_cooperation": BLUE, "verbal_conflict": LIGHT_ORANGE, "material_conflict": ORANGE}
WIDTH = 7.0
"""Inches: the text width of a journal page."""

_LONGEST = 34
_ENDINGS = {".png": {"Software": None}, ".svg": {"Date": None, "Creator": "kg"}, ".pdf": {"CreationDate": None, "Creator": "kg", "Producer": None}}
_RC = {
    "font.family": ["DejaVu Sans"],
    "font.size": 8,
    "axes.titlesize": 8.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.axisbelow": True,
    "grid.color": LINE,
    "grid.linewidth": 0.5,
    "hatch.linewidth": 0.7,
    "legend.frameon": False,
    "legend.fontsize": 7.5,
    "lines.linewidth": 1.2,
    "patch.linewidth": 0.7,
    "text.color": INK,
    "text.parse_math": False,  # a name may hold a dollar sign
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "figure.dpi": 100,
    "savefig.dpi": 300,
    "svg.hashsalt": "kg",
    "pdf.fonttype": 42,
}


@contextmanager
def style() -> Iterator[None]:
    """matplotlib's settings for kg's pictures, and the user's own again afterwards.

    Raises:
        InputError: matplotlib is not installed.
    """
    matplotlib = needed("matplotlib", "plot", "a picture")
    with matplotlib.rc_context({**matplotlib.rcParamsDefault, "backend": matplotlib.rcParams["backend"], **_RC}):
        yield


def styled(draw: Callable[P, "Figure"]) -> Callable[P, "Figure"]:
    """A drawing function that works under `style`."""

    @wraps(draw)
    def inside(*args: P.args, **kwargs: P.kwargs) -> "Figure":
        with style():
            return draw(*args, **kwargs)

    return inside


def figure(height: float, title: str, below: str, legend: Sequence["Artist"], ncols: int, **subplots: Any) -> tuple["Figure", Any]:
    """A figure of the width of a page and its axes, `height` inches for these alone: title and legend above, in grey below what it is made of."""
    lines, foot_lines = textwrap.wrap(title, 70) or [""], textwrap.wrap(below, 125) or [""]
    head, foot = 0.1 + 0.19 * len(lines), 0.1 + 0.12 * len(foot_lines)
    above = head + 0.08 + 0.17 * -(-len(legend) // ncols)
    whole = height + above + foot
    drawn: Figure = _picture()(figsize=(WIDTH, whole))
    drawn.set_layout_engine("constrained", rect=(0.01, foot / whole, 0.985, height / whole))
    drawn.text(0.01, 1 - 0.06 / whole, "\n".join(lines), ha="left", va="top", fontsize=10.5, fontweight="bold")
    drawn.legend(
        handles=list(legend), loc="upper left", bbox_to_anchor=(0.005, 1 - head / whole), ncols=ncols,
        borderaxespad=0, handlelength=1.8, handletextpad=0.5, columnspacing=1.4, labelspacing=0.35,
    )  # fmt: skip
    drawn.text(0.01, 0.05 / whole, "\n".join(foot_lines), ha="left", va="bottom", fontsize=7, color=SOFT)
    return drawn, drawn.subplots(**subplots)


@cache
def _picture() -> Any:
    """The class of figures that a notebook shows by itself, whether or not it has loaded matplotlib."""
    from matplotlib.figure import Figure

    class Picture(Figure):
        def _repr_png_(self) -> bytes:
            out = BytesIO()
            with style():
                self.savefig(out, format="png", dpi=120)
            return out.getvalue()

    return Picture


def plain_axes(axes: Any, grid: str) -> None:
    axes.grid(axis=grid)
    axes.tick_params(length=2.5)


def whole_numbers() -> Any:
    """Ticks for counts."""
    return needed("matplotlib.ticker", "plot", "a picture").MaxNLocator(nbins=6, integer=True)


def short(name: str, longest: int = _LONGEST) -> str:
    """A name on one line and not too long; what no font shows is left out.

    >>> short("Economic  Community\\nof West African States\\x0b and others")
    'Economic Community of West Africa…'
    """
    text = " ".join(re.sub(r"[^\w\s\-.,;:'’()/&<>\"$%+=!?]", "", " ".join(name.split())).split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def words(lang: str) -> dict[str, str]:
    """The words of pictures in "en" or "de"."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))[lang]  # type: ignore[no-any-return]


def check_ending(path: str | Path) -> str:
    """The ending of a picture's name: .png, .svg or .pdf.

    Raises:
        InputError: it has another.
    """
    ending = Path(path).suffix.lower()
    if ending not in _ENDINGS:
        raise InputError(f"{path}: a picture ends in .png, .svg or .pdf")
    return ending


def save(drawn: "Figure", path: str | Path) -> None:
    """Writes a figure as PNG (300 dpi), SVG or PDF by the ending of its name; no date, no chance.

    Raises:
        InputError: another ending, or the file cannot be written.
    """
    ending = check_ending(path)
    with style():
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            drawn.savefig(path, metadata=_ENDINGS[ending])
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}") from None
