"""Records what a figure shows, as plain data that can be sent, stored and compared."""

import math
from itertools import chain, pairwise
from typing import Any

import numpy as np

KEYS = {"lines", "horizontal", "vertical", "xlim", "ylim", "xlabel", "ylabel", "title"}


def record(figure: Any) -> dict[str, Any] | str:
    """Return the artists of a figure as plain data.

    Parameters
    ----------
    figure : matplotlib Axes or Figure, array of Axes, pyplot, or dict
        A figure in any form; a record is returned unchanged.

    Returns
    -------
    dict or str
        {"axes": [...]}. Each of the axes has lines (x and y, including scattered points), the
        positions of guides across the whole axes (horizontal, vertical), xlim, ylim, xlabel, ylabel
        and title. If the value is not a figure, one word for what it is: "none", "empty" or
        "other".

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
    if isinstance(figure, dict):
        return figure if _is_record(figure) else "other"
    axes = _axes(figure)
    if axes is None:
        return "other"
    return {"axes": [_one(one) for one in axes]} if axes else "empty"


def _is_record(value):
    axes = value.get("axes")
    return isinstance(axes, list) and len(axes) > 0 and all(map(_is_axes, axes))


def _is_axes(one):
    return (
        isinstance(one, dict)
        and set(one) >= KEYS
        and all(isinstance(one[key], str) for key in ("xlabel", "ylabel", "title"))
        and all(_are_numbers(one[key]) for key in ("horizontal", "vertical", "xlim", "ylim"))
        and len(one["xlim"]) == len(one["ylim"]) == 2
        and isinstance(one["lines"], list)
        and all(map(_is_line, one["lines"]))
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


def _axes(figure):
    """Return a list of Axes; None where the value has none."""
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase

    if isinstance(figure, Axes):
        return [figure]
    if isinstance(figure, FigureBase):
        return list(figure.axes)
    if getattr(figure, "__name__", None) == "matplotlib.pyplot":
        return list(figure.gcf().axes) if figure.get_fignums() else []
    if isinstance(figure, (list, tuple, np.ndarray)):
        parts = [_axes(one) for one in np.ravel(np.array(figure, dtype=object))]
        return None if None in parts or not parts else list(chain(*parts))
    # Containers, lines and texts refer to their axes: `axes = plt.plot(...)`.
    inside = getattr(figure, "axes", None)
    return [inside] if isinstance(inside, Axes) else None


def _one(axes):
    kept = {
        "lines": [],
        "horizontal": [],
        "vertical": [],
        "xlim": [float(v) for v in axes.get_xlim()],
        "ylim": [float(v) for v in axes.get_ylim()],
        "xlabel": axes.get_xlabel(),
        "ylabel": axes.get_ylabel(),
        "title": axes.get_title() or axes.get_title("left") or axes.get_title("right"),
    }
    _add_titles(axes, kept)
    for line in axes.lines:
        _add_line(axes, line, kept)
    for collection in axes.collections:
        _add_collection(axes, collection, kept)
    for side, direction in (("left", "vertical"), ("bottom", "horizontal")):
        level = _spine(axes, side)
        if level is not None:
            kept[direction].append(level)
    return kept


def _add_titles(axes, kept):
    """Use the figure's own title and labels if it has no other axes."""
    figure = axes.figure
    if len(figure.axes) == 1:
        kept["title"] = kept["title"] or figure.get_suptitle()
        kept["xlabel"] = kept["xlabel"] or figure.get_supxlabel()
        kept["ylabel"] = kept["ylabel"] or figure.get_supylabel()


def _add_line(axes, line, kept):
    from matplotlib.lines import AxLine

    if not line.get_visible():
        return
    if isinstance(line, AxLine):
        _add_endless(line, kept)
    elif line.get_transform() == axes.get_yaxis_transform(which="grid"):
        kept["horizontal"].append(float(np.ravel(line.get_ydata())[0]))
    elif line.get_transform() == axes.get_xaxis_transform(which="grid"):
        kept["vertical"].append(float(np.ravel(line.get_xdata())[0]))
    else:
        kept["lines"].append(_points(line.get_xdata(orig=False), line.get_ydata(orig=False)))


def _add_endless(line, kept):
    x, y = line.get_xy1()
    slope = line.get_slope()
    if slope is None:
        other = line.get_xy2()
        slope = math.inf if other[0] == x else (other[1] - y) / (other[0] - x)
    if slope == 0:
        kept["horizontal"].append(float(y))
    elif math.isinf(slope):
        kept["vertical"].append(float(x))


def _add_collection(axes, collection, kept):
    """Record collections of lines segment by segment, and scattered points as one line."""
    from matplotlib.collections import LineCollection, PathCollection

    if not collection.get_visible():
        return
    if isinstance(collection, LineCollection):
        for segment in collection.get_segments():
            for (x1, y1), (x2, y2) in pairwise(segment):
                kept["lines"].append(_points([x1, x2], [y1, y2]))
    elif isinstance(collection, PathCollection):
        kept["lines"].append(_points(*np.asarray(collection.get_offsets(), float).T))


def _points(x, y):
    x, y = (np.ma.filled(np.ma.asarray(v, float), np.nan).tolist() for v in (x, y))
    return {"x": x, "y": y}


def _spine(axes, side):
    """Return the data coordinate that a spine was moved to, or None."""
    place = axes.spines[side].get_position() if side in axes.spines else None
    if place == "zero":
        place = ("data", 0.0)
    if not isinstance(place, tuple) or place[0] != "data":
        return None
    return float(place[1])
