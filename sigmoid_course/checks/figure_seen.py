"""What can be seen of a figure: which pixels would differ without some of its artists.

This covers all that may hide an artist: its color, width or place, and what lies in front of it.
The figure is drawn once, in layers, from which it is put together with these artists and without.
"""

import io
import warnings
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Pixels per inch, fewer where a figure would have more pixels than this.
DPI, MAX_PIXELS = 72, 500_000
# The margin around a figure, in parts of its sides: notebooks also show what lies outside of it.
MARGIN = 0.3
# A pixel changes when one of its colors (0 to 255) does so by this much: Matplotlib's gray grid
# differs from white by 79; what is nearly white cannot be told from it.
CONTRAST = 24
# Up to this many pixels from a point count as its place: dashes have gaps.
REACH = 6
# The smallest number of changed pixels that makes a text or a frame visible.
PIXELS_OF_A_TEXT = 4

# Pixels as numbers: an opaque one in white, one in black, one that is hardly there, and the bytes.
WHITE, OPAQUE, FAINTEST, PIXEL = 0xFFFFFFFF, 0xFF000000, 0x01000000, np.dtype("<u4")
PLACES = np.array([1, 1 << 8, 1 << 16])

Mask = NDArray[np.bool_]
Pixels = NDArray[np.uint32]
Groups = Mapping[Hashable, Sequence[Any]]


class Layers:
    """A picture, and for each group of artists the same without them, where they are drawn.

    A layer is what is drawn until an artist of another group is met. Its pixels are in a row, each
    one number: red is its lowest byte, then green and blue, and the highest is its opacity.

    Parameters
    ----------
    shape : tuple of int
        The rows and columns of the picture.
    """

    def __init__(self, shape: tuple[int, int]):
        self.shape = shape
        self._whole = np.full(shape[0] * shape[1], WHITE, PIXEL)
        # For each group its pixels, the first and last of them, and their colors without it.
        self._rest: dict[Hashable, tuple[NDArray[np.int_], int, int, Pixels]] = {}

    def add(self, layer: Pixels, groups: frozenset[Hashable]) -> None:
        """Put a layer, which is a part of these groups, in front."""
        at = np.flatnonzero(layer >= FAINTEST)
        if not at.size:
            return
        for group, (own, first, last, rest) in self._rest.items():
            if group not in groups and first <= at[-1] and at[0] <= last:
                self._rest[group] = own, first, last, _over(rest, layer[own])
        for group in groups:
            self._rest[group] = self._extended(group, at)
        self._whole[at] = _over(self._whole[at], layer[at])

    def changes(self, group: Hashable) -> Mask:
        """Return the pixels that a group changes, from the bottom row up."""
        changed = np.zeros(self._whole.size, bool)
        if group in self._rest:
            own, *_, rest = self._rest[group]
            apart = np.abs(_colors(self._whole[own]) - _colors(rest))
            changed[own] = (apart >= CONTRAST).any(axis=-1)
        return changed.reshape(self.shape)[::-1]

    def _extended(self, group, at):
        """Return what is kept of a group that is drawn at more pixels from now on."""
        if group not in self._rest:
            return at, at[0], at[-1], self._whole[at]
        own, first, last, rest = self._rest[group]
        known = np.zeros(self._whole.size, bool)
        known[own] = True
        new = at[~known[at]]
        pixels, colors = np.concatenate([own, new]), np.concatenate([rest, self._whole[new]])
        return pixels, min(first, at[0]), max(last, at[-1]), colors


def _over(below, layer):
    """Return the pixels with those of a layer in front of them."""
    result = np.where(layer >= OPAQUE, layer, below)
    mixed = np.flatnonzero((layer >= FAINTEST) & (layer < OPAQUE))
    back, front = _colors(below[mixed]), _colors(layer[mixed])
    alpha = (layer[mixed] >> 24).astype(np.int32)[:, None]
    result[mixed] = (back + (front - back) * alpha // 255) @ PLACES + OPAQUE
    return result


def _colors(pixels):
    """Return red, green and blue of pixels."""
    return pixels.view(np.uint8).reshape(-1, 4)[:, :3].astype(np.int32)


class Drawing:
    """A figure that was drawn, and what groups of its artists change.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    groups : mapping of hashable to sequence of artists
        An artist may be in several groups, and so may what it draws others with.
    """

    def __init__(self, figure: Any, groups: Groups):
        from matplotlib.transforms import Bbox

        self.figure = figure
        width, height = figure.get_size_inches()
        self.dpi = min(DPI, (MAX_PIXELS / (width * height)) ** 0.5)
        self.margin = np.ceil(MARGIN * self.dpi * np.array([width, height]))
        self.shape = np.floor([width * self.dpi, height * self.dpi]) + 2 * self.margin
        # Half a pixel more, since Matplotlib rounds down.
        self._box = Bbox.from_bounds(*(-self.margin / self.dpi), *((self.shape + 0.5) / self.dpi))
        columns, rows = self.shape.astype(int)
        self._layers = Layers((rows, columns))
        self._open: tuple[frozenset[Hashable], ...] = (frozenset(),)
        self._draw(groups)

    def changes(self, group: Hashable) -> Mask:
        """Return the pixels that a group changes, from the bottom row up."""
        return self._layers.changes(group)

    def places(self, axes: Any, x: ArrayLike, y: ArrayLike) -> NDArray[np.int_]:
        """Return row and column of the points of some data that are finite and in view."""
        with np.errstate(all="ignore"):
            spots = axes.transData.transform(np.column_stack([x, y]))
            box = axes.bbox
            inside = (spots >= box.min - 1).all(axis=1) & (spots <= box.max + 1).all(axis=1)
        at = spots[inside] / self.figure.dpi * self.dpi + self.margin
        column, row = np.clip(at, 0, self.shape - 1).astype(int).T
        return np.stack([row, column])

    def _draw(self, groups):
        """Draw the figure on white, in layers."""
        of_artist: dict[Any, frozenset[Hashable]] = {}
        for group, artists in groups.items():
            for artist in artists:
                of_artist[artist] = of_artist.get(artist, frozenset()) | {group}
        buffer = io.BytesIO()
        with ExitStack() as stack:
            for artist, its_groups in of_artist.items():
                stack.enter_context(self._apart(artist, its_groups))
            self.figure.savefig(
                buffer, format="raw", dpi=self.dpi, bbox_inches=self._box, transparent=False
            )
        self._layers.add(np.frombuffer(buffer.getvalue(), PIXEL), frozenset())

    @contextmanager
    def _apart(self, artist, groups):
        """Let an artist, and what it draws others with, be drawn on layers of its own."""
        draw = artist.draw

        def draw_apart(renderer, *args, **kwargs):
            self._end_layer(renderer)
            self._open = (*self._open, self._open[-1] | groups)
            try:
                return draw(renderer, *args, **kwargs)
            finally:
                self._end_layer(renderer)
                self._open = self._open[:-1]

        before = vars(artist).get("draw")
        artist.draw = draw_apart
        try:
            yield
        finally:
            del artist.draw
            vars(artist).update({} if before is None else {"draw": before})

    def _end_layer(self, renderer):
        """Take what was drawn since the last layer ended, but not inside of an artist's filter."""
        layer = np.asarray(renderer.buffer_rgba())
        if not renderer._filter_renderers and layer.shape[:2] == self._layers.shape:
            self._layers.add(layer.view(PIXEL).ravel(), self._open[-1])
            renderer.clear()


@contextmanager
def drawn(figure: Any, groups: Groups) -> Iterator[Drawing]:
    """Draw a figure whose layout stays as it is while it is looked at.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    groups : mapping of hashable to sequence of artists

    Yields
    ------
    Drawing
    """
    engine = figure.get_layout_engine()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if engine:
            figure.draw_without_rendering()
        figure.set_layout_engine("none")
        try:
            yield Drawing(figure, groups)
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
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return lambda places: np.zeros(places.shape[1], bool)
    corner = np.array([[rows[0]], [columns[0]]])
    part = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    # Sums over the squares around all places, from sums over the rectangles from the corner.
    side = 2 * REACH + 1
    padded = np.pad(part, side + 1).cumsum(0, np.int32).cumsum(1)
    # Squares around places that are further off lie within the padding.
    beyond = np.array(part.shape)[:, None] + side

    def lies_near(places: NDArray[np.int_]) -> Mask:
        row, column = np.clip(places - corner + REACH + 1, 0, beyond)
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
