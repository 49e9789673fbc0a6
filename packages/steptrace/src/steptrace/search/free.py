"""Free inner derivatives: those simple enough to be worked out in the same step as the rule."""

from collections.abc import Set

from steptrace.context import Context
from steptrace.equality.differentiate import derivative
from steptrace.expression import (
    Add,
    Call,
    Div,
    Mul,
    Name,
    Neg,
    Node,
    Num,
    Pow,
    replace,
    walk,
)
from steptrace.form.unevaluated import canonical, key, outermost
from steptrace.rules.composition import exponent_of
from steptrace.rules.families import LINEAR


def is_free(node: Node, by: str, context: Context) -> bool:
    """Return whether an inner derivative is free: linear, x^n, e^(linear), and sums of these.

    Parameters
    ----------
    node : Node
        The expression that is differentiated.
    by : str
        The variable.
    context : Context
        Which names vary.

    Returns
    -------
    bool

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> is_free(read("1 + e^-x"), "x", Context()), is_free(read("ln(x)"), "x", Context())
    (True, False)
    """
    if not context.varies(node, by):
        return True
    if isinstance(node, Add | Neg):
        return all(is_free(part, by, context) for part in node.parts)
    if isinstance(node, Mul):
        varying = [factor for factor in node.factors if context.varies(factor, by)]
        return len(varying) == 1 and is_free(varying[0], by, context)
    if isinstance(node, Div):
        return not context.varies(node.den, by) and is_free(node.num, by, context)
    exponent = exponent_of(node)
    if exponent is not None:
        return is_linear(exponent, by, context)
    if isinstance(node, Pow):
        return isinstance(node.base, Name) and not context.varies(node.exponent, by)
    return isinstance(node, Name | Num)


def is_linear(node: Node, by: str, context: Context) -> bool:
    """Return whether an expression is linear: a constant times the variable, plus a constant.

    Parameters
    ----------
    node, by, context
        As for `is_free`.

    Returns
    -------
    bool
    """
    curved = (part for part in walk(node) if isinstance(part, Pow | Call))
    return is_free(node, by, context) and not any(context.varies(part, by) for part in curved)


def work_out_free(form: Node, kept: Set, context: Context, split: bool = True) -> Node | None:
    """Work out the free inner derivatives in the result of a rule.

    Parameters
    ----------
    form : Node
        The result of a rule.
    kept : set
        The keys of the derivatives that the next line still has.
    context : Context
        Which names vary.
    split : bool
        Whether an inner sum may be differentiated term by term, with terms kept in the next line.

    Returns
    -------
    Node or None
        None if some derivative is neither in the next line nor free.
    """
    form = canonical(form, context)
    replaced: dict[Node, Node] = {}
    for held in outermost(form):
        if key(held) not in kept:
            worked = _worked(held, kept, context, split)
            if worked is None:
                return None
            replaced[held] = worked
    return replace(form, replaced)


def _worked(held, kept, context, split):
    """Work out a free derivative, or a sum of free and of kept ones, else None."""
    if held.order > 1:
        return None
    if is_free(held.arg, held.by, context):
        return derivative(held.arg, held.by, context.dependent(held.by))
    if not split:
        return None
    forms = [form for rule in LINEAR for form in rule.apply(held, context)]
    settled = (work_out_free(form, kept, context) for form in forms[-1:])
    return next(settled, None)
