"""Names the rule of a step: the rule of the outer function, the chain rule, or both."""

from collections.abc import Iterator, Set

from steptrace.context import Context
from steptrace.equality.differentiate import derivative
from steptrace.expression import (
    ONE,
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Node,
    Pow,
    walk,
)
from steptrace.form.similarity import tidied
from steptrace.form.unevaluated import key, outermost
from steptrace.functions import FUNCTIONS
from steptrace.rules.chain import CHAIN
from steptrace.rules.composition import composed, exponent_of
from steptrace.rules.exponentials import EXPONENTIAL
from steptrace.rules.families import NAMED
from steptrace.rules.powers import POWER
from steptrace.rules.rule import DerivativeRule, Shape
from steptrace.rules.sums import CONSTANT_MULTIPLE, SUM
from steptrace.search.free import is_linear


def names_of(
    rule: DerivativeRule, held: Derivative, kept: Set, context: Context
) -> tuple[str, ...]:
    """Return the names of a rule in a step; the preferred name is first.

    If the inner derivative is 1 or -1, the rule of the outer function comes before the chain rule.

    Parameters
    ----------
    rule : DerivativeRule
        A rule that applies.
    held : Derivative
        What it applies to.
    kept : set
        The keys of the derivatives that stay unevaluated.
    context : Context
        Which names vary.

    Returns
    -------
    tuple of str
        The name that a teacher would use, then other names that are accepted.
    """
    if rule is SUM:
        return (rule.name, CONSTANT_MULTIPLE.name)
    family, inner = _family(held.arg, held.by, context), composed(held, context)
    if rule is not CHAIN or family is None or inner is None:
        return (rule.name,)
    slope = Derivative(inner, held.by)
    plain = not inner.names & context.dependent(held.by) and not isinstance(held.arg, Div)
    plain = plain and key(slope) not in kept and is_linear(inner, held.by, context)
    plain = plain and tidied(derivative(inner, held.by)) in (tidied(ONE), tidied(Neg(ONE)))
    return (family, rule.name) if plain else (rule.name, family)


def _family(node, by, context):
    """The rule for the outer function of a composition."""
    if isinstance(node, Call):
        return FUNCTIONS[node.function].rule
    if exponent_of(node) is not None or (
        isinstance(node, Pow) and context.varies(node.exponent, by)
    ):
        return EXPONENTIAL.name
    return POWER.name if isinstance(node, Pow | Div) else None


def free_told(name: str, held: Derivative, worked: Node, context: Context) -> tuple[str, ...]:
    """Return the rules that a free derivative is told to use: those that its terms use.

    Parameters
    ----------
    name : str
        The name of the rule that applies to the whole.
    held : Derivative
        A free derivative.
    worked : Node
        The result.
    context : Context
        Which names vary.

    Returns
    -------
    tuple of str
        The name of the rule itself if derivatives of terms are left to be worked out, if it works
        on a product or a quotient, or if the terms use none.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> free_told("sum rule", read("d/dx[3x^2 + x + 1]"), read("6x + 1"), Context())
    ('constant multiple rule', 'power rule')
    """
    by_parts = NAMED[name].shape in (Shape.PRODUCT, Shape.QUOTIENT)
    if by_parts or any(_is_waiting(left, context) for left in outermost(worked)):
        return (name,)
    used = tuple(dict.fromkeys(rules_used(held.arg, held.by, context)))
    return used or (_of_terms(held, context) if name == SUM.name else name,)


def _is_waiting(held, context):
    """Whether a derivative can be worked out, other than that of a function without a meaning."""
    return not (isinstance(held.arg, Name) and held.arg.name in context.functions)


def rules_used(node: Node, by: str, context: Context) -> Iterator[str]:
    """Yield the rules that the parts of a free derivative use, except those of the variable itself.

    Parameters
    ----------
    node : Node
        What is differentiated.
    by : str
        The variable.
    context : Context
        Which names vary.

    Yields
    ------
    str
        The name that a teacher would use for a part.
    """
    if isinstance(node, Add | Neg):
        for part in node.parts:
            yield from rules_used(part, by, context)
    elif isinstance(node, Mul | Div) and context.varies(node, by):
        yield CONSTANT_MULTIPLE.name
        for part in node.parts:
            yield from rules_used(part, by, context)
    elif isinstance(node, Pow | Call) and context.varies(node, by):
        yield names_of(CHAIN, Derivative(node, by), frozenset(), context)[0]
    elif isinstance(node, Name) and node.name != by and node.name in context.given:
        yield from rules_used(context.given[node.name], by, context)


def _of_terms(held, context):
    """The rule for a sum of the variable and constants: that of the variable, or of its sign."""
    varying = [term for term in held.arg.parts if context.varies(term, held.by)]
    if [*varying] == [Name(held.by)]:
        return POWER.name
    return CONSTANT_MULTIPLE.name if varying == [Neg(Name(held.by))] else SUM.name


def free_names(held: Derivative, context: Context) -> Iterator[str]:
    """Yield the rules that a free derivative uses, as a student may name any of them.

    Parameters
    ----------
    held : Derivative
        A free derivative.
    context : Context
        Which names vary.

    Yields
    ------
    str
        The name of the rule for one of its parts.
    """
    for part in walk(held.arg):
        if isinstance(part, Pow) and context.varies(part, held.by):
            yield _family(part, held.by, context)
            if exponent_of(part) not in (None, Name(held.by)):
                yield CHAIN.name
