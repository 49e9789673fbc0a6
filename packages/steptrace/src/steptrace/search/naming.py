"""What a rule is called where it is used: the outer function's rule, the chain rule, or both."""

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
from steptrace.rules.composition import exponent_of
from steptrace.rules.rules import composed
from steptrace.search.unevaluated import is_linear, key

FAMILIES = {"log": "logarithm rule", "exp": "exponential rule", "sqrt": "power rule"}


def names_of(rule, held, kept, context):
    """A rule's names: the outer rule first where the inner derivative is no more than a sign.

    Parameters
    ----------
    rule : Rule
        One that applies.
    held : Derivative
        What it applies to.
    kept : set
        Keys of the derivatives that stay.
    context : Context
        Which names vary.

    Returns
    -------
    tuple of str
        What a teacher would call the step, and what it may be called as well.
    """
    if rule.name == "sum rule":
        return (rule.name, "constant multiple rule")
    family, inner = _family(held.arg, held.by, context), composed(held, context)
    if rule.name != "chain rule" or family is None or inner is None:
        return (rule.name,)
    slope = Derivative(inner, held.by)
    plain = not inner.names & context.dependent(held.by) and not isinstance(held.arg, Div)
    plain = plain and key(slope) not in kept and is_linear(inner, held.by, context)
    plain = plain and tidied(derivative(inner, held.by)) in (tidied(ONE), tidied(Neg(ONE)))
    return (family, rule.name) if plain else (rule.name, family)


def _family(node, by, context):
    """The rule for the outer function of a composition."""
    if isinstance(node, Call):
        return FAMILIES.get(node.function, "known derivative")
    if exponent_of(node) is not None or (
        isinstance(node, Pow) and context.varies(node.exponent, by)
    ):
        return "exponential rule"
    return "power rule" if isinstance(node, Pow | Div) else None


def free_names(held, context):
    """The rules that come free in a sum of terms, for those who name one of them.

    Parameters
    ----------
    held : Derivative
        One whose result comes free.
    context : Context
        Which names vary.

    Yields
    ------
    str
        The name of a rule for one of its parts.
    """
    for part in walk(held.arg):
        if isinstance(part, Pow) and context.varies(part, held.by):
            yield _family(part, held.by, context)
            if exponent_of(part) not in (None, Name(held.by)):
                yield "chain rule"
