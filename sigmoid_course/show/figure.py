"""Shows the course's figures, in one style and with a text alternative for each."""

import base64
import io
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Okabe and Ito's colours, which colour-blind readers can tell apart; each has its own line style,
# so that they can be told apart in black and white as well.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")
DASHES = ("-", "--", "-.", ":")


def style() -> None:
    """Set the course's Matplotlib style. Call it once, before the first figure.

    Examples
    --------
    >>> import matplotlib
    >>> with matplotlib.rc_context():
    ...     style()
    ...     print(matplotlib.rcParams["lines.linewidth"])
    2.0
    """
    from cycler import cycler
    from matplotlib import rcParams

    rcParams.update(
        {
            "axes.prop_cycle": cycler(color=COLOURS) + cycler(linestyle=DASHES),
            "axes.grid": True,
            "axes.spines.right": False,
            "axes.spines.top": False,
            "figure.dpi": 100,
            "figure.figsize": (6.4, 3.8),
            "font.size": 11,
            "grid.color": "#dddddd",
            "legend.frameon": False,
            "lines.linewidth": 2.0,
        }
    )


def show(figure: "Figure", alt: str) -> None:
    """Show a Matplotlib figure with a text alternative, and close it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The figure; it is drawn on white, so that it is readable on a dark page as well.
    alt : str
        A description for readers who cannot see the figure.

    Raises
    ------
    ValueError
        `alt` is empty.

    Examples
    --------
    >>> from matplotlib import pyplot as plt
    >>> figure, axes = plt.subplots()
    >>> show(figure, alt="Empty axes from 0 to 1.")
    <IPython.core.display.HTML object>
    """
    from IPython.display import HTML, display
    from matplotlib import pyplot as plt

    markup = image(_png(figure), "image/png;base64", alt)
    plt.close(figure)
    # Of a folded output JupyterLab shows the first line, where the text must not stand.
    display(HTML(f"<div>\n{markup}</div>"))


def image(data: str, kind: str, alt: str) -> str:
    """Return an HTML image with embedded data.

    Parameters
    ----------
    data : str
        The picture, encoded for a URI.
    kind : str
        Its media type and encoding.
    alt : str
        The text alternative.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        `alt` is empty.

    Examples
    --------
    >>> image("AA==", "image/png;base64", "a < b")
    '<img alt="a &lt; b" style="max-width:100%" src="data:image/png;base64,AA==">'
    """
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError("alt: a picture needs a text that says what there is to see")
    return f'<img alt="{escape(alt)}" style="max-width:100%" src="data:{kind},{data}">'


def _png(figure):
    """Draw a figure as PNG, without Matplotlib's version in the file, so that bytes are stable."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100, facecolor="white", metadata={"Software": None})
    return base64.b64encode(buffer.getvalue()).decode()
