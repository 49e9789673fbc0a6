"""Finds the axes of a figure, and those of their artists that a record is made of."""

from itertools import chain, islice
from typing import Any

import numpy as np

# The texts of axes, and of a figure that has no other axes, by what they are.
TEXTS = ("xlabel", "ylabel", "title")
# Artists of more looks than this are looked at together: each group takes time.
MAX_LOOKS = 12
# Figures with more artists than this are not drawn; so many segments count as one.
MAX_ARTISTS, SEGMENTS = 2_500, 10


def axes_of(figure: Any) -> list[Any] | None:
    """Return the axes that a value shows.

    Parameters
    ----------
    figure : object

    Returns
    -------
    list of matplotlib Axes, or None
        None if the value is no figure in any form.
    """
    from matplotlib.axes import Axes
    from matplotlib.container import Container
    from matplotlib.figure import FigureBase

    inside: Any = getattr(figure, "axes", None)
    if isinstance(figure, Axes):
        return [figure]
    if isinstance(figure, FigureBase):
        return list(inside)
    if getattr(figure, "__name__", None) == "matplotlib.pyplot":
        return list(figure.gcf().axes) if figure.get_fignums() else []
    if isinstance(figure, (list, tuple, np.ndarray)):
        found = [axes_of(one) for one in np.ravel(np.array(figure, dtype=object))]
        # Error bars have lines, and rows of lines that may be empty.
        known = any(found) if isinstance(figure, Container) else found and None not in found
        return list(dict.fromkeys(chain(*filter(None, found)))) if known else None
    # Containers, lines and texts refer to their axes: `axes = plt.plot(...)`.
    return [inside] if isinstance(inside, Axes) else None


def are_crowded(axes: list[Any]) -> bool:
    """Return whether the figures of some axes have more artists than are drawn here in good time.

    Parameters
    ----------
    axes : list of matplotlib Axes

    Returns
    -------
    bool
    """
    figures = dict.fromkeys(one.get_figure(root=True) or one for one in axes)
    return next(islice(_artists(list(figures)), MAX_ARTISTS, None), None) is not None


def _artists(waiting):
    """Yield the artists inside of others: of an axis its ticks, of a collection its parts."""
    from matplotlib.axis import Axis
    from matplotlib.collections import LineCollection

    while waiting:
        artist = waiting.pop()
        yield artist
        if isinstance(artist, Axis):
            yield from (*artist.get_majorticklocs(), *artist.get_minorticklocs())
        elif isinstance(artist, LineCollection):
            yield from artist.get_paths()[::SEGMENTS]
        else:
            waiting += artist.get_children()


def parts(axes: Any) -> dict[tuple[str, Any], list[Any]]:
    """Return groups of artists, each of which is seen or not.

    Parameters
    ----------
    axes : matplotlib Axes

    Returns
    -------
    dict
        (what it is, which one) -> the artists. There is one "frame"; the texts of a kind are told
        apart by their words, and groups of "lines" and points of the same look by a number. All
        lines and points together are the "curves".
    """
    curves = [*axes.lines, *_line_collections(axes)]
    looks = {("lines", number): alike for number, alike in _looks(curves)}
    return {("frame", 0): _frame(axes), ("curves", 0): curves, **_written(axes), **looks}


def _frame(axes):
    return [axes.xaxis, axes.yaxis, *axes.spines.values()]


def _written(axes):
    """Return the texts of each kind by their words; the figure's own if it has no other axes."""
    titles = {axes.get_title(loc) for loc in ("left", "center", "right")}
    texts = {"xlabel": [axes.xaxis.label], "ylabel": [axes.yaxis.label]}
    texts["title"] = _texts(axes, titles)
    figure = axes.figure
    if len(figure.axes) == 1:
        for key, own in (("xlabel", "supxlabel"), ("ylabel", "supylabel"), ("title", "suptitle")):
            texts[key] += _texts(figure, {getattr(figure, f"get_{own}")()})
    found: dict[tuple[str, str], list] = {}
    for key, text in ((key, text) for key, some in texts.items() for text in some):
        if text.get_text().strip():
            found.setdefault((key, text.get_text()), []).append(text)
    return found


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
    return enumerate(groups.values())


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
