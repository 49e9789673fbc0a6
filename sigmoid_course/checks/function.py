"""Checks a student's NumPy function in stages, for one of three tiers, and names known slips."""

import textwrap
from collections.abc import Callable, Collection

import numpy as np
from steptrace.checks.outcome import check, conclude
from steptrace.errors import Misused

from sigmoid_course.checks import function_messages, messages
from sigmoid_course.checks.call import call
from sigmoid_course.checks.function_mistakes import recognise
from sigmoid_course.checks.function_probes import STAGES, TIERS, probes
from sigmoid_course.checks.number import number, numbers
from sigmoid_course.logistic import FUNCTIONS

# Sets of stages that may fail while half of the points are still earned.
FORGIVEN = {
    "correct": ({"arrays", "care"}, {"numbers"}),
    "stable": ({"ends", "quiet", "care"},),
    "precise": ({"fine", "ends", "quiet", "care"},),
}


@check
def check_function(
    f: Callable,
    like: str = "sigmoid",
    tier: str = "correct",
    points: float | None = None,
    *,
    offered: Collection[str] = (),
) -> float | None:
    """Check a function that works elementwise on numbers and NumPy arrays.

    Parameters
    ----------
    f : callable
        The student's function; of x, of p, of (p, t) or of (z, t), as `like` has it.
    like : str
        What it should compute, by its name; x and z are logits, p probabilities, t targets:
        {functions}.
    tier : str
        "correct": to 1e-9 where abs(x) <= 10 (p from 1e-4 to 1 - 1e-4), warnings let pass.
        "stable": also to plus and minus 1000, without overflow, invalid or divide warning, with
        the limits at infinity, and nan for nan. "precise": also to 1e-13 where abs(x) <= 700.
    points : float, optional
        What the exercise is worth. Half is earned where plain numbers and arrays in a row come
        out right (in the tier "correct" one of the two) and only other shapes, float32, whole
        numbers, empty arrays (not in "correct") or a changed input go wrong, where only a limit,
        a nan or a warning is in the way, and in "precise" by what is stable but not so fine.
    offered : collection of str
        The functions of the course that the exercise offers. A call of any other earns nothing.

    Returns
    -------
    Mark or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        Something is not correct yet, and `points` is not given.
    Misused
        `like` or `tier` is not one of those listed.

    Examples
    --------
    >>> import numpy as np
    >>> check_function(lambda x: 1 / (1 + np.exp(-x)), like="sigmoid")
    sigmoid: every value agrees.
    >>> check_function(lambda x: 1 / (1 + np.exp(x)), like="sigmoid", points=2)
    sigmoid(1.0): got 0.268941, expected 0.731059.
    This looks as if x stood where -x belongs, or the reverse.
    0.0
    """
    if like not in FUNCTIONS or tier not in TIERS:
        raise Misused(f"like is one of {', '.join(FUNCTIONS)}; tier one of {', '.join(TIERS)}")
    if not callable(f):
        return conclude(messages.not_a_function(like, f), "", points)
    reference = FUNCTIONS[like]
    problem, failed = _try(f, reference, tier, {*offered})
    share = 0.5 if any(failed <= stages for stages in FORGIVEN[tier]) else 0.0
    return conclude(problem, function_messages.right(reference, tier), points, share)


def _listed():
    """Write the signatures of all functions as lines of the docstring."""
    signatures = ", ".join(reference.signature for reference in FUNCTIONS.values())
    return textwrap.fill(signatures, 84).replace("\n", "\n" + " " * 8)


if check_function.__doc__:  # None under python -OO
    check_function.__doc__ = check_function.__doc__.replace("{functions}", _listed())


def _try(f, reference, tier, offered):
    """Return the first problem, or None, and the stages that failed."""
    problems = {}
    for probe in probes(reference, tier):
        if "numbers" in problems and probe.stage not in ("numbers", "arrays"):
            break
        if probe.stage not in problems:
            problems = _problem(f, reference, probe, offered) | problems
    if "numbers" in problems:
        slip = _slip(f, reference)
        problems["numbers"] += slip.message if slip else ""
    first = next((problems[stage] for stage in STAGES if stage in problems), None)
    return first, set(problems)


def _problem(f, reference, probe, offered):
    """Return what is wrong at one probe, as {stage: message}; empty where nothing is."""
    done = call(f, *probe.args)
    if done.used - offered:
        where = function_messages.place(reference, probe.args)
        return {"own": messages.not_offered(where, done.used - offered)}
    if _excused(probe, done.error):
        return {}
    found = _fault(reference, probe, done)
    if found:
        return {probe.stage: found}
    warned = _warning(f, reference, probe, done.warnings)
    if warned:
        return {"quiet": warned}
    place = function_messages.place(reference, probe.args)
    return {"care": function_messages.changed(place)} if done.changed else {}


def _excused(probe, error):
    # np.vectorize cannot know the type of an empty result; nobody asked students about otypes.
    empty = not np.size(probe.args[0])
    return empty and isinstance(error, ValueError) and "otypes" in str(error)


def _fault(reference, probe, done):
    """Return a message on the first fault: error, None, type, shape, dtype or value."""
    place, got = function_messages.place(reference, probe.args), done.value
    if done.error is not None:
        return messages.stopped(place, done.error)
    if got is None:
        return messages.nothing_returned(place)
    if not isinstance(got, np.ndarray):
        if number(got) is None:
            return messages.wrong_type(place, got, probe.want.shape)
        got = numbers(got)
    if got.shape != probe.want.shape:
        return messages.wrong_shape(place, got, probe.want)
    if not _is_precise_enough(got, probe):
        return messages.wrong_dtype(place, got.dtype)
    return _value_fault(reference, probe, got)


def _is_precise_enough(got, probe):
    """Return whether the dtype is precise enough; for a plain number an integer is accepted."""
    asked = np.float32 if np.result_type(*probe.args) == np.float32 else np.float64
    if probe.stage == "numbers" and got.dtype.kind in "iu":
        return True
    return got.dtype.kind == "f" and got.dtype.itemsize >= np.dtype(asked).itemsize


def _value_fault(reference, probe, got):
    """Return a message on the value that is farthest off, in terms of its tolerance, or None."""
    got = got.astype(float)
    with np.errstate(all="ignore"):
        far = np.abs(got - probe.want) / (probe.atol + probe.rtol * np.abs(probe.want))
    near = (far <= 1) | (got == probe.want)
    right = np.where(np.isfinite(probe.want), near, got == probe.want)
    right |= np.isnan(probe.want) & np.isnan(got)
    if right.all():
        return None
    index = messages.worst(far, ~right)
    message = function_messages.wrong_value(reference, probe.args, index, got, probe.want)
    level = _plateau(probe, got)
    return message if level is None else message + function_messages.plateau(level)


def _plateau(probe, got):
    """Return the value at which a loss or a logarithm stops growing, where it does; else None."""
    if probe.stage != "far" or got.size < 4 or not np.isfinite(got).all():
        return None
    largest = np.max(np.abs(got))
    level = np.isclose(np.abs(got), largest, rtol=1e-3)
    grows = np.ptp(probe.want[level]) > 1e-2 * largest
    return float(largest) if grows else None


def _warning(f, reference, probe, warnings):
    """Return a message on a NumPy warning, for the first value that causes it alone, or None."""
    if not (probe.silent and warnings):
        return None
    singles = zip(*(a[:, None] for a in probe.args), strict=True)
    alone = next((args for args in singles if call(f, *args).warnings), None)
    args = probe.args if alone is None else [_only(a) for a in alone]
    return function_messages.warned(function_messages.place(reference, args), warnings[0])


def _only(array):
    """Return the value of an array of one element, a float64 as a Python number."""
    return array[0] if array.dtype == np.float32 else array[0].item()


def _slip(f, reference):
    """Name the slip by the values at plain numbers, or None."""
    plain = [p for p in probes(reference, "correct") if p.stage == "numbers"]
    got = [number(call(f, *probe.args).value) for probe in plain]
    columns = zip(*(probe.args for probe in plain), strict=True)
    args = tuple(np.array(column, dtype=float) for column in columns)
    return recognise(reference, args, np.array(got, dtype=float))  # None becomes nan
