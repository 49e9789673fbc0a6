"""Checks a figure by the data of those of its artists that can be seen."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from steptrace.checks.outcome import check, conclude
from steptrace.errors import Misused

from sigmoid_course.checks import figure_messages
from sigmoid_course.checks.figure_record import record
from sigmoid_course.logistic import FUNCTIONS

# Tolerances for ends of data and limits of axes, and for guides, as fractions of the span shown.
END_TOLERANCE, GUIDE_TOLERANCE = 0.01, 0.001
# The relative tolerance of the values of a curve.
CURVE_TOLERANCE = 1e-6
# The minimum number of distinct x for a line to count as a curve, and for a curve as smooth.
POINTS_OF_A_CURVE, POINTS_OF_A_SMOOTH_CURVE = 8, 20
# Pieces meet where they are at most this far apart, and a curve is more than a dot where it is at
# least this wide, both as fractions of the span shown.
GAP, WIDTH = 0.05, 0.05
# The maximum number of other curves among which one can be told.
MAX_OTHER_CURVES = 10

Curve = Callable[..., Any] | str
Ends = tuple[float | None, float | None]


@check
def check_figure(
    axes: Any,
    *,
    curve: Curve | Sequence[Curve] | None = None,
    over: tuple[float, float] | None = None,
    xlim: Ends | None = None,
    ylim: Ends | None = None,
    horizontal: Sequence[float] = (),
    vertical: Sequence[float] = (),
    labels: bool | Mapping[str, Any] | None = None,
    title: bool | Sequence[str] | None = None,
    points: float | None = None,
) -> float | None:
    """Check what a figure shows; only what is given as an argument is checked.

    Parameters
    ----------
    axes : matplotlib Axes or Figure, array of Axes, pyplot, or Record
        The figure, or its record. Of several Axes, those that match best count.
    curve : callable or str, or list of these, optional
        Functions of x, or names of the course's reference functions, each of which must be drawn
        as a line or as points.
    over : (low, high), optional
        The range that the data of the curve must cover, within 1 % of the span.
    xlim, ylim : (low, high), optional
        The range that the axes must show, within 1 % of the span; None for an end that is free.
    horizontal, vertical : sequence of float
        Where guides must be, drawn in any way.
    labels : True or dict, optional
        True: both axes must have a label. Or for "x" and "y" words, one of which must be in it.
    title : True or sequence of str, optional
        As for one label.
    points : float, optional
        What the exercise is worth. Each property that is checked earns the same share.

    Returns
    -------
    Mark or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        Something is not correct yet, and `points` is not given.
    Misused
        There is nothing to check.

    Examples
    --------
    >>> import numpy as np
    >>> from matplotlib import pyplot as plt
    >>> x = np.linspace(-10, 10, 200)
    >>> figure, axes = plt.subplots()
    >>> lines = axes.plot(x, 1 / (1 + np.exp(x)))
    >>> check_figure(axes, curve="sigmoid", over=(-10, 10), points=2)
    The curve at x = -10: got 0.999955, expected 4.53979e-05.
    This looks as if x stood where -x belongs, or the reverse.
    1.0
    >>> plt.close(figure)
    """
    asked = [
        *_curves_asked(curve, over),
        *_limits_asked(xlim, ylim),
        *_guides_asked(horizontal, vertical),
        *_labels_asked(labels, title),
    ]
    if not asked:
        raise Misused("check_figure: say what the figure is to be checked for")
    kept = record(axes)
    if isinstance(kept, str):
        return conclude(figure_messages.no_figure(axes, kept), "", points)
    if not kept["axes"]:
        return conclude(figure_messages.overfull(), "", points)
    found = _best([[judge(one, *what) for judge, *what in asked] for one in kept["axes"]])
    problem = next((p for p in found if p), None)
    return conclude(problem, figure_messages.right(), points, found.count(None) / len(asked))


def _best(found):
    """Return the problems of the axes with the fewest problems."""
    return min(found, key=lambda problems: sum(p is not None for p in problems))


# Each of these yields checks, with their arguments other than the axes.


def _curves_asked(curve, over):
    curves = curve if isinstance(curve, (list, tuple)) else [] if curve is None else [curve]
    functions = [FUNCTIONS[c].function if isinstance(c, str) else c for c in curves]
    names = [c if isinstance(c, str) else "" for c in curves]
    for function, name in zip(functions, names, strict=True):
        yield _curve_problem, function, name, len(curves)
    if over:
        yield _reach_problem, over, functions


def _limits_asked(xlim, ylim):
    for way, ends in (("x", xlim), ("y", ylim)):
        if ends:
            yield _limit_problem, way, ends


def _guides_asked(horizontal, vertical):
    for direction, levels in (("horizontal", horizontal), ("vertical", vertical)):
        for level in levels:
            yield _guide_problem, direction, level


def _labels_asked(labels, title):
    texts = {"x": True, "y": True} if labels is True else dict(labels or {})
    for way, words in (texts | ({"title": title} if title else {})).items():
        yield _label_problem, way, words


def _data(axes, key="lines"):
    """Return the data of lines and points that are not guides, cut where values are missing."""
    found = []
    for line in axes[key]:
        x, y = np.asarray(line["x"], float), np.asarray(line["y"], float)
        good = np.isfinite(x) & np.isfinite(y)
        if len(x) > 1 and (np.ptp(x) == 0 or (len(x) == 2 and np.ptp(y) == 0)):
            continue
        ends = np.flatnonzero(np.diff(good)) + 1
        parts = zip(*(np.split(v, ends) for v in (x, y, good)), strict=True)
        found += [(a, b) for a, b, fine in parts if fine.size and fine[0]]
    return found


def _values(function, x):
    with np.errstate(all="ignore"):
        return np.broadcast_to(np.asarray(function(x), float), x.shape)


def _off(function, x, y):
    """Return where the data differ from the curve, and the values of the curve."""
    want = _values(function, x)
    return ~(np.abs(y - want) <= CURVE_TOLERANCE * np.maximum(np.abs(want), 1e-3)), want


def _lies_on(function, x, y):
    return not _off(function, x, y)[0].any()


def _drawn(axes, function, data):
    """Return x of the longest curve that the pieces which lie on a function make up."""
    pieces = sorted((x for x, y in data if _lies_on(function, x, y)), key=np.min)
    gap = GAP * abs(axes["xlim"][1] - axes["xlim"][0])
    chains = [np.empty(0)]
    for x in pieces:
        if chains[-1].size and x.min() - chains[-1].max() <= gap:
            chains[-1] = np.union1d(chains[-1], x)
        else:
            chains.append(np.unique(x))
    return max(chains, key=lambda x: (np.ptp(x) if x.size else -1, x.size))


def _is_wide(axes, x):
    """Return whether a curve is more than a dot in the range that is shown."""
    low, high = sorted(axes["xlim"])
    return float(np.ptp(np.clip(x, low, high))) >= WIDTH * (high - low)


def _lost_problem(axes, function, data):
    """Return why a curve that is in the axes cannot be seen there, or None."""
    x = _drawn(axes, function, data)
    if len(x) >= POINTS_OF_A_CURVE:
        others = sum(len(x) > 1 and not _lies_on(function, x, y) for x, y in data)
        if others > MAX_OTHER_CURVES:
            return figure_messages.crowded(others)
        return None if _is_wide(axes, x) else figure_messages.unseen()
    with_hidden = _drawn(axes, function, data + _data(axes, "hidden"))
    return figure_messages.unseen() if len(with_hidden) >= POINTS_OF_A_CURVE else None


def _curve_problem(axes, function, name, count):
    data = _data(axes)
    lost = _lost_problem(axes, function, data)
    if lost or len(_drawn(axes, function, data)) >= POINTS_OF_A_CURVE:
        return lost
    return _no_such_curve(axes, function, name, count, data)


def _no_such_curve(axes, function, name, count, data):
    """Say what is drawn in place of a curve."""
    long = [(x, y) for x, y in data if len(np.unique(x)) >= POINTS_OF_A_CURVE]
    if not long:
        return figure_messages.no_curve(max((len(np.unique(x)) for x, _ in data), default=0))
    if count > 1 and len(long) > 1:
        return figure_messages.curve_missing(name)
    x, y = min(long, key=lambda xy: _off(function, *xy)[0].mean())
    error = np.abs(y - _values(function, x))
    # The first of the worst, up to rounding, which depends on the machine.
    worst = int(np.argmax(error >= np.nanmax(error) * (1 - 1e-9)))
    mirrored = _lies_on(lambda x: function(-x), x, y)
    return figure_messages.curve_differs(x[worst], y[worst], _values(function, x)[worst], mirrored)


def _reach_problem(axes, over, functions):
    """Check ends and number of points of each curve, or of the longest line if none is correct."""
    data = _data(axes)
    lost = [p for function in functions if (p := _lost_problem(axes, function, data))]
    if lost or not data:
        return next(iter(lost), figure_messages.no_curve(0))
    known = [_drawn(axes, function, data) for function in functions]
    bent = [x for x, y in data if np.ptp(y) > 0] or [x for x, _ in data]
    right = [x for x in known if len(x) >= POINTS_OF_A_CURVE]
    problems = [_short(x, over) for x in right or [max(bent, key=lambda x: len(np.unique(x)))]]
    return next((p for p in problems if p), None)


def _short(x, over):
    """Return what a curve lacks, or None."""
    if not _reaches(x, over):
        return figure_messages.short(float(x.min()), float(x.max()), over)
    inside = np.unique(x[(x >= over[0]) & (x <= over[1])])
    smooth = len(inside) >= POINTS_OF_A_SMOOTH_CURVE
    return None if smooth else figure_messages.few(len(inside), over)


def _reaches(x, over):
    slack = END_TOLERANCE * (over[1] - over[0])
    return bool(x.min() <= over[0] + slack and x.max() >= over[1] - slack)


def _limit_problem(axes, way, wanted):
    if not axes["frame"]:
        return figure_messages.no_frame()
    got = axes[f"{way}lim"]
    ends = [(g, w) for g, w in zip(got, wanted, strict=True) if w is not None]
    span = abs(wanted[1] - wanted[0]) if len(ends) == 2 else abs(got[1] - got[0])
    if all(abs(g - w) <= END_TOLERANCE * span * (1 + 1e-9) for g, w in ends):
        return None
    return figure_messages.limits(way, got, wanted)


def _guide_problem(axes, direction, level):
    """Look for a guide: one across the whole axes, or a line with constant data."""
    levels = list(axes[direction])
    for line in axes["lines"]:
        across = np.asarray(line["x" if direction == "vertical" else "y"], float)
        if len(across) > 1 and np.ptp(across) <= 1e-9 * max(1, abs(across[0])):
            levels.append(float(across[0]))
    low, high = axes["xlim" if direction == "vertical" else "ylim"]
    if any(abs(at - level) <= GUIDE_TOLERANCE * abs(high - low) for at in levels):
        return None
    return figure_messages.guide(direction, level, sorted(set(levels)))


def _label_problem(axes, way, words):
    text = axes[way if way == "title" else f"{way}label"]
    if not text.strip():
        return figure_messages.no_label(way)
    if words is True or _fits(text, words):
        return None
    other = {"x": "ylabel", "y": "xlabel"}.get(way)
    return figure_messages.label(way, text, bool(other and _fits(axes[other], words)))


def _fits(text, words):
    """Return whether a label contains one of the words; a single letter must stand alone."""
    words = [words] if isinstance(words, str) else words
    patterns = (
        f"(?<![a-z]){re.escape(w)}(?![a-z])" if len(w) == 1 else re.escape(w) for w in words
    )
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
