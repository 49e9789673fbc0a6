"""The tables of all rules and slips by name; no other module lists them.

Students' claims are looked up here, messages take their sentences from here, and docs/notation.md
is generated from here. A slip is included as soon as a rule or a kind of algebra has a buggy form
with it.
"""

from steptrace.algebra import rewriting
from steptrace.algebra.kinds import KINDS
from steptrace.rules import equations
from steptrace.rules.families import NAMED, rules_in
from steptrace.rules.rule import Rule, Slip, by_name

RULES: dict[str, Rule] = by_name(
    [*NAMED.values(), *rules_in(rewriting), *rules_in(equations)],
)
SLIPS: dict[str, Slip] = by_name(
    [
        *(form.slip for rule in RULES.values() for form in rule.buggy),
        *(form.slip for kind in KINDS.values() for form in kind.buggy),
    ]
)


def beside(slip: Slip) -> list[str]:
    """Return the rules and kinds of algebra that have a buggy form of a slip.

    Parameters
    ----------
    slip : Slip

    Returns
    -------
    list of str
        Their names.

    Examples
    --------
    >>> beside(SLIPS["inner-derivative"])
    ['chain rule']
    """
    buggy = {one.name: one.buggy for one in RULES.values()}
    buggy |= {kind.name: kind.buggy for kind in KINDS.values()}
    return [name for name, forms in buggy.items() if any(form.slip is slip for form in forms)]
