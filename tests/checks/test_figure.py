"""Is a figure judged by what it shows, however it was drawn?"""

import json

import numpy as np
import pytest
from matplotlib import pyplot as plt
from matplotlib.figure import Figure
from nbapart_helpers.fresh import loaded
from steptrace.checks.outcome import NotYet

from sigmoid_course import sigmoid, sigmoid_derivative
from sigmoid_course.checks.figure import check_figure
from sigmoid_course.checks.figure_record import read_record, record

X = np.linspace(-10, 10, 201)
ASKED = {
    "curve": "sigmoid",
    "over": (-10, 10),
    "xlim": (-10, 10),
    "ylim": (-0.05, 1.05),
    "horizontal": (0.5,),
    "vertical": (0,),
    "labels": {"x": ("x",), "y": ("sigma", "σ", "sigmoid")},
    "title": True,
}


@pytest.fixture(autouse=True)
def agg():
    plt.switch_backend("agg")
    yield
    plt.close("all")


def axes(x=X, y=None, **settings):
    """Return axes with a curve and all that is asked for, but for what is set otherwise."""
    _, one = plt.subplots()
    one.plot(x, sigmoid(x) if y is None else y)
    one.axhline(0.5)
    one.axvline(0)
    wanted = {"xlim": (-10, 10), "ylim": (-0.05, 1.05), "xlabel": "x", "ylabel": "σ(x)"}
    one.set(**wanted | {"title": "The sigmoid"} | settings)
    return one


def by_pyplot():
    plt.figure()
    plt.plot(X, 1 / (1 + np.exp(-X)), "k.")
    plt.hlines(0.5, -10, 10)
    plt.vlines([0], 0, 1)
    plt.xlim(-10, 10)
    plt.ylim(-0.05, 1.05)
    plt.xlabel("the logit $x$")
    plt.ylabel(r"$\sigma(x)$")
    plt.title("s", loc="left")
    return plt


def by_subplots():
    _figure, both = plt.subplots(1, 2)
    both[0].plot(X, X**2)
    right = both[1]
    right.plot(X, np.exp(X) / (1 + np.exp(X)))
    right.plot(X, 0 * X + 0.5)
    right.plot([0, 0], [0, 1])
    right.set(xlim=(-10, 10), ylim=(-0.05, 1.05), xlabel="X", ylabel="Sigmoid", title="right")
    return both


def by_figure():
    figure = Figure()
    one = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    one.scatter(X[::-1], sigmoid(X[::-1]))
    one.axline((0, 0.5), slope=0)
    one.axline((0, 0), (0, 1))
    one.set(xlim=(-10, 10), ylim=(-0.05, 1.05))
    figure.supxlabel("x")
    figure.supylabel("sigma(x)")
    figure.suptitle("By a figure")
    return figure


def by_spines():
    one = axes()
    for line in one.lines[1:]:
        line.remove()
    one.spines["left"].set_position("zero")
    one.spines["bottom"].set_position(("data", 0.5))
    return one


def with_more():
    one = axes()
    one.plot(X, sigmoid_derivative(X), label="slope")
    one.plot([1, 2, 3], [4, 5, 6])
    one.legend()
    one.grid()
    one.annotate("here", (0, 0.5))
    return one


def in_parts():
    gap = np.insert(X, 100, np.nan)
    return axes(gap, sigmoid(gap))


RIGHT = {
    "axes": axes,
    "pyplot": by_pyplot,
    "subplots": by_subplots,
    "figure": by_figure,
    "spines": by_spines,
    "more lines": with_more,
    "gap": in_parts,
    "record": lambda: read_record(json.loads(json.dumps(record(axes())))),
    "lines of plot": lambda: axes().lines[:1],
    "arange": lambda: axes(np.arange(-10, 10, 0.1)),
    "wider data": lambda: axes(np.linspace(-12, 12, 500)),
    "float32": lambda: axes(X.astype(np.float32)),
    "list": lambda: axes(X.tolist(), [float(sigmoid(v)) for v in X]),
    "limits nearly": lambda: axes(xlim=(-10.1, 10.1), ylim=(-0.06, 1.06)),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right(name, capsys):
    """Does a right figure pass, whichever way it was drawn and handed over?"""
    assert check_figure(RIGHT[name](), **ASKED, points=9) == 9.0
    assert capsys.readouterr() == ("The figure shows what it should.\n", "")


def without(artist):
    one = axes()
    one.lines[artist].remove()
    return one


# What fails, and how many of the nine things asked for.
WRONG = {
    "falling": (lambda: axes(y=sigmoid(-X)), "(?s)x = -10: got 0.99.*x stood where -x", 1),
    "another curve": (
        lambda: axes(y=sigmoid_derivative(X)),
        "x = 10: got .*, expected 0.999955",
        1,
    ),
    "one value off": (
        lambda: axes(y=np.where(X[60] == X, 0.2, sigmoid(X))),
        "x = -4: got 0.2, expected 0.0179862",
        1,
    ),
    "no curve": (lambda: without(0), "no curve in the axes yet", 2),
    "one point": (lambda: axes(np.array([0.0])), "no curve in the axes yet", 2),
    "few points": (
        lambda: axes(np.linspace(-10, 10, 6)),
        "the longest line has 6 different x",
        2,
    ),
    "coarse": (lambda: axes(np.linspace(-10, 10, 12)), "There are 12 points", 1),
    "short": (lambda: axes(np.linspace(-5, 5, 200)), "The data go from x = -5 to 5", 1),
    "half": (lambda: axes(np.linspace(0, 10, 200)), "from x = 0 to 10; they should reach", 1),
    "x limits": (lambda: axes(xlim=(-5, 10)), "The x-axis shows -5 to 10, expected -10 to 10", 1),
    "x limits left to Matplotlib": (lambda: axes(xlim=(-10.5, 10.5)), "shows -10.5 to 10.5", 1),
    "short at one end": (lambda: axes(np.linspace(-10, 9.7, 200)), "from x = -10 to 9.7", 1),
    "x the wrong way": (lambda: axes(xlim=(10, -10)), "The x-axis shows 10 to -10", 1),
    "y limits": (lambda: axes(ylim=(0, 2)), "The y-axis shows 0 to 2", 1),
    "no level guide": (lambda: without(1), "no horizontal guide at y = 0.5 yet", 1),
    "no upright guide": (lambda: without(2), "no vertical guide at x = 0 yet", 1),
    "no label": (lambda: axes(xlabel=" "), "The x-axis has no label yet", 1),
    "strange label": (lambda: axes(ylabel="time"), '"time", does not say', 1),
    "labels swapped": (
        lambda: axes(xlabel="sigma", ylabel="x"),
        "Are the labels of the two axes swapped?",
        2,
    ),
    "no title": (lambda: axes(title=""), "There is no title yet", 1),
    "hidden": (lambda: (one := axes()).lines[0].set_visible(False) or one, "cannot be seen", 2),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(name, capsys):
    """Is what is missing named, and is the rest paid?"""
    make, message, failing = WRONG[name]
    with pytest.raises(NotYet, match=message):
        check_figure(make(), **ASKED)
    assert check_figure(make(), **ASKED, points=9) == 9.0 - failing
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        (None, "still None"),
        ("", "a text"),
        (3, "type int"),
        ([], "a list"),
        ({}, "a dict"),
        ({"axes": [{"lines": 1}]}, "a dict"),
        (np.ones(3), "an array"),
        (["a"], "a list"),
        (sigmoid, "type function"),
        (Figure(), "still empty"),
        (plt, "still empty"),
    ],
)
def test_no_figure(figure, message):
    """Is anything but a figure met kindly, and paid nothing?"""
    with pytest.raises(NotYet, match=message):
        check_figure(figure, **ASKED)
    assert check_figure(figure, labels=True, points=2) == 0.0


def test_a_forged_record():
    """Is a dict refused as a figure, whether its values are those of a record or strange?"""
    good = record(axes())
    with pytest.raises(NotYet, match="got a dict"):
        check_figure(dict(good), **ASKED)
    strange = [("lines", [{"x": [1], "y": "a"}]), ("xlim", [0]), ("title", 3), ("frame", 1)]
    for key, value in strange:
        with pytest.raises(ValueError, match="no record of a figure"):
            read_record({"axes": [good["axes"][0] | {key: value}]})


def test_parts_apart():
    """Can data, limits and labels be marked apart, as unit 1 does?"""
    falling = axes(y=sigmoid(-X), xlabel="")
    assert check_figure(falling, curve="sigmoid", points=2) == 0.0
    assert check_figure(falling, over=(-10, 10), ylim=(-0.05, 1.05), points=1) == 1.0
    assert check_figure(falling, labels=True, points=1) == 0.5


def test_several_curves():
    """Must each of several curves be there?"""
    one = axes()
    both = ["sigmoid", lambda x: sigmoid(x) * (1 - sigmoid(x))]
    with pytest.raises(NotYet, match="x = 10: got"):
        check_figure(one, curve=both)
    one.plot(X, sigmoid_derivative(X) + 0.1)
    with pytest.raises(NotYet, match="One of the curves is missing"):
        check_figure(one, curve=both)
    one.plot(X, sigmoid_derivative(X))
    check_figure(one, curve=both, over=(-10, 10))


def test_a_free_end():
    """May one end of the limits be free?"""
    check_figure(axes(ylim=(0, 3)), ylim=(0, None))
    with pytest.raises(NotYet, match="expected 0 to anything"):
        check_figure(axes(ylim=(-1, 3)), ylim=(0, None))


def test_guides_are_no_curve():
    """Does a long guide not stand for a curve that is too short?"""
    one = axes(np.linspace(-2, 2, 50))
    one.plot(X, 0 * X + 0.5)
    with pytest.raises(NotYet, match="The data go from x = -2"):
        check_figure(one, over=(-10, 10))


def test_nothing_asked():
    """Is an author told that a check of nothing is none?"""
    with pytest.raises(ValueError, match="what the figure is to be checked for"):
        check_figure(axes())


def test_light_import():
    """Does the check come without Matplotlib until a figure is there?"""
    rooms = (
        "from sigmoid_course.checks import figure; from sigmoid_course.show import figure, slider"
    )
    assert loaded(rooms, "matplotlib", "sympy") == set()
