"""Exceptions that cross: the same name and message on both sides, and none that stops a marker."""

import builtins
from traceback import format_exception_only

import numpy as np
import pytest
from nbapart.transfer.exceptions import KNOWN, MAX_MESSAGE_CHARACTERS, base, category, dump, load


class OwnError(Exception):
    """A student's own."""

    __module__ = "__main__"


class Rude(Exception):
    """Cannot even be shown."""

    def __str__(self):
        raise SystemExit("no")


def shown(error):
    """What Python says of an exception."""
    return "".join(format_exception_only(error)).strip()


ERRORS = [
    ValueError("operands could not be broadcast"),
    ValueError(),
    ValueError("a\nb"),
    KeyError("a"),
    KeyError(("a", 1)),
    KeyError(),
    IndexError("index 3 is out of bounds"),
    OSError(2, "No such file or directory", "answers.txt"),
    UnicodeDecodeError("ascii", b"\xff", 0, 1, "ordinal not in range"),
    ExceptionGroup("two", [ValueError(1), TypeError(2)]),
    RecursionError("maximum recursion depth exceeded"),
    MemoryError(),
    AssertionError("not yet"),
    StopIteration(3),
    RuntimeWarning("overflow encountered in exp"),
    np.linalg.LinAlgError("Singular matrix"),
    np.exceptions.AxisError("axis 2 is out of bounds"),
    OwnError("mine"),
]
SAME = {"ValueError", "KeyError", "IndexError", "RecursionError", "LinAlgError", "AxisError"}


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: repr(e)[:40])
def test_an_exception_shows_the_same(error):
    """Does a check write of it what it would have written in the student's own kernel?"""
    first = shown(error).splitlines()[0] if isinstance(error, ExceptionGroup) else shown(error)
    got = load(*dump(error))
    assert shown(got).splitlines()[0] == first.splitlines()[0]
    assert isinstance(got, Exception)
    assert type(got).__name__ == type(error).__name__


@pytest.mark.parametrize("error", [e for e in ERRORS if type(e).__name__ in SAME], ids=repr)
def test_the_type_itself_is_raised_where_it_is_known(error):
    """Can a check compare the types of two exceptions?"""
    assert type(load(*dump(error))) is type(error)


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), SystemExit(3), GeneratorExit("a")], ids=repr
)
def test_nothing_that_stops_the_marker_is_raised(error):
    """Does what would end a program come as an error like others?"""
    got = load(*dump(error))
    assert isinstance(got, Exception)
    assert not isinstance(got, type(error))
    assert (type(got).__name__, got.student) == (type(error).__name__, True)
    assert shown(got) == shown(error)


def test_an_exception_that_cannot_be_shown_has_its_name():
    """Does a message that raises do no harm?"""
    name, message, _ = dump(Rude())
    assert (name.endswith("Rude"), message) == (True, "<exception str() failed>")


@pytest.mark.parametrize(
    "name",
    ["print", "object", "__import__", "BaseException", "", "a\0b", "\ud800", "x" * 10**5, "a.b.c"],
    ids=lambda n: repr(n)[:20],
)
def test_a_forged_name_makes_no_more_than_an_exception(name):
    """Does nothing happen but an exception?"""
    got = load(name, "message")
    assert isinstance(got, Exception)
    assert str(got) == "message"


def test_a_long_message_is_cut():
    """Is what is written bounded?"""
    assert len(dump(ValueError("a" * 10**6))[1]) == MAX_MESSAGE_CHARACTERS


def test_warnings_keep_the_nearest_type_of_pythons_own():
    """Does a warning of NumPy's own come as what it is derived from?"""
    assert base(np.exceptions.ComplexWarning) == "RuntimeWarning"
    assert category(base(DeprecationWarning)) is DeprecationWarning
    for forged in ("KeyboardInterrupt", "exit", "", "a.b"):
        assert category(forged) is UserWarning


def test_the_known_types_are_where_they_are_said_to_be():
    """Do the names lead to the types, and to no other than errors?"""
    for name, kind in KNOWN.items():
        assert name == f"{kind.__module__}.{kind.__name__}"
        assert issubclass(kind, Exception)
        assert not hasattr(builtins, name)
