"""Pictures: the same bytes for the same graph, readable in grey, labels apart, and what did not occur never drawn as if it had."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import matplotlib as mpl
import pytest
from click.testing import CliRunner
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgb

import kg
from kg.cli import kg as command_line
from kg.graph.articles import annotation_quads
from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Span, Status
from kg.plots import dyad, network, save, status, timeline
from kg.plots.style import BLUE, LIGHT_BLUE, LIGHT_ORANGE, ORANGE, PALE, SOFT, short, words
from tests.exports import BY_HAND, by_hand, hostile

DRAWN: dict[str, Callable[[kg.Graph], Any]] = {
    "timeline": timeline,
    "dyad": lambda graph: dyad(graph, "Q183", "Ukraine"),
    "network": network,
    "status": status,
}
every = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)


def coded(claims: list[tuple[str, str, EventKind, Status, date | None]]) -> kg.Graph:
    """A graph of claims as (actor, target, kind, status, day), each in an article of its own."""
    graph = kg.Graph()
    for number, (actor, target, kind, state, day) in enumerate(claims):
        one, other = (Entity(f"nil:{name}", EntityKind.STATE, (("en", name),)) for name in (actor, target))
        article = Article(f"a{number}", "words", "en", (Span(0, 5),), published=day)
        claim = Claim(Event(kind, (one,), (other,)), state, (one,) if state is Status.REQUESTED else (), 0, 5)
        graph.add(annotation_quads(Annotation(article, claims=(claim,))))
    return graph


def crowd(sides: int) -> kg.Graph:
    """Many sides with long names, each against each."""
    names = [f"Federated Republic of the Islands number {number}" for number in range(sides)]
    random = Random(3)
    return coded(
        [
            (one, other, random.choice(list(EventKind)), random.choice(list(Status)), date(2022, random.randint(1, 12), 5))
            for one, other in combinations(names, 2)
        ]
    )


def ticks(axes: Any) -> list[Any]:
    """The labels of the ticks that are seen."""
    if not axes.axison:
        return []
    seen = []
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        seen += [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
    return seen


def boxes(figure: Any) -> list[Any]:
    """Where every visible text stands that belongs to no legend."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    texts = [text for axes in figure.axes for text in (*axes.texts, *ticks(axes), axes.title, axes._left_title)] + figure.texts
    return [(text, text.get_window_extent(canvas.get_renderer())) for text in texts if text.get_text() and text.get_visible()]


@every
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_same_graph_same_bytes(draw: Callable[[kg.Graph], Any], ending: str, tmp_path: Path) -> None:
    quads = list(by_hand().store.quads())
    Random(5).shuffle(quads)
    other = kg.Graph()
    other.add(quads)
    for name, graph in (("one", by_hand()), ("two", other)):
        save(draw(graph), tmp_path / f"{name}.{ending}")
    one, two = ((tmp_path / f"{name}.{ending}").read_bytes() for name in ("one", "two"))
    assert one == two
    assert len(one) > 2000


@every
def test_everything_that_is_written_lies_inside_the_picture(draw: Callable[[kg.Graph], Any]) -> None:
    figure = draw(by_hand())
    width, height = figure.bbox.size
    for text, box in boxes(figure):
        assert box.x0 >= -1, text
        assert box.y0 >= -1, text
        assert box.x1 <= width + 1, text
        assert box.y1 <= height + 1, text


@pytest.mark.parametrize("sides", [5, 24])
def test_labels_of_a_network_stand_apart_however_long(sides: int) -> None:
    figure = network(crowd(sides), top=sides)
    (axes,) = figure.axes
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    assert len(axes.texts) == sides
    # Rotated boxes: what matters is the side of each that faces the circle, a line as high as a letter.
    anchors = [axes.transData.transform(text.get_position()) for text in axes.texts]
    height = axes.texts[0].get_fontsize() * figure.dpi / 72
    assert all(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > height for one, other in combinations(anchors, 2))
    width, high = figure.bbox.size
    assert all(box.x0 >= 0 and box.x1 <= width and box.y0 >= 0 and box.y1 <= high for _, box in boxes(figure))


def test_labels_of_a_timeline_stand_apart() -> None:
    figure = timeline(crowd(12))
    labels = [box for text, box in boxes(figure) if text in ticks(figure.axes[0])]
    assert not [1 for one, other in combinations(labels, 2) if one.overlaps(other)]


def test_only_what_occurred_is_full_on_a_timeline() -> None:
    day = date(2023, 5, 2)
    for state in Status:
        figure = timeline(coded([("A", "B", EventKind.ATTACK, state, day)]))
        (mark,) = (one for one in figure.axes[0].collections if isinstance(one, PathCollection))
        white = tuple(mark.get_facecolor()[0][:3]) == (1, 1, 1)
        assert white == (state is not Status.OCCURRED)


def test_only_what_occurred_is_full_in_a_dyad_and_goes_the_right_way() -> None:
    day = date(2023, 5, 2)
    for state, kind, up in (
        (Status.OCCURRED, EventKind.AID, True),
        (Status.ANNOUNCED, EventKind.AID, True),
        (Status.OCCURRED, EventKind.ATTACK, False),
        (Status.THREATENED, EventKind.ATTACK, False),
    ):
        figure = dyad(coded([("A", "B", kind, state, day)]), "A", "B")
        (bar,) = figure.axes[0].patches
        assert (bar.get_height() > 0) == up
        assert (bar.get_hatch() is None) == (state is Status.OCCURRED)
        assert list(figure.axes[1].patches) == []


def test_only_ties_with_an_occurred_claim_are_whole_lines() -> None:
    day = date(2023, 5, 2)
    claims = [("A", "B", EventKind.AID, Status.ANNOUNCED, day), ("B", "A", EventKind.AID, Status.OCCURRED, day)]
    first, second = network(coded(claims)).axes[0].patches
    assert {first.get_linestyle() == "-", second.get_linestyle() == "-"} == {True, False}


def test_statuses_are_told_apart_and_counted() -> None:
    day = date(2023, 5, 2)
    figure = status(coded([("A", "B", EventKind.AID, state, day) for state in Status] + [("A", "B", EventKind.ATTACK, Status.OCCURRED, None)]))
    looks = {(bar.get_facecolor(), bar.get_hatch()) for bar in figure.axes[0].patches if bar.get_width()}
    assert len(looks) == len(Status)
    assert [text.get_text() for text in figure.axes[0].texts] == ["8", "1"]


def test_colours_differ_in_grey() -> None:
    def light(colour: str) -> float:
        return sum(weight * part for weight, part in zip((0.299, 0.587, 0.114), to_rgb(colour), strict=True))

    for one, other in combinations((BLUE, LIGHT_BLUE, ORANGE, LIGHT_ORANGE), 2):
        assert abs(light(one) - light(other)) > 0.07
    assert abs(light(BLUE) - light(ORANGE)) > 0.2
    assert abs(light(ORANGE) - light(PALE)) > 0.1
    assert light(SOFT) < 0.45


def test_german_pictures_have_german_words() -> None:
    assert words("de").keys() == words("en").keys()
    figure = status(by_hand(), lang="de")
    assert "Waffenlieferung" in [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert "Behauptungen" in figure.axes[0].get_xlabel()


def test_sides_are_found_by_id_and_by_either_name() -> None:
    by_any = [status(by_hand(), actor=name).axes[0].texts[0].get_text() for name in ("Q159", "wd:Q159", "Russia", "Russland")]
    assert len(set(by_any)) == 1
    # What Putin promises counts for Russia; not everything of Russia's is Putin's.
    assert len(status(by_hand(), actor="Q7747").axes[0].texts) < len(status(by_hand(), actor="Q159").axes[0].texts)


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda graph: timeline(graph, actor="Atlantis"), "'Atlantis' is nobody's name in this graph"),
        (lambda graph: timeline(graph, since=date(2030, 1, 1)), "the graph has no claims since 2030-01-01"),
        (lambda graph: status(graph, actor="Q37", target="Q212"), "the graph has no claims of Lithuania to or with Ukraine"),
        (lambda graph: dyad(graph, "Q37", "Q212"), "no dated claims between Lithuania and Ukraine"),
        (lambda graph: network(graph, top=25), "top is 25: a network shows between 2 and 24 sides"),
        (lambda graph: timeline(coded([("A", "B", EventKind.AID, Status.OCCURRED, None)])), "no claim has a day of publication"),
        (lambda graph: network(kg.Graph()), "the graph has no claims"),
    ],
)
def test_nothing_to_draw_is_one_clear_line(draw: Callable[[kg.Graph], Any], message: str) -> None:
    with pytest.raises(kg.QueryError, match=message):
        draw(by_hand())


@pytest.mark.filterwarnings("ignore:Glyph")
def test_hostile_names_are_drawn_as_text(tmp_path: Path) -> None:
    for graph in (hostile(), coded([("$\\frac{1}$", "\x0b<b>\n漢", EventKind.AID, Status.OCCURRED, date(2023, 1, 1))])):
        save(network(graph), tmp_path / "x.svg")
        assert b"<script>" not in (tmp_path / "x.svg").read_bytes()


def test_names_are_shortened_at_the_end() -> None:
    assert short("x" * 80) == "x" * 33 + "…"


def test_the_users_own_settings_stay(tmp_path: Path) -> None:
    with mpl.rc_context({"font.size": 21}):
        before = dict(mpl.rcParams)
        figure = status(by_hand())
        save(figure, tmp_path / "x.png")
        assert dict(mpl.rcParams) == before
        with mpl.rc_context({"font.size": 5}):
            save(status(by_hand()), tmp_path / "y.png")
    assert (tmp_path / "x.png").read_bytes() == (tmp_path / "y.png").read_bytes()


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(command_line, ["plot", *arguments])
    return done.exit_code, str(done.exception) if isinstance(done.exception, kg.KgError) else done.output


@pytest.mark.parametrize("kind", DRAWN)
def test_the_command_draws_what_python_draws(kind: str, tmp_path: Path) -> None:
    sides = ["-p", "actor=Q183", "-p", "target=Ukraine"] if kind == "dyad" else []
    code, text = run(kind, str(BY_HAND), *sides, "-o", str(tmp_path / "deep" / "one.svg"))
    assert (code, text) == (0, f"{tmp_path / 'deep' / 'one.svg'}\n")
    save(DRAWN[kind](by_hand()), tmp_path / "two.svg")
    assert (tmp_path / "deep" / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["status", "-o", "x.gif"], 1, "x.gif: a picture ends in .png, .svg or .pdf"),
        (["status", "-o", "x.svg", "-p", "top=3"], 1, "status has no parameter 'top' (parameters: actor, target, since, until)"),
        (["timeline", "-o", "x.svg", "-p", "since=yesterday"], 1, "since: 'yesterday' is no day such as 2022-06-25"),
        (["network", "-o", "x.svg", "-p", "top=many"], 1, "top: 'many' is no number"),
        (["dyad", "-o", "x.svg", "-p", "actor=Q159"], 2, "a dyad needs -p target="),
        (["pie", "-o", "x.svg"], 2, "'pie'"),
        (["status"], 2, "--output"),
    ],
)
def test_wrong_use_is_one_clear_line(arguments: list[str], code: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    got, text = run(arguments[0], str(BY_HAND), *arguments[1:])
    assert got == code
    assert message in text
    assert list(tmp_path.iterdir()) == []


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(kg.InputError, match=r"a picture needs matplotlib: pip install 'geokg\[plot\]'"):
        status(by_hand())


def test_the_command_loads_matplotlib_only_when_it_draws() -> None:
    code = "import sys, kg.plots, kg.cli; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"matplotlib", "networkx", "pandas"} & set(done.stdout.split())
