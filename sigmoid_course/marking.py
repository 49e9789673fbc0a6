"""What nbapart needs to mark this course: figures that cross as records, and the tutor, loaded."""

import sys
from collections.abc import Callable

import nbapart
import numpy as np

# Matplotlib's types that know their axes.
ARTISTS = (("matplotlib.artist", "Artist"), ("matplotlib.container", "Container"))
ROWS: tuple[tuple[type, Callable], ...] = (
    (list, list.__iter__),
    (tuple, tuple.__iter__),
    (np.ndarray, np.ndarray.flat.__get__),
)


def shows_axes(value: object) -> bool:
    """Say whether a value shows axes: an artist, a row with one in it, or pyplot.

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
    """The type of a value and, where it is a row, of its parts."""
    kind = type(value)
    steps = (step for base, step in ROWS if issubclass(kind, base))
    return {kind} | {type(part) for step in steps for part in step(value)}


def write_figure(value: object) -> object:
    """Write the record of a figure; what only looks like one is none."""
    from sigmoid_course.checks.figure_record import record

    try:
        written = record(value)
    except Exception:  # an artist may be anything, and is then no picture
        return NotImplemented
    return NotImplemented if written in ("other", "none") else written


def read_figure(written: object) -> object:
    """Read the record of a figure; one without axes comes as such a figure."""
    from matplotlib.figure import Figure

    if written == "empty":
        return Figure()
    if not isinstance(written, dict):
        raise ValueError("no record of a figure")
    return written


def load_tutor() -> None:
    """Import every check of the tutor, and build the parsers that it builds when first used."""
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
nbapart.preload(load_tutor)
nbapart.show("steptrace")
