"""Builders of expressions that leave out needless zeros and ones."""

from steptrace.expression import EULER, ONE, ZERO, Add, Call, Mul, Neg, Node


def times(*factors: Node) -> Node:
    """Multiply expressions, leaving out ones; the product is zero if a factor is.

    Parameters
    ----------
    *factors : Node
        The factors in order.

    Returns
    -------
    Node
        A `Mul` if two or more factors are left, otherwise the one that is left, or 1.

    Examples
    --------
    >>> from steptrace.expression import Name
    >>> times(ONE, Name("x"))
    Name(name='x')
    """
    if ZERO in factors:
        return ZERO
    kept = tuple(factor for factor in factors if factor != ONE)
    return Mul(kept) if len(kept) > 1 else (kept or (ONE,))[0]


def plus(*terms: Node) -> Node:
    """Add expressions, leaving out zeros.

    Parameters
    ----------
    *terms : Node
        The terms in order.

    Returns
    -------
    Node
        An `Add` if two or more terms are left, otherwise the one that is left, or 0.

    Examples
    --------
    >>> from steptrace.expression import Name
    >>> plus(ZERO, Name("x"))
    Name(name='x')
    """
    kept = tuple(term for term in terms if term not in (ZERO, Neg(ZERO)))
    return Add(kept) if len(kept) > 1 else (kept or (ZERO,))[0]


def log(node: Node) -> Node:
    """Build the natural logarithm of an expression; that of e is 1.

    Parameters
    ----------
    node : Node
        The argument.

    Returns
    -------
    Node
        A call of `log`, or 1.
    """
    return ONE if node == EULER else Call("log", node)


def one_minus(node: Node) -> Node:
    """Build the expression 1 - u.

    Parameters
    ----------
    node : Node
        The expression u.

    Returns
    -------
    Node
        A sum of two terms.
    """
    return Add((ONE, Neg(node)))
