"""The marker's end: values and functions as in the student's own kernel, or not at all."""

import contextlib
import io
import socket
import textwrap

import matplotlib
import numpy as np
import pytest
from helpers.child import forging, limits, process, serving
from matplotlib import pyplot as plt

from sigmoid_course import tutor
from sigmoid_course.grading.boundary.bridge import Bridge, CannotCross, Gone, Missing
from sigmoid_course.grading.boundary.values import pack
from sigmoid_course.tutor.calls import call

STUDENT = """
import math, warnings
import numpy as np

class OwnError(Exception): pass
class Thing: pass

text, table, thing, deep = "σ", {"a": (1, np.float32(0.5))}, Thing(), [[[[[[1]]]]]]
nested = {"a": [Thing(), 1]}
large = "a" * 1_000_000
def double(x): return 2 * x
def change(x, *, by=1): x += by; return x.sum()
def reshape(x): x.shape = (2, 2)
def keyed(a, *, b): return a - b
def divide(x): return 1 / x
def own(x): raise OwnError("mine")
def leave(x): raise SystemExit("bye")
def interrupt(x): raise KeyboardInterrupt
def misspelt(x): return np.Exp(x)
def naive(x): return 1 / (1 + np.exp(-x))
def giant(x): return "a" * 1_000_000
def strange(x): return Thing()
def function(x): return double
def kill(x): import os; os._exit(0)
def endless(x):
    while True: pass
def swap(x): x[0], x[1] = x[1], x[0]
"""


@pytest.fixture(scope="module")
def student():
    """A kernel in which all of this was run."""
    with serving(STUDENT) as bridge:
        yield bridge


def test_values_are_taken(student):
    """Do values come as they are?"""
    assert student.take("text") == "σ"
    table = student.take("table")
    assert table == {"a": (1, 0.5)}
    assert type(table["a"][1]) is np.float32


def test_a_missing_name_is_a_name_error(student):
    """Does a name that is not there read as in the student's own kernel?"""
    with pytest.raises(Missing) as missing:
        student.take("nowhere")
    assert str(missing.value) == "name 'nowhere' is not defined"
    assert isinstance(missing.value, NameError)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("thing", "thing cannot be marked (its type is Thing)."),
        ("large", "large is too large (its type is str)."),
    ],
)
def test_what_cannot_cross_is_named(student, name, message):
    """Does the student read which variable, and of which type?"""
    with pytest.raises(CannotCross) as refused:
        student.take(name)
    assert str(refused.value) == message
    assert (refused.value.name, refused.value.where) == (name, "")


def test_a_place_too_deep_is_named():
    """Does the message say where the trouble is?"""
    with serving(STUDENT, depth=4) as bridge, pytest.raises(CannotCross) as refused:
        bridge.take("deep")
    assert str(refused.value).startswith("deep[0][0][0][0][0] lies too many levels deep")


def test_an_odd_part_leaves_the_rest_as_it_is(student):
    """Can a table with one odd entry still earn points for the others?"""
    odd, number = student.take("nested")["a"]
    assert (type(odd).__name__, number) == ("Thing", 1)


@pytest.mark.parametrize("name", ["divide", "own", "leave", "interrupt", "misspelt"])
def test_an_exception_is_reported_as_there(student, name):
    """Does a check say of a function that stops what it would have said there?"""
    names = {"__name__": "__main__"}
    exec(STUDENT, names)
    there, here = _error(names[name]), call(student.take(name), 0).error
    assert isinstance(here, Exception)
    assert type(here).__name__ == type(there).__name__
    assert str(here) == str(there)


def _error(function):
    try:
        return function(0)
    except BaseException as error:
        return error


def test_a_known_exception_has_its_own_type(student):
    """Can a test catch what the student's function raises?"""
    with pytest.raises(ZeroDivisionError, match="division by zero"):
        student.take("divide")(0)


def test_warnings_are_heard(student):
    """Does a check hear that NumPy warned, and of what?"""
    assert call(student.take("naive"), -1e4).warnings == ("overflow encountered in exp",)
    assert call(student.take("naive"), 1e4).warnings == ()


def test_a_changed_argument_is_seen(student):
    """Is an array that the function changes changed here, by position or by name?"""
    array = np.zeros(4)
    assert student.take("change")(array, by=2) == 8
    assert array.tolist() == [2] * 4
    student.take("change")(x=array)
    assert array.tolist() == [3] * 4
    assert call(student.take("change"), array).changed
    assert not call(student.take("double"), array).changed
    student.take("reshape")(array)
    assert array.shape == (2, 2)


def test_a_read_only_argument_stays_so(student):
    """Does a function that writes to a read-only array get the same exception as there?"""
    with pytest.raises(ValueError, match="read-only"):
        student.take("swap")(np.broadcast_to(1.0, 3))


def test_names_of_arguments_cross(student):
    """Do keyword arguments arrive by their names?"""
    assert student.take("keyed")(5, b=3) == 2


def test_functions_stay_where_they_are(student):
    """Is a function that a function returns a handle, and none from here given away?"""
    assert student.take("function")(0)(21) == 42
    with pytest.raises(CannotCross, match="an argument of double"):
        student.take("double")(lambda x: x)


def test_odd_results_cross_by_name(student):
    """Is a result of the student's own type a stranger, and one too large refused?"""
    assert type(student.take("strange")(0)).__name__ == "Thing"
    with pytest.raises(CannotCross, match="what giant returned is too large"):
        student.take("giant")(0)
    assert "CannotCross: what giant" in tutor_says(student.take("giant"))


def tutor_says(function):
    """What a check says of a function."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        tutor.check_function(function, like="sigmoid", points=1)
    return said.getvalue()


def test_a_function_that_ends_the_kernel_ends_the_bridge():
    """Is a check stopped where the kernel ends, and each later one told why?"""
    with serving(STUDENT) as bridge:
        kill, double = bridge.take("kill"), bridge.take("double")
        with pytest.raises(Gone, match="has ended"):
            tutor.check_function(kill, points=1)
        assert bridge.gone == "the kernel has ended"
        for later in (lambda: double(1), lambda: bridge.take("text"), bridge.stop):
            with pytest.raises(Gone, match="has ended"):
                later()


def test_a_function_without_end_has_an_end():
    """Is a call given up once its time is over?"""
    with serving(STUDENT) as bridge:
        endless = bridge.take("endless")
        bridge._seconds = 0.05
        with pytest.raises(Gone, match="no answer in time"):
            endless(0)
        assert bridge.gone


def test_a_call_that_is_interrupted_ends_the_bridge(monkeypatch):
    """Is half an answer never taken for the next one?"""

    def interrupted(*_):
        raise KeyboardInterrupt

    with serving(STUDENT) as bridge:
        double = bridge.take("double")
        monkeypatch.setattr("sigmoid_course.grading.boundary.frames.receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            double(1)
        monkeypatch.undo()
        with pytest.raises(Gone, match="interrupted"):
            double(2)


def test_a_kernel_that_never_answers_has_an_end():
    """Is a kernel that does not serve given up?"""
    here, there = socket.socketpair()
    with here, there, pytest.raises(Gone, match="in time"):
        Bridge(here, limits(call=0)).take("a")


DRIP = """
import os, socket
end = socket.socket(fileno=int(os.environ["SIGMOID_BRIDGE"]))
end.sendall(b"\\0\\0\\xff\\xff")
while True: end.sendall(b" ")
"""


def test_an_answer_without_end_is_not_read_on():
    """Is a length kept, whatever is sent after it?"""
    with process(DRIP, "") as bridge, pytest.raises(Gone, match="no message"):
        bridge.take("a")


FORGED_REPLIES = {
    "nothing": {},
    "a list": "[1]",
    "no JSON": "'",
    "no ASCII": "\xff",
    "no value": {"stopped": True},
    "missing, perhaps": {"missing": 1},
    "an odd refusal": {"cannot": 1, "where": 2, "why": 3},
    "half a refusal": {"cannot": "str"},
    "a key twice": '{"value": 1, "value": 2}',
    "nesting": '{"value":' + "[" * 100_000,
}


@pytest.mark.parametrize("reply", FORGED_REPLIES.values(), ids=FORGED_REPLIES)
def test_a_forged_reply_ends_the_bridge(reply):
    """Is a kernel that says what makes no sense of no more use?"""
    with forging(reply) as bridge:
        with pytest.raises(Gone):
            bridge.take("a")
        assert bridge.gone


def test_forged_values_are_refused_by_name():
    """Is a value that cannot be read the student's trouble, and the next one taken?"""
    with forging({"value": ["a", "O"]}, {"value": ["P"]}, {"value": 5}) as bridge:
        for name in "ab":
            with pytest.raises(CannotCross, match=f"{name} has a form that cannot be read"):
                bridge.take(name)
        assert bridge.take("c") == 5


HANDLE = {"value": ["h", 0, "function", "f"]}
FORGED_CALLS = {
    "no warnings": {"value": 1, "args": [None]},
    "no arguments": {"value": 1, "warnings": []},
    "another number of arguments": {"value": 1, "args": [None] * 2, "warnings": []},
    "warnings that are none": {"value": 1, "args": [None], "warnings": [1]},
    "a warning without a type": {"value": 1, "args": [None], "warnings": [["a"], []]},
    "an error that is none": {"error": 1, "args": [None], "warnings": []},
    "an error of numbers": {"error": [1, 2], "args": [None], "warnings": []},
    "an error of three": {"error": ["a", "b", "c"], "args": [None], "warnings": []},
    "nothing at all": {"args": [None], "warnings": []},
}


@pytest.mark.parametrize("reply", FORGED_CALLS.values(), ids=FORGED_CALLS)
def test_a_forged_answer_to_a_call_ends_the_bridge(reply):
    """Is a kernel that answers a call with nonsense of no more use?"""
    with forging(HANDLE, reply) as bridge:
        f = bridge.take("f")
        with pytest.raises(Gone):
            f(np.zeros(2))


@pytest.mark.parametrize(
    "changed",
    [1, "a", ["l"], ["x", "T"], pack(np.zeros(9)), pack(np.zeros(2, "i4")), pack(np.zeros(0))],
    ids=lambda p: str(p)[:20],
)
def test_a_forged_change_leaves_the_argument(changed):
    """Is what is no array of the argument's kind let go?"""
    reply = {"value": 1, "args": [changed], "warnings": []}
    with forging(HANDLE, reply) as bridge:
        array = np.ones(2)
        assert bridge.take("f")(array) == 1
        assert array.tolist() == [1, 1]


def test_a_forged_error_is_an_exception_at_most():
    """Does a kernel that names what would stop the marker stop nothing?"""
    names = ["KeyboardInterrupt", "SystemExit", "GeneratorExit", "BaseException", "exec", "a\0"]
    replies = [{"error": [n, "x"], "args": [], "warnings": [[n, "y"]]} for n in names]
    with forging(HANDLE, *replies) as bridge:
        f = bridge.take("f")
        for _ in names:
            with pytest.warns(UserWarning, match="y"), pytest.raises(Exception, match="x"):
                f()


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
    def stops(x): return np.foo(x)
    def kept(x): return np.float32(naive(x))
    vectorised = np.vectorize(scalar)
    number = 0.5
    none = None
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
            "naive scalar lists mirrored inplace nothing thing stops kept vectorised "
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
                t, start="1/(1 + e^-x)", end="e^x/(e^x + 1)", points=4
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
        lambda s: tutor.check_slip(s, "d/dx x^3\n= 3x", rule="power rule", points=3),
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
    with serving(ANSWERS) as bridge:
        yield bridge


@pytest.mark.parametrize(("name", "check"), [j[1:] for j in JUDGED], ids=[j[0] for j in JUDGED])
def test_a_check_says_the_same_of_what_has_crossed(own, apart, name, check):
    """Are points and message the same as in the student's own kernel?"""
    assert judged(check, apart.take(name)) == judged(check, own[name])


def judged(check, value):
    """The points that a check gives, and what it says."""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        return check(value), said.getvalue()


@pytest.mark.parametrize("size", [1, 1000, 10_000])
def test_arrays_go_there_and_back(student, size):
    """Is nothing lost on the way there and back?"""
    array = np.random.default_rng(3).normal(size=size)
    assert np.array_equal(student.take("double")(array), 2 * array)


def test_an_argument_that_is_too_large_is_refused(student):
    """Is a test told that its own argument does not fit?"""
    with pytest.raises(CannotCross, match="an argument of double is too large"):
        student.take("double")(np.zeros(10**6))
    assert student.take("double")(1) == 2
