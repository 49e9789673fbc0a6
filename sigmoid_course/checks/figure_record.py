"""Records what a figure shows, as plain data that can be sent, stored and compared."""

import math
from itertools import chain
from typing import Any

import numpy as np

from sigmoid_course.checks.figure_seen import Drawing, drawn, is_seen, near

TEXTS = ("xlabel", "ylabel", "title")
NUMBERS = ("horizontal", "vertical", "xlim", "ylim")
LINES = ("lines", "hidden")
# A line is seen where at most this part of its points in view cannot be.
HIDDEN_PART = 0.1
# Artists of more looks than this are hidden together: drawing takes time.
MAX_LOOKS = 12
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
        "frame" says whether the axes themselves are seen. If the value is not a figure, one word
        for what it is: "none", "empty" or "other".

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
    axes = _axes(figure)
    if axes is None:
        return "other"
    return Record(axes=[_one(one) for one in axes]) if axes else "empty"


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
    if not (isinstance(axes, list) and axes and all(map(_is_axes, axes))):
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
    """Record one of the axes; nothing is seen of axes that were removed from their figure."""
    kept = _limits(axes)
    figure = axes.get_figure(root=True)
    if figure is None or min(figure.get_size_inches()) <= 0:
        return kept
    with drawn(figure) as drawing:
        kept["frame"] = is_seen(drawing.changes(_frame(axes)))
        _add_texts(axes, drawing, kept)
        for alike in _looks([*axes.lines, *_line_collections(axes)]):
            _add_artists(axes, alike, drawing, kept)
    _add_spines(axes, kept)
    return kept


def _limits(axes):
    limits = {f"{way}lim": [float(v) for v in getattr(axes, f"get_{way}lim")()] for way in "xy"}
    empty = {key: [] for key in (*LINES, "horizontal", "vertical")}
    return limits | empty | dict.fromkeys(TEXTS, "") | {"frame": False}


def _frame(axes):
    return [axes.xaxis, axes.yaxis, *axes.spines.values()]


def _add_texts(axes, drawing: Drawing, kept):
    """Record the texts that are seen; the figure's own count if it has no other axes."""
    titles = {axes.get_title(loc) for loc in ("left", "center", "right")}
    texts = {"xlabel": [axes.xaxis.label], "ylabel": [axes.yaxis.label]}
    texts["title"] = _texts(axes, titles)
    figure = axes.figure
    if len(figure.axes) == 1:
        for key, own in (("xlabel", "supxlabel"), ("ylabel", "supylabel"), ("title", "suptitle")):
            texts[key] += _texts(figure, {getattr(figure, f"get_{own}")()})
    for key, found in texts.items():
        written = (text for text in found if text.get_text().strip())
        seen = (text.get_text() for text in written if is_seen(drawing.changes([text])))
        kept[key] = next(seen, "")


def _texts(parent, said):
    """Return the texts of axes or a figure that say one of these."""
    from matplotlib.text import Text

    return [c for c in parent.get_children() if isinstance(c, Text) and c.get_text() in said]


def _line_collections(axes):
    from matplotlib.collections import LineCollection, PathCollection

    return [c for c in axes.collections if isinstance(c, (LineCollection, PathCollection))]


def _looks(artists):
    """Group artists of the same look: pieces of a curve, or a curve drawn twice."""
    groups: dict[Any, list] = {}
    for artist in artists:
        look = _look(artist)
        groups.setdefault(look if look in groups or len(groups) < MAX_LOOKS else "rest", []).append(
            artist
        )
    return groups.values()


def _look(artist):
    from matplotlib.colors import to_hex
    from matplotlib.lines import Line2D

    if not isinstance(artist, Line2D):
        return id(artist)
    return (
        to_hex(artist.get_color(), keep_alpha=True),
        *(artist.get_alpha(), artist.get_linewidth(), artist.get_linestyle()),
        *(str(artist.get_marker()), artist.get_markersize(), artist.get_zorder()),
        *(artist.get_visible(), artist.get_clip_path() is None),
    )


def _add_artists(axes, artists, drawing: Drawing, kept):
    """Record artists of the same look, guides among them, as far as they are seen."""
    mask = drawing.changes(artists)
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
