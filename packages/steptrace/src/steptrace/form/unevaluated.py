"""Unevaluated derivatives in an expression: finds them, and tells when two are the same."""

from steptrace.context import Context
from steptrace.expression import Add, Call, Derivative, Mul, Name, Neg, Node, rewrite, walk
from steptrace.form.similarity import spelled_out
from steptrace.form.tidy import Tidied, tidy

Key = tuple[str, int, Tidied]


def canonical(node: Node, context: Context) -> Node:
    """Write each derivative in an expression in one standard form.

    sigma'(x) becomes d/dx[sigma(x)], d/dx[alpha] has alpha written out, and a derivative of a
    derivative is one of the second order.

    Parameters
    ----------
    node : Node
        An expression as read.
    context : Context
        Which names were given.

    Returns
    -------
    Node

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> canonical(read("sigma'(x)"), Context()) == read("d/dx[sigma(x)]")
    True
    """
    given = {Name(name): meaning for name, meaning in context.given.items()}

    def change(part):
        if isinstance(part, Derivative) and part.arg in given:
            return Derivative(given[part.arg], part.by, part.order)
        if isinstance(part, Derivative) and _is_again(part):
            return Derivative(part.arg.arg, part.by, part.order + part.arg.order)
        if isinstance(part, Call) and part.order and isinstance(part.arg, Name):
            return Derivative(
                Call(part.function, part.arg, 0, part.base), part.arg.name, part.order
            )
        return part

    return rewrite(node, change)


def _is_again(held):
    return isinstance(held.arg, Derivative) and held.arg.by == held.by


def outermost(node: Node) -> list[Derivative]:
    """Return the derivatives in an expression that are not inside another derivative."""
    if isinstance(node, Derivative):
        return [node]
    return [held for part in node.parts for held in outermost(part)]


def innermost(node: Node) -> list[Derivative]:
    """Return the derivatives in an expression that have no other derivative inside."""
    return [
        part
        for part in walk(node)
        if isinstance(part, Derivative) and not any(map(outermost, part.parts))
    ]


def key(held: Derivative) -> Key:
    """Return the key of a derivative, equal for two that are the same up to tidying.

    Parameters
    ----------
    held : Derivative
        An unevaluated derivative.

    Returns
    -------
    tuple of (str, int, tuple)
        The variable, the order and the tidied argument.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> key(read("d/dx[1 + x]")) == key(read("d/dx[x + 1]"))
    True
    """
    return held.by, held.order, tidy(held.arg)


def drawn_in(node: Node, context: Context) -> Derivative | None:
    """Write a sum of derivatives, with constants in front, as the derivative of one sum.

    Parameters
    ----------
    node : Node
        An expression.
    context : Context
        Which names vary.

    Returns
    -------
    Derivative or None
        None if the expression is no such sum, or if its derivatives go by different variables.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> drawn_in(read("a d/dx[x] + d/dx[e^x]"), Context()) == read("d/dx[a x + e^x]")
    True
    """
    if isinstance(node, Derivative):
        return node
    held = [one for one in (drawn_in(part, context) for part in node.parts) if one]
    by = {(one.by, one.order) for one in held}
    if len(by) != 1 or not isinstance(node, Neg | Add | Mul):
        return None
    ((variable, order),) = by
    if isinstance(node, Mul):
        left = [part for part in node.factors if drawn_in(part, context) is None]
        if len(held) > 1 or any(context.varies(part, variable) for part in left):
            return None
        return Derivative(Mul((*left, held[0].arg)), variable, order)
    if len(held) < len(node.parts):
        return None
    return Derivative(node.rebuild([one.arg for one in held]), variable, order)


def holds_derivative(node: Node) -> bool:
    """Return whether an expression has an unevaluated derivative, such as d/dx[x] or sigma'(x).

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    bool
        True for a derivative of any kind.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> holds_derivative(read("sigma'(x)")), holds_derivative(read("2x"))
    (True, False)
    """
    return any(isinstance(part, Derivative) or getattr(part, "order", 0) for part in walk(node))


def alike(node: Node, other: Node) -> bool:
    """Return whether two expressions are the same up to tidying, with sigma written out or not.

    Parameters
    ----------
    node, other : Node
        Expressions as read.

    Returns
    -------
    bool
        False for expressions that are equal but written in another form.
    """
    unchanged = (node, other)
    spelled = (spelled_out(node), spelled_out(other))
    standard = (canonical(node, Context()), canonical(other, Context()))
    return any(tidy(one) == tidy(two) for one, two in (unchanged, spelled, standard))
