"""Names the rule of a step: the rule of the outer function, the chain rule, or both."""

from collections.abc import Iterator, Set

from steptrace.context import Context
from steptrace.equality.differentiate import derivative
from steptrace.expression import (
    ONE,
    Call,
    Derivative,
    Div,
    Name,
    Neg,
    Pow,
    walk,
)
from steptrace.form.similarity import tidied
from steptrace.form.unevaluated import key
from steptrace.functions import FUNCTIONS
from steptrace.rules.chain import CHAIN
from steptrace.rules.composition import composed, exponent_of
from steptrace.rules.exponentials import EXPONENTIAL
from steptrace.rules.powers import POWER
from steptrace.rules.rule import DerivativeRule
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
