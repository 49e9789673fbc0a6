"""Generates lines with exactly one slip, at any depth, of differentiation or of algebra."""

from collections.abc import Iterable, Iterator

from steptrace.algebra.buggy import SIGN
from steptrace.algebra.buggy_fractions import ONE_PART_EXPANDED
from steptrace.algebra.kinds import KINDS
from steptrace.algebra.rewriting import ALGEBRA
from steptrace.builders import plus, times
from steptrace.expression import TWO, Add, Call, Div, Mul, Neg, Node, Pow
from steptrace.rules.composition import inner_of, outer_of
from steptrace.rules.families import OUTERMOST_FIRST
from steptrace.rules.rule import BuggyForm, Slip
from steptrace.rules.slope import Slope
from steptrace.rules.sums import CONSTANT

Made = Iterator[tuple[Slip, Node]]

# These slips undo themselves: made a second time, they correct a wrong line.
GENERAL = tuple(form for form in ALGEBRA.buggy if form.slip.general)
ANYWHERE = frozenset(form.slip for form in ALGEBRA.buggy)
OF_ALGEBRA = (*ALGEBRA.buggy, *(form for kind in KINDS.values() for form in kind.buggy))
# In a step that works out a derivative no fraction is expanded as well.
BESIDE_RULES = tuple(form for form in OF_ALGEBRA if form is not ONE_PART_EXPANDED)


def buggy_algebra(node: Node, forms: Iterable[BuggyForm] = OF_ALGEBRA) -> Made:
    """Yield every expression that one slip of algebra makes of a given one.

    Parameters
    ----------
    node : Node
        An expression.
    forms : iterable of BuggyForm
        The buggy forms to try.

    Yields
    ------
    tuple of (Slip, Node)
        A slip, and the whole expression with it.

    Examples
    --------
    >>> from steptrace.algebra.buggy import LOG_OF_SUM
    >>> from steptrace.notation.parser import read
    >>> [slip.name for slip, made in buggy_algebra(read("ln(a + b)"), [LOG_OF_SUM])]
    ['log-of-sum']
    """
    for form in forms:
        for made in form.forms(node):
            yield form.slip, made
    for position, part in enumerate(node.parts):
        for slip, made in buggy_algebra(part, forms):
            parts = list(node.parts)
            parts[position] = made
            yield slip, node.rebuild(parts)


def buggy_derivatives(node: Node, slope: Slope) -> Made:
    """Yield every derivative of an expression that has exactly one slip, at any depth.

    Parameters
    ----------
    node : Node
        The expression to differentiate.
    slope : Slope
        Differentiates by the variable, and keeps some derivatives unevaluated.

    Yields
    ------
    tuple of (Slip, Node)
        A slip, and the derivative with it.
    """
    if not slope.varies(node):
        yield from _forms(CONSTANT, node, slope)
        return
    for rule in OUTERMOST_FIRST:
        yield from _forms(rule, node, slope)
    yield SIGN.slip, Neg(slope(node))
    yield from _deeper(node, slope)


def _forms(rule, node, slope):
    for form in rule.buggy:
        for made in form.forms(node, slope):
            yield form.slip, made


def _deeper(node, slope):
    """The correct rule, with a slip in the derivative of one part."""
    match node:
        case Neg():
            for slip, made in buggy_derivatives(node.arg, slope):
                yield slip, Neg(made)
        case Add():
            for position, term in enumerate(node.terms):
                for slip, made in buggy_derivatives(term, slope):
                    others = [slope(other) for other in node.terms]
                    others[position] = made
                    yield slip, plus(*others)
        case Mul():
            yield from _deeper_product(node, slope)
        case Div():
            yield from _deeper_quotient(node, slope)
        case Pow() | Call():
            inner = inner_of(node, slope)
            for outer in outer_of(node, slope) if inner is not None else ():
                for slip, made in buggy_derivatives(inner, slope):
                    yield slip, times(outer, made)


def _deeper_product(node, slope):
    for position, factor in enumerate(node.factors):
        for slip, made in buggy_derivatives(factor, slope):
            terms = []
            for place, other in enumerate(node.factors):
                inner = made if place == position else slope(other)
                terms.append(times(*node.factors[:place], inner, *node.factors[place + 1 :]))
            yield slip, plus(*terms)


def _deeper_quotient(node, slope):
    u, v = node.num, node.den
    if not slope.varies(v):
        for slip, made in buggy_derivatives(u, slope):
            yield slip, Div(made, v)
        return
    for slip, made in buggy_derivatives(v, slope):
        yield slip, Div(Add((Mul((slope(u), v)), Neg(Mul((u, made))))), Pow(v, TWO))
        if not slope.varies(u):
            yield slip, Neg(Div(times(u, made), Pow(v, TWO)))
    for slip, made in buggy_derivatives(u, slope):
        yield slip, Div(Add((Mul((made, v)), Neg(Mul((u, slope(v)))))), Pow(v, TWO))
