"""What can be seen of a figure: Matplotlib draws it with an artist and without it.

This covers all that may hide an artist: its color, width or place, and what lies in front of it.
"""

import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Pixels per inch, fewer where a figure would have more pixels than this.
DPI, MAX_PIXELS = 72, 2_000_000
# The margin around a figure, in parts of its sides: notebooks also show what lies outside of it.
MARGIN = 0.3
# A pixel changes when one of its colors (0 to 255) does so by this much: Matplotlib's gray grid
# differs from white by 79; what is nearly white cannot be told from it.
CONTRAST = 24
# Up to this many pixels from a point count as its place: dashes have gaps.
REACH = 6
# The smallest number of changed pixels that makes a text or a frame visible.
PIXELS_OF_A_TEXT = 4

Mask = NDArray[np.bool_]


class Drawing:
    """A figure that is drawn repeatedly, each time without some of its artists.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    """

    def __init__(self, figure: Any):
        from matplotlib.transforms import Bbox

        self.figure = figure
        width, height = figure.get_size_inches()
        self.dpi = min(DPI, (MAX_PIXELS / (width * height)) ** 0.5)
        self.margin = np.ceil(MARGIN * self.dpi * np.array([width, height]))
        self.shape = np.floor([width * self.dpi, height * self.dpi]) + 2 * self.margin
        # Half a pixel more, since Matplotlib rounds down.
        self._box = Bbox.from_bounds(*(-self.margin / self.dpi), *((self.shape + 0.5) / self.dpi))
        self._whole = self._draw()

    def changes(self, artists: Sequence[Any]) -> Mask:
        """Return the pixels that these artists change, from the bottom row up."""
        shown = [artist for artist in artists if artist.get_visible()]
        for artist in shown:
            artist.set_visible(False)
        try:
            rest = self._draw()
        finally:
            for artist in shown:
                artist.set_visible(True)
        return (np.abs(self._whole - rest) >= CONTRAST).any(axis=-1)

    def places(self, axes: Any, x: ArrayLike, y: ArrayLike) -> NDArray[np.int_]:
        """Return row and column of the points of some data that are finite and in view."""
        with np.errstate(all="ignore"):
            spots = axes.transData.transform(np.column_stack([x, y]))
            box = axes.bbox
            inside = (spots >= box.min - 1).all(axis=1) & (spots <= box.max + 1).all(axis=1)
        at = spots[inside] / self.figure.dpi * self.dpi + self.margin
        column, row = np.clip(at, 0, self.shape - 1).astype(int).T
        return np.stack([row, column])

    def _draw(self):
        """Draw the figure on white, as rows of red, green and blue."""
        buffer = io.BytesIO()
        self.figure.savefig(
            buffer, format="raw", dpi=self.dpi, bbox_inches=self._box, transparent=False
        )
        columns, rows = self.shape.astype(int)
        pixels = np.frombuffer(buffer.getvalue(), np.uint8).reshape(rows, columns, 4)[::-1]
        color, alpha = pixels[..., :3].astype(np.int16), pixels[..., 3:].astype(np.int32)
        # Few figures are transparent, and mixing takes as long as drawing.
        return color if (alpha == 255).all() else 255 + (color - 255) * alpha // 255


@contextmanager
def drawn(figure: Any) -> Iterator[Drawing]:
    """Draw a figure whose layout stays as it is while artists are hidden.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Yields
    ------
    Drawing
    """
    engine = figure.get_layout_engine()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
        try:
            yield Drawing(figure)
        finally:
            figure.set_layout_engine(engine or "none")


def near(mask: Mask) -> Callable[[NDArray[np.int_]], Mask]:
    """Return a function that says which places lie near a pixel that changed.

    Parameters
    ----------
    mask : array of bool, shape (rows, columns)

    Returns
    -------
    callable
        It takes rows and columns, shape (2, n), and returns n booleans.

    Examples
    --------
    >>> near(np.eye(40, dtype=bool))(np.array([[5, 0], [5, 30]]))
    array([ True, False])
    """
    # Sums over the squares around all places, from sums over the rectangles from the corner.
    padded = np.pad(mask, ((REACH + 1, REACH), (REACH + 1, REACH))).cumsum(0).cumsum(1)
    side = 2 * REACH + 1

    def lies_near(places: NDArray[np.int_]) -> Mask:
        row, column = places
        corners = padded[row + side, column + side] - padded[row, column + side]
        return corners - padded[row + side, column] + padded[row, column] > 0

    return lies_near


def is_seen(mask: Mask) -> bool:
    """Return whether enough pixels changed for a text or the frame of axes.

    Parameters
    ----------
    mask : array of bool

    Returns
    -------
    bool
    """
    return int(mask.sum()) >= PIXELS_OF_A_TEXT
