"""Records what a figure shows, as plain data that can be sent, stored and compared."""

import math
from typing import Any

import numpy as np

from sigmoid_course.checks.figure_artists import TEXTS, are_crowded, axes_of, parts
from sigmoid_course.checks.figure_seen import Drawing, drawn, is_seen, near

NUMBERS = ("horizontal", "vertical", "xlim", "ylim")
LINES = ("lines", "hidden")
# A line is seen where at most this part of its points in view cannot be.
HIDDEN_PART = 0.1
# A line with more points is stored with the first, lowest and highest of each of this many parts.
MAX_PARTS = 2000


class Record(dict):
    """The record of a figure, so that a dict with the same keys is none."""


def record(figure: Any) -> Record | str:
    """Return the artists of a figure as plain data.

    Parameters
    ----------
    figure : matplotlib Axes or Figure, array of Axes, pyplot, or Record
        A figure in any form; a record is returned unchanged.

    Returns
    -------
    Record or str
        {"axes": [...]}. Each of the axes has lines (x and y, including scattered points), the
        positions of guides across the whole axes (horizontal, vertical), xlim, ylim, xlabel, ylabel
        and title, each only if it can be seen. Lines that cannot are kept under "hidden", and
        "frame" says whether the axes themselves are seen. Of a figure with too many artists to be
        drawn, no axes are recorded. If the value is not a figure, one word for what it is: "none",
        "empty" or "other".

    Examples
    --------
    >>> from matplotlib import pyplot as plt
    >>> figure, axes = plt.subplots()
    >>> line = axes.axhline(0.5)
    >>> record(axes)["axes"][0]["horizontal"]
    [0.5]
    >>> plt.close(figure)
    """
    if figure is None:
        return "none"
    if isinstance(figure, Record):
        return figure
    axes = axes_of(figure)
    if axes is None:
        return "other"
    if not axes:
        return "empty"
    return Record(axes=[] if are_crowded(axes) else _all(axes))


def read_record(written: Any) -> Record:
    """Return the record that plain data are.

    Parameters
    ----------
    written : object
        Not trusted.

    Returns
    -------
    Record

    Raises
    ------
    ValueError
        The data are not what `record` returns.
    """
    axes = written.get("axes") if isinstance(written, dict) else None
    if not (isinstance(axes, list) and all(map(_is_axes, axes))):
        raise ValueError("no record of a figure")
    return Record(written)


def _is_axes(one):
    return (
        isinstance(one, dict)
        and set(one) >= {*TEXTS, *NUMBERS, *LINES, "frame"}
        and isinstance(one["frame"], bool)
        and all(isinstance(one[key], str) for key in TEXTS)
        and all(_are_numbers(one[key]) for key in NUMBERS)
        and len(one["xlim"]) == len(one["ylim"]) == 2
        and all(isinstance(one[key], list) and all(map(_is_line, one[key])) for key in LINES)
    )


def _is_line(line):
    return (
        isinstance(line, dict)
        and _are_numbers(line.get("x"))
        and _are_numbers(line.get("y"))
        and len(line["x"]) == len(line["y"])
    )


def _are_numbers(values):
    return isinstance(values, list) and all(isinstance(v, (int, float)) for v in values)


def _all(axes):
    """Record some axes, of one or several figures, each of which is drawn once."""
    figures = dict.fromkeys(one.get_figure(root=True) for one in axes)
    kept = {}
    for figure in figures:
        kept |= _in_figure(figure, [one for one in axes if one.get_figure(root=True) is figure])
    return [kept[one] for one in axes]


def _in_figure(figure, axes):
    """Record axes of a figure; nothing is seen of those that were removed from theirs."""
    kept = {one: _limits(one) for one in axes}
    if figure is None or min(figure.get_size_inches()) <= 0:
        return kept
    groups = {(one, part): found for one in axes for part, found in parts(one).items()}
    with drawn(figure, groups) as drawing:
        for group, artists in groups.items():
            one, part = group
            _add(one, part, artists, drawing.changes(group), drawing, kept[one])
    for one in axes:
        _add_spines(one, kept[one])
    return kept


def _limits(axes):
    limits = {f"{way}lim": [float(v) for v in getattr(axes, f"get_{way}lim")()] for way in "xy"}
    empty = {key: [] for key in (*LINES, "horizontal", "vertical")}
    return limits | empty | dict.fromkeys(TEXTS, "") | {"frame": False}


def _add(axes, part, artists, mask, drawing: Drawing, kept):
    """Record a group of artists as far as it is seen."""
    key, which = part
    if key == "frame":
        kept[key] = is_seen(mask)
    elif key in TEXTS:
        kept[key] = kept[key] or which * is_seen(mask)
    elif key == "lines":
        # White on another curve changes the picture, and is not seen either.
        mask = mask & drawing.changes((axes, ("curves", 0)))
        _add_artists(axes, artists, mask, drawing, kept)


def _add_artists(axes, artists, mask, drawing: Drawing, kept):
    """Record artists of the same look, guides among them, as far as they are seen."""
    lies_near = near(mask)
    for artist in artists:
        guide = _guide(axes, artist)
        if guide:
            direction, level = guide
            kept[direction] += [level] * bool(mask.any())
            continue
        for x, y in _lines(artist):
            shown = lies_near(drawing.places(axes, x, y))
            seen = shown.size and np.mean(~shown) <= HIDDEN_PART
            kept["lines" if seen else "hidden"].append(_points(x, y))


def _guide(axes, line):
    """Return direction and position of a guide across the whole axes, or None."""
    from matplotlib.lines import AxLine, Line2D

    if isinstance(line, AxLine):
        return _endless(line)
    if isinstance(line, Line2D):
        if line.get_transform() == axes.get_yaxis_transform(which="grid"):
            return "horizontal", float(np.ravel(line.get_ydata())[0])
        if line.get_transform() == axes.get_xaxis_transform(which="grid"):
            return "vertical", float(np.ravel(line.get_xdata())[0])
    return None


def _endless(line):
    x, y = line.get_xy1()
    slope = line.get_slope()
    if slope is None:
        other = line.get_xy2()
        slope = math.inf if other[0] == x else (other[1] - y) / (other[0] - x)
    if slope == 0:
        return "horizontal", float(y)
    return ("vertical", float(x)) if math.isinf(slope) else None


def _lines(artist):
    """Yield x and y of a line, of each line of a collection, or of scattered points."""
    from matplotlib.collections import LineCollection
    from matplotlib.lines import AxLine, Line2D

    if isinstance(artist, AxLine):
        return
    if isinstance(artist, LineCollection):
        found = [np.transpose(segment) for segment in artist.get_segments() if len(segment)]
    elif isinstance(artist, Line2D):
        found = [(artist.get_xdata(orig=False), artist.get_ydata(orig=False))]
    else:
        found = [np.transpose(artist.get_offsets())]
    for x, y in found:
        yield tuple(np.ma.filled(np.ma.asarray(v, float), np.nan) for v in (x, y))


def _points(x, y):
    kept = _thinned(y)
    return {"x": x[kept].tolist(), "y": y[kept].tolist()}


def _thinned(y):
    """Return indices that keep the ends, the gaps and every value that stands out."""
    if len(y) <= 3 * MAX_PARTS:
        return np.arange(len(y))
    kept = {0, len(y) - 1, *np.flatnonzero(np.isnan(y))[:MAX_PARTS].tolist()}
    for part in np.array_split(np.arange(len(y)), MAX_PARTS):
        values = np.nan_to_num(y[part])
        kept |= {int(part[0]), int(part[values.argmin()]), int(part[values.argmax()])}
    return np.array(sorted(kept))


def _add_spines(axes, kept):
    for side, direction in (("left", "vertical"), ("bottom", "horizontal")):
        level = _spine(axes, side)
        if level is not None:
            kept[direction].append(level)


def _spine(axes, side):
    """Return the data coordinate that a spine was moved to, or None."""
    place = axes.spines[side].get_position() if side in axes.spines else None
    if place == "zero":
        place = ("data", 0.0)
    if not isinstance(place, tuple) or place[0] != "data":
        return None
    return float(place[1])
