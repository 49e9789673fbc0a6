"""How rules are spoken of, and a sentence for each slip."""

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

NOUNS = {  # how a rule is spoken of where "the" before its name is no English
    "algebra": "algebra",
    "definition": "definition",
    "substitution": "substitution",
    "change of base": "a change of base",
    "known derivative": "a known derivative",
    "differentiate both sides": "differentiating both sides",
}
