"""A figure with sliders, in HTML and SVG.

It works without a kernel. Where scripts do not run, it is a still image.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import quote

import numpy as np

from sigmoid_course.show.figure import COLOURS, image

WIDTH, HEIGHT = 640, 360
LEFT, TOP, INNER_WIDTH, INNER_HEIGHT = 56, 34, 568, 250
DASHES = ("", "10 5", "10 4 2 4", "2 4")
SAMPLES = 121


def slider(
    alt: str,
    sliders: Sequence[tuple[str, str, float, float, float, float]],
    curves: Sequence[tuple[str, str]],
    *,
    x: tuple[float, float] = (-6, 6),
    y: tuple[float, float] = (-0.2, 1.2),
    dots: Sequence[tuple[str, str]] = (),
    readings: Sequence[tuple[str, str]] = (),
    horizontal: Sequence[float] = (),
    vertical: Sequence[float] = (),
    labels: tuple[str, str] = ("x", "y"),
) -> None:
    """Show curves that depend on sliders.

    Without scripts it is a still image of the initial state, with a text alternative. Where scripts
    run, the same picture follows the sliders, and screen readers announce the new state and the
    readings after each change.

    Parameters
    ----------
    alt : str
        A description for readers who cannot see the figure.
    sliders : list of (name, label, low, high, start, step)
        The names are single words other than x, and are used in the formulas.
    curves : list of (label, formula)
        At most four. Formulas are in SymPy's syntax, in x and the names of the sliders, and may use
        sigma and softplus.
    x, y : (low, high)
        The range that the axes show.
    dots : list of (formula, formula)
        Points x, y to mark, in the names of the sliders.
    readings : list of (label, formula)
        Numbers to show, in the names of the sliders, with four decimals.
    horizontal, vertical : sequence of float
        Guides.
    labels : (str, str)
        Names of the axes.

    Raises
    ------
    ValueError
        A text alternative is missing, there are no sliders or more than four curves, or a name
        or a formula is not as described.

    Examples
    --------
    >>> slider("The sigmoid, made steeper by k.", [("k", "k", 0, 5, 1, 0.1)],
    ...        [("sigma(kx)", "sigma(k*x)")])
    <IPython.core.display.HTML object>
    """
    from IPython.display import HTML, display

    _demand(len(curves) <= len(COLOURS), f"at most {len(COLOURS)} curves can be told apart")
    moving = _moving(_names(sliders), curves, dots, readings)
    frame, start = _Frame(x, y), [slider[4] for slider in sliders]
    picture = (
        frame.axes(horizontal, vertical, labels)
        + frame.curves(moving["curves"], start, [label for label, _ in curves])
        + frame.dots(moving["dots"], start)
        + _caption(sliders, readings, moving["readings"], start)
    )
    display(HTML(_page(alt, picture, sliders, readings, moving, frame)))


def _moving(names, curves, dots, readings):
    """Read the formulas of everything that depends on sliders."""
    return {
        "curves": [_formula(text, ["x", *names]) for _, text in curves],
        "dots": [_formula(text, names) for dot in dots for text in dot],
        "readings": [_formula(text, names) for _, text in readings],
    }


def _names(sliders):
    names = [name for name, *_ in sliders]
    _demand(names, "give a slider at least")
    for name in names:
        _demand(re.fullmatch(r"[A-Za-z]\w*", name) and name != "x", f"not a slider's name: {name}")
    return names


def _demand(condition, message):
    if not condition:
        raise ValueError(f"slider: {message}")


def _formula(text, names):
    """Read a formula; return it as a NumPy function of the names, and in JavaScript."""
    import sympy

    symbols = {name: sympy.Symbol(name, real=True) for name in names}
    own = {
        "sigma": lambda u: 1 / (1 + sympy.exp(-u)),
        "softplus": lambda u: sympy.log(1 + sympy.exp(u)),
    }
    expression = sympy.sympify(text, locals=symbols | own)
    strange = ", ".join(sorted(map(str, expression.free_symbols - set(symbols.values()))))
    _demand(not strange, f"in {text!r} there is no slider for {strange}")
    code = f"function({', '.join(names)}) {{ return {sympy.jscode(expression)}; }}"
    return sympy.lambdify(list(symbols.values()), expression, "numpy"), code


class _Frame:
    """The axes, and the conversion from their coordinates to those of the picture."""

    def __init__(self, x, y):
        self.x, self.y = tuple(map(float, x)), tuple(map(float, y))

    def across(self, x):
        return (np.asarray(x, float) - self.x[0]) / (self.x[1] - self.x[0]) * INNER_WIDTH

    def down(self, y):
        return (self.y[1] - np.asarray(y, float)) / (self.y[1] - self.y[0]) * INNER_HEIGHT

    def axes(self, horizontal, vertical, labels):
        """Draw ticks, labels and guides."""
        middle = LEFT + INNER_WIDTH / 2
        return "".join(
            [
                *(
                    self._upright(value, "#ddd") + self._number_below(value)
                    for value in _ticks(*self.x)
                ),
                *(
                    self._level(value, "#ddd") + self._number_beside(value)
                    for value in _ticks(*self.y)
                ),
                *(self._upright(value, "#666") for value in vertical),
                *(self._level(value, "#666") for value in horizontal),
                _text(middle, TOP + INNER_HEIGHT + 38, labels[0], "middle"),
                _text(6, TOP - 14, labels[1], "start"),
            ]
        )

    def _upright(self, x, colour):
        at = LEFT + self.across(x)
        return _line(at, TOP, at, TOP + INNER_HEIGHT, colour)

    def _level(self, y, colour):
        at = TOP + self.down(y)
        return _line(LEFT, at, LEFT + INNER_WIDTH, at, colour)

    def _number_below(self, x):
        return _text(LEFT + self.across(x), TOP + INNER_HEIGHT + 18, f"{x:g}", "middle")

    def _number_beside(self, y):
        return _text(LEFT - 6, TOP + self.down(y) + 4, f"{y:g}", "end")

    def curves(self, formulas, start, names):
        """Draw the curves, clipped to the axes, and a legend above them."""
        x = np.linspace(*self.x, SAMPLES)
        paths, legend = [], []
        for k, (function, _) in enumerate(formulas):
            with np.errstate(all="ignore"):
                y = np.broadcast_to(function(x, *start), x.shape)
            paths.append(f'<path data-curve="{k}" {_look(k)} d="{self._path(x, y)}"/>')
            at = LEFT + 40 + k * (INNER_WIDTH - 40) / len(formulas)
            legend.append(f'<path {_look(k)} d="M{at:.0f} 16h34"/>')
            legend.append(_text(at + 40, 20, names[k], "start"))
        # A nested svg clips its content, and needs no id, which a second copy would repeat.
        inner = f'x="{LEFT}" y="{TOP}" width="{INNER_WIDTH}" height="{INNER_HEIGHT}"'
        return f'<svg {inner} overflow="hidden">{"".join(paths)}</svg>{"".join(legend)}'

    def _path(self, x, y):
        points, joined = [], False
        for left, top in zip(self.across(x), self.down(y), strict=True):
            seen = bool(abs(top) < 1e4)
            if seen:
                points.append(f"{'L' if joined else 'M'}{_place(left)} {_place(top)}")
            joined = seen
        return "".join(points)

    def dots(self, formulas, start):
        """Draw the dots, given as x, y, x, y, …"""
        values = [float(function(*start)) for function, _ in formulas]
        circles = []
        for k in range(0, len(values), 2):
            left, top = LEFT + self.across(values[k]), TOP + self.down(values[k + 1])
            where = f'cx="{_place(left)}" cy="{_place(top)}"'
            circles.append(f'<circle data-dot="{k}" {where} r="5"/>')
        return "".join(circles)


def _look(k):
    """Write the attributes of the k-th curve: its colour and its dashes."""
    stroke = f'stroke="{COLOURS[k]}" stroke-width="2.5" stroke-dasharray="{DASHES[k]}"'
    return f'fill="none" {stroke}'


def _place(value):
    # Shifted away from ties in rounding, so that the result is the same on every machine.
    return f"{round(float(value) + 1e-6, 1) + 0:g}"


def _ticks(low, high):
    from matplotlib.ticker import MaxNLocator

    ticks = MaxNLocator(7, steps=[1, 2, 5, 10]).tick_values(low, high)
    return [float(t) for t in ticks if low <= t <= high]


def _line(x1, y1, x2, y2, colour):
    where = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {where} stroke="{colour}" stroke-width="1"/>'


def _text(x, y, text, anchor, more=""):
    where = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f"<text {where}{more}>{escape(text)}</text>"


def _caption(sliders, readings, formulas, start):
    """Write the state under the picture: k = 1.0, c = 0.0, slope: 0.2500."""
    parts = [f"{s[0]} = {s[4]:.{_decimals(s[5])}f}" for s in sliders]
    for (label, _), (function, _) in zip(readings, formulas, strict=True):
        parts.append(f"{label}: {float(function(*start)):.4f}")
    return _text(LEFT, HEIGHT - 10, ", ".join(parts), "start", ' data-state="" font-weight="bold"')


def _decimals(step):
    return len(f"{step:g}".partition(".")[2])


def _page(alt, picture, sliders, readings, moving, frame):
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="14">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>{picture}</svg>'
    )
    still = image(quote(svg), "image/svg+xml", alt)
    values = {
        "sliders": _json([[*slider, _decimals(slider[5])] for slider in sliders]),
        "labels": _json([label for label, _ in readings]),
        "frame": _json([*frame.x, *frame.y, LEFT, TOP, INNER_WIDTH, INNER_HEIGHT, SAMPLES]),
        **{part: _functions(formulas) for part, formulas in moving.items()},
    }
    name = hashlib.sha256((still + repr(values)).encode()).hexdigest()[:12]
    # A page may contain this output more than once, so the script initialises each copy that is not
    # initialised yet, and uses no ids: each input is inside its own label.
    script = files("sigmoid_course.show").joinpath("slider.js").read_text(encoding="utf-8")
    script = Template(script).substitute(values, name=name)
    return f'<div data-slider="{name}">\n{still}</div>\n<script>\n{script}</script>'


def _functions(formulas):
    return f"[{', '.join(code for _, code in formulas)}]"


def _json(value):
    # "</script>" in a label would end the script.
    return json.dumps(value).replace("<", "\\u003c")
