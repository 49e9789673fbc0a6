"""Checks a figure by the data of its artists, never by its pixels."""

import re

import numpy as np
from steptrace.checks.outcome import Misused, check, conclude

from sigmoid_course import logistic
from sigmoid_course.checks import figure_messages as say
from sigmoid_course.checks.figure_record import record

NEAR = 0.01
MOST = 1e-6
FEWEST = 20


@check
def check_figure(
    axes,
    *,
    curve=None,
    over=None,
    xlim=None,
    ylim=None,
    horizontal=(),
    vertical=(),
    labels=None,
    title=None,
    points=None,
):
    """Check what a figure shows; only what is asked for is checked.

    Parameters
    ----------
    axes : matplotlib Axes or Figure, array of Axes, pyplot, or dict
        The figure, or its record. Of several Axes the one that fits best counts.
    curve : callable or str, or list of these, optional
        Functions of x, or names of the course's reference functions, each to be drawn as a line
        or as points.
    over : (low, high), optional
        What the data of the curve must reach, both ends, within 1 % of the span.
    xlim, ylim : (low, high), optional
        What the axes must show, within 1 % of the span; None for an end that is free.
    horizontal, vertical : sequence of float
        Where guides must be, drawn in any way.
    labels : True or dict, optional
        True: both axes have a label. Or words for "x" and "y", one of which must be in it.
    title : True or sequence of str, optional
        As for one label.
    points : float, optional
        What the exercise is worth. Each thing that is asked for earns the same share.

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
    curves = curve if isinstance(curve, (list, tuple)) else [] if curve is None else [curve]
    asked = [
        *_curves_asked(curves, over),
        *((_limit_problem, (way, lim)) for way, lim in (("x", xlim), ("y", ylim)) if lim),
        *((_guide_problem, ("horizontal", level)) for level in horizontal),
        *((_guide_problem, ("vertical", level)) for level in vertical),
        *((_label_problem, (way, words)) for way, words in _labels(labels, title).items()),
    ]
    if not asked:
        raise Misused("check_figure: say what the figure is to be checked for")
    kept = record(axes)
    if isinstance(kept, str):
        return conclude(say.no_figure(axes, kept), "", points)
    found = [[check(one, *what) for check, what in asked] for one in kept["axes"]]
    best = min(found, key=lambda problems: sum(p is not None for p in problems))
    problem = next((p for p in best if p), None)
    return conclude(problem, say.right(), points, best.count(None) / len(asked))


def _curves_asked(curves, over):
    functions = [_function(curve) for curve in curves]
    asked = [
        (_curve_problem, (function, _name(curve), len(curves)))
        for function, curve in zip(functions, curves, strict=True)
    ]
    return [*asked, (_reach_problem, (over, functions))] if over else asked


def _function(curve):
    return getattr(logistic, curve) if isinstance(curve, str) else curve


def _name(curve):
    return curve if isinstance(curve, str) else ""


def _labels(labels, title):
    """Return what is asked of each text: True, or words."""
    asked = {"x": True, "y": True} if labels is True else dict(labels or {})
    return asked | ({"title": title} if title else {})


def _data(axes):
    """Return the data of lines and points that are no guides, the finite part of each."""
    found = []
    for line in axes["lines"]:
        x, y = np.asarray(line["x"], float), np.asarray(line["y"], float)
        good = np.isfinite(x) & np.isfinite(y)
        if good.sum() and not (np.ptp(x[good]) == 0 or (good.sum() == 2 and np.ptp(y[good]) == 0)):
            found.append((x[good], y[good]))
    return found


def _off(function, x, y):
    """Say where the data leave the curve."""
    with np.errstate(all="ignore"):
        want = np.broadcast_to(np.asarray(function(x), float), x.shape)
    return ~(np.abs(y - want) <= MOST * np.maximum(np.abs(want), 1e-3)), want


def _is_curve(function, x, y):
    return len(np.unique(x)) >= 8 and not _off(function, x, y)[0].any()


def _curve_problem(axes, function, name, count):
    data = _data(axes)
    if any(_is_curve(function, x, y) for x, y in data):
        return None
    long = [(x, y) for x, y in data if len(np.unique(x)) >= 8]
    if not long:
        return say.no_curve(max((len(np.unique(x)) for x, _ in data), default=0))
    if count > 1 and len(long) > 1:
        return say.curve_missing(name)
    x, y = min(long, key=lambda xy: _off(function, *xy)[0].mean())
    off, want = _off(function, x, y)
    first = int(np.argmax(off))
    mirrored = _is_curve(lambda x: function(-x), x, y)
    return say.curve_differs(x[first], y[first], want[first], mirrored)


def _reach_problem(axes, over, functions):
    """Ask each curve, or the longest line where none is right, for its ends and enough points."""
    data = _data(axes)
    if not data:
        return say.no_curve(0)
    known = [[x for x, y in data if _is_curve(f, x, y)] for f in functions]
    bent = [x for x, y in data if np.ptp(y) > 0] or [x for x, _ in data]
    groups = [lines for lines in known if lines] or [[max(bent, key=lambda x: len(np.unique(x)))]]
    problems = [_short(lines, over) for lines in groups]
    return next((p for p in problems if p), None)


def _short(lines, over):
    """Say what the best of these lines lacks, or None."""
    x = max(lines, key=lambda x: (_reaches(x, over), len(np.unique(x))))
    if not _reaches(x, over):
        return say.short(float(x.min()), float(x.max()), over)
    inside = np.unique(x[(x >= over[0]) & (x <= over[1])])
    return None if len(inside) >= FEWEST else say.few(len(inside), over)


def _reaches(x, over):
    slack = NEAR * (over[1] - over[0])
    return bool(x.min() <= over[0] + slack and x.max() >= over[1] - slack)


def _limit_problem(axes, way, wanted):
    got = axes[f"{way}lim"]
    ends = [(g, w) for g, w in zip(got, wanted, strict=True) if w is not None]
    span = abs(wanted[1] - wanted[0]) if len(ends) == 2 else abs(got[1] - got[0])
    if all(abs(g - w) <= NEAR * span * (1 + 1e-9) for g, w in ends):
        return None
    return say.limits(way, got, wanted)


def _guide_problem(axes, direction, level):
    """Look for a straight line: one of the guides, or a line whose data are level."""
    levels = list(axes[direction])
    for line in axes["lines"]:
        across = np.asarray(line["x" if direction == "vertical" else "y"], float)
        if len(across) > 1 and np.ptp(across) <= 1e-9 * max(1, abs(across[0])):
            levels.append(float(across[0]))
    low, high = axes["xlim" if direction == "vertical" else "ylim"]
    if any(abs(at - level) <= NEAR / 10 * abs(high - low) for at in levels):
        return None
    return say.guide(direction, level, sorted(set(levels)))


def _label_problem(axes, way, words):
    text = axes[way if way == "title" else f"{way}label"]
    if not text.strip():
        return say.no_label(way)
    if words is True or _fits(text, words):
        return None
    other = {"x": "ylabel", "y": "xlabel"}.get(way)
    return say.label(way, text, bool(other and _fits(axes[other], words)))


def _fits(text, words):
    """Find one of the words in a label: a single letter by itself, a longer word anywhere."""
    words = [words] if isinstance(words, str) else words
    patterns = (
        f"(?<![a-z]){re.escape(w)}(?![a-z])" if len(w) == 1 else re.escape(w) for w in words
    )
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
