"""Checks a student's NumPy function, in stages, in three tiers, and names known slips."""

import numpy as np
from steptrace.checks.outcome import Misused, check, conclude

from sigmoid_course.checks import function_messages as say
from sigmoid_course.checks.call import call
from sigmoid_course.checks.function_mistakes import recognise
from sigmoid_course.checks.function_probes import ARGUMENTS, STAGES, TIERS, probes

# Sets of stages that may fail while half of the points are still earned.
FORGIVEN = {
    "correct": ({"arrays", "care"}, {"numbers"}),
    "stable": ({"ends", "quiet", "care"},),
    "precise": ({"fine", "ends", "quiet", "care"},),
}


@check
def check_function(f, like="sigmoid", tier="correct", points=None):
    """Check a function that works elementwise on numbers and NumPy arrays.

    Parameters
    ----------
    f : callable
        The student's function; of x, of p, of (p, t) or of (z, t), as `like` has it.
    like : str
        What it should compute: sigmoid, logit, sigmoid_derivative, softplus, log_sigmoid,
        log_one_minus_sigmoid, bce (p, t), bce_with_logits (z, t) or
        bce_with_logits_gradient (z, t); p are probabilities, x and z logits, t targets.
    tier : str
        "correct": to 1e-9 where abs(x) <= 10 (p from 1e-4 to 1 - 1e-4), warnings let pass.
        "stable": also to plus and minus 1000, without overflow, invalid or divide warning, with
        the limits at infinity, and nan for nan. "precise": also to 1e-13 where abs(x) <= 700.
    points : float, optional
        What the exercise is worth. Half is earned where plain numbers and arrays in a row come
        out right (in the tier "correct" one of the two) and only other shapes, float32, whole
        numbers, empty arrays (not in "correct") or a changed input go wrong, where only a limit,
        a nan or a warning is in the way, and in "precise" by what is stable but not so fine.

    Returns
    -------
    float or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        Something is not right yet and no points were asked for.
    Misused
        `like` or `tier` is none of the above.

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
    if like not in ARGUMENTS or tier not in TIERS:
        raise Misused(f"like is one of {', '.join(ARGUMENTS)}; tier one of {', '.join(TIERS)}")
    if not callable(f):
        return conclude(say.not_a_function(like, f), "", points)
    problem, failed = _try(f, like, tier)
    share = 0.5 if any(failed <= stages for stages in FORGIVEN[tier]) else 0.0
    return conclude(problem, say.right(like, tier), points, share)


def _try(f, like, tier):
    """Return the first problem, or None, and the stages that failed."""
    problems = {}
    for probe in probes(like, tier):
        if "numbers" in problems and probe.stage not in ("numbers", "arrays"):
            break
        if probe.stage not in problems:
            problems = _problem(f, like, probe) | problems
    if "numbers" in problems:
        slip = _slip(f, like)
        problems["numbers"] += say.slip(slip) if slip else ""
    first = next((problems[stage] for stage in STAGES if stage in problems), None)
    return first, set(problems)


def _problem(f, like, probe):
    """Return what is wrong at one probe, as {stage: message}; nothing when all is right."""
    done = call(f, *probe.args)
    if _excused(probe, done.error):
        return {}
    found = _fault(like, probe, done)
    if found:
        return {probe.stage: found}
    warned = _warning(f, like, probe, done.warnings)
    if warned:
        return {"quiet": warned}
    return {"care": say.changed(like, probe.args)} if done.changed else {}


def _excused(probe, error):
    # np.vectorize cannot know the type of an empty result; nobody asked students about otypes.
    empty = not np.size(probe.args[0])
    return empty and isinstance(error, ValueError) and "otypes" in str(error)


def _fault(like, probe, done):
    """Go through what may be wrong: error, None, type, shape, dtype, value."""
    place, shape = say.place(like, probe.args), np.shape(probe.args[0])
    if done.error is not None:
        return say.stopped(place, done.error)
    if done.value is None:
        return say.nothing_returned(place)
    if not _is_number(done.value) and not isinstance(done.value, np.ndarray):
        return say.wrong_type(place, done.value, shape)
    got = np.asarray(done.value)
    if got.shape != shape:
        return say.wrong_shape(place, got, shape, probe.want)
    if not _is_precise_enough(got, probe):
        return say.wrong_dtype(place, got.dtype)
    return _value_fault(like, probe, got)


def _is_number(value):
    if isinstance(value, np.ndarray):
        return value.ndim == 0
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


def _is_precise_enough(got, probe):
    """Judge the type of the result; a plain number may come back as a whole one."""
    asked = np.float32 if np.result_type(*probe.args) == np.float32 else np.float64
    if probe.stage == "numbers" and got.dtype.kind in "iu":
        return True
    return got.dtype.kind == "f" and got.dtype.itemsize >= np.dtype(asked).itemsize


def _value_fault(like, probe, got):
    """Return a message on the first value that is off, or None."""
    got = got.astype(float)
    with np.errstate(invalid="ignore"):
        near = np.abs(got - probe.want) <= probe.atol + probe.rtol * np.abs(probe.want)
    right = np.where(np.isfinite(probe.want), near, got == probe.want)
    right |= np.isnan(probe.want) & np.isnan(got)
    if right.all():
        return None
    index = tuple(int(i) for i in np.argwhere(~right)[0])
    message = say.wrong_value(like, probe.args, index, got, probe.want)
    level = _plateau(probe, got)
    return message if level is None else message + say.plateau(level)


def _plateau(probe, got):
    """Return the value at which a loss or a logarithm stops growing, where it does; else None."""
    if probe.stage != "far" or got.size < 4 or not np.isfinite(got).all():
        return None
    largest = np.max(np.abs(got))
    level = np.isclose(np.abs(got), largest, rtol=1e-3)
    grows = np.ptp(probe.want[level]) > 1e-2 * largest
    return float(largest) if grows else None


def _warning(f, like, probe, warnings):
    """Say what NumPy warned of, at the first value that warns by itself; None where none did."""
    if not (probe.silent and warnings):
        return None
    for args in zip(*(a[:, None] for a in probe.args), strict=True):
        if call(f, *args).warnings:
            return say.warned(
                say.place(like, [a[0] if a.dtype == np.float32 else a[0].item() for a in args]),
                warnings[0],
            )
    return say.warned(say.place(like, probe.args), warnings[0])


def _slip(f, like):
    """Name the slip by the values at plain numbers, or None."""
    plain = [p for p in probes(like, "correct") if p.stage == "numbers"]
    got = [_number(call(f, *probe.args).value) for probe in plain]
    columns = zip(*(probe.args for probe in plain), strict=True)
    return recognise(like, tuple(np.array(c, dtype=float) for c in columns), np.array(got))


def _number(value):
    good = _is_number(value) and np.asarray(value).dtype.kind in "iuf"
    return float(value) if good else np.nan
