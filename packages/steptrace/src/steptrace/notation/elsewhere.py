"""Functions that people know by name and the notation does not have, and what is said of them."""

import re
from itertools import product

from steptrace.notation.errors import Unreadable

# How the notation writes them.
MENDS = {
    **dict.fromkeys(["sigmoid", "logistic", "expit"], "sigma(x)"),
    **dict.fromkeys(["lg", "log10"], "log_10(x)"),
    **dict.fromkeys(["lb", "ld"], "log_2(x)"),
    **dict.fromkeys(["tan", "tg"], "sin(x)/cos(x)"),
    **dict.fromkeys(["cot", "ctg"], "cos(x)/sin(x)"),
    **dict.fromkeys(["swish", "silu"], "x * sigma(x)"),
    "sec": "1/cos(x)",
    "csc": "1/sin(x)",
    "coth": "cosh(x)/sinh(x)",
    "sech": "1/cosh(x)",
    "csch": "1/sinh(x)",
    "cbrt": "x^(1/3)",
    "root": "sqrt(x)",
    "abs": "|x|",
}
_CIRCULAR = ("sin", "cos", "tan", "cot", "sec", "csc", "tg", "ctg")
_HYPERBOLIC = ("sinh", "cosh", "tanh", "coth", "sech", "csch")
_PREFIXED = [
    *product(("a", "arc"), (*_CIRCULAR, *_HYPERBOLIC)),
    *product(("ar",), _HYPERBOLIC),
]
_OTHERS = ("erf", "erfc", "relu", "elu", "gelu", "selu", "sgn", "sign", "floor", "ceil", "softmax")
_ARCS = [word for word in map("".join, _PREFIXED) if word.startswith("ar")]
# A function of a Python module, such as np.exp.
_PYTHON = re.compile(
    r"(?<![A-Za-z0-9_])(?:np|numpy|math|mpmath|sympy|torch)\.(?P<name>[A-Za-z]\w*)"
)
UNREAD = frozenset([*map("".join, _PREFIXED), *_OTHERS])


def is_elsewhere(word: str) -> bool:
    """Return whether a word is a function that people know and the notation does not have.

    Examples
    --------
    >>> is_elsewhere("arctan"), is_elsewhere("Tan"), is_elsewhere("sin"), is_elsewhere("loss")
    (True, True, False, False)
    """
    return word.lower() in UNREAD or word.lower() in MENDS


def inverse_in(run: str) -> str:
    """Return the inverse function whose name stands in a run of letters; empty if there is none.

    Examples
    --------
    >>> inverse_in("xarcsinx"), inverse_in("arcsinhx"), inverse_in("asin"), inverse_in("arc")
    ('arcsin', 'arcsinh', '', '')
    """
    return max((word for word in _ARCS if word in run.lower()), key=len, default="")


def elsewhere_in(run: str) -> str:
    """Return the function, of those the notation does not have, that a run begins with.

    Examples
    --------
    >>> elsewhere_in("tan"), elsewhere_in("tanx"), elsewhere_in("secret"), elsewhere_in("sinx")
    ('tan', 'tan', '', '')
    """
    if is_elsewhere(run):
        return run
    return run[:-1] if len(run) > 3 and is_elsewhere(run[:-1]) else ""


def elsewhere(word: str, column: int = 0) -> Unreadable:
    """Return the problem of such a function: how to write it, or that it cannot be written.

    Parameters
    ----------
    word : str
        A word for which `is_elsewhere` is true.
    column : int
        Its column.

    Returns
    -------
    Unreadable
    """
    mend = MENDS.get(word.lower())
    if mend:
        return Unreadable("function-word", column, text=word, mend=mend)
    return Unreadable("function-unread", column, text=word)


def check_modules(text: str) -> None:
    """Check that no function is written with the name of a Python module in front.

    Parameters
    ----------
    text : str
        An expression.

    Raises
    ------
    Unreadable
        A function is written as in ``np.exp(x)``.

    Examples
    --------
    >>> check_modules("exp(x) + 2.5p + n.x")
    """
    found = _PYTHON.search(text)
    if found:
        mend = "ln" if found["name"] == "log" else found["name"]
        raise Unreadable("function-python", found.start(), text=found[0], mend=mend)
