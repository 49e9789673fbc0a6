"""Collects the rules of differentiation from their modules, in the orders in which they are tried.

To add a rule, define it in the module of its family. A new family is a new module in `FAMILIES`;
its place there says which rule is named if two explain a line equally well.
"""

from types import ModuleType

from steptrace.rules import (
    chain,
    exponentials,
    known,
    logarithms,
    powers,
    products,
    quotients,
    sums,
)
from steptrace.rules.rule import DerivativeRule, Rule, by_name
from steptrace.rules.sums import CONSTANT_MULTIPLE, SUM

# Linearity comes first, then rules for an operation, then rules for a function: the step from 3x^2
# to 6x uses the constant multiple rule, and the power rule fits too.
FAMILIES = (sums, powers, products, quotients, chain, exponentials, logarithms, known)


def rules_in(module: ModuleType) -> list[Rule]:
    """Collect all rules that a module defines, in their order there.

    Parameters
    ----------
    module : module
        The module of a family.

    Returns
    -------
    list of Rule
        Every rule that is bound to a name in the module.
    """
    return [value for value in vars(module).values() if isinstance(value, Rule)]


NAMED: dict[str, DerivativeRule] = by_name(
    rule for family in FAMILIES for rule in rules_in(family) if isinstance(rule, DerivativeRule)
)
INNERMOST_FIRST = tuple(sorted(NAMED.values(), key=lambda rule: rule.shape))
OUTERMOST_FIRST = tuple(sorted(NAMED.values(), key=lambda rule: -rule.shape))
LINEAR = (CONSTANT_MULTIPLE, SUM)
