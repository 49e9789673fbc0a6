"""The chain rule, for compositions and for given names."""

from collections.abc import Iterator

from steptrace.equality.differentiate import derivative
from steptrace.expression import (
    ONE,
    Add,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Node,
    Pow,
    replace,
    signed,
    walk,
)
from steptrace.rules.composition import inner_of, is_call, outer_of
from steptrace.rules.rule import BuggyForm, DerivativeRule, Example, Shape, Slip
from steptrace.rules.slope import Slope

_SLOT = Name("slot")


def _chain(node: Node, slope: Slope) -> Iterator[Node]:
    """The outer derivative at the inner function, times the derivative of the inner function."""
    yield from _by_name(node, slope)
    inner = inner_of(node, slope)
    if inner is None or not slope.varies(inner):
        return
    for outer in outer_of(node, slope):
        yield Mul((outer, slope(inner)))
    if is_call(node, "log") and node.base is None:
        yield Div(slope(inner), inner)


def _by_name(node, slope):
    """The chain rule by a given name: d/dx f = d/dalpha f * d/dx alpha."""
    yield from _through(node, slope)
    for name in sorted(node.names & set(slope.context.given) - {slope.by}):
        if slope.varies(Name(name)) and node != Name(name):
            outer, given = Derivative(node, name), slope.context.given[name]
            yield Mul((outer, slope(Name(name))))
            for further in _by_name(given, slope):
                first, *rest = further.factors
                yield Mul((outer, Derivative(Name(name), first.by), *rest))


def _through(node, slope):
    """The chain rule by a name without a meaning: dL/dz = dL/dp * dp/dz."""
    if isinstance(node, Name):
        between = slope.context.through.get(node.name, ())
    else:
        between = {name for name in node.names if slope.varies(Name(name))}
        between = between & slope.context.functions if len(between) == 1 else ()
    for name in sorted(set(between) - {slope.by}):
        yield Mul((Derivative(node, name), slope(Name(name))))


INNER_DERIVATIVE = Slip(
    name="inner-derivative",
    sentence="The inner derivative is missing, or its sign is lost.",
    example=Example("d/dx (x^2 + 3)^4", "4(x^2 + 3)^3"),
    tempting="The outer function is what one sees, and once it is differentiated the line looks "
    "finished.",
    telltale="Make the inside run faster: the slope of e^(2x) at 0 is twice that of e^x. The inner "
    "derivative is this factor.",
)
INNER_TWICE = Slip(
    name="inner-twice",
    sentence="The inner derivative is taken twice.",
    example=Example("d/dx e^(x^3)", "e^(x^3) * 3x^2 * 3x^2"),
    tempting="Somebody who has learnt never to forget the inner derivative writes it once more in "
    "the next line.",
    telltale="Count the layers. There is one factor for each layer inside, and no more.",
)


OUTER_LOST = Slip(
    name="outer-derivative-lost",
    sentence="The derivative of the outer function is missing.",
    example=Example("d/dx sqrt(x^2 + 3)", "2x"),
    tempting="The inner derivative takes all the care, and the outer function is dropped or "
    "copied.",
    telltale="Take the inside to be x itself. Then the inner derivative is 1, and what is left "
    "must be the outer function's own derivative.",
)


def _without_outer(node: Node, slope: Slope) -> Iterator[Node]:
    """f(u') or u' or f(u) u' for f(u)', where f is no exponential and no fraction."""
    inner = inner_of(node, slope)
    if inner is None or not slope.varies(inner) or _is_kept(node, inner):
        return
    worked = slope(inner)
    yield replace(node, {inner: worked})
    if worked != ONE:
        yield worked
        yield Mul((node, worked))


def _is_kept(node, inner):
    """Whether f is its own derivative up to a factor, or f(u') is another slip, that of 1/u."""
    fraction = isinstance(node, Div) or (isinstance(node, Pow) and signed(node.exponent) == -1)
    return fraction or (isinstance(node, Pow) and inner == node.exponent) or is_call(node, "exp")


def _without_inner(node: Node, slope: Slope) -> Iterator[Node]:
    """The chain rule without the inner derivative, or with the inner derivative's sign lost."""
    for outer, worked in _parts(node, slope):
        yield outer
        if _is_negative(worked):
            yield Mul((outer, Neg(worked)))


def _inner_twice(node: Node, slope: Slope) -> Iterator[Node]:
    """The chain rule with the inner derivative twice."""
    for outer, worked in _parts(node, slope):
        yield Mul((outer, worked, worked))


def _parts(node, slope):
    """Each form of the outer derivative, with the inner derivative, unless that is 1."""
    inner = inner_of(node, slope)
    if inner is not None and slope(inner) != ONE:
        for outer in outer_of(node, slope):
            yield outer, slope(inner)


def _is_negative(node):
    """Whether an expression is written with a minus in front that can be lost."""
    if isinstance(node, Neg):
        return not _is_negative(node.arg)
    if isinstance(node, Mul):
        return sum(map(_is_negative, node.factors)) % 2 == 1
    if isinstance(node, Div):
        return _is_negative(node.num) != _is_negative(node.den)
    return isinstance(node, Add) and all(map(_is_negative, node.terms))


def _without_inner_inside(node: Node, slope: Slope) -> Iterator[Node]:
    """A sum or product differentiated without the derivative of a function inside it."""
    for outer, _ in _parts_inside(node, slope):
        yield outer


def _inner_twice_inside(node: Node, slope: Slope) -> Iterator[Node]:
    """A sum or product differentiated with the derivative of a function inside it twice."""
    for outer, worked in _parts_inside(node, slope):
        yield Mul((outer, worked, worked))


def _parts_inside(node, slope):
    """The derivative of a sum or product by each function inside it, and that function's own."""
    if not isinstance(node, Add | Mul):
        return
    for inner in inner_functions(node, slope):
        whole = replace(node, {inner: _SLOT})
        if not slope.varies(whole):
            yield replace(derivative(whole, _SLOT.name), {_SLOT: inner}), slope(inner)


def inner_functions(node: Node, slope: Slope) -> list[Node]:
    """Collect the compositions inside an expression, and their inner functions.

    Parameters
    ----------
    node : Node
        An expression.
    slope : Slope
        Differentiates by the variable.

    Returns
    -------
    list of Node
        Without repetitions, and without those whose derivative is a number.
    """
    found = [(part, inner_of(part, slope)) for part in walk(node) if slope.varies(part)]
    both = [one for part, inner in found if inner is not None for one in (part, inner)]
    return [one for one in dict.fromkeys(both) if one != node and slope(one).names]


CHAIN = DerivativeRule(
    name="chain rule",
    sentence="f(u)' = f'(u) u', the inner derivative as a factor.",
    example=Example("d/dx (x^2 + 1)^3", "3(x^2 + 1)^2 * 2x"),
    shape=Shape.COMPOSITION,
    forms=_chain,
    buggy=(
        BuggyForm(INNER_DERIVATIVE, _without_inner),
        BuggyForm(INNER_TWICE, _inner_twice),
        BuggyForm(INNER_DERIVATIVE, _without_inner_inside),
        BuggyForm(INNER_TWICE, _inner_twice_inside),
        BuggyForm(OUTER_LOST, _without_outer),
    ),
)
