"""The rules of differentiation, each a small object: what it applies to and what it makes."""

from collections.abc import Callable
from dataclasses import dataclass

from steptrace.builders import plus, times
from steptrace.context import Context
from steptrace.expression import (
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Pow,
    signed,
)
from steptrace.rules.composition import (
    KNOWN,
    inner_of,
    is_call,
    outer_of,
)

READING = "notebooks/2-derivative.ipynb"


@dataclass(frozen=True)
class Rule:
    """A rule of differentiation.

    Attributes
    ----------
    name : str
        Its name in the notation.
    sentence : str
        What it says.
    forms : callable
        From what is differentiated, and a function that differentiates a part, to the forms in
        which the rule's result is written; none where the rule does not apply.
    unit : str
        The reading notebook that teaches it.
    """

    name: str
    sentence: str
    forms: Callable
    unit: str = READING

    def apply(self, node, context):
        """The results for a derivative that is held, inner derivatives held in their turn.

        Parameters
        ----------
        node : Derivative
            What is to be worked, of the first order.
        context : Context
            Which names vary.

        Returns
        -------
        list of Node
            None, one, or the same result in several written forms.
        """
        return list(self.forms(node.arg, _Slope(node.by, context)))


@dataclass(frozen=True)
class _Slope:
    """Differentiation by one variable, as a rule writes it down without working it out."""

    by: str
    context: Context

    def __call__(self, node):
        return Derivative(node, self.by)

    def varies(self, node):
        return self.context.varies(node, self.by)

    def variable(self, node):
        return node == Name(self.by)


def composed(held, context):
    """The inner function of what a derivative holds, where that is a composition, else None."""
    slope = _Slope(held.by, context)
    inner = inner_of(held.arg, slope)
    return inner if inner is not None and slope.varies(inner) else None


def _constant(node, slope):
    if not slope.varies(node):
        yield ZERO


def _constant_multiple(node, slope):
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
        rest = times(*(factor for factor in factors if slope.varies(factor)))
        if fixed:
            yield times(*fixed, slope(Div(rest, node.den)))


def _sum(node, slope):
    """Term by term, with or without what is constant in a term put in front of it."""
    inside = node.arg if isinstance(node, Neg) else node
    if not isinstance(inside, Add):
        return
    plain = tuple(
        Neg(slope(term.arg)) if isinstance(term, Neg) else slope(term) for term in inside.terms
    )
    pulled = tuple(_pulled(term, slope) for term in inside.terms)
    held = tuple(map(slope, inside.terms))
    for terms in (plain, pulled, (*held[:1], *plain[1:]), held):
        yield Neg(Add(terms)) if isinstance(node, Neg) else Add(terms)


def _pulled(term, slope):
    forms = list(_constant_multiple(term, slope))
    if not forms:
        return slope(term)
    if isinstance(term, Neg):
        return Neg(_pulled(term.arg, slope))
    return forms[0]


def _power(node, slope):
    if slope.variable(node):
        yield ONE
    raised = isinstance(node, Pow) and not slope.varies(node.exponent)
    if raised or isinstance(node, Div) or is_call(node, "sqrt"):
        yield from _at_variable(node, slope)


def _at_variable(node, slope):
    """The outer derivative where the inner function is the variable itself."""
    inner = inner_of(node, slope)
    if inner is not None and slope.variable(inner):
        yield from outer_of(node, slope)


def _exponential(node, slope):
    if is_call(node, "exp") or (isinstance(node, Pow) and slope.varies(node.exponent)):
        yield from _at_variable(node, slope)


def _logarithm(node, slope):
    if is_call(node, "log") and (node.base is None or not slope.varies(node.base)):
        yield from _at_variable(node, slope)


def _product(node, slope):
    if not isinstance(node, Mul):
        return
    varying = [factor for factor in node.factors if slope.varies(factor)]
    if len(varying) < 2:
        return
    yield _leibniz(node.factors, slope)
    if len(varying) < len(node.factors):
        fixed = [factor for factor in node.factors if not slope.varies(factor)]
        yield times(*fixed, _leibniz(varying, slope))
    if len(node.factors) > 2:
        first, *others = node.factors
        yield _leibniz((first, Mul(tuple(others))), slope)


def _leibniz(factors, slope):
    return plus(*_leibniz_terms(factors, slope, slope.varies))


def _leibniz_terms(factors, slope, wanted):
    for position, factor in enumerate(factors):
        if wanted(factor):
            before, after = factors[:position], factors[position + 1 :]
            yield times(*before, slope(factor), *after)


def whole_product(held):
    """The product rule with the derivative of every factor held, those of constants as well."""
    slope = _Slope(held.by, None)
    return Add(tuple(_leibniz_terms(held.arg.factors, slope, lambda factor: True)))


def _quotient(node, slope):
    if not isinstance(node, Div) or not slope.varies(node.den):
        return
    u, v = node.num, node.den
    for top in (
        Add((Mul((slope(u), v)), Neg(Mul((u, slope(v)))))),
        Add((Mul((slope(u), v)), Neg(Mul((slope(v), u))))),
    ):
        yield Div(top, Pow(v, TWO))
    yield Add((Div(slope(u), v), Neg(Div(Mul((u, slope(v))), Pow(v, TWO)))))


def _reciprocal(node, slope):
    base, top = _upside_down(node)
    if base is not None and slope.varies(base) and not slope.varies(top):
        yield Neg(Div(times(top, slope(base)), Pow(base, TWO)))
        yield Div(Neg(times(top, slope(base))), Pow(base, TWO))


def _upside_down(node):
    """What a fraction or a power -1 stands over, and its numerator."""
    if isinstance(node, Div):
        return node.den, node.num
    if isinstance(node, Pow) and signed(node.exponent) == -1:
        return node.base, ONE
    return None, None


def _chain(node, slope):
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
    """The chain rule through a name that was given: d/dx f = d/dalpha f * d/dx alpha."""
    yield from _through(node, slope)
    for name in sorted(node.names & set(slope.context.given) - {slope.by}):
        if slope.varies(Name(name)) and node != Name(name):
            outer, given = Derivative(node, name), slope.context.given[name]
            yield Mul((outer, slope(Name(name))))
            for further in _by_name(given, slope):
                first, *rest = further.factors
                yield Mul((outer, Derivative(Name(name), first.by), *rest))


def _through(node, slope):
    """The chain rule for what is not given: dL/dz = dL/dp * dp/dz, d/dz f = d/dp f * dp/dz."""
    if isinstance(node, Name):
        between = slope.context.through.get(node.name, ())
    else:
        between = {name for name in node.names if slope.varies(Name(name))}
        between = between & slope.context.functions if len(between) == 1 else ()
    for name in sorted(set(between) - {slope.by}):
        yield Mul((Derivative(node, name), slope(Name(name))))


def _known(node, slope):
    if isinstance(node, Call) and node.function in KNOWN:
        yield from _at_variable(node, slope)


RULES = (
    Rule("constant rule", "The derivative of a constant is 0.", _constant),
    Rule("power rule", "The derivative of x^n is n x^(n-1).", _power),
    Rule("exponential rule", "The derivative of e^x is e^x.", _exponential),
    Rule("logarithm rule", "The derivative of ln x is 1/x.", _logarithm),
    Rule("known derivative", "The derivative of this function is known.", _known),
    Rule("sum rule", "A sum is differentiated term by term.", _sum),
    Rule(
        "constant multiple rule",
        "A constant factor stays in front of the derivative.",
        _constant_multiple,
    ),
    Rule("product rule", "(u v)' = u' v + u v'.", _product),
    Rule("quotient rule", "(u/v)' = (u' v - u v')/v^2.", _quotient),
    Rule("reciprocal rule", "(1/v)' = -v'/v^2.", _reciprocal),
    Rule("chain rule", "f(u)' = f'(u) u', the inner derivative as a factor.", _chain),
)
CONSTANT_MULTIPLE = next(rule for rule in RULES if rule.name == "constant multiple rule")
LINEAR = (CONSTANT_MULTIPLE, next(rule for rule in RULES if rule.name == "sum rule"))
