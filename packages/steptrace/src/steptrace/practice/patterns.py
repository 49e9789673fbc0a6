"""The patterns of tasks: for each rule three levels, for each slip those in which it is near.

A pattern is a derivation's first line, with letters in braces for small numbers and signs.
"""

from dataclasses import dataclass
from random import Random

from steptrace.practice import goals
from steptrace.practice.goals import Goal


@dataclass(frozen=True)
class Pattern:
    """A pattern of tasks.

    Attributes
    ----------
    text : str
        The start, with `{a}` for a number and `{s}` for a sign; see `filled`.
    goal : Goal
        The form in which the end is asked for.
    """

    text: str
    goal: Goal


def filled(text: str, random: Random) -> str:
    """Put small numbers and signs into a pattern.

    Parameters
    ----------
    text : str
        The text of a pattern: `{a}` and `{c}` are different numbers from 2 to 5, `{b}` and `{d}`
        from 2 to 9, `{n}` and `{m}` are different exponents from 2 to 5, `{s}` and `{r}` are signs.
    random : random.Random
        Where the numbers come from.

    Returns
    -------
    str

    Examples
    --------
    >>> filled("({a}x {s} {b})^{n}", Random(0))
    '(5x - 2)^5'
    """
    numbers: dict[str, int | str] = {}
    for letters, values in (("ac", range(2, 6)), ("bd", range(2, 10)), ("nm", range(2, 6))):
        numbers.update(zip(letters, random.sample(values, 2), strict=True))
    return text.format(**numbers, s=random.choice("+-"), r=random.choice("+-"))


def _to(goal, *texts):
    return tuple(Pattern(text, goal) for text in texts)


def _differentiate(*texts, goal=goals.WORKED):
    return _to(goal, *(f"d/dx[{text}]" for text in texts))


def _gather(*texts):
    return _differentiate(*texts, goal=goals.GATHERED)


def _one_fraction(*texts):
    return _differentiate(*texts, goal=goals.ONE_FRACTION)


# The letters that stand for constants in patterns.
CONSTANTS = ("a", "b")

# For each rule the patterns of three levels: the rule; with a simplification; with another rule.
RULES: dict[str, tuple[tuple[Pattern, ...], ...]] = {
    "constant rule": (
        _differentiate("e^{n}", "ln({a})", "a^{n}"),
        _gather("x^{n} + e^{m}", "{a}x + ln({c})", "x^{n} - a^{m}"),
        _differentiate("e^({a}x) + e^{n}", "({a}x + {b})^{n} + ln({c})", "x ln(x) + b^{n}"),
    ),
    "constant multiple rule": (
        _differentiate("{a}x^{n}", "{a} ln(x)", "{a} e^x", "x^{n}/{a}"),
        _gather("{a}x^{n}/{c}", "{a} * {c} x^{n}", "{a} sqrt(x)"),
        _differentiate("{a}({c}x {s} {b})^{n}", "{a} ln(x^2 + {b})", "{a} e^({c}x)"),
    ),
    "sum rule": (
        _differentiate("x^{n} {s} ln(x)", "e^x {s} x^{n}", "sin(x) {s} {a}x"),
        _gather("{a}x^{n} {s} {b}x^2", "{a}x^{n} - ({b}x {s} {d})", "{c}(x^{n} {s} {a}x)"),
        _differentiate("e^({a}x) {s} ln(x)", "({a}x {s} {b})^{n} {r} x^2", "x ln(x) {s} x^{n}"),
    ),
    "power rule": (
        _differentiate("x^{n}", "x^-{n}", "sqrt(x)"),
        _gather("{a}x^{n}", "{a}/x^{n}", "x^{n}/{a} {s} x^2"),
        _differentiate("({a}x {s} {b})^{n}", "x^{n} ln(x)", "x^{n}/(x + {b})"),
    ),
    "product rule": (
        _differentiate("x^{n} ln(x)", "x^{n} e^x", "x^{n} sin(x)", "sqrt(x) e^x"),
        _gather("{a}x^{n} e^x", "(x {s} {b}) e^x", "{a}x^{n} ln(x)"),
        _differentiate("x^{m} e^({a}x)", "x ({a}x {s} {b})^{n}", "x^{m} ln(x^2 + {b})"),
    ),
    "quotient rule": (
        _differentiate("x/(x + {b})", "x^2/(x {s} {b})", "ln(x)/x", "e^x/(x + {b})"),
        _one_fraction("({a}x - {b})/(x + {d})", "x/(x^2 + {b})", "e^x/(e^x + {b})"),
        _differentiate("e^({a}x)/(x + {b})", "ln({a}x + {b})/x", "x/({a}x {s} {b})^{n}"),
    ),
    "reciprocal rule": (
        _differentiate("1/({a}x {s} {b})", "1/(x^2 + {b})", "1/(e^x + {b})", "1/ln(x)"),
        _one_fraction("{a}/({c}x {s} {b})", "{a}/(x^2 + {b})", "{a}/(e^x + {b})"),
        _differentiate("1/({a}x + {b})^{n}", "1/(e^({a}x) + {b})", "1/(x ln(x))"),
    ),
    "chain rule": (
        _differentiate(
            "({a}x {s} {b})^{n}",
            "(x^2 {s} {b})^{n}",
            "e^(x^{n})",
            "ln(x^2 + {b})",
            "sqrt(x^2 + {b})",
        ),
        _gather(
            "{c}({a}x {s} {b})^{n}", "(x^{m} {s} {b})^{n}", "{a} e^(x^{n})", "{a} ln(x^2 + {b})"
        ),
        _differentiate("x ({a}x {s} {b})^{n}", "e^({a}x)/(x + {b})", "ln({a}x + {b}) e^(-x)"),
    ),
    "exponential rule": (
        _differentiate("e^({a}x)", "e^(-{a}x)", "{a}^x"),
        _gather("{a} e^({c}x)", "{b} e^(-{a}x)", "{c} e^({a}x {s} {b})"),
        _differentiate("e^({a}x) ln(x)", "x^{m} e^(-x)", "e^(x^2 {s} {b})"),
    ),
    "logarithm rule": (
        _differentiate("ln(x)", "ln({a}x)", "log_{a}(x)"),
        _one_fraction("{a} ln(x)", "ln({a}x + {b})", "ln(x^2 + {b})"),
        _differentiate("x^{n} ln(x)", "{a} ln(x^2 + {b})", "ln(x)/x^{m}"),
    ),
    "known derivative": (
        _differentiate("sin(x)", "cos(x)", "sigma(x)", "tanh(x)"),
        _gather("{a} sin(x) {s} {b} cos(x)", "{a} sigma(x) {s} {b}x", "{b}x - {a} cos(x)"),
        _differentiate("sin({a}x {s} {b})", "x^{m} cos(x)", "ln(sigma(x))", "e^x sin(x)"),
    ),
    "algebra": (
        (
            *_to(goals.MULTIPLIED_OUT, "(x {s} {b})^2", "{b} - {a}(x - {d})"),
            *_to(goals.NO_FRACTION, "(x^{n} {s} {a}x)/x"),
        ),
        (
            *_to(goals.MULTIPLIED_OUT, "({a}x {s} {b})^2", "(x {s} {b})(x {r} {d})"),
            *_to(goals.ONE_FRACTION, "1/x + 1/(x + {b})", "1 - {a}/(x + {b})"),
        ),
        (
            *_to(goals.ONE_FRACTION, "1/({a} + e^-x)", "1 - 1/(1 + {a}e^-x)"),
            *_to(goals.ONE_LOGARITHM, "ln(x^2 + {b}x) - ln(x)"),
        ),
    ),
    "change of base": (
        _to(goals.NATURAL, "log_{a}(x)", "log_{a}(x + {b})", "log_{a}({c}x)"),
        _to(goals.NATURAL, "{b} log_{a}(x)", "log_{a}(x) + log_{c}(x)", "log_{a}(x)/log_{c}(x)"),
        _to(goals.NATURAL, "d/dx[log_{a}({c}x + {b})]", "d/dx[x^{n} log_{a}(x)]"),
    ),
    "definition": (
        _to(goals.WRITTEN_OUT, "sigma(x)", "sigma({a}x)", "sigma(x {s} {b})", "softplus({a}x)"),
        _to(goals.WRITTEN_OUT, "1 - sigma({a}x)", "{b} sigma(-{a}x)", "sinh(x) + cosh(x)"),
        _to(goals.WRITTEN_OUT, "ln(sigma({a}x))", "d/dx[sigma({a}x)]", "d/dx[softplus({a}x)]"),
    ),
    "substitution": (
        _to(goals.IN_X, "let u = {a}x {s} {b}\nu^{n}", "let u = x^2 + {b}\nu^2 {s} {a}u"),
        _to(goals.IN_X, "let u = {a}x {s} {b}\nd/dx[u^{n}]", "let u = x^2 + {b}\nd/dx[ln(u)]"),
        _to(goals.IN_X, "let u = {a}x {s} {b}\nd/dx[x u^{n}]", "let u = e^x + {b}\nd/dx[ln(u)]"),
    ),
    "differentiate both sides": (
        _to(goals.SOLVED, "x^2 + y^2 = {b}", "x y = {b}", "y^2 = {a}x + {b}"),
        _to(goals.SOLVED, "{a}x^2 + y^2 = {b}", "ln(y) = x^{n}", "y^2 = x^3 + {b}"),
        _to(goals.SOLVED, "x y + x^2 = {b}", "e^y = x^2 + {b}", "x^2 y = {b}"),
    ),
}

_QUOTIENTS = _differentiate("x/(x^2 + {b})", "x^2/(x + {b})", "e^x/(x^2 + {b})")
_PRODUCTS = _differentiate("x^{n} ln(x)", "x^{n} e^x", "x^{n} sin(x)")
_COMPOSED = _differentiate("(x^2 + {b})^{n}", "(x^3 {s} {b})^{n}")

# For each slip the patterns of tasks in which a student who makes it would make it.
SLIPS: dict[str, tuple[Pattern, ...]] = {
    "constant": _differentiate("e^x + a", "x^{n} + b", "ln(x) + e^{n}"),
    "variable-as-constant": _to(
        goals.WORKED, "let z = {a}w + {b}\nd/dw[ln(z)]", "let z = {a}w {s} {b}\nd/dw[z^{n}]"
    ),
    "power-decrement": _differentiate("x^{n}", "{a}x^{n}"),
    "product-of-derivatives": _PRODUCTS,
    "half-product-rule": _PRODUCTS,
    "quotient-order": _QUOTIENTS,
    "quotient-plus": _QUOTIENTS,
    "quotient-factors": _QUOTIENTS,
    "quotient-square": _QUOTIENTS,
    "quotient-of-derivatives": _QUOTIENTS,
    "reciprocal": _differentiate("1/ln(x)", "1/(x^2 + {b})", "1/(e^x + {b})"),
    "inner-derivative": (*_COMPOSED, *_differentiate("e^(-{a}x)", "ln(x^2 + {b})")),
    "inner-twice": (*_COMPOSED, *_differentiate("e^(x^{n})")),
    "outer-derivative-lost": (*_COMPOSED, *_differentiate("sqrt(x^2 + {b})")),
    "power-rule-on-exponential": _differentiate("e^x", "{a}^x"),
    "log-base": _differentiate("log_{a}(x)", "{a}^x"),
    "log-reciprocal": _differentiate("ln(x)", "{a} ln(x)", "x^{n} + ln(x)"),
    "sign": _to(goals.MULTIPLIED_OUT, "{a}x - (x^2 - {b})", "{b} - {a}(x - {d})"),
    "reflected": _to(goals.ONE_FRACTION, "1/(1 + e^-x)", "{a}/({b} + e^-x)"),
    "complement": _to(goals.ONE_FRACTION, "1 - 1/(1 + e^x)", "1 - e^x/(e^x + {b})"),
    "log-of-sum": _to(goals.ONE_LOGARITHM, "ln(x + {b}) + ln(x)", "ln(x + {b}) + ln({a})"),
    "log-of-product": _to(goals.LOGARITHMS_APART, "ln({a}x)", "ln(x/{a})", "ln({a}(x + {b}))"),
    "fraction-split": _to(goals.ONE_FRACTION, "1/x + 1/{a}", "1/x + 1/(x^2 + {b})"),
    "one-part-multiplied": _to(goals.ONE_FRACTION, "1/x + 1/(x + {b})", "1 - {a}/x"),
    "cancelling-through-sum": _to(goals.NO_FRACTION, "(x^{n} + {a}x)/x", "({a}x - x^{n})/x"),
    "power-over-sum": _to(goals.MULTIPLIED_OUT, "(x + {b})^2", "({a}x + {b})^2"),
    "exponent-arithmetic": _to(goals.ONE_POWER, "x^{n} x^{m}", "(x^{n})^{m}", "e^x e^{n}"),
    "negative-exponent": _to(goals.ONE_FRACTION, "{b} + e^-x", "{b} + x^-{n}"),
}
