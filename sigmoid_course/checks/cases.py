"""Checks a NumPy function of several arguments against another one, on given cases."""

import inspect
from dataclasses import dataclass

import numpy as np
from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import cases_messages as say
from sigmoid_course.checks.call import Call, call

PLAIN = (np.ndarray, np.generic, int, float, list, tuple)


@check
def check_cases(
    f,
    reference,
    cases,
    *,
    care=(),
    slips=None,
    name=None,
    rtol=1e-9,
    atol=1e-12,
    points=None,
):
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
        What was done to a wrong function, as the end of "This looks as if ...", to that function
        or its values. Named where it agrees with the student's on all of `cases`, and on those of
        `care` where only they go wrong; it may stop with the same kind of exception in some of
        them, not in all.
    name : str, optional
        The call as a student writes it, "loss(w, X, t)". Default: from the reference function.
    rtol, atol : float
        How far off a value may be.
    points : float, optional
        What the exercise is worth. Half is earned where all numbers of `cases` are right, and
        only a case of `care` goes wrong, an argument was changed, or a list came for an array.

    Returns
    -------
    float or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        Something is not right yet and no points were asked for.

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
    name = name or f"{reference.__name__}{inspect.signature(reference)}"
    if not callable(f):
        return conclude(say.not_a_function(name, f), "", points)
    tries = _tries(f, reference, (*cases, *care), rtol, atol)
    plain = tries[: len(cases)]
    for judged, share in ((plain, 0.0), (tries, 0.5)):
        broken = next((one for one in judged if one.broken), None)
        if broken:
            problem = broken.fault(name) + _slip(judged, slips or {})
            return conclude(problem, "", points, share)
    untidy = next((one for one in tries if one.untidy), None)
    return conclude(untidy and untidy.fault(name), say.right(name), points, 0.5)


@dataclass(frozen=True)
class Try:
    """A call of the student's function beside the value that it should have brought.

    Attributes
    ----------
    args : tuple
        The arguments.
    done : Call
        What came of it.
    want : ndarray
        The right value.
    rtol, atol : float
        How far off a number may be.
    """

    args: tuple
    done: Call
    want: np.ndarray
    rtol: float
    atol: float

    @property
    def broken(self):
        """Whether there is no right value of the right shape."""
        return not self.agrees(self.want)

    @property
    def untidy(self):
        """Whether a value, even a right one, came as a list, or at an argument's cost."""
        return self.done.changed or isinstance(self.done.value, (list, tuple))

    def agrees(self, want):
        """Say whether the value came out as this one, in shape and in numbers."""
        got = numbers(self.done.value)
        return got is not None and got.shape == np.shape(want) and self.near(got, want).all()

    def near(self, got, want):
        """Say of each number whether it is near enough."""
        return np.isclose(got, want, self.rtol, self.atol, equal_nan=True)

    def fault(self, name):
        """Go through the stages: error, None, type, shape, dtype, value, list, changed argument."""
        where, done, got = say.place(name, self.args), self.done, numbers(self.done.value)
        if done.error is not None:
            return say.stopped(where, done.error)
        if done.value is None:
            return say.nothing_returned(where)
        if got is None:
            return say.wrong_kind(where, done.value, self.want)
        if got.shape != self.want.shape:
            return say.wrong_shape(where, got, self.want)
        off = np.argwhere(~self.near(got, self.want))
        if len(off):
            return say.wrong_value(where, tuple(map(int, off[0])), got, self.want, len(off))
        return say.changed(where) if done.changed else say.wrong_kind(where, done.value, self.want)


def numbers(value):
    """Read real numbers.

    Parameters
    ----------
    value : object
        Whatever a student's function returned.

    Returns
    -------
    ndarray or None
        Of the type that they have, truth values included; None for anything else.

    Examples
    --------
    >>> numbers([True, False]).dtype, numbers("1.5"), numbers([[1], [1, 2]])
    (dtype('bool'), None, None)
    """
    if not isinstance(value, PLAIN):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, OverflowError):
        return None
    return array if array.dtype.kind in "biuf" else None


def _tries(f, reference, cases, rtol, atol):
    wanted = [np.asarray(done.value) for done in _outcomes(reference, cases)]
    pairs = zip(cases, wanted, strict=True)
    return [Try(args, call(f, *args), want, rtol, atol) for args, want in pairs]


def _outcomes(function, cases):
    """Call a function on each case; values stand for themselves."""
    if callable(function):
        return [call(function, *args) for args in cases]
    return [Call(value, None, (), False) for value in function]


def _slip(tries, slips):
    """Say what was done where a wrong function does the same; else what all numbers have alike."""
    cases = [one.args for one in tries]
    for sentence, wrong in slips.items():
        pairs = list(zip(tries, _outcomes(wrong, cases), strict=True))
        alike = all(_alike(one, done) for one, done in pairs)
        if alike and any(done.error is None for _, done in pairs):
            return say.slip(sentence)
    return _general(tries)


def _alike(one, wrong):
    if wrong.error is not None:
        return type(one.done.error) is type(wrong.error)
    return one.agrees(wrong.value)


def _general(tries):
    """Say what may be said of any function: one factor too many, or another order."""
    got = [numbers(one.done.value) for one in tries]
    want = [one.want for one in tries]
    if any(g is None or g.shape != w.shape for g, w in zip(got, want, strict=True)):
        return ""
    factor = _factor(*(np.concatenate([np.ravel(a).astype(float) for a in b]) for b in (got, want)))
    if factor is not None:
        return say.factor(factor)
    sorted_pairs = (
        (np.sort(g, axis=None), np.sort(w, axis=None)) for g, w in zip(got, want, strict=True)
    )
    return say.order() if all(np.allclose(*pair, 1e-9, 1e-12) for pair in sorted_pairs) else ""


def _factor(got, want):
    """Return the one factor by which all numbers of all cases are off, or None."""
    factor = float(got @ want / (want @ want)) if want.any() else np.nan
    alike = np.isclose(got, factor * want, 1e-6, 1e-9 * np.max(np.abs(want), initial=0))
    return factor if np.size(got) > 1 and abs(factor) > 1e-6 and alike.all() else None
