"""The wording of messages about figures."""

from collections.abc import Sequence

from sigmoid_course.checks.figure_artists import MAX_ARTISTS
from sigmoid_course.checks.messages import kind, tell_apart
from sigmoid_course.slips import SLIPS

Span = tuple[float, float]
NAMES = {"x": "x-axis", "y": "y-axis"}


def right() -> str:
    """Say that all is right."""
    return "The figure shows what it should."


def no_figure(value: object, what: str) -> str:
    """Say that there is no figure, and what was found."""
    if what == "none":
        return "There is no figure yet: the name is still None."
    if what == "empty":
        return "The figure is still empty: it has no axes."
    return f"Expected the axes of a figure, got {kind(value)}."


def no_curve(most: int) -> str:
    """Say that no line has the points of a curve."""
    if most == 0:
        return "There is no curve in the axes yet."
    return f"There is no curve in the axes yet: the longest line has {most} different x."


def unseen() -> str:
    """Say that a curve is in the axes, but not in the picture."""
    return (
        "The curve is in the axes, but it cannot be seen. Look at its color, its width, "
        "the limits of the axes, and what lies in front of it."
    )


def crowded(others: int) -> str:
    """Say that a curve cannot be told among others."""
    return f"The curve is lost among {others} others. Draw it with fewer beside it."


def overfull() -> str:
    """Say that a figure is made of too many artists."""
    return (
        f"The figure is made of more than {MAX_ARTISTS:,} lines, texts and marks, too many to look "
        "at each. One call of plot draws a whole curve: give it the arrays of all x and all y."
    )


def no_frame() -> str:
    """Say that limits cannot be read."""
    return "The axes cannot be seen in the figure, so nobody can read their limits."


def curve_missing(name: str) -> str:
    """Say that one of several curves is missing."""
    return f"One of the curves is missing, or its values differ{': ' * bool(name)}{name}."


def curve_differs(x: float, got: float, expected: float, mirrored: bool) -> str:
    """Name the value of a curve that is furthest off."""
    short = tell_apart(got, expected)
    message = f"The curve at x = {x:.6g}: got {short[0]}, expected {short[1]}."
    return message + (SLIPS["reflected"].message if mirrored else "")


def short(low: float, high: float, over: Span) -> str:
    """Say that a curve ends too early."""
    return (
        f"The data go from x = {low:.6g} to {high:.6g}; "
        f"they should reach from {over[0]:g} to {over[1]:g}."
    )


def few(count: int, over: Span) -> str:
    """Say that a curve has too few points."""
    return (
        f"There are {count} points from x = {over[0]:g} to {over[1]:g}, too few for a smooth curve."
    )


def limits(way: str, got: Sequence[float], wanted: Sequence[float | None]) -> str:
    """Say that the axes show another range."""
    low, high = ("anything" if w is None else f"{w:g}" for w in wanted)
    return (
        f"The {NAMES[way]} shows {got[0]:.4g} to {got[1]:.4g}, expected {low} to {high} "
        "(the limits of the axes, not of the data)."
    )


def guide(direction: str, level: float, levels: list[float]) -> str:
    """Say that a guide is missing, and where there are some."""
    where = f"{'x' if direction == 'vertical' else 'y'} = {level:g}"
    seen = f" There is one at {', '.join(f'{v:g}' for v in levels)}." if levels else ""
    return f"There is no {direction} guide at {where} yet.{seen}"


def no_label(way: str) -> str:
    """Say that a label or the title is missing."""
    return f"The {NAMES[way]} has no label yet." if way in NAMES else "There is no title yet."


def label(way: str, text: str, swapped: bool) -> str:
    """Say that a label or the title says something else."""
    name = f"The label of the {NAMES[way]}" if way in NAMES else "The title"
    hint = " Are the labels of the two axes swapped?" if swapped else ""
    return f'{name}, "{text}", does not say what is shown there.{hint}'
