"""Reads lines of the notation a second time, and simply: tells by numbers whether they are true.

It shares nothing with the tracer. What it cannot read has no value.
"""

import re

import mpmath

TOKEN = re.compile(r"\s*(d(?:\^2)?/d[A-Za-z]\w*(?:\^2)?|[A-Za-z]\w*|\d+|\*\*|[-+*/^()\[\]'])")
SLOPE = re.compile(r"d(\^2)?/d(\w+?)(?:\^2)?$")
POINTS = ({"x": 0.7, "z": -0.4}, {"x": -1.3, "z": 0.9}, {"x": 1.9, "z": 0.3})
OTHERS = {"t": 0.3, "yhat": 0.62, "p": 0.41, "w_0": 0.2, "w_1": -0.7, "w_2": 0.5, "x_1": 1.1}
OTHERS |= {"x_2": -0.8, "w_i": 0.6, "x_i": 1.4, "c": -0.2, "u": 1.7, "a": 0.9, "b": 2.2, "w": 0.8}


def sigma(x):
    """The sigmoid."""
    return 1 / (1 + mpmath.exp(-x))


FUNCTIONS = {
    "sigma": sigma,
    "ln": mpmath.log,
    "log": mpmath.log,
    "exp": mpmath.exp,
    "sqrt": mpmath.sqrt,
    "tanh": mpmath.tanh,
    "sinh": mpmath.sinh,
    "cosh": mpmath.cosh,
    "softplus": lambda x: mpmath.log(1 + mpmath.exp(x)),
}


class Unreadable(Exception):
    """A line, or a name in it, that this reader does not know."""


class _Reader:
    """A recursive descent over the tokens of one side of a line; parts are functions of names."""

    def __init__(self, text):
        self.tokens = TOKEN.findall(text)
        if "".join(self.tokens) != re.sub(r"\s", "", text):
            raise Unreadable(text)

    def next(self, *expected):
        """Take the next token if it is one of these."""
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in expected else None

    def sum(self):
        value = self.product()
        while sign := self.next("+", "-"):
            value = _combined(sign, value, self.product())
        return value

    def product(self):
        value = self.factor()
        while self.tokens and self.tokens[0] not in ("+", "-", ")", "]"):
            sign = self.next("*", "/") or "*"
            value = _combined(sign, value, self.factor())
        return value

    def factor(self):
        if self.next("-"):
            inner = self.factor()
            return lambda names: -inner(names)
        base = self.atom()
        if self.next("^", "**"):
            exponent = self.factor()
            return lambda names: mpmath.power(base(names), exponent(names))
        return base

    def atom(self):
        if not self.tokens:
            raise Unreadable("an end")
        token = self.tokens.pop(0)
        if token in "([":
            return self.closed()
        if token.isdigit():
            return lambda names: mpmath.mpf(token)
        if slope := SLOPE.match(token):
            inner = self.closed() if self.next("[") else self.product()
            return _slope(inner, slope[2], 2 if slope[1] else 1)
        if token in FUNCTIONS:
            order = 1 if self.next("'") else 0
            if not self.next("("):
                raise Unreadable(token)
            return _call(FUNCTIONS[token], order, self.closed())
        return _name(token + (self.next("'") or ""))

    def closed(self):
        value = self.sum()
        if not self.next(")", "]"):
            raise Unreadable("a bracket")
        return value


def _combined(sign, one, other):
    if sign in "+-":
        factor = 1 if sign == "+" else -1
        return lambda names: one(names) + factor * other(names)
    power = 1 if sign == "*" else -1
    return lambda names: one(names) * mpmath.power(other(names), power)


def _name(name):
    def value(names):
        if name != "e" and name not in names:
            raise Unreadable(name)
        found = +mpmath.e if name == "e" else names[name]
        return found(names) if callable(found) else found

    return value


def _call(function, order, argument):
    def value(names):
        return mpmath.diff(function, argument(names), order) if order else function(argument(names))

    return value


def _slope(inner, by, order):
    def value(names):
        at = _name(by)(names)
        return mpmath.diff(lambda number: inner({**names, by: number}), at, order)

    return value


def places(meanings=()):
    """Values for all names, at some places; y is the log-sigmoid, as in `implicit`.

    Parameters
    ----------
    meanings : iterable of str
        Names that a sheet gives, as in ``"z = w x"``.

    Returns
    -------
    list of dict
    """
    given = {}
    for meaning in meanings:
        name, _, value = meaning.partition("=")
        given[name.strip()] = _Reader(value).sum()
    return [{**OTHERS, **point, **_log_sigmoid(point["x"]), **given} for point in POINTS]


def _log_sigmoid(x):
    return {"y": mpmath.log(sigma(x)), "y'": sigma(-x)}


def value(line, names):
    """The value of one side of a line; None where it has none that is real.

    Parameters
    ----------
    line : str
        One side, in the notation.
    names : dict
        As from `places`.

    Returns
    -------
    mpmath.mpf or None
    """
    try:
        reader = _Reader(line)
        found = reader.sum()(names)
    except (Unreadable, ZeroDivisionError, ValueError, OverflowError):
        return None
    return None if reader.tokens or not mpmath.isfinite(found) or mpmath.im(found) else found


def is_true(line, start, meanings=()):
    """Whether a line agrees with the start: in value, or as an equation of the same curve.

    Parameters
    ----------
    line, start : str
        In the notation.
    meanings : iterable of str
        Names that the sheet gives.

    Returns
    -------
    bool
    """
    sides = line.split("=") if "=" in start else [line, start]
    if len(sides) != 2 or sides[0] == sides[1]:
        return False
    return all(_agree(*(value(side, names) for side in sides)) for names in places(meanings))


def _agree(one, other):
    if one is None or other is None:
        return False
    return mpmath.fabs(one - other) < 1e-8 * (1 + mpmath.fabs(one))
