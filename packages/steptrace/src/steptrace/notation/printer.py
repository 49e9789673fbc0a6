"""Prints expressions: as text that reads back as the same tree, and as LaTeX."""

from fractions import Fraction

from steptrace.expression import (
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Node,
    Num,
    Pow,
    for_each_kind,
)
from steptrace.functions import FUNCTIONS
from steptrace.notation.names import ACCENTED, GREEK


def to_text(node: Node) -> str:
    """Print an expression in the notation.

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    str
        Text that reads back as the same tree, with the brackets that this needs.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> to_text(read("d/dx 1/(1+e^-x)"))
    'd/dx[1/(1 + e^-x)]'
    """
    return _TEXT[type(node)](node)


def to_latex(node: Node) -> str:
    r"""Print an expression in LaTeX, without dollar signs.

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    str
        LaTeX for math mode.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> print(to_latex(read("e^-x/2")))
    \frac{e^{-x}}{2}
    """
    return _LATEX[type(node)](node)


def to_decimal(value: Fraction) -> str:
    """Write out a number that has a finite decimal expansion.

    Parameters
    ----------
    value : Fraction
        Not negative; its denominator has no prime factors other than 2 and 5.

    Returns
    -------
    str

    Examples
    --------
    >>> to_decimal(Fraction(1, 8))
    '0.125'
    """
    if value.denominator == 1:
        return str(value.numerator)
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str((value * 10**places).numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def _sum(node, write, bracket):
    first, *rest = (_term(term, write, bracket) for term in node.terms)
    return first + "".join(f" - {t[1:]}" if t.startswith("-") else f" + {t}" for t in rest)


def _term(node, write, bracket):
    return bracket(write(node)) if isinstance(node, Add) else write(node)


def _round(text):
    return f"({text})"


def _text_neg(node):
    inner = to_text(node.arg)
    return f"-({inner})" if isinstance(node.arg, Add | Neg) else f"-{inner}"


def _text_mul(node):
    parts = []
    for before, factor in zip((None, *node.factors), node.factors, strict=False):
        loose = isinstance(factor, Add | Neg | Mul)
        loose |= isinstance(factor, Div) and before is not None and not isinstance(before, Div)
        parts.append(_round(to_text(factor)) if loose else to_text(factor))
    return " * ".join(parts)


def _text_div(node):
    inside = isinstance(node.num, Mul) and any(isinstance(f, Div) for f in node.num.factors)
    num = to_text(node.num)
    num = _round(num) if inside or isinstance(node.num, Add | Neg) else num
    den = to_text(node.den)
    return f"{num}/{_round(den) if isinstance(node.den, Add | Neg | Mul | Div) else den}"


def _text_pow(node):
    base, exponent = to_text(node.base), to_text(node.exponent)
    plain = node.exponent.arg if isinstance(node.exponent, Neg) else node.exponent
    closed = isinstance(node.base, Derivative) and not isinstance(node.base.arg, Name)
    base = base if closed or isinstance(node.base, Name | Num | Call) else _round(base)
    simple = isinstance(plain, Name | Num) and plain != Name("T")  # w^T may be a transpose.
    return f"{base}^{exponent if simple else _round(exponent)}"


def _text_call(node):
    function = FUNCTIONS[node.function]
    name = function.spellings[0] if node.base is None else function.based
    base = "" if node.base is None else f"_{to_text(node.base)}"
    return f"{name}{base}{chr(39) * node.order}({to_text(node.arg)})"


def _text_derivative(node):
    power = f"^{node.order}" if node.order > 1 else ""
    if isinstance(node.arg, Name):
        return f"d{power}{node.arg.name}/d{node.by}{power}"
    return f"d{power}/d{node.by}{power}[{to_text(node.arg)}]"


def _latex_round(text):
    return rf"\left({text}\right)"


def _latex_neg(node):
    inner = to_latex(node.arg)
    return f"-{_latex_round(inner)}" if isinstance(node.arg, Add | Neg) else f"-{inner}"


def _latex_mul(node):
    parts = [to_latex(node.factors[0])]
    if isinstance(node.factors[0], Add | Neg | Mul):
        parts = [_latex_round(parts[0])]
    for factor in node.factors[1:]:
        text = to_latex(factor)
        text = _latex_round(text) if isinstance(factor, Add | Neg | Mul) else text
        dot = r" \cdot " if text[0].isdigit() or isinstance(factor, Derivative | Div) else r" \, "
        parts.append(dot + text)
    return "".join(parts)


def _latex_pow(node):
    base = to_latex(node.base)
    plain = isinstance(node.base, Name | Num | Call)
    exponent = "(T)" if node.exponent == Name("T") else to_latex(node.exponent)
    return f"{base if plain else _latex_round(base)}^{{{exponent}}}"


def _latex_call(node):
    arg = to_latex(node.arg)
    function = FUNCTIONS[node.function]
    if function.braced and not node.order:
        return f"{function.braced}{{{arg}}}"
    name = function.latex if node.base is None else f"\\{function.based}"
    base = "" if node.base is None else f"_{{{to_latex(node.base)}}}"
    return f"{name}{base}{chr(39) * node.order}{_latex_round(arg)}"


def _latex_derivative(node):
    power = f"^{{{node.order}}}" if node.order > 1 else ""
    below = f"d{_latex_name(Name(node.by))}{power}"
    if isinstance(node.arg, Name):
        return rf"\frac{{d{power}{to_latex(node.arg)}}}{{{below}}}"
    return rf"\frac{{d{power}}}{{{below}}}\left[{to_latex(node.arg)}\right]"


def _latex_name(node):
    letters, _, index = node.name.partition("_")
    accent = ACCENTED.fullmatch(letters)
    if accent:
        command = accent.group(1)
        letters = rf"\{command}{{{_latex_name(Name(letters.removesuffix(command))).strip()}}}"
    elif letters in GREEK:
        letters = f"{_latex_greek(letters)}{'' if index or letters in _LIKE_LATIN else ' '}"
    elif len(letters) > 1:
        letters = rf"\operatorname{{{letters}}}"
    index = _latex_greek(index) if index in GREEK else index
    return f"{letters}_{{{index}}}" if index else letters


def _latex_greek(name):
    return GREEK[name] if name in _LIKE_LATIN else f"\\{name}"


# Greek letters that look like Latin ones, for which LaTeX has no command.
_LIKE_LATIN = frozenset(
    "omicron Alpha Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi".split()  # noqa: SIM905
)

_TEXT = for_each_kind(
    {
        Num: lambda node: to_decimal(node.value),
        Name: lambda node: node.name,
        Neg: _text_neg,
        Add: lambda node: _sum(node, to_text, _round),
        Mul: _text_mul,
        Div: _text_div,
        Pow: _text_pow,
        Call: _text_call,
        Derivative: _text_derivative,
    }
)

_LATEX = for_each_kind(
    {
        Num: lambda node: to_decimal(node.value),
        Name: _latex_name,
        Neg: _latex_neg,
        Add: lambda node: _sum(node, to_latex, _latex_round),
        Mul: _latex_mul,
        Div: lambda node: rf"\frac{{{to_latex(node.num)}}}{{{to_latex(node.den)}}}",
        Pow: _latex_pow,
        Call: _latex_call,
        Derivative: _latex_derivative,
    }
)
