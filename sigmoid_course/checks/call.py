"""Calls a student's function on copies of the arguments, and records all that happened."""

import contextlib
import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sigmoid_course.checks.time_limit import limited
from sigmoid_course.usage import record

FLAGS = ("overflow", "invalid", "divide")


@dataclass(frozen=True)
class Call:
    """The outcome of one call.

    Attributes
    ----------
    value : object
        What the function returned; None where it raised an exception.
    error : BaseException or None
        The exception that it raised, or `StillRunning`.
    warnings : tuple of str
        The overflow, invalid and divide warnings, in order.
    changed : bool
        Whether an argument was changed in place.
    used : frozenset of str
        The names of the course's functions that it called.
    """

    value: object
    error: BaseException | None
    warnings: tuple[str, ...]
    changed: bool
    used: frozenset[str] = frozenset()


def call(function: Callable, *args: object) -> Call:
    """Call a student's function on copies of the arguments, and discard what it prints.

    Parameters
    ----------
    function : callable
        The student's function.
    *args : float, int or ndarray
        The arguments; arrays are copied, so that the function cannot change the caller's.

    Returns
    -------
    Call

    Examples
    --------
    >>> import numpy as np
    >>> call(np.exp, np.array([1000.0])).warnings
    ('overflow encountered in exp',)
    >>> call(lambda x: 1 / x, 0).error
    ZeroDivisionError('division by zero')
    """
    copies = [a.copy() if isinstance(a, np.ndarray) else a for a in args]
    value, error = None, None
    with _quiet() as caught, record() as used:
        try:
            with limited():
                value = function(*copies)
        except (Exception, SystemExit) as stopped:
            error = stopped
    flags = tuple(str(w.message) for w in caught if _is_flag(w))
    changed = any(not _same(a, c) for a, c in zip(args, copies, strict=True))
    return Call(value, error, flags, changed, frozenset(used))


@contextlib.contextmanager
def _quiet():
    # In nbgrader a graded cell that writes anything to stderr earns no points.
    sink = io.StringIO()
    with (
        contextlib.redirect_stdout(sink),
        contextlib.redirect_stderr(sink),
        np.errstate(over="warn", invalid="warn", divide="warn", under="ignore"),
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.simplefilter("always")
        yield caught


def _is_flag(warning):
    text = str(warning.message)
    return issubclass(warning.category, RuntimeWarning) and any(flag in text for flag in FLAGS)


def _same(given, after):
    return not isinstance(given, np.ndarray) or np.array_equal(given, after, equal_nan=True)
