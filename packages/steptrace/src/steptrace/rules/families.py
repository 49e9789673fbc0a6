"""The rules of differentiation, collected from their modules, in the orders that matter.

To add a rule, write it into the module of its family. A new family is a module here; its place
says which rule is named where two explain a line equally well.
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

# Linearity before all else, then the operation of the whole before the function in it: 6x from
# 3x^2 is made by the constant multiple rule, with the power rule as another that fits.
FAMILIES = (sums, powers, products, quotients, chain, exponentials, logarithms, known)


def rules_in(module: ModuleType) -> list[Rule]:
    """The rules that stand in a module, in their order there, so that none is left out.

    Parameters
    ----------
    module : module
        The module of a family.

    Returns
    -------
    list of Rule
        Every rule that has a name of its own in the module.
    """
    return [value for value in vars(module).values() if isinstance(value, Rule)]


NAMED: dict[str, DerivativeRule] = by_name(
    rule for family in FAMILIES for rule in rules_in(family) if isinstance(rule, DerivativeRule)
)
INNERMOST_FIRST = tuple(sorted(NAMED.values(), key=lambda rule: rule.shape))
OUTERMOST_FIRST = tuple(sorted(NAMED.values(), key=lambda rule: -rule.shape))
LINEAR = (CONSTANT_MULTIPLE, SUM)
