"""The names of rules, as a student may write them after a #."""

NAMES = (
    "constant rule",
    "constant multiple rule",
    "sum rule",
    "power rule",
    "product rule",
    "quotient rule",
    "reciprocal rule",
    "chain rule",
    "exponential rule",
    "logarithm rule",
    "change of base",
    "definition",
    "known derivative",
    "algebra",
    "substitution",
    "differentiate both sides",
)
