"""The constant rule, the constant multiple rule and the sum rule."""

from collections import Counter
from collections.abc import Iterable, Iterator

from steptrace.builders import times
from steptrace.equality.differentiate import derivative
from steptrace.expression import (
    ONE,
    ZERO,
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Node,
    Pow,
    replace,
    walk,
)
from steptrace.form.similarity import without_zeros
from steptrace.rules.composition import outer_of
from steptrace.rules.rule import BuggyForm, DerivativeRule, Example, Shape, Slip
from steptrace.rules.slope import Slope

CONSTANT_SLIP = Slip(
    name="constant",
    sentence=(
        "The derivative of a constant is not the constant itself, not 1, and not what that of a "
        "variable would be."
    ),
    example=Example("d/dx[e^x + a]", "e^x + a"),
    tempting="A letter looks like a variable, and a number that stands alone in a sum seems to "
    "need something in its place.",
    telltale="A constant has a flat graph, so its slope is 0 everywhere. Adding a constant moves a "
    "curve up or down and changes no slope.",
)
VARIABLE_AS_CONSTANT = Slip(
    name="variable-as-constant",
    sentence="What varies is taken as a constant.",
    example=Example("let z = w x + b\nd/dw[ln(sigma(z))]", "(1 - sigma(z)) * 0"),
    tempting="A short name such as z hides what stands in it. In a line with several letters it is "
    "easy to forget which of them move.",
    telltale="Change the variable a little and see whether the letter's value changes. If it does, "
    "its derivative is not 0.",
)


def _constant(node: Node, slope: Slope) -> Iterator[Node]:
    if not slope.varies(node):
        yield ZERO


def _kept(node: Node, slope: Slope) -> Iterator[Node]:
    """The constant itself, or 1, as its derivative."""
    if not slope.varies(node) and node != ZERO:
        yield node
        yield ONE


def _by_outer(node: Node, slope: Slope) -> Iterator[Node]:
    """A power or a function of a constant differentiated as if the variable stood inside."""
    if isinstance(node, Pow | Call) and not slope.varies(node):
        yield from outer_of(node, slope)
    if isinstance(node, Add | Mul):
        made = [next(_by_outer(part, slope), None) for part in node.parts]
        if any(made):
            pairs = zip(made, node.parts, strict=True)
            yield node.rebuild([one or slope(part) for one, part in pairs])


def _as_variable(node: Node, slope: Slope) -> Iterator[Node]:
    """A constant that stands in several places taken as the variable in all of them."""
    if isinstance(node, Add | Mul):
        counts = Counter(part for part in walk(node) if isinstance(part, Name))
        yield from as_variable(node, slope, [name for name in counts if counts[name] > 1])


def as_variable(node: Node, slope: Slope, names: Iterable[Name]) -> Iterator[Node]:
    """Yield the derivative of an expression with a constant taken as the variable.

    Parameters
    ----------
    node : Node
        An expression.
    slope : Slope
        Differentiates by the variable.
    names : iterable of Name
        The names to take as the variable, as far as they are constants.

    Yields
    ------
    Node
        One derivative for each constant, and one with all of them as the variable.
    """
    fixed = [name for name in names if name.names and not slope.varies(name)]
    for some in filter(None, dict.fromkeys([*((name,) for name in fixed), tuple(fixed)])):
        dependent = slope.context.dependent(slope.by).union(*(name.names for name in some))
        held = derivative(node, slope.by, dependent)
        yield replace(held, {Derivative(name, slope.by): ONE for name in some})


def _as_constant(node: Node, slope: Slope) -> Iterator[Node]:
    """A name that varies taken as a constant everywhere."""
    for name in sorted(node.names & slope.context.dependent(slope.by)):
        held = slope(node)
        left = replace(held, {Derivative(Name(name), slope.by): ZERO})
        if left != held:
            yield left
            yield without_zeros(left)


CONSTANT = DerivativeRule(
    name="constant rule",
    sentence="The derivative of a constant is 0.",
    example=Example("d/dx[7]", "0"),
    shape=Shape.CONSTANT,
    forms=_constant,
    buggy=(
        BuggyForm(CONSTANT_SLIP, _kept),
        BuggyForm(CONSTANT_SLIP, _by_outer),
        BuggyForm(CONSTANT_SLIP, _as_variable),
        BuggyForm(VARIABLE_AS_CONSTANT, _as_constant),
    ),
)


def _constant_multiple(node: Node, slope: Slope) -> Iterator[Node]:
    if isinstance(node, Neg):
        yield Neg(slope(node.arg))
    if isinstance(node, Mul):
        fixed = [factor for factor in node.factors if not slope.varies(factor)]
        rest = [factor for factor in node.factors if slope.varies(factor)]
        if fixed and rest:
            yield times(*fixed, slope(times(*rest)))
    if isinstance(node, Div) and not slope.varies(node.den) and slope.varies(node.num):
        yield Div(slope(node.num), node.den)
        yield times(Div(ONE, node.den), slope(node.num))
    if isinstance(node, Div) and slope.varies(node.den):
        factors = node.num.factors if isinstance(node.num, Mul) else (node.num,)
        fixed = [factor for factor in factors if factor != ONE and not slope.varies(factor)]
        top = times(*(factor for factor in factors if slope.varies(factor)))
        if fixed:
            yield times(*fixed, slope(Div(top, node.den)))


CONSTANT_MULTIPLE = DerivativeRule(
    name="constant multiple rule",
    sentence="A constant factor stays in front of the derivative.",
    example=Example("d/dx[3 ln(x)]", "3 * d/dx[ln(x)]"),
    shape=Shape.FACTOR,
    forms=_constant_multiple,
)


def _sum(node: Node, slope: Slope) -> Iterator[Node]:
    """The sum of the terms' derivatives, with or without the constants of a term put in front."""
    inside = node.arg if isinstance(node, Neg) else node
    if not isinstance(inside, Add):
        return
    plain = tuple(
        Neg(slope(term.arg)) if isinstance(term, Neg) else slope(term) for term in inside.terms
    )
    in_front = tuple(_constants_in_front(term, slope) for term in inside.terms)
    held = tuple(map(slope, inside.terms))
    for terms in (plain, in_front, (*held[:1], *plain[1:]), held):
        yield Neg(Add(terms)) if isinstance(node, Neg) else Add(terms)


def _constants_in_front(term, slope):
    forms = list(_constant_multiple(term, slope))
    if not forms:
        return slope(term)
    if isinstance(term, Neg):
        return Neg(_constants_in_front(term.arg, slope))
    return forms[0]


SUM = DerivativeRule(
    name="sum rule",
    sentence="A sum is differentiated term by term.",
    example=Example("d/dx[x^2 + ln(x)]", "d/dx[x^2] + d/dx[ln(x)]"),
    shape=Shape.SUM,
    forms=_sum,
)
