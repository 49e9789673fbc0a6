"""All rules, kinds of algebra and slips by name: nothing else lists them.

Students claim the names of rules, messages take their sentences from here, and docs/notation.md
is made of it. A slip is here as soon as a buggy form of a rule or kind makes it.
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
