"""Random steps, true and false, with a judge that knows numbers alone: values to 50 digits.

Expressions are tuples: a name or a number, or an operation with its operands. They are
differentiated here to have something to write; whether a step is true is asked of `mpmath.diff`.
"""

import random
from dataclasses import dataclass

import mpmath

DIGITS = 50
PLACES = 12  # at which a step is judged, half of them negative
SMALL = mpmath.mpf(10) ** -9  # two values below it tell nothing: sin(u) is u there
CLOSE, FAR = mpmath.mpf(10) ** -15, mpmath.mpf(10) ** -6  # relative; what lies between is left out

FUNCTIONS = {
    "ln": mpmath.log,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tanh": mpmath.tanh,
    "sqrt": mpmath.sqrt,
    "exp": mpmath.exp,
    "sigma": lambda u: 1 / (1 + mpmath.exp(-u)),
}
SLOPES = {
    "ln": lambda u: ("/", 1, u),
    "sin": lambda u: ("cos", u),
    "cos": lambda u: ("*", -1, ("sin", u)),
    "tanh": lambda u: ("+", 1, ("*", -1, ("^", ("tanh", u), 2))),
    "sqrt": lambda u: ("/", 1, ("*", 2, ("sqrt", u))),
    "exp": lambda u: ("exp", u),
    "sigma": lambda u: ("*", ("sigma", u), ("+", 1, ("*", -1, ("sigma", u)))),
}


@dataclass(frozen=True)
class Sample:
    """A derivation, and whether numbers say that its last line is true."""

    text: str
    true: bool
    kind: str


def sample(rng: random.Random, kind: str) -> Sample | None:
    """Make a step of one of the `KINDS`; None if numbers do not tell whether it is true."""
    with mpmath.workdps(DIGITS):
        text, gaps = KINDS[kind](rng)
    if text is None or len(text) > 600 or len(gaps) < PLACES // 4:
        return None
    if max(gaps) < CLOSE or min(gaps) > FAR:
        return Sample(text, max(gaps) < CLOSE, kind)
    return None


def _plain(rng):
    whole = _expression(rng, ("x", "a"), 3)
    slope = _perhaps_wrong(rng, _slope(whole, "x"))
    text = f"d/dx[{shown(whole)}]\n= {shown(slope)}"
    return text, _gaps(rng, ("x", "a"), lambda at: _along(whole, "x", at), slope)


def _function(rng):
    name = rng.choice(("f", "g", "h", "L"))
    whole = _expression(rng, ("x", "a"), 3)
    slope = _perhaps_wrong(rng, _slope(whole, "x"))
    left = rng.choice((f"{name}'(x)", f"{name}'", f"d{name}/dx", f"d/dx[{name}(x)]"))
    text = f"{name}(x) = {shown(whole)}\n{left} = {shown(slope)}"
    return text, _gaps(rng, ("x", "a"), lambda at: _along(whole, "x", at), slope)


def _let(rng):
    inner, outer = _expression(rng, ("x",), 2), _expression(rng, ("u", "a"), 2)
    slope = _perhaps_wrong(rng, ("*", _slope(outer, "u"), _slope(inner, "x")))
    text = f"let u = {shown(inner)}\nd/dx[{shown(outer)}]\n= {shown(slope)}"
    if "u" not in _names(outer):
        return None, []
    whole, made = _put(outer, "u", inner), _put(slope, "u", inner)
    return text, _gaps(rng, ("x", "a"), lambda at: _along(whole, "x", at), made)


def _implicit(rng):
    """F(x, y) = k: every point lies on one of these curves, and the slope is -F_x/F_y there."""
    whole = ("+", _expression(rng, ("x", "y"), 2), _expression(rng, ("y", "x"), 2))
    if not {"x", "y"} <= _names(whole):
        return None, []
    above, below = _slope(whole, "x"), _slope(whole, "y")
    slope = _perhaps_wrong(rng, ("*", -1, ("/", above, below)))
    text = f"{shown(whole)} = k\n{rng.choice(('dy/dx', 'y' + chr(39)))} = {shown(slope)}"
    true = lambda at: -_along(whole, "x", at) / _along(whole, "y", at)  # noqa: E731
    return text, _gaps(rng, ("x", "y"), true, slope)


KINDS = {"plain": _plain, "function": _function, "let": _let, "implicit": _implicit}


def _expression(rng, names, depth):
    if not depth or rng.random() < 0.15:
        return rng.choice((names[0], names[0], rng.choice(names), rng.randint(1, 5)))
    kind = rng.choice("+++***//^^ffff")
    inner = _expression(rng, names, depth - 1)
    if kind == "f":
        return (rng.choice(list(FUNCTIONS)), inner)
    if kind == "^":
        return ("^", inner, rng.choice((2, 3, -1, -2)))
    return (kind, inner, _expression(rng, names, depth - 1))


def _slope(node, by):
    if not isinstance(node, tuple):
        return int(node == by)
    kind, *parts = node
    if kind == "+":
        return _plus(*(_slope(part, by) for part in parts))
    if kind == "*":
        one, two = parts
        return _plus(_times(_slope(one, by), two), _times(one, _slope(two, by)))
    if kind == "/":
        return _quotient_slope(*parts, by)
    if kind == "^":
        base, power = parts
        return _times(_times(power, ("^", base, power - 1)), _slope(base, by))
    return _times(SLOPES[kind](parts[0]), _slope(parts[0], by))


def _quotient_slope(above, below, by):
    num = _plus(_times(_slope(above, by), below), _times(-1, _times(above, _slope(below, by))))
    return 0 if num == 0 else ("/", num, ("^", below, 2))


def _plus(one, two):
    return two if one == 0 else one if two == 0 else ("+", one, two)


def _times(one, two):
    if 0 in (one, two):
        return 0
    return two if one == 1 else one if two == 1 else ("*", one, two)


def _perhaps_wrong(rng, node):
    """A node written otherwise, or with something changed somewhere in it."""
    for _ in range(rng.randint(0, 2)):
        node = _at_random(rng, node, rng.choice(_TRUE))
    return _at_random(rng, node, rng.choice(_FALSE)) if rng.random() < 0.5 else node


_TRUE = (
    lambda part: (part[0], part[2], part[1]) if part[0] in "+*" else part,
    lambda part: ("*", ("/", part, 3), 3),
    lambda part: ("+", ("+", part, "x"), ("*", -1, "x")),
    lambda part: ("*", part[1], ("^", part[2], -1)) if part[0] == "/" else part,
    lambda part: (
        ("+", ("*", part[1], part[2][1]), ("*", part[1], part[2][2]))
        if part[0] == "*" and isinstance(part[2], tuple) and part[2][0] == "+"
        else part
    ),
    lambda part: ("/", 1, ("+", 1, ("exp", ("*", -1, part[1])))) if part[0] == "sigma" else part,
)
_FALSE = (
    lambda part: ("*", -1, part),
    lambda part: ("+", part, 1),
    lambda part: ("*", 2, part),
    lambda part: part[1],
    lambda part: ("^", part, 2),
    lambda part: ("^", part[1], part[2] + 1) if part[0] == "^" else ("*", "x", part),
    lambda part: ("+", part[1], ("*", -1, part[2])) if part[0] == "+" else ("sin", part),
)


def _at_random(rng, node, change):
    """Change one of the operations in an expression."""
    if not isinstance(node, tuple):
        return node
    inside = [place for place in range(1, len(node)) if isinstance(node[place], tuple)]
    if not inside or rng.random() < 0.4:
        return change(node)
    place = rng.choice(inside)
    return (*node[:place], _at_random(rng, node[place], change), *node[place + 1 :])


def _names(node):
    if isinstance(node, tuple):
        return set().union(*map(_names, node[1:]))
    return {node} if isinstance(node, str) else set()


def _put(node, name, meaning):
    if isinstance(node, tuple):
        return (node[0], *(_put(part, name, meaning) for part in node[1:]))
    return meaning if node == name else node


def _value(node, at):
    if not isinstance(node, tuple):
        return mpmath.mpf(at.get(node, 0) if isinstance(node, str) else node)
    kind, *parts = node
    if kind == "^":
        return _value(parts[0], at) ** parts[1]
    found = [_value(part, at) for part in parts]
    if kind in FUNCTIONS:
        return FUNCTIONS[kind](*found)
    one, two = found
    return one + two if kind == "+" else one * two if kind == "*" else one / two


def _along(node, by, at):
    return mpmath.diff(lambda value: _value(node, {**at, by: value}), at[by])


def _gaps(rng, names, true, node):
    """How far apart the true value and the written one are, relative, wherever both are real."""
    gaps = []
    for _ in range(PLACES):
        at = {name: mpmath.mpf(rng.choice((-1, 1)) * rng.randint(5, 300)) / 97 for name in names}
        try:
            ours, theirs = true(at), _value(node, at)
        except (ZeroDivisionError, ValueError, OverflowError):
            continue
        if all(isinstance(value, mpmath.mpf) and abs(value) < 1e15 for value in (ours, theirs)):
            larger = max(abs(ours), abs(theirs))
            gaps += [abs(ours - theirs) / larger] if larger > SMALL else []
    return gaps


def shown(node: object) -> str:
    """Write an expression in the notation, with a bracket around everything."""
    if not isinstance(node, tuple):
        return f"({node})" if isinstance(node, int) and node < 0 else str(node)
    kind, *parts = node
    if kind in FUNCTIONS:
        return f"e^({shown(parts[0])})" if kind == "exp" else f"{kind}({shown(parts[0])})"
    one, two = map(shown, parts)
    return f"({one} {kind} {two})" if kind != "^" else f"({one})^({two})"
