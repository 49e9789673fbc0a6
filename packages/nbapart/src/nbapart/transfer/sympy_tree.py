"""SymPy expressions as plain data: a tree of known kinds of nodes, rebuilt without evaluation."""

from functools import lru_cache
from typing import Any

from nbapart import patches
from nbapart.transfer.untrusted import expect

# Limits of one expression.
MAX_NODES, MAX_NESTING = 2_000, 60
MAX_FUNCTION_NAMES = 64  # SymPy creates a class for each
MAX_NAME_CHARACTERS = 200
MAX_BITS = 13_288  # enough for an integer of 4,000 digits
MAX_BINARY_EXPONENT, MAX_FLOAT_PRECISION = 1_000_000, 20_000


def _words(text):
    return frozenset(text.split())


CONSTANTS = _words(
    "Pi Exp1 Infinity NegativeInfinity ComplexInfinity NaN ImaginaryUnit EulerGamma "
    "BooleanTrue BooleanFalse"
)
# Encoded with their arguments, and rebuilt from them with evaluate=False.
OPERATIONS = _words(
    "Add Mul Pow exp log sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh Abs sign "
    "Eq Ne Lt Le Gt Ge"
)
ASSUMPTIONS = _words(
    "algebraic commutative complex even extended_negative extended_nonnegative "
    "extended_nonpositive extended_nonzero extended_positive extended_real finite hermitian "
    "imaginary infinite integer irrational negative noninteger nonnegative nonpositive nonzero odd "
    "positive prime rational real transcendental zero"
)


def dump(expression: object) -> list:
    """Encode an expression as nested lists.

    Parameters
    ----------
    expression : sympy.Basic

    Returns
    -------
    list

    Raises
    ------
    TypeError
        A node is of an unknown kind; the message is the name of its type.
    OverflowError
        The expression or one of its numbers is too large.

    Examples
    --------
    >>> from sympy import Symbol
    >>> dump(2 * Symbol("x", real=True))
    ['Mul', ['Integer', 2], ['Symbol', 'x', 'real', True]]
    """
    return _Writer().write(expression)


def load(tree: object, functions: set | None = None) -> object:
    """Rebuild an expression from the output of `dump`, which may be forged.

    Parameters
    ----------
    tree : object
    functions : set, optional
        Names of the undefined functions in other expressions of the same value; those of this
        expression are added.

    Returns
    -------
    sympy.Basic

    Raises
    ------
    ValueError, TypeError
        The tree is not valid output of `dump`.

    Examples
    --------
    >>> load(["Mul", ["Integer", 2], ["Symbol", "x", "real", True]])
    2*x
    >>> load(["__import__", "os"])
    Traceback (most recent call last):
    ValueError: no node of an expression
    """
    return _Reader(set() if functions is None else functions).read(tree)


def whole(value: Any) -> int:
    """Check that a value is an integer of at most 4,000 digits, and return it.

    Parameters
    ----------
    value : object

    Returns
    -------
    int

    Raises
    ------
    ValueError
        The value is not an integer, or has more digits.
    """
    expect(
        type(value) is int and value.bit_length() <= MAX_BITS,
        "no whole number, or a long one",
    )
    return value


def binary(mantissa: object, exponent: object) -> tuple:
    """Return mantissa * 2**exponent in mpmath's internal form.

    Parameters
    ----------
    mantissa, exponent : object
        Should be integers; not trusted.

    Returns
    -------
    tuple

    Raises
    ------
    ValueError
        One of them is not an integer, or is too large.
    """
    from mpmath.libmp import from_man_exp

    expect(type(exponent) is int and abs(exponent) <= MAX_BINARY_EXPONENT, "an exponent")
    return from_man_exp(whole(mantissa), exponent)


def parts(value: tuple) -> tuple[int, int]:
    """Return mantissa and exponent of a number in mpmath's internal form.

    Parameters
    ----------
    value : tuple

    Returns
    -------
    tuple of int

    Raises
    ------
    OverflowError
        The number is infinite, not a number, or too large.

    Examples
    --------
    >>> from mpmath import mpf
    >>> parts(patches.mpf_tuple(mpf(-1.5)))
    (-3, -1)
    """
    sign, mantissa, exponent, bits = value
    if (not mantissa and exponent) or bits > MAX_BITS or abs(exponent) > MAX_BINARY_EXPONENT:
        raise OverflowError
    return (-int(mantissa) if sign else int(mantissa)), int(exponent)


class _Writer:
    """Encodes an expression node by node, and counts the nodes."""

    def __init__(self):
        self.count = 0

    def write(self, node, depth=0):
        self.count += 1
        if self.count > MAX_NODES or depth > MAX_NESTING:
            raise OverflowError
        return _atom(node) or [*_branch(node), *(self.write(part, depth + 1) for part in node.args)]


def _atom(node):
    """Encode a number, a constant or a symbol; return None for any other node."""
    from sympy import Float, Integer, Rational, Symbol

    kind = type(node)
    if issubclass(kind, Rational):
        pair = [_short(node.p), _short(node.q)]
        return ["Integer", pair[0]] if issubclass(kind, Integer) else ["Rational", *pair]
    if kind is Float:
        return ["Float", *parts(patches.mpf_tuple(node)), patches.float_precision(node)]
    if kind is Symbol:
        assumed = (word for pair in patches.symbol_assumptions(node).items() for word in pair)
        return ["Symbol", node.name, *assumed]
    return [kind.__name__] if kind.__name__ in CONSTANTS and not node.args else None


def _branch(node):
    """Encode the kind of a node, without its arguments."""
    from sympy.core.function import AppliedUndef

    kind = type(node)
    if issubclass(kind, AppliedUndef) and not patches.function_assumptions(kind):
        return ["apply", kind.__name__]
    if kind in _known():
        return [_known()[kind]]
    raise TypeError(kind.__name__)


@lru_cache
def _known():
    """Return the known classes of nodes with the names by which they are encoded."""
    import sympy

    return {getattr(sympy, name): name for name in OPERATIONS | {"Derivative", "Tuple"}}


def _short(number):
    if int(number).bit_length() > MAX_BITS:
        raise OverflowError
    return int(number)


class _Reader:
    """Rebuilds an expression node by node; unknown nodes are refused."""

    def __init__(self, functions):
        self.left, self.functions = MAX_NODES, functions

    def read(self, tree, depth=0):
        self.left -= 1
        expect(self.left >= 0 and depth <= MAX_NESTING, "too large an expression")
        expect(type(tree) is list and tree and type(tree[0]) is str, "no node of an expression")
        name, *rest = tree
        if name in _ATOMS:
            return _ATOMS[name](*rest)
        if name == "apply":
            return self._function(rest[0])(*self._all(rest[1:], depth))
        return self._node(name, self._all(rest, depth))

    def _all(self, trees, depth):
        return [self.read(tree, depth + 1) for tree in trees]

    def _function(self, name):
        from sympy import Function

        self.functions.add(_name(name))
        expect(len(self.functions) <= MAX_FUNCTION_NAMES, "too many functions")
        return Function(name)

    def _node(self, name, parts):
        import sympy

        if name in CONSTANTS and not parts:
            return getattr(sympy.S, name.replace("Boolean", "").lower() if "Bool" in name else name)
        if name == "Tuple":
            return sympy.Tuple(*parts)
        if name == "Derivative":
            return sympy.Derivative(parts[0], *map(tuple, parts[1:]), evaluate=False)
        expect(name in OPERATIONS, "no node of an expression")
        return getattr(sympy, name)(*parts, evaluate=False)


def _integer(value):
    from sympy import Integer

    return Integer(whole(value))


def _rational(above, below):
    from sympy import Rational

    expect(whole(below) > 0, "no fraction")
    return Rational(whole(above), below)


def _float(mantissa, exponent, precision):
    expect(type(precision) is int and 0 < precision <= MAX_FLOAT_PRECISION, "a precision")
    return patches.sympy_float(binary(mantissa, exponent), precision)


def _symbol(name, *assumed):
    from sympy import Symbol

    pairs = dict(zip(assumed[::2], assumed[1::2], strict=True))
    expect(ASSUMPTIONS.issuperset(pairs), "an assumption")
    expect(all(type(held) is bool for held in pairs.values()), "an assumption")
    return Symbol(_name(name), **pairs)


def _name(text):
    expect(type(text) is str and 0 < len(text) <= MAX_NAME_CHARACTERS, "a name")
    return text


_ATOMS = {"Integer": _integer, "Rational": _rational, "Float": _float, "Symbol": _symbol}
