"""This course's extension of nbapart: a codec for figures, the preloaded tutor, slips in words.

Calls of the course's functions are observed, see `usage`.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import islice

import nbapart
import numpy as np

from sigmoid_course import meanings, usage

# Matplotlib's types that refer to their axes.
ARTISTS = (("matplotlib.artist", "Artist"), ("matplotlib.container", "Container"))
# No figure has as many artists in a row; an array may have any number of items in no memory.
MAX_ARTISTS = 10_000


def _items(array: np.ndarray) -> Iterator:
    of_objects = np.ndarray.dtype.__get__(array).hasobject
    return np.ndarray.flat.__get__(array) if of_objects else iter(())


ROWS: tuple[tuple[type, Callable], ...] = (
    (list, list.__iter__),
    (tuple, tuple.__iter__),
    (np.ndarray, _items),
)


def shows_axes(value: object) -> bool:
    """Return whether a value shows axes: an artist, a sequence that contains one, or pyplot.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool

    Examples
    --------
    >>> shows_axes([1, 2])
    False
    """
    if value is sys.modules.get("matplotlib.pyplot", shows_axes):
        return True
    artists = tuple(getattr(sys.modules[m], name) for m, name in ARTISTS if m in sys.modules)
    return bool(artists) and any(issubclass(kind, artists) for kind in _kinds(value))


def _kinds(value: object) -> set[type]:
    """Return the type of a value and, for a sequence, of its items."""
    kind = type(value)
    steps = (step for base, step in ROWS if issubclass(kind, base))
    return {kind} | {type(part) for step in steps for part in islice(step(value), MAX_ARTISTS)}


def write_figure(value: object) -> object:
    """Return the record of a figure; NotImplemented for a value that is not one.

    Parameters
    ----------
    value : object
        A value for which `shows_axes` is true.

    Returns
    -------
    Record or str
        As from `figure_record.record`.
    """
    from sigmoid_course.checks.figure_record import record

    try:
        written = record(value)
    except Exception:  # a student's artist may raise anything, and then is not a figure
        return NotImplemented
    if isinstance(written, str):
        return written if written == "empty" else NotImplemented
    return dict(written)


def read_figure(written: object) -> object:
    """Check that decoded data are a record of a figure, and return it.

    Parameters
    ----------
    written : object
        Not trusted.

    Returns
    -------
    Record or matplotlib.figure.Figure
        The record; for a figure without axes, such a figure.

    Raises
    ------
    ValueError
        The data are not a record of a figure.
    """
    from matplotlib.figure import Figure

    from sigmoid_course.checks.figure_record import read_record

    return Figure() if written == "empty" else read_record(written)


def load_tutor() -> None:
    """Import all functions of the tutor, and build the parsers that are built on first use."""
    from steptrace.notation import parser
    from steptrace.notation.latex import parser as latex

    from sigmoid_course import tutor

    for name in tutor.__all__:
        getattr(tutor, name)
    parser.read("x")
    latex.to_notation(r"\frac{x}{2}")


nbapart.register(
    nbapart.Codec(
        "figure",
        "figure: its record, see `figure_record`",
        write=write_figure,
        read=read_figure,
        claims=shows_axes,
    )
)
nbapart.observe("functions of the course", usage.record, usage.note)
nbapart.preload(load_tutor)
nbapart.explain(meanings.of_finding)
nbapart.show("steptrace")
