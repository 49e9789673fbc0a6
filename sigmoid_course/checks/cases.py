"""Checks a NumPy function of several arguments against a reference, on given cases."""

import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray
from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import messages
from sigmoid_course.checks.call import Call, call
from sigmoid_course.checks.number import numbers
from sigmoid_course.slips import SLIPS, looks_as_if

CHANGED = "\nThe function also changed an argument: after the call it is not what it was before."
# Messages show the elements of arrays up to this size, and the shape of larger ones.
SHOWN_ELEMENTS = 4


@check
def check_cases(
    f: Callable,
    reference: Callable | Sequence,
    cases: Sequence[tuple],
    *,
    care: Sequence[tuple] = (),
    slips: Mapping[str, Callable | Sequence] | None = None,
    name: str | None = None,
    rtol: float = 1e-9,
    atol: float = 1e-12,
    offered: Collection[str] = (),
    points: float | None = None,
) -> float | None:
    """Check a function of several numbers or arrays on given cases.

    Parameters
    ----------
    f : callable
        The student's function.
    reference : callable or sequence
        What it should compute: a function of the same arguments, or the values themselves, one
        for each case of `cases` and `care`.
    cases, care : sequence of tuple
        The arguments of each call. A case of `care` asks for more than the plain task, such as
        very large numbers or a single row.
    slips : dict, optional
        For each slip, described as the end of "This looks as if ...", the wrong function or its
        values. It is named if it agrees with the student's on all of `cases`, and on all of `care`
        too where only those are wrong. In some cases, but not in all, both may raise the same type
        of exception.
    name : str, optional
        The call as a student writes it, "loss(w, X, t)". Default: from the reference function.
    rtol, atol : float
        The relative and the absolute tolerance.
    offered : collection of str
        The functions of the course that the exercise offers. A call of any other earns nothing.
    points : float, optional
        What the exercise is worth. Half is earned if all values of `cases` are correct, and only a
        case of `care` is wrong, an argument was changed, or a list was returned for an array.

    Returns
    -------
    Mark or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        Something is not correct yet, and `points` is not given.

    Examples
    --------
    >>> import numpy as np
    >>> rows = [(np.array([[1.0, 2.0], [3.0, 5.0], [0.0, 4.0]]), np.array([1.0, -1.0]))]
    >>> check_cases(lambda X, w: X @ w, [[-1.0, -2.0, -4.0]], rows, name="logits(X, w)")
    logits(X, w): every case agrees.
    >>> check_cases(lambda X, w: w @ X.T + 1, lambda X, w: X @ w, rows, name="f(X, w)", points=2)
    f(X, w) with X an array of shape (3, 2), w = [1, -1]: at index 0, got 0, expected -1.
    0.0
    """
    name = name or _signature(reference)
    if not callable(f):
        return conclude(messages.not_a_function(name.partition("(")[0], f), "", points)
    tries = _tries(f, reference, (*cases, *care), rtol, atol)
    problem, share = _problem(tries, len(cases), name, slips or {}, {*offered})
    return conclude(problem, f"{name}: every case agrees.", points, share)


def _signature(function):
    """Write the call as a student does: without type hints or defaults."""
    return f"{function.__name__}({', '.join(inspect.signature(function).parameters)})"


def _problem(tries, plain, name, slips, offered):
    """Return what is wrong, or None, and the share that is earned nevertheless."""
    for one in tries:
        if one.done.used - offered:
            return messages.not_offered(_place(name, one.args), one.done.used - offered), 0.0
    for judged, share in ((tries[:plain], 0.0), (tries, 0.5)):
        broken = next((one for one in judged if one.broken), None)
        if broken:
            return broken.fault(name) + _slip(judged, slips), share
    untidy = next((one for one in tries if one.untidy), None)
    return untidy and untidy.fault(name), 0.5


@dataclass(frozen=True)
class Try:
    """A call of the student's function, and the value that it should have returned.

    Attributes
    ----------
    args : tuple
        The arguments.
    done : Call
        The outcome.
    want : ndarray
        The correct value.
    rtol, atol : float
        The relative and the absolute tolerance.
    """

    args: tuple
    done: Call
    want: NDArray
    rtol: float
    atol: float

    @cached_property
    def got(self) -> NDArray | None:
        """The numbers that were returned, or booleans; None for anything else."""
        return numbers(self.done.value, truth_values=True)

    @property
    def broken(self) -> bool:
        """Whether the value or its shape is wrong."""
        return not self.agrees(self.want)

    @property
    def untidy(self) -> bool:
        """Whether the value is a list or tuple, or an argument was changed."""
        return self.done.changed or isinstance(self.done.value, (list, tuple))

    def agrees(self, want: ArrayLike) -> bool:
        """Return whether the student's value agrees with this one in shape and numbers."""
        got = self.got
        return got is not None and got.shape == np.shape(want) and bool(self.near(got, want).all())

    def near(self, got: NDArray, want: ArrayLike) -> NDArray:
        """Return for each number whether it is within the tolerance."""
        return np.isclose(got, want, self.rtol, self.atol, equal_nan=True)

    def _deviation(self, got):
        """Return how far each number is off, in terms of its tolerance."""
        with np.errstate(all="ignore"):
            return np.abs(got * 1.0 - self.want) / (self.atol + self.rtol * np.abs(self.want))

    def fault(self, name: str) -> str:
        """Return a message on the first fault, and of wrong values on the one farthest off.

        In this order: error, None, type, shape, value, changed argument, list for an array.

        Parameters
        ----------
        name : str
            The call as a student writes it.

        Returns
        -------
        str
        """
        where, done, got = _place(name, self.args), self.done, self.got
        if done.error is not None:
            return messages.stopped(where, done.error)
        if done.value is None:
            return messages.nothing_returned(where)
        if got is None:
            return _wrong_kind(where, done.value, self.want)
        if got.shape != self.want.shape:
            return messages.wrong_shape(where, got, self.want)
        off = ~self.near(got, self.want)
        if off.any():
            index = messages.worst(self._deviation(got), off)
            wrong = _wrong_value(where, index, got, self.want, off.sum())
            return wrong + (CHANGED if done.changed else "")
        return _changed(where) if done.changed else _wrong_kind(where, done.value, self.want)


def _tries(f, reference, cases, rtol, atol):
    wanted = [np.asarray(done.value) for done in _outcomes(reference, cases)]
    pairs = zip(cases, wanted, strict=True)
    return [Try(args, call(f, *args), want, rtol, atol) for args, want in pairs]


def _outcomes(function, cases):
    """Call a function on each case; given values are returned as they are."""
    if callable(function):
        return [call(function, *args) for args in cases]
    return [Call(value, None, (), False) for value in function]


def _slip(tries, slips):
    """Name the slip whose function agrees, or else what all values have in common."""
    cases = [one.args for one in tries]
    for sentence, wrong in slips.items():
        pairs = list(zip(tries, _outcomes(wrong, cases), strict=True))
        alike = all(_alike(one, done) for one, done in pairs)
        if alike and any(done.error is None for _, done in pairs):
            return looks_as_if(sentence)
    return _general(tries)


def _alike(one, wrong):
    if wrong.error is not None:
        return type(one.done.error) is type(wrong.error)
    return one.agrees(wrong.value)


def _general(tries):
    """Say whether all values are off by a common factor, or in another order."""
    got = [one.got for one in tries]
    want = [one.want for one in tries]
    if any(g is None or g.shape != w.shape for g, w in zip(got, want, strict=True)):
        return ""
    factor = _factor(*(np.concatenate([np.ravel(a).astype(float) for a in b]) for b in (got, want)))
    if factor is not None:
        return _common_factor(factor)
    reordered = all(map(_same_numbers, got, want))
    return SLIPS["values-reordered"].message if reordered else ""


def _same_numbers(got, want):
    """Return whether two arrays hold the same numbers in any order."""
    return np.allclose(np.sort(got, axis=None), np.sort(want, axis=None), 1e-9, 1e-12)


def _factor(got, want):
    """Return the common factor by which all values of all cases are off, or None."""
    factor = float(got @ want / (want @ want)) if want.any() else np.nan
    alike = np.isclose(got, factor * want, 1e-6, 1e-9 * np.max(np.abs(want), initial=0))
    return factor if np.size(got) > 1 and abs(factor) > 1e-6 and alike.all() else None


def _place(name, args):
    """Write a call with its arguments."""
    names = name.partition("(")[2].rstrip(")").split(", ")
    given = ", ".join(_given(*pair) for pair in zip(names, args, strict=True))
    return f"{name} with {given}"


def _given(name, value):
    if isinstance(value, np.ndarray) and not 0 < value.size <= SHOWN_ELEMENTS:
        return f"{name} an array of shape {value.shape}"
    return f"{name} = {_written(value)}"


def _written(value):
    if callable(value):
        return "a function"
    if isinstance(value, np.ndarray) and value.ndim:
        return f"[{', '.join(map(_written, value))}]"
    return f"{value:.6g}"


def _wrong_kind(where, value, want):
    if isinstance(value, np.ndarray):
        return messages.wrong_dtype(where, value.dtype)
    return messages.wrong_type(where, value, want.shape)


def _wrong_value(where, index, got, want, count):
    """Name a wrong value."""
    short = messages.tell_apart(got[index], want[index])
    there = f"at index {messages.index_of(index)}, " if index else ""
    others = f" {count} of {want.size} values differ." if 1 < count < want.size else ""
    whole = got.dtype.kind in "iub" and want.dtype.kind == "f"
    lost = f" The values are of type {got.dtype}: whole numbers lose their fraction."
    return f"{where}: {there}got {short[0]}, expected {short[1]}.{others}{lost if whole else ''}"


def _changed(where):
    return (
        f"{where}: the values are right, but the function changed an argument. "
        "Whoever called it may still need that array."
    )


def _common_factor(times):
    if np.isclose(times, -1):
        return SLIPS["sign-of-whole"].message
    return f"\nIn every case it is {messages.multiple(times)} the expected value."
