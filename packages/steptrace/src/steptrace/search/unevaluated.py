"""Derivatives that come free inside another, and those that a line still holds."""

from steptrace.equality.differentiate import derivative
from steptrace.expression import (
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Num,
    Pow,
    replace,
    rewrite,
    walk,
)
from steptrace.form.tidy import tidy
from steptrace.rules.composition import exponent_of
from steptrace.rules.rules import LINEAR


def is_free(node, by, context):
    """Whether an inner derivative comes free: linear, x^n, e^(linear), and sums of these."""
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


def is_linear(node, by, context):
    """Whether an expression is a constant times the variable plus a constant."""
    curved = (part for part in walk(node) if isinstance(part, Pow | Call))
    return is_free(node, by, context) and not any(context.varies(part, by) for part in curved)


def canonical(node, context):
    """An expression with each derivative in one form.

    sigma'(x) becomes d/dx[sigma(x)], d/dx[alpha] has alpha written out, and a derivative of a
    derivative is one of the second order.
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


def outermost(node):
    """The derivatives that an expression holds, none inside another."""
    if isinstance(node, Derivative):
        return [node]
    return [held for part in node.parts for held in outermost(part)]


def innermost(node):
    """The derivatives that an expression holds and that hold none themselves."""
    return [
        part
        for part in walk(node)
        if isinstance(part, Derivative) and not any(map(outermost, part.parts))
    ]


def key(held):
    """What makes two derivatives the same one: variable, order, and the argument tidied."""
    return held.by, held.order, tidy(held.arg)


def settle(form, kept, context, split=True):
    """A rule's result with its free inner derivatives worked out.

    Parameters
    ----------
    form : Node
        The result as a rule makes it.
    kept : set
        Keys of the derivatives that the next line still holds.
    context : Context
        Which names vary.
    split : bool
        Whether an inner sum may be taken apart, its terms held in the next line.

    Returns
    -------
    Node or None
        None where a derivative is neither held in the next line nor free.
    """
    replaced, form = {}, canonical(form, context)
    for held in outermost(form):
        if key(held) not in kept:
            replaced[held] = _worked(held, kept, context, split)
    return None if None in replaced.values() else replace(form, replaced)


def _worked(held, kept, context, split):
    """A free derivative worked out, or a sum of such and of those that are kept, else None."""
    if held.order > 1:
        return None
    if is_free(held.arg, held.by, context):
        return derivative(held.arg, held.by, context.dependent(held.by))
    if not split:
        return None
    forms = [form for rule in LINEAR for form in rule.apply(held, context)]
    settled = (settle(form, kept, context) for form in forms[-1:])
    return next(settled, None)
