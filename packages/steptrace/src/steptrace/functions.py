"""The functions of the notation: what is known of each stands in one entry of one table.

A new function is a new entry. What an entry leaves out is not known: a comparison or a step that
needs it is undecided.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import mpmath
import numpy as np
from mpmath import iv

from steptrace.builders import one_minus
from steptrace.expression import EULER, ONE, TWO, ZERO, Add, Call, Div, Mul, Neg, Node, Num, Pow

KNOWN_DERIVATIVE = "known derivative"
MAX_ARGUMENT = mpmath.mpf(10) ** 400  # Every finite double is smaller.

_LETTERS = re.compile(r"[A-Za-z]{2,}|[α-ωΑ-Ω]")


@dataclass(frozen=True, kw_only=True)
class Function:
    r"""What is known of a function of one real variable.

    Attributes
    ----------
    name : str
        How the tree names it.
    spellings : tuple of str
        How it is read, with a backslash in LaTeX; it is written as the first. The name by default.
    based : str
        The spelling that takes a base, as `log` in ``log_2(x)``.
    latex : str
        How LaTeX writes it; by default the name in upright letters.
    braced : str
        The LaTeX command that takes the argument in braces, as ``\sqrt``.
    domain : str
        Where it is defined.
    double : callable or None
        Its values, from an array of doubles to an array.
    digits : callable or None
        Its value to any precision, from a number of `mpmath.mp` to one.
    interval : callable or None
        Bounds of its values, from an interval of `mpmath.iv` to one.
    derivative : callable or None
        Its derivative, from the argument u to f'(u) as it is written.
    primed : bool
        Whether the derivative is taught in the form f'(u) too.
    narrow : bool
        Whether the derivative has values outside of the domain, as 1/x has for ln x.
    rule : str
        The rule by which it is differentiated.
    definition : callable or None
        What it stands for in terms of other functions, from the argument to an expression.
    parity : int
        1 where f(-u) = f(u), -1 where f(-u) = -f(u), else 0.
    at_zero : Node or None
        Its value at 0, for a function without a definition.
    square : callable or None
        A polynomial in other functions that its square equals, from the argument to an expression.
    """

    name: str
    spellings: tuple[str, ...] = ()
    based: str = ""
    latex: str = ""
    braced: str = ""
    domain: str = "all real numbers"
    double: Callable | None = None
    digits: Callable | None = None
    interval: Callable | None = None
    derivative: Callable[[Node], Node] | None = None
    primed: bool = False
    narrow: bool = False
    rule: str = KNOWN_DERIVATIVE
    definition: Callable[[Node], Node] | None = None
    parity: int = 0
    at_zero: Node | None = None
    square: Callable[[Node], Node] | None = None

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("A function needs a name.")
        object.__setattr__(self, "spellings", self.spellings or (self.name,))
        object.__setattr__(self, "latex", self.latex or rf"\operatorname{{{self.name}}}")
        for fault in self._faults():
            raise ValueError(f"The function {self.name}: {fault}")

    def _faults(self):
        if isinstance(self.spellings, str):
            yield f"its spellings are a tuple, not the text {self.spellings!r}."
        for spelling in self.spellings:
            if not _LETTERS.fullmatch(spelling):
                yield f"{spelling!r} is no spelling: two Latin letters or more, or a Greek one."
        if len(set(self.spellings)) < len(self.spellings):
            yield "a spelling stands twice."
        if self.based and self.based not in self.spellings:
            yield f"{self.based!r} takes a base and is not among its spellings."
        if self.parity not in (-1, 0, 1):
            yield f"its parity is 1, -1 or 0, not {self.parity!r}."


FUNCTIONS: dict[str, Function] = {}
SPELLINGS: dict[str, Function] = {}


def define(function: Function) -> Function:
    """Add a function to the notation.

    Parameters
    ----------
    function : Function
        Its entry.

    Returns
    -------
    Function
        The same entry.

    Raises
    ------
    ValueError
        The name or a spelling is already another function's.
    """
    if function.name in FUNCTIONS:
        raise ValueError(f"The function {function.name} is defined twice.")
    for spelling in function.spellings:
        if spelling in SPELLINGS:
            taken = SPELLINGS[spelling].name
            raise ValueError(
                f"The function {function.name}: {spelling!r} is how {taken} is spelled."
            )
    FUNCTIONS[function.name] = function
    SPELLINGS.update(dict.fromkeys(function.spellings, function))
    return function


def withdraw(function: Function) -> None:
    """Take a function out of the notation again.

    Parameters
    ----------
    function : Function
        One that was defined.
    """
    del FUNCTIONS[function.name]
    for spelling in function.spellings:
        del SPELLINGS[spelling]


def is_function_word(text: str) -> bool:
    r"""Whether a word of Latin letters spells a function, as after the backslash of ``\sin``.

    Parameters
    ----------
    text : str
        A word.

    Returns
    -------
    bool
        False for Greek letters.

    Examples
    --------
    >>> is_function_word("ln"), is_function_word("σ"), is_function_word("alpha")
    (True, False, False)
    """
    return text.isascii() and text in SPELLINGS


def is_taught_by_rule(name: str) -> bool:
    """Whether a function is differentiated by a rule of its own, as ln by the logarithm rule.

    Parameters
    ----------
    name : str
        The function's name.

    Returns
    -------
    bool
        False for functions whose derivative is looked up.
    """
    return FUNCTIONS[name].rule != KNOWN_DERIVATIVE


def limited(argument: Any) -> Any:
    """An exponent or an angle, unless mpmath would take long over it.

    Parameters
    ----------
    argument : mpmath.mpf or mpmath.iv.mpf
        A number or an interval.

    Returns
    -------
    mpmath.mpf or mpmath.iv.mpf
        The same.

    Raises
    ------
    OverflowError
        It is larger than `MAX_ARGUMENT`.
    """
    if abs(argument) > MAX_ARGUMENT:
        raise OverflowError
    return argument


def _in_both(formula):
    """The values to any precision and the bounds, where one formula serves for both."""
    return {"digits": partial(formula, mpmath.mp), "interval": partial(formula, iv)}


def _sigma(node):
    return Call("sigma", node)


def _exp_of(context, exponent):
    return context.exp(limited(exponent))


def _exp(node):
    return Pow(EULER, node)


define(
    Function(
        name="exp",
        latex=r"\exp",
        double=np.exp,
        **_in_both(lambda context, u: _exp_of(context, u)),
        derivative=lambda u: Call("exp", u),
        rule="exponential rule",
        definition=_exp,
    )
)
define(
    Function(
        name="log",
        spellings=("ln", "log"),
        based="log",
        latex=r"\ln",
        domain="x > 0",
        double=np.log,
        **_in_both(lambda context, u: context.log(u)),
        derivative=lambda u: Div(ONE, u),
        narrow=True,
        rule="logarithm rule",
    )
)
define(
    Function(
        name="sqrt",
        braced=r"\sqrt",
        domain="x >= 0",
        double=np.sqrt,
        **_in_both(lambda context, u: context.sqrt(u)),
        derivative=lambda u: Div(ONE, Mul((TWO, Call("sqrt", u)))),
        rule="power rule",
        definition=lambda u: Pow(u, Num(ONE.value / 2)),
    )
)
define(
    Function(
        name="sigma",
        spellings=("sigma", "σ"),
        latex=r"\sigma",
        double=lambda u: 1 / (1 + np.exp(-u)),
        **_in_both(lambda context, u: 1 / (1 + _exp_of(context, -u))),
        derivative=lambda u: Mul((_sigma(u), one_minus(_sigma(u)))),
        primed=True,
        definition=lambda u: Div(ONE, Add((ONE, _exp(Neg(u))))),
    )
)
define(
    Function(
        name="tanh",
        latex=r"\tanh",
        double=np.tanh,
        **_in_both(lambda context, u: 1 - 2 / (_exp_of(context, 2 * u) + 1)),
        derivative=lambda u: one_minus(Pow(Call("tanh", u), TWO)),
        primed=True,
        definition=lambda u: Div(Call("sinh", u), Call("cosh", u)),
    )
)
define(
    Function(
        name="sinh",
        latex=r"\sinh",
        double=np.sinh,
        **_in_both(lambda context, u: (_exp_of(context, u) - _exp_of(context, -u)) / 2),
        derivative=lambda u: Call("cosh", u),
        definition=lambda u: Div(Add((_exp(u), Neg(_exp(Neg(u))))), TWO),
    )
)
define(
    Function(
        name="cosh",
        latex=r"\cosh",
        double=np.cosh,
        **_in_both(lambda context, u: (_exp_of(context, u) + _exp_of(context, -u)) / 2),
        derivative=lambda u: Call("sinh", u),
        definition=lambda u: Div(Add((_exp(u), _exp(Neg(u)))), TWO),
    )
)
define(
    Function(
        name="sin",
        latex=r"\sin",
        double=np.sin,
        **_in_both(lambda context, u: context.sin(limited(u))),
        derivative=lambda u: Call("cos", u),
        parity=-1,
        at_zero=ZERO,
        square=lambda u: one_minus(Pow(Call("cos", u), TWO)),
    )
)
define(
    Function(
        name="cos",
        latex=r"\cos",
        double=np.cos,
        **_in_both(lambda context, u: context.cos(limited(u))),
        derivative=lambda u: Neg(Call("sin", u)),
        parity=1,
        at_zero=ONE,
    )
)
define(
    Function(
        name="softplus",
        double=lambda u: np.logaddexp(0, u),
        **_in_both(lambda context, u: context.log(1 + _exp_of(context, u))),
        derivative=_sigma,
        definition=lambda u: Call("log", Add((ONE, _exp(u)))),
    )
)
define(
    Function(
        name="logit",
        domain="0 < x < 1",
        double=lambda u: np.log(u / (1 - u)),
        **_in_both(lambda context, u: context.log(u / (1 - u))),
        derivative=lambda u: Div(ONE, Mul((u, one_minus(u)))),
        narrow=True,
        definition=lambda u: Add((Call("log", u), Neg(Call("log", one_minus(u))))),
    )
)
