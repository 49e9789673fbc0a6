"""The marker's end: values and functions as in the student's own kernel, or not at all."""

import socket
import traceback
import warnings

import numpy as np
import pytest
from nbapart.transfer.marker_end import Bridge, CannotCross, Gone, Missing
from nbapart_helpers.child import limits, serving

STUDENT = """
import math, warnings
import numpy as np

class OwnError(Exception): pass
class Thing: pass

text, table, thing, deep = "σ", {"a": (1, np.float32(0.5))}, Thing(), [[[[[[1]]]]]]
nested = {"a": [Thing(), 1]}
large, matrix = "a" * 1_000_000, np.array([[1.0]]).view(np.matrix)
def double(x): return 2 * x
def change(x, *, by=1): x += by; return x.sum()
def reshape(x): x.resize((2, 2), refcheck=False)
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
        ("matrix", "matrix cannot be marked (its type is matrix)."),
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
    """Does a test hear of a function that stops what it would have heard there?"""
    names = {"__name__": "__main__"}
    exec(STUDENT, names)
    there, here = _error(names[name]), _error(student.take(name))
    assert isinstance(here, Exception)
    assert type(here).__name__ == type(there).__name__
    assert str(here).startswith(str(there))
    assert traceback.format_exception_only(there)[-1].strip().endswith(str(here))


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
    """Does a test hear that NumPy warned, and of what?"""
    assert _warnings(student.take("naive"), -1e4) == ["overflow encountered in exp"]
    assert _warnings(student.take("naive"), 1e4) == []


def _warnings(function, argument):
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        function(argument)
    return [str(warning.message) for warning in heard]


def test_a_changed_argument_is_seen(student):
    """Is an array that the function changes changed here, by position or by name?"""
    array = np.zeros(4)
    assert student.take("change")(array, by=2) == 8
    assert array.tolist() == [2] * 4
    student.take("change")(x=array)
    assert array.tolist() == [3] * 4
    assert student.take("double")(array).tolist() == [6] * 4
    assert array.tolist() == [3] * 4
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


def test_a_function_that_ends_the_kernel_ends_the_bridge():
    """Is a call stopped where the kernel ends, and each later one told why?"""
    with serving(STUDENT) as bridge:
        kill, double = bridge.take("kill"), bridge.take("double")
        with pytest.raises(Gone, match="had ended"):
            kill(0)
        assert bridge.gone == "the kernel had ended by itself"
        for later in (lambda: double(1), lambda: bridge.take("text")):
            with pytest.raises(Gone, match="had ended"):
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
        monkeypatch.setattr("nbapart.transfer.framing.receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            double(1)
        monkeypatch.undo()
        with pytest.raises(Gone, match="too long"):
            double(2)


def test_a_kernel_that_never_answers_has_an_end():
    """Is a kernel that does not serve given up?"""
    here, there = socket.socketpair()
    with here, there, pytest.raises(Gone, match="in time"):
        Bridge(here, limits(), lambda: 0.0).take("a")


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
