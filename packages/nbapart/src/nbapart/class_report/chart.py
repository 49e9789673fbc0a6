"""Draws how the marks of a unit are distributed, as SVG with a text alternative."""

from collections.abc import Sequence
from html import escape

BARS = 10
WIDTH, HEIGHT, FOOT, HEAD = 360, 120, 20, 16


def counts(shares: Sequence[float]) -> list[int]:
    """Count shares in ten equal ranges from 0 to 1.

    Parameters
    ----------
    shares : sequence of float
        From 0 to 1; what lies outside counts in the nearest range.

    Returns
    -------
    list of int
        The last range holds 1 as well.

    Examples
    --------
    >>> counts([0, 0.05, 0.95, 1])
    [2, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    """
    places = [min(BARS - 1, max(0, int(share * BARS))) for share in shares]
    return [places.count(bar) for bar in range(BARS)]


def in_words(shares: Sequence[float]) -> str:
    """Describe a distribution.

    Parameters
    ----------
    shares : sequence of float

    Returns
    -------
    str

    Examples
    --------
    >>> in_words([0, 0.05, 1])
    '0 to 10 %: 2 students; 90 to 100 %: 1 student.'
    """
    step = 100 // BARS
    parts = [
        f"{bar * step} to {(bar + 1) * step} %: {count} student{'s' * (count != 1)}"
        for bar, count in enumerate(counts(shares))
        if count
    ]
    return f"{'; '.join(parts)}." if parts else "No submission is marked."


def histogram(shares: Sequence[float], title: str) -> str:
    """Draw the distribution of shares.

    Parameters
    ----------
    shares : sequence of float
    title : str

    Returns
    -------
    str
        An SVG element. Its colours come from the page's style sheet.
    """
    bars = counts(shares)
    unit = (HEIGHT - HEAD) / max(1, *bars)
    drawn = "".join(_bar(place, count, unit) for place, count in enumerate(bars) if count)
    axis = f'<line class="axis" x1="0" x2="{WIDTH}" y1="{HEIGHT}" y2="{HEIGHT}"/>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT + FOOT}" role="img" '
        f'aria-label="{escape(f"{title}. {in_words(shares)}")}">{drawn}{axis}{_scale()}</svg>'
    )


def _bar(place, count, unit):
    left, width, height = place * WIDTH / BARS + 2, WIDTH / BARS - 4, count * unit
    top = HEIGHT - height
    return (
        f'<rect class="bar" x="{left:g}" y="{top:.1f}" width="{width:g}" height="{height:.1f}"/>'
        f'<text x="{left + width / 2:g}" y="{top - 4:.1f}" text-anchor="middle">{count}</text>'
    )


def _scale():
    ends = ((0, "0 %", "start"), (WIDTH / 2, "50 %", "middle"), (WIDTH, "100 %", "end"))
    return "".join(
        f'<text x="{at:g}" y="{HEIGHT + FOOT - 5}" text-anchor="{anchor}">{text}</text>'
        for at, text, anchor in ends
    )
