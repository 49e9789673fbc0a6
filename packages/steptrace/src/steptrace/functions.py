"""The table of the notation's functions: one entry holds all that is known about a function.

To add a function, add an entry. A field that an entry leaves out is unknown, and a comparison or a
step that needs it is undecided.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import mpmath
from mpmath import iv

from steptrace.builders import one_minus
from steptrace.columns import backend
from steptrace.expression import EULER, ONE, TWO, ZERO, Add, Call, Div, Mul, Neg, Node, Num, Pow

KNOWN_DERIVATIVE = "known derivative"
MAX_ARGUMENT = mpmath.mpf(10) ** 400  # larger than every finite double

_LETTERS = re.compile(r"[A-Za-z]{2,}|[α-ωΑ-Ω]")


@dataclass(frozen=True, kw_only=True)
class Function:
    r"""All that is known about one function of a real variable.

    Attributes
    ----------
    name : str
        Its name in the tree.
    spellings : tuple of str
        The words that are read as the function, with a backslash in LaTeX; by default the name
        alone. It is printed as the first of them.
    based : str
        The spelling that takes a base, such as `log` in ``log_2(x)``.
    latex : str
        The LaTeX that prints it; by default the name in upright letters.
    braced : str
        The LaTeX command that takes the argument in braces, such as ``\sqrt``.
    domain : str
        Where it is defined.
    double : callable or None
        Computes its values: maps a column of doubles to a column.
    digits : callable or None
        Computes its value to any precision: maps a number of `mpmath.mp` to one.
    interval : callable or None
        Bounds its values: maps an interval of `mpmath.iv` to one.
    derivative : callable or None
        Maps the argument u to f'(u) as it is usually written.
    primed : bool
        Whether the derivative is also taught in the form f'(u).
    narrow : bool
        Whether the derivative has values outside the function's domain, as 1/x has for ln x.
    rule : str
        The name of the rule that differentiates it.
    definition : callable or None
        Maps the argument to an expression in other functions that defines this one.
    parity : int
        1 if f(-u) = f(u), -1 if f(-u) = -f(u), otherwise 0.
    at_zero : Node or None
        Its value at 0, for a function without a definition.
    square : callable or None
        Maps the argument to a polynomial in other functions that equals the function's square.
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
        The entry to add.

    Returns
    -------
    Function
        The same entry.

    Raises
    ------
    ValueError
        Another function already has the name or one of the spellings.
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
    """Remove a function from the notation.

    Parameters
    ----------
    function : Function
        An entry that `define` added.
    """
    del FUNCTIONS[function.name]
    for spelling in function.spellings:
        del SPELLINGS[spelling]


def is_function_word(text: str) -> bool:
    r"""Return whether a word of Latin letters spells a function, as ``sin`` does.

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
    """Return whether a function has its own rule of differentiation, as ln has the logarithm rule.

    Parameters
    ----------
    name : str
        The function's name.

    Returns
    -------
    bool
        False for functions whose rule is "known derivative".
    """
    return FUNCTIONS[name].rule != KNOWN_DERIVATIVE


def limited(argument: Any) -> Any:
    """Return an exponent or an angle unchanged, if it is small enough for mpmath to be fast.

    Parameters
    ----------
    argument : mpmath.mpf or mpmath.iv.mpf
        A number or an interval.

    Returns
    -------
    mpmath.mpf or mpmath.iv.mpf
        The argument itself.

    Raises
    ------
    OverflowError
        The argument is larger than `MAX_ARGUMENT`.
    """
    if abs(argument) > MAX_ARGUMENT:
        raise OverflowError
    return argument


def _in_both(formula):
    """The fields `digits` and `interval`, both computed by the same formula."""
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
        double=backend.exp,
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
        double=backend.log,
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
        double=backend.sqrt,
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
        double=lambda u: 1 / (1 + backend.exp(-u)),
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
        double=backend.tanh,
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
        double=backend.sinh,
        **_in_both(lambda context, u: (_exp_of(context, u) - _exp_of(context, -u)) / 2),
        derivative=lambda u: Call("cosh", u),
        definition=lambda u: Div(Add((_exp(u), Neg(_exp(Neg(u))))), TWO),
    )
)
define(
    Function(
        name="cosh",
        latex=r"\cosh",
        double=backend.cosh,
        **_in_both(lambda context, u: (_exp_of(context, u) + _exp_of(context, -u)) / 2),
        derivative=lambda u: Call("sinh", u),
        definition=lambda u: Div(Add((_exp(u), _exp(Neg(u)))), TWO),
    )
)
define(
    Function(
        name="sin",
        latex=r"\sin",
        double=backend.sin,
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
        double=backend.cos,
        **_in_both(lambda context, u: context.cos(limited(u))),
        derivative=lambda u: Neg(Call("sin", u)),
        parity=1,
        at_zero=ONE,
    )
)
define(
    Function(
        name="softplus",
        double=lambda u: backend.logaddexp(0, u),
        **_in_both(lambda context, u: context.log(1 + _exp_of(context, u))),
        derivative=_sigma,
        definition=lambda u: Call("log", Add((ONE, _exp(u)))),
    )
)
define(
    Function(
        name="logit",
        domain="0 < x < 1",
        double=lambda u: backend.log(u / (1 - u)),
        **_in_both(lambda context, u: context.log(u / (1 - u))),
        derivative=lambda u: Div(ONE, Mul((u, one_minus(u)))),
        narrow=True,
        definition=lambda u: Add((Call("log", u), Neg(Call("log", one_minus(u))))),
    )
)
