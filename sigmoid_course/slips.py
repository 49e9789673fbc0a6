"""The slips that the checks of code recognise in a function's values: a name and a sentence each.

Where `steptrace` has a slip of the same name, it is the same slip in a line of a derivation. A
sentence says what was done, never what should have been done.
"""

from dataclasses import dataclass


def looks_as_if(sentence: str) -> str:
    """Write what was probably done as a line of its own.

    Parameters
    ----------
    sentence : str
        What was done, to follow "This looks as if".

    Returns
    -------
    str
        The line, with the line break before it.

    Examples
    --------
    >>> looks_as_if("x had been halved")
    '\\nThis looks as if x had been halved.'
    """
    return f"\nThis looks as if {sentence}."


@dataclass(frozen=True)
class Slip:
    """A slip that can be recognised in values.

    Attributes
    ----------
    name : str
        How code and tests refer to it.
    sentence : str
        What was done, to follow "This looks as if".

    Raises
    ------
    ValueError
        The sentence is missing.

    Examples
    --------
    >>> SLIPS["reflected"].message
    '\\nThis looks as if x stood where -x belongs, or the reverse.'
    """

    name: str
    sentence: str

    def __post_init__(self) -> None:
        if not self.sentence:
            raise ValueError(f"the slip {self.name!r} has no sentence")

    @property
    def message(self) -> str:
        """The line that a student reads."""
        return looks_as_if(self.sentence)


_SENTENCES = {
    "sign-of-whole": "the sign of the whole were lost",
    "sign-of-term": "one of the terms had the wrong sign",
    "reflected": "x stood where -x belongs, or the reverse",
    "complement": "f stood where 1 - f belongs, or the reverse",
    "brackets": "brackets around a numerator or denominator were missing: / goes before +",
    "minus-for-plus": "a - stood where a + belongs",
    "plus-for-minus": "a + stood where a - belongs",
    "tanh": "the hyperbolic tangent had been taken",
    "step": "a step had been taken, not a smooth curve",
    "power-of-two": "powers of 2 had been taken, not of e",
    "base-2": "the logarithm to base 2 had been taken",
    "base-10": "the logarithm to base 10 had been taken",
    "sigmoid-of-sigmoid": "the sigmoid had been applied twice",
    "argument-halved": "x had been halved on the way",
    "term-lost": "one of two terms were missing",
    "log-forgotten": "the logarithm had been forgotten",
    "log-of-quotient": "a quotient of logarithms had been taken for the logarithm of a quotient",
    "log-of-sum": "the logarithm of a sum had been taken term by term",
    "log1p": "log1p had been applied where log was meant: it adds 1 first",
    "one-forgotten": "the 1 inside the logarithm had been forgotten",
    "relu": "max(x, 0) had been taken by itself",
    "clamp": "a max, a min or a sign beside it were the wrong one, or a part were left out",
    "inner-derivative": "the inner derivative had been forgotten",
    "inner-twice": "the inner derivative had been taken twice",
    "reciprocal": "1/u had been differentiated as 1/u'",
    "reciprocal-exponent": "1/u had been differentiated as 1/u', with a slip in the exponent",
    "product-misread": "s(1 - x) had been read for s(1 - s), or s applied to 1 - x",
    "quotient-plus": "a + stood in the numerator of the quotient rule",
    "quotient-square": "the denominator of the quotient rule had not been squared, or the sigmoid "
    "itself had been returned",
    "quotient-of-derivatives": "u/v had been differentiated as u'/v'",
    "square-lost": "a square in the denominator had been lost",
    "tanh-slope": "the derivative of the hyperbolic tangent had been taken",
    "argument-for-value": "x were taken for a value of the sigmoid already",
    "derived": "the derivative had been returned",
    "derived-twice": "it had been differentiated twice",
    "not-derived": "the loss itself had been returned, not its derivative",
    "labels-swapped": "the weights of the two terms had been swapped",
    "arguments-swapped": "the two arguments had been swapped",
    "squared-error": "the squared error had been taken for the loss",
    "sigmoid-once-more": "the sigmoid had been applied once more than needed",
    "sigmoid-missing": "the sigmoid had not been applied",
    "logit-for-probability": "z had been taken for a probability",
    "weights-lost": "the terms had lost their weights t and 1 - t",
    "residual": "the difference p - t had been taken for the loss",
    "slope-missing": "the derivative of the sigmoid were missing as a factor (the derivative by "
    "the probability, not by the logit)",
    "slope-twice": "the derivative of the sigmoid had been multiplied in once too often",
    "target-lost": "t had been left out",
    "factor-lost": "a product had lost one of its factors",
    # Slips that any function may have.
    "same-everywhere": "the argument made no difference: the same number comes back every time",
    "rounded": "the values had been rounded",
    "constant-factor": "a constant factor were missing, or one too many",
    # Slips in arrays of values, such as a gradient.
    "values-reordered": "the right numbers stood in another order",
    "component-lost": "this component had been left out: it is 0",
    "steps-uphill": "the steps had gone up the slope",
}
SLIPS = {name: Slip(name, sentence) for name, sentence in _SENTENCES.items()}
