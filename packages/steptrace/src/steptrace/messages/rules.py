"""What is said of rules and slips: a sentence for each name of the notation."""

from steptrace.rules.rules import RULES

SLIPS = {
    "inner-derivative": "The inner derivative is missing, or its sign is lost.",
    "sign": "A sign is wrong, that of the whole or of one term.",
    "quotient-order": "The two products of the quotient rule stand in the wrong order.",
    "quotient-plus": "The quotient rule takes one product from the other; here they are added.",
    "quotient-square": "The denominator of the quotient rule is not squared.",
    "quotient-of-derivatives": "A quotient's derivative is not the quotient of the derivatives.",
    "product-of-derivatives": "A product's derivative is not the product of the derivatives.",
    "reciprocal": "The derivative of 1/u is not 1 over the derivative of u.",
    "inner-twice": "The inner derivative is taken twice.",
    "power-decrement": "The exponent is not one less than before.",
    "power-rule-on-exponential": (
        "The power rule is for a variable base; here the variable is in the exponent."
    ),
    "constant": "The derivative of a constant is not the constant itself, and not 1.",
    "log-base": "The logarithm of the base is left out, or on the wrong side.",
    "log-of-sum": "The logarithm of a sum is not the sum of the logarithms.",
    "fraction-split": "1/(a + b) is not 1/a + 1/b.",
    "power-over-sum": "The power of a sum is not the sum of the powers.",
    "exponent-arithmetic": "The exponents are put together in a wrong way.",
    "reflected": "x stands where -x belongs, or the reverse.",
    "complement": "f stands where 1 - f belongs, or the reverse.",
}

ARTICLES = {  # how a rule is spoken of where "by the" is no English
    "algebra": "by algebra",
    "definition": "by definition",
    "substitution": "by substitution",
    "change of base": "by a change of base",
    "known derivative": "by a known derivative",
    "differentiate both sides": "by differentiating both sides",
}
TERMWISE = ("power rule", "exponential rule", "logarithm rule", "chain rule", "known derivative")
DIVIDING = "Points where the factor is zero are left out."


def by(rule):
    """A rule as part of a sentence."""
    return ARTICLES.get(rule, f"by the {rule}")


def by_rule(explanation):
    """How a true step comes about."""
    if explanation.kind and explanation.rules == ("algebra",):
        return f"Algebra: {explanation.kind}."
    how = " and ".join(map(by, explanation.rules)).capitalize()
    if explanation.rules[0] in ("definition", "change of base"):
        return f"{how}: {explanation.kind}."
    sentences = [rule.sentence for rule in RULES if rule.name in explanation.rules]
    if explanation.rules == ("sum rule",):
        terms = [name for name in explanation.also if name in TERMWISE]
        sentences += [f"The terms are worked {' and '.join(map(by, terms))}."] * bool(terms)
    return " ".join([f"{how}.", *sentences])


def leap(explanation):
    """A true step that takes more than one idea."""
    name = explanation.rules and explanation.rules[0]
    first = f": {ARTICLES.get(name, f'by the {name}')[3:]} would come first" if name else ""
    return f"True, but more than one idea at once{first}. Write the line in between."


def slipped(diagnosis):
    """What went wrong in a line, as far as it is recognised; None where it is not."""
    if diagnosis.slip:
        return SLIPS[diagnosis.slip]
    if diagnosis.together:
        sentences = " ".join(SLIPS[name] for name in diagnosis.together)
        return f"More than one thing went wrong here. {sentences}"
    return None
