"""Does a curve count exactly where a person who looks at the picture sees it?"""

import io
import time

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import Normal, Stroke
from matplotlib.ticker import FixedLocator
from matplotlib.transforms import Bbox
from steptrace.checks.outcome import NotYet

from sigmoid_course import sigmoid
from sigmoid_course.checks.figure import check_figure
from sigmoid_course.checks.figure_artists import MAX_ARTISTS, SEGMENTS
from sigmoid_course.checks.figure_record import MAX_PARTS, record
from sigmoid_course.checks.figure_seen import CONTRAST, drawn, near

X = np.linspace(-10, 10, 201)
Y = sigmoid(X)
LABELS = {"x": ("x",), "y": ("sigma", "σ", "sigmoid")}
WANTED = {"xlim": (-10, 10), "ylim": (-0.1, 1.1), "xlabel": "x", "ylabel": "sigma(x)"}


@pytest.fixture(autouse=True)
def agg():
    plt.switch_backend("agg")
    yield
    plt.close("all")


def marks(axes):
    """Return the points for the curve, the limits and the labels, as unit 1 gives them."""
    return (
        check_figure(axes, curve="sigmoid", over=(-10, 10), points=2),
        check_figure(axes, xlim=(-10, 10), ylim=(-0.1, 1.1), points=1),
        check_figure(axes, labels=LABELS, points=1),
    )


def picture(draw, style="default", **options):
    """Return the axes of a figure that is complete but for its curve, which `draw` draws."""
    with plt.style.context(style):
        _, axes = plt.subplots(**options)
        axes.set(**WANTED)
        draw(axes)
        axes.set(**WANTED) if draw.__name__ == "<lambda>" else None
        return axes


def plot(x=X, y=None, *format_, **look):
    return lambda axes: axes.plot(x, sigmoid(x) if y is None else y, *format_, **look)


def both(*draws):
    return lambda axes: [draw(axes) for draw in draws]


def pieces(*parts, **look):
    return both(*(plot(np.asarray(part), **look) for part in parts))


def dots_in_a_loop(axes):
    for x in X:
        axes.plot(x, sigmoid(x), ".")


def segments(axes):
    points = np.column_stack([X, Y])
    axes.add_collection(LineCollection(list(np.stack([points[:-1], points[1:]], axis=1))))


def gaps(axes):
    y = Y.copy()
    y[::25] = np.nan
    axes.plot(X, y)


def decorated(axes):
    axes.fill_between(X, Y, alpha=0.3)
    axes.plot(X, Y, label="sigma")
    axes.plot(X, Y * (1 - Y), "--", label="slope")
    axes.plot(X, 0.5 + X / 4, ":", lw=0.8)
    axes.vlines(np.arange(-9, 10), 0, 0.02)
    axes.annotate("half", (0, 0.5), (3, 0.3), arrowprops={"arrowstyle": "->"})
    axes.legend()
    axes.grid(True, alpha=0.3)


def dots_of_two_colors(axes):
    for at, x in enumerate(X):
        axes.plot(x, sigmoid(x), "rb"[at % 2] + ".")


def with_a_small_picture(axes):
    axes.plot(X, Y)
    axes.inset_axes((0.05, 0.6, 0.3, 0.3)).plot(X, np.cos(X), "k")


def above_a_twin(axes):
    axes.twinx().plot(X, np.cos(X), "r")
    axes.plot(X, Y)


def through_a_cloud(axes):
    axes.scatter(np.tile(X, 5), np.linspace(-0.1, 1.1, X.size * 5), c="orange", alpha=0.3, s=9)
    axes.plot(X, Y, "k")


def with_a_halo(axes):
    axes.plot(X, Y, path_effects=[Stroke(linewidth=5, foreground="w"), Normal()], zorder=5)


SEEN = {
    "a line": plot(),
    "thin": plot(lw=0.5),
    "gray": plot(color="0.7"),
    "half transparent": plot(alpha=0.4),
    "dashes": plot(ls="--"),
    "few dots": plot(X, None, ":", lw=1),
    "markers": plot(np.linspace(-10, 10, 25), None, "o", ms=3),
    "no line but markers": plot(ls="none", marker="x"),
    "scattered": lambda axes: axes.scatter(list(X), list(Y), s=4),
    "scattered in colors": lambda axes: axes.scatter(X, Y, c=X, s=9),
    "steps": plot(drawstyle="steps-mid"),
    "backwards": plot(X[::-1]),
    "dots in a loop": dots_in_a_loop,
    "segments": segments,
    "gaps": gaps,
    "two halves": pieces(X[:101], X[100:]),
    "two halves in any order": pieces(X[100:], X[:101], color="b"),
    "halves that leave out a step": pieces(X[:100], X[100:]),
    "three pieces and the whole": pieces(X[:90], X, X[80:150], X[149:], color="k"),
    "twice": both(plot(lw=4), plot(color="r", ls="--")),
    "twice alike": pieces(X, X, color="b"),
    "fine": plot(np.linspace(-10, 10, 200_001)),
    "finer": pieces(*np.array_split(np.linspace(-10, 10, 1_000_000), 2)),
    "decorated": decorated,
    "data of NumPy's other numbers": plot(X.astype(np.float32)),
    "data as numbers of Python": plot(X.tolist(), [float(y) for y in Y]),
    "masked": lambda axes: axes.plot(np.ma.masked_where(X == 3, X), Y),
    "white on gray": both(lambda axes: axes.set_facecolor("gray"), plot(color="w")),
    "dots of two colors": dots_of_two_colors,
    "beside a small picture": with_a_small_picture,
    "beside the curve of a twin": above_a_twin,
    "through a cloud": through_a_cloud,
    "with a halo": with_a_halo,
    "half transparent on a dark field": both(
        lambda a: a.set_facecolor("k"), plot(color="w", alpha=0.5)
    ),
    "behind the axis, with an order": plot(zorder=-1),
    "below a veil": both(plot(), lambda a: a.axvspan(-10, 10, color="w", alpha=0.5, zorder=8)),
    "in the box of its axes": plot(clip_on=False),
    "as a picture in the file": plot(rasterized=True),
    "of a filter": plot(agg_filter=lambda image, dpi: (image, 0, 0)),
    "for an animation": plot(animated=True),
    "above a filled area": both(lambda a: a.fill_between(X, -0.1, 1.1), plot(color="w")),
}


@pytest.mark.parametrize("name", SEEN)
def test_seen(name):
    """Does a curve that is seen get all points, however it is drawn?"""
    assert marks(picture(SEEN[name])) == (2, 1, 1)


def test_whole_figures_that_are_seen():
    """Do styles, layouts and sizes of a figure cost nothing?"""
    white = plot(color="w")
    assert marks(picture(white, "dark_background")) == (2, 1, 1)
    assert marks(picture(plot(), "ggplot")) == (2, 1, 1)
    assert marks(picture(plot(), "bmh", figsize=(2, 1.5), dpi=200)) == (2, 1, 1)
    assert marks(picture(plot(), figsize=(16, 5), layout="constrained")) == (2, 1, 1)
    assert marks(picture(plot(), facecolor="none", layout="tight")) == (2, 1, 1)
    _, table = plt.subplots(2, 3, figsize=(9, 6))
    plot()(table[1, 2])
    table[1, 2].set(**WANTED)
    assert marks(table[1, 2]) == marks(table) == (2, 1, 1)


def test_a_logarithmic_axis():
    """Is a curve seen on a logarithmic axis?"""
    _, axes = plt.subplots()
    axes.semilogy(X, Y)
    assert check_figure(axes, curve="sigmoid", over=(-10, 10), points=2) == 2


def covered(axes):
    axes.plot(X, Y)
    axes.add_patch(Rectangle((-10, -0.1), 20, 1.2, color="w", zorder=9))


def half_covered(axes):
    axes.plot(X, Y)
    axes.add_patch(Rectangle((0, -0.1), 20, 1.2, color="w", zorder=9))


def under_a_picture(axes):
    axes.plot(X, Y)
    axes.imshow([[0.5]], extent=(-10, 10, -0.1, 1.1), aspect="auto", zorder=9)


def behind_axes(axes):
    axes.plot(X, Y)
    axes.figure.add_axes((0, 0, 1, 1))


def clipped(axes):
    (line,) = axes.plot(X, Y)
    line.set_clip_path(Rectangle((0, 0), 0.001, 0.001, transform=axes.transAxes))


def a_dot(axes):
    axes.plot(X, Y)
    axes.set_xlim(-1e5, 1e5)


def moved_away(axes):
    axes.plot(X, Y)
    axes.set_xlim(50, 70)


def one_of_fifty(axes):
    for shift in np.linspace(-8, 8, 51):
        axes.plot(X, sigmoid(X + shift), "k", lw=0.7)


def under_a_fat_line(axes):
    axes.plot(X, Y, lw=1)
    axes.plot(X, 0 * X + np.linspace(0.4, 0.6, 201), lw=900)


def in_a_twin(axes):
    axes.twinx().plot(X, Y)


def cut_off(axes):
    (line,) = axes.plot(X, Y)
    line.set_clip_box(Bbox.from_bounds(0, 0, 1, 1))


def behind_a_small_picture(axes):
    axes.plot(X, Y)
    axes.inset_axes((0, 0, 1, 1)).set_xticks([])


def behind_a_twin(axes):
    axes.twinx().patch.set(visible=True, facecolor="w")
    axes.plot(X, Y)


def under_a_legend(axes):
    axes.plot(X, Y)
    axes.legend(["\n".join(30 * ["sigma of x" * 9])], loc="center", framealpha=1)


def under_dots(axes):
    axes.plot(X, Y, "k")
    axes.plot(X, Y, "ro", ms=9, visible=True, label="other")
    axes.lines[1].set_data(X, Y + 1e-3)


def under_a_veil_of_veils(axes):
    axes.plot(X, Y)
    for _ in range(9):
        axes.axvspan(-10, 10, color="w", alpha=0.5, zorder=8)


def filtered_away(axes):
    axes.plot(X, Y)
    axes.set_agg_filter(lambda image, dpi: (0 * image, 0, 0))


HIDDEN = {
    "transparent": plot(alpha=0),
    "nearly transparent": plot(alpha=0.02),
    "transparent by its color": plot(color=(0, 0, 1, 0)),
    "white": plot(color="w"),
    "nearly white": plot(color=(0.98, 0.98, 0.98)),
    "no color": plot(color="none"),
    "no width": plot(lw=0),
    "no style": plot(ls="none"),
    "markers of no size": plot(ls="none", marker="o", ms=0),
    "scattered without size": lambda axes: axes.scatter(X, Y, s=0),
    "scattered in white": lambda axes: axes.scatter(X, Y, c="w"),
    "background of its own color": both(plot(color="navy"), lambda a: a.set_facecolor("navy")),
    "beside another curve": both(plot(alpha=0), plot(X, np.cos(X))),
    "covered": covered,
    "half covered": half_covered,
    "under a picture": under_a_picture,
    "behind axes": behind_axes,
    "clipped": clipped,
    "a dot": a_dot,
    "moved away": moved_away,
    "one of fifty": one_of_fifty,
    "under a fat line": under_a_fat_line,
    "in a twin": in_a_twin,
    "cut off": cut_off,
    "behind a small picture": behind_a_small_picture,
    "behind a twin": behind_a_twin,
    "under a legend": under_a_legend,
    "under dots": under_dots,
    "under a veil of veils": under_a_veil_of_veils,
    "filtered away": filtered_away,
    "filtered away itself": plot(agg_filter=lambda image, dpi: (0 * image, 0, 0)),
    "drawn over in white": both(plot(lw=1), plot(color="w", lw=9)),
    "drawn over in white, other": both(
        plot(X, np.cos(X)), plot(X, np.cos(X), lw=9, color="w"), plot(color="w")
    ),
    "of no size in a loop": pieces(*np.array_split(X, 40), lw=0),
    "pieces, one transparent": both(plot(X[:101]), plot(X[100:], alpha=0)),
}
# What is seen of these is true, and short.
SHORT = {"pieces, one transparent"}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden(name):
    """Does a curve that nobody sees earn nothing?"""
    earned = check_figure(picture(HIDDEN[name]), curve="sigmoid", over=(-10, 10), points=2)
    assert earned <= (name in SHORT)


@pytest.mark.parametrize(
    "hide",
    [
        lambda axes: axes.set_visible(False),
        lambda axes: axes.remove(),
        lambda axes: axes.set_axis_off(),
        lambda axes: axes.set_position((3, 3, 1, 1)),
        lambda axes: axes.figure.set_size_inches(0, 0),
        lambda axes: axes.figure.add_axes((-1, -1, 3, 3), zorder=9),
    ],
    ids=["invisible", "removed", "off", "outside", "no size", "covered"],
)
def test_axes_that_nobody_sees(hide):
    """Do axes that nobody sees earn neither limits nor labels?"""
    axes = picture(plot(alpha=0))
    hide(axes)
    assert marks(axes) == (0, 0, 0)


@pytest.mark.parametrize(
    "look",
    [{"alpha": 0}, {"visible": False}, {"color": "w"}, {"fontsize": 0.1}, {"color": "none"}],
    ids=str,
)
def test_labels_that_nobody_sees(look):
    """Does a label count only where it can be read?"""
    axes = picture(plot())
    axes.xaxis.label.set(**look)
    with pytest.raises(NotYet, match="The x-axis has no label yet"):
        check_figure(axes, labels=LABELS)
    assert check_figure(axes, labels=LABELS, points=1) == 0.5


def test_what_is_said_of_a_hidden_curve():
    """Is a student told that the curve is there, and cannot be seen?"""
    with pytest.raises(NotYet, match="it cannot be seen"):
        check_figure(picture(plot(alpha=0)), curve="sigmoid")
    with pytest.raises(NotYet, match="lost among 50 others"):
        check_figure(picture(one_of_fifty), curve="sigmoid")
    with pytest.raises(NotYet, match="The axes cannot be seen"):
        check_figure(picture(lambda axes: axes.set_visible(False)), xlim=(-10, 10))


def test_pieces_apart():
    """Are pieces that do not meet no curve from end to end?"""
    axes = picture(pieces(X[:90], X[120:]))
    with pytest.raises(NotYet, match=r"The data go from x = -10 to -1\.1"):
        check_figure(axes, over=(-10, 10), curve="sigmoid")


def test_one_wrong_value_of_many():
    """Is a single wrong value found among a million?"""
    x = np.linspace(-10, 10, 1_000_001)
    y = sigmoid(x)
    y[654_321] = 0.1
    with pytest.raises(NotYet, match=r"x = 3.08642: got 0.1"):
        check_figure(picture(plot(x, y)), curve="sigmoid")
    (line,) = record(picture(plot(x, y)))["axes"][0]["lines"]
    assert len(line["x"]) <= 3 * MAX_PARTS


def test_a_figure_stays_as_it_is():
    """Is a figure the same after it was looked at?"""
    axes = picture(decorated, layout="constrained")
    axes.lines[1].set_visible(False)
    before = [(artist, artist.get_visible()) for artist in axes.get_children()]
    engine, dpi = axes.figure.get_layout_engine(), axes.figure.dpi
    record(axes)
    assert [(artist, artist.get_visible()) for artist in axes.get_children()] == before
    assert (axes.figure.get_layout_engine(), axes.figure.dpi) == (engine, dpi)


def pixels(drawing):
    """Return red, green and blue of a figure as Matplotlib alone draws it, from the bottom up."""
    box = Bbox.from_bounds(*-drawing.margin / drawing.dpi, *(drawing.shape + 0.5) / drawing.dpi)
    file = io.BytesIO()
    drawing.figure.savefig(file, format="raw", dpi=drawing.dpi, bbox_inches=box)
    columns, rows = drawing.shape.astype(int)
    return (
        np.frombuffer(file.getvalue(), np.uint8).reshape(rows, columns, 4)[::-1, :, :3].astype(int)
    )


@pytest.mark.parametrize("draw", [plot(), decorated, one_of_fifty, through_a_cloud, with_a_halo])
def test_a_drawing_without_some_of_its_artists(draw):
    """Do the layers say what two pictures say, one of them drawn without these artists?"""
    axes = picture(draw)
    groups = {"lines": axes.lines, "frame": [axes.xaxis, axes.yaxis], "label": [axes.xaxis.label]}
    with drawn(axes.figure, groups) as drawing:
        whole = pixels(drawing)
        for group, artists in groups.items():
            for artist in artists:
                artist.set_visible(False)
            apart = np.abs(whole - pixels(drawing)).max(axis=-1)
            for artist in artists:
                artist.set_visible(True)
            clear = np.abs(apart - CONTRAST) > 2  # but for rounding
            assert (drawing.changes(group) == (apart >= CONTRAST))[clear].all()
            assert drawing.changes(group).any()


def test_what_is_drawn_within_others():
    """Is a label a part of the axis that draws it?"""
    axes = picture(plot())
    with drawn(axes.figure, {0: [axes.xaxis], 1: [axes.xaxis.label]}) as drawing:
        assert drawing.changes(1).any()
        assert not (drawing.changes(1) & ~drawing.changes(0)).any()


def test_near():
    """Does `near` agree with a look at each changed pixel?"""
    random = np.random.default_rng(3)
    mask = random.random((60, 50)) < 0.002
    places = np.stack([random.integers(0, n, 400) for n in mask.shape])
    changed = np.argwhere(mask)
    apart = np.abs(places.T[:, None] - changed[None]).max(axis=2).min(axis=1)
    assert (near(mask)(places) == (apart <= 6)).all()


def test_time():
    """Is an ordinary figure recorded in the time of a few drawings?"""
    axes = picture(decorated)
    record(axes)
    start = time.process_time()
    record(axes)
    assert time.process_time() - start < 0.5  # usually 0.08


def overfull(axes):
    axes.plot(X, Y)
    for artist in (Line2D([0], [0]) for _ in range(MAX_ARTISTS)):
        axes.add_artist(artist)


def overfull_of_segments(axes):
    axes.plot(X, Y)
    axes.add_collection(LineCollection(np.zeros((SEGMENTS * MAX_ARTISTS, 2, 2))))


def overfull_of_ticks(axes):
    axes.plot(X, Y)
    axes.xaxis.set_major_locator(FixedLocator(np.linspace(-10, 10, MAX_ARTISTS)))


@pytest.mark.parametrize("draw", [overfull, overfull_of_segments, overfull_of_ticks])
def test_more_than_can_be_drawn(draw):
    """Is a figure of too many artists not drawn, and the student told, with any parts as asked?"""
    axes = picture(draw)
    start = time.process_time()
    assert record(axes) == record(axes.figure) == record([axes, axes]) == {"axes": []}
    assert time.process_time() - start < 2  # usually 0.1
    with pytest.raises(NotYet, match="more than 2,500 lines, texts and marks"):
        check_figure(axes, curve="sigmoid")
    assert marks(axes) == (0, 0, 0)


def test_axes_that_are_named_often():
    """Are axes recorded once where each line of a loop is handed in?"""
    axes = picture(dots_in_a_loop)
    assert record([[line] for line in axes.lines]) == record(axes)
