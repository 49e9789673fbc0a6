"""What has crossed is judged as in the student's own kernel, by every check of the tutor."""

import contextlib
import io
import textwrap
import traceback

import matplotlib
import numpy as np
import pytest
from matplotlib import pyplot as plt
from nbapart.transfer.marker_end import Gone
from nbapart_helpers.child import serving

import sigmoid_course.marking  # noqa: F401 - the codec of figures is registered by it
from sigmoid_course import tutor
from sigmoid_course.checks.call import call

ANSWERS = textwrap.dedent("""
    import math
    import numpy as np
    from matplotlib import pyplot as plt

    class Thing: pass
    def naive(x): return 1 / (1 + np.exp(-x))
    def scalar(x): return 1 / (1 + math.exp(-x))
    def lists(x): return list(np.atleast_1d(naive(x)))
    def mirrored(x): return 1 / (1 + np.exp(x))
    def inplace(x):
        if np.ndim(x): x *= -1
        else: x = -x
        return 1 / (1 + np.exp(x))
    def nothing(x): pass
    def thing(x): return Thing()
    def giant(x): return "a" * 1_000_000
    def kill(x): import os; os._exit(0)
    def leave(x): raise SystemExit("bye")
    def interrupt(x): raise KeyboardInterrupt
    def stops(x): return np.foo(x)
    def kept(x): return np.float32(naive(x))
    vectorised = np.vectorize(scalar)
    number = 0.5
    none = None
    def finished(x): import sigmoid_course; return sigmoid_course.sigmoid(x)
    def logits(X, w): return X @ w
    def column(X, w): return (X @ w)[:, None]
    def listed(X, w): return (X @ w).tolist()
    def spoilt(X, w): X -= 1; return (X + 1) @ w
    def wrong_sign(w): return -2 * w
    def slope(w): return 2 * w
    values = [2.0, -4.0]
    weights = np.array([3.0, 0.0])
    steps = "1/(1 + e^-x)\\n= e^x/(e^x (1 + e^-x))\\n= e^x/(e^x + 1)"
    slipped = "1/(1 + e^-x)\\n= e^x/(e^x - 1)"
    table = {0: 0.5, 1: np.float32(0.731), 2: "0.88", 3: Thing(), 4: print, np.int64(5): 0.993}
    claims = {"a": (True, "B"), "b": [np.bool_(False), 0.5], "c": (True, 7), "d": None}
    slip = {"line": 2, "rule": "power rule", "correction": "3x^2"}
    plt.switch_backend("agg")
    figure, axes = plt.subplots()
    x = np.linspace(-10, 10, 200)
    axes.plot(x, mirrored(x)); axes.set_xlabel("x"); axes.set_xlim(-10, 10)
    empty = plt.figure()
""")


def words(text):
    """The words of a text."""
    return text.split()


TABLE = {n: 1 / (1 + np.exp(-n)) for n in range(6)}
ROWS = [(np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([1.0, -1.0]))]
KEY = {"a": (True, "B"), "b": (False, lambda x: x < 1), "c": (True, "A"), "d": (True, "A")}
JUDGED = [
    *(
        (f"{name}, {tier}", name, lambda f, tier=tier: tutor.check_function(f, tier=tier, points=4))
        for name in words(
            "naive scalar lists mirrored finished inplace nothing thing stops kept vectorised "
            "number none steps"
        )
        for tier in ("correct", "stable")
    ),
    *(
        (name, name, lambda f: tutor.check_cases(f, [[-1, -2]], ROWS, name="f(X, w)", points=4))
        for name in words("logits column listed spoilt stops number none")
    ),
    *(
        (
            f"gradient: {name}",
            name,
            lambda g: tutor.check_gradient(g, of=lambda w: np.sum(w**2), at=[1.0, -2.0], points=4),
        )
        for name in words("slope wrong_sign values inplace stops thing")
    ),
    *(
        (
            f"derivation: {name}",
            name,
            lambda t: tutor.check_derivation(
                t,
                start="1/(1 + e^-x)",
                end="e^x/(e^x + 1)",
                between=[["e^x/(e^x (1 + e^-x))"]],
                points=4,
            ),
        )
        for name in words("steps slipped none number table naive")
    ),
    *(
        (f"table: {name}", name, lambda t: tutor.check_table(t, TABLE, points=4))
        for name in words("table none values claims")
    ),
    *(
        (f"claims: {name}", name, lambda c: tutor.check_claims(c, KEY, reasons="AB", points=4))
        for name in words("claims table none")
    ),
    *(
        (
            f"figure: {name}",
            name,
            lambda a: tutor.check_figure(
                a, curve="sigmoid", over=(-10, 10), xlim=(-10, 10), labels=True, points=4
            ),
        )
        for name in words("axes figure empty plt none steps naive")
    ),
    (
        "slip",
        "slip",
        lambda s: tutor.check_slip(
            s, "d/dx x^3\n= 3x", rule="power rule", correction=["3x^2"], points=3
        ),
    ),
    (
        "minimum",
        "weights",
        lambda w: tutor.check_minimum(
            w, of=lambda w: (w[0] - 3) ** 2 + 1, start=[0.0, 0.0], least=1.0, points=3
        ),
    ),
]


@pytest.fixture(scope="module")
def own():
    """The names of a student's notebook, as in the student's own kernel."""
    names = {"__name__": "__main__"}
    with matplotlib.rc_context():
        exec(ANSWERS, names)
    yield names
    plt.close("all")


@pytest.fixture(scope="module")
def apart():
    """The same names in another process."""
    with serving(ANSWERS, "sigmoid_course.marking") as bridge:
        yield bridge


@pytest.mark.parametrize(("name", "check"), [j[1:] for j in JUDGED], ids=[j[0] for j in JUDGED])
def test_a_check_says_the_same_of_what_has_crossed(own, apart, name, check):
    """Are points and message the same as in the student's own kernel?"""
    assert judged(check, apart.take(name)) == judged(check, own[name])


def judged(check, value):
    """The points that a check gives, and what it says."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        return check(value), said.getvalue()


@pytest.mark.parametrize("name", ["stops", "leave", "interrupt"])
def test_a_call_that_stops_says_the_same(own, apart, name):
    """Is what stopped a call that crosses the same as in the student's own kernel?"""
    there, here = _error(own[name]), call(apart.take(name), 0).error
    assert isinstance(here, Exception)
    assert type(here).__name__ == type(there).__name__
    assert str(here).startswith(str(there))
    assert traceback.format_exception_only(there)[-1].strip().endswith(str(here))


def _error(function):
    try:
        return function(0)
    except BaseException as error:
        return error


def test_a_call_that_crosses_hears_warnings(apart):
    """Does a check hear that NumPy warned, and of what?"""
    assert call(apart.take("naive"), -1e4).warnings == ("overflow encountered in exp",)
    assert call(apart.take("naive"), 1e4).warnings == ()


def test_a_call_that_crosses_sees_a_changed_argument(apart):
    """Is a function that changes its argument known from one that does not?"""
    assert call(apart.take("inplace"), np.ones(4)).changed
    assert not call(apart.take("naive"), np.ones(4)).changed


def test_a_result_that_cannot_cross_is_named(apart):
    """Does a check say which function returned what is too large to be marked?"""
    _, said = judged(
        lambda f: tutor.check_function(f, like="sigmoid", points=1), apart.take("giant")
    )
    assert "CannotCross: what giant" in said


def test_a_check_ends_with_the_kernel():
    """Is a check stopped where a function ends the kernel, and no points made of it?"""
    with serving(ANSWERS) as bridge:
        kill = bridge.take("kill")
        with pytest.raises(Gone, match="had ended by itself"):
            tutor.check_function(kill, points=1)
