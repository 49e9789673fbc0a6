"""Prints expressions as MathML, which browsers show without a script and without a network."""

from collections.abc import Sequence
from html import escape

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
from steptrace.notation.printer import to_decimal

_TIMES = '<mo lspace="0.1em" rspace="0.1em">&#x2062;</mo>'  # invisible, and read aloud
_DOT = "<mo>&#x22C5;</mo>"
_APPLIED = "<mo>&#x2061;</mo>"
_PLUS, _MINUS = '<mo form="infix">+</mo>', '<mo form="infix">&#x2212;</mo>'
_NEGATIVE = '<mo form="prefix">&#x2212;</mo>'
_EQUALS = "<mo>=</mo>"
_ACCENTS = {"hat": "^", "bar": "&#xAF;", "tilde": "~"}
_TALL = ("<mfrac", "<msqrt")


def to_mathml(node: Node) -> str:
    """Print an expression in MathML, without `math` around it.

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    str
        One element, with the brackets that the expression needs.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> to_mathml(read("x^2"))
    '<msup><mi>x</mi><mn>2</mn></msup>'
    """
    return _MATHML[type(node)](node)


def formula(sides: Sequence[Node | str], breaks: bool = False) -> str:
    """Print what stands in a row of a trace.

    Parameters
    ----------
    sides : sequence of Node or str
        Expressions, with ``=`` before or between them.
    breaks : bool
        Whether the formula may break between its terms: each is then a `math` of its own.

    Returns
    -------
    str
        One `math` element or several.

    Examples
    --------
    >>> from steptrace.expression import TWO
    >>> formula(["=", TWO])
    '<math displaystyle="true"><mo>=</mo><mn>2</mn></math>'
    """
    pieces = [""]
    for side in sides:
        if isinstance(side, str):
            pieces[-1] += _EQUALS
        elif breaks and isinstance(side, Add):
            first, *rest = _terms(side)
            pieces[-1] += first
            pieces += rest
        else:
            pieces[-1] += to_mathml(side)
    return " ".join(f'<math displaystyle="true">{piece}</math>' for piece in pieces)


def _row(*parts):
    return f"<mrow>{''.join(parts)}</mrow>"


def _bracketed(inner, left="(", right=")"):
    # Chromium sets space about a bracket that could grow and need not.
    grows = "" if any(tag in inner for tag in _TALL) else ' stretchy="false"'
    return _row(f"<mo{grows}>{left}</mo>", inner, f"<mo{grows}>{right}</mo>")


def _within(node, *kinds):
    """An expression as a part, in brackets if it is of one of some kinds."""
    inner = to_mathml(node)
    return _bracketed(inner) if isinstance(node, kinds) else inner


def _terms(node):
    """The terms of a sum, each but the first with its sign."""
    first, *rest = node.terms
    yield _within(first, Add)
    for term in rest:
        if isinstance(term, Neg):
            yield _MINUS + _within(term.arg, Add, Neg)
        else:
            yield _PLUS + _within(term, Add)


def _mul(node):
    first, *rest = node.factors
    parts = [_within(first, Add, Neg, Mul)]
    for factor in rest:
        inner = _within(factor, Add, Neg, Mul)
        digits = inner.removeprefix("<mrow>").removeprefix("<msup>").startswith("<mn>")
        parts += [_DOT if digits or isinstance(factor, Derivative | Div) else _TIMES, inner]
    return _row(*parts)


def _pow(node):
    base = to_mathml(node.base)
    plain = isinstance(node.base, Name | Num | Call)
    exponent = to_mathml(node.exponent)
    if node.exponent == Name("T"):  # w^T may be a transpose
        exponent = _bracketed(exponent)
    return f"<msup>{base if plain else _bracketed(base)}{exponent}</msup>"


def _call(node):
    function, arg = FUNCTIONS[node.function], to_mathml(node.arg)
    if function.braced == r"\sqrt" and not node.order:
        return f"<msqrt>{arg}</msqrt>"
    greek = (spelling for spelling in function.spellings if not spelling.isascii())
    name = f"<mi>{next(greek, function.spellings[0])}</mi>"
    primes = f"<mo>{'&#x2032;' * node.order}</mo>" if node.order else ""
    if node.base is not None:
        name, base = f"<mi>{function.based}</mi>", to_mathml(node.base)
        both = f"<msubsup>{name}{base}{primes}</msubsup>"
        name = both if primes else f"<msub>{name}{base}</msub>"
    elif primes:
        name = f"<msup>{name}{primes}</msup>"
    return _row(name, _APPLIED, _bracketed(arg))


def _derivative(node):
    below = _row("<mi>d</mi>", _raised(_name(Name(node.by)), node.order))
    above = _raised("<mi>d</mi>", node.order)
    if isinstance(node.arg, Name):
        return f"<mfrac>{_row(above, to_mathml(node.arg))}{below}</mfrac>"
    return _row(f"<mfrac>{above}{below}</mfrac>", _bracketed(to_mathml(node.arg), "[", "]"))


def _raised(inner, order):
    return f"<msup>{inner}<mn>{order}</mn></msup>" if order > 1 else inner


def _name(node):
    letters, _, index = node.name.partition("_")
    accent = ACCENTED.fullmatch(letters)
    if accent:
        bare, sign = letters.removesuffix(accent.group(1)), _ACCENTS[accent.group(1)]
        sign = f'<mo stretchy="false">{sign}</mo>'
        made = f'<mover accent="true">{_name(Name(bare))}{sign}</mover>'
    else:
        made = f"<mi>{escape(GREEK.get(letters, letters))}</mi>"
    tag = "mn" if index.isdigit() else "mi"
    return f"<msub>{made}<{tag}>{escape(GREEK.get(index, index))}</{tag}></msub>" if index else made


_MATHML = for_each_kind(
    {
        Num: lambda node: f"<mn>{to_decimal(node.value)}</mn>",
        Name: _name,
        Neg: lambda node: _row(_NEGATIVE, _within(node.arg, Add, Neg)),
        Add: lambda node: _row(*_terms(node)),
        Mul: _mul,
        Div: lambda node: f"<mfrac>{to_mathml(node.num)}{to_mathml(node.den)}</mfrac>",
        Pow: _pow,
        Call: _call,
        Derivative: _derivative,
    }
)
