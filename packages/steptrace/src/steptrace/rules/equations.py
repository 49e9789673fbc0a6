"""The rule that differentiates both sides of an equation."""

from steptrace.rules.rule import Example, Rule

DIFFERENTIATE_BOTH_SIDES = Rule(
    name="differentiate both sides",
    sentence="Where two sides are equal along a curve, so are their derivatives.",
    example=Example("x^2 + y^2 = 1", "2x + 2y y' = 0"),
    spoken="differentiating both sides",
)
