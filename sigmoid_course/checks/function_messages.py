"""The wording of what is said about functions, gradients and their values."""

import traceback

import numpy as np

from sigmoid_course.checks.function_probes import ARGUMENTS

NAMES = {
    "sigmoid": "the sigmoid",
    "sigmoid_derivative": "the slope of the sigmoid",
    "softplus": "softplus",
    "log_sigmoid": "the logarithm of the sigmoid",
}
# What was done, by the name of the slip; never what should have been done.
SLIPS = {
    "sign": "the sign of the whole were lost",
    "reflected": "x stood where -x belongs, or the reverse",
    "complement": "f stood where 1 - f belongs, or the reverse",
    "brackets": "brackets around a numerator or denominator were missing: / goes before +",
    "minus-one": "a - stood where a + belongs",
    "plus": "a + stood where a - belongs",
    "tanh": "the hyperbolic tangent had been taken",
    "hard": "a step had been taken, not a smooth curve",
    "power-of-two": "powers of 2 had been taken, not of e",
    "base-2": "the logarithm to base 2 had been taken",
    "base-10": "the logarithm to base 10 had been taken",
    "twice": "the sigmoid had been applied twice",
    "square-root": "x had been halved on the way",
    "one-term": "one of two terms were missing",
    "term-sign": "one of the terms had the wrong sign",
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
    "reader": "1/u had been differentiated as 1/u', with a slip in the exponent",
    "product": "s(1 - x) had been read for s(1 - s), or s applied to 1 - x",
    "quotient-plus": "a + stood in the numerator of the quotient rule",
    "quotient-square": "the denominator of the quotient rule had not been squared, or the sigmoid "
    "itself had been returned",
    "quotient-of-derivatives": "u/v had been differentiated as u'/v'",
    "square-lost": "a square in the denominator had been lost",
    "tanh-slope": "the derivative of the hyperbolic tangent had been taken",
    "activation": "x were taken for a value of the sigmoid already",
    "derived": "the derivative had been returned",
    "derived-twice": "it had been differentiated twice",
    "labels-swapped": "the weights of the two terms had been swapped",
    "arguments-swapped": "the two arguments had been swapped",
    "squared-error": "the squared error had been taken for the loss",
    "sigmoid-twice": "the sigmoid had been applied once more than needed",
    "sigmoid-missing": "the sigmoid had not been applied",
    "probability": "z had been taken for a probability",
    "weights-lost": "the terms had lost their weights t and 1 - t",
    "residual": "the difference p - t had been taken for the loss",
    "slope-missing": "the derivative of the sigmoid were missing as a factor (the derivative by "
    "the probability, not by the logit)",
    "slope-twice": "the derivative of the sigmoid had been multiplied in once too often",
    "target-lost": "t had been left out",
    "factor-lost": "a product had lost one of its factors",
    "not-derived": "the loss itself had been returned, not its derivative",
    "constant": "the argument made no difference: the same number comes back every time",
    "rounded": "the values had been rounded",
    "factor": "a constant factor were missing, or one too many",
    **{f"is-{key}": f"{text} had been returned" for key, text in NAMES.items()},
}
TIER_PRAISE = {
    "correct": "every value agrees.",
    "stable": "every value agrees, far out as well.",
    "precise": "every value agrees, far out and to the last digits.",
}


def right(like, tier):
    return f"{like}: {TIER_PRAISE[tier]}"


def numbers(got, expected):
    """Write two numbers with as many digits as it takes to tell them apart."""
    short = f"{got:.6g}", f"{expected:.6g}"
    return short if short[0] != short[1] else (repr(float(got)), repr(float(expected)))


def place(like, args):
    """Write a call: sigmoid(1.0), or the kind of arrays that went in."""
    if not any(isinstance(a, np.ndarray) for a in args):
        return f"{like}({', '.join(repr(a) for a in args)})"
    kinds = [f"{n} an array of shape {a.shape}, {a.dtype}" for n, a in _named(like, args)]
    return f"{like}({', '.join(ARGUMENTS[like])}) with {' and '.join(kinds)}"


def _named(like, args):
    return zip(ARGUMENTS[like], args, strict=True)


def not_a_function(like, value):
    if value is None:
        return f"{like} is still None: a function is expected here."
    return (
        f"{like}: expected a function, got {kind(value)}. "
        "Give the function itself, by its name, without calling it."
    )


def kind(value):
    """Name a type as a student knows it."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    names = {str: "a text (str)", list: "a list", tuple: "a tuple", dict: "a dict", bool: "a bool"}
    return names.get(type(value), f"a value of type {type(value).__name__}")


def stopped(where, error):
    return f"{where}: your function stopped with {exception(error)}"


def exception(error):
    """Write an exception as Python does, the first 300 characters of it."""
    return "".join(traceback.format_exception_only(error)).strip()[:300]


def nothing_returned(where):
    return f"{where}: got None. Does every way through the function end in a return?"


def wrong_type(where, value, shape):
    wanted = f"an array of shape {shape}" if shape else "a number"
    return f"{where}: got {kind(value)}, expected {wanted}."


def wrong_shape(where, got, shape, want):
    message = f"{where}: got the shape {got.shape}, expected {shape}."
    return message + _reduced(got, want)


def _reduced(got, want):
    """Say how a number or a square may have come out of an array."""
    if got.shape == () and want.size > 1 and got.dtype.kind in "iuf":
        for name, value in [("mean", want.mean()), ("sum", want.sum())]:
            if np.isclose(float(got), value, rtol=1e-6):
                return f"\nThis looks as if a {name} over all elements had been taken."
    if want.size > 1 and got.shape == (want.size, want.size):
        return "\nThis looks as if a column and a row had been spread over each other."
    return ""


def wrong_dtype(where, dtype):
    hint = " Whole numbers lose their fraction." if dtype.kind in "iub" else ""
    hint = hint or (" Digits are lost in it." if dtype.kind == "f" else "")
    return f"{where}: got values of type {dtype}, expected floating-point numbers.{hint}"


def changed(like, args):
    return (
        f"{place(like, args)}: the values are right, but the function changed the array it was "
        "given. Whoever called it may still need that array."
    )


def wrong_value(like, args, index, got, want):
    """Name the first value that is off, by what went in."""
    short = numbers(got[index], want[index])
    outcome = f"got {short[0]}, expected {short[1]}."
    if not any(isinstance(a, np.ndarray) for a in args):
        return f"{place(like, args)}: {outcome}"
    values = ", ".join(f"{name} = {float(a[index])!r}" for name, a in _named(like, args))
    where = f"at index {index[0] if len(index) == 1 else index}, " if index else ""
    return f"{place(like, args)}: {where}where {values}, {outcome}"


def plateau(level):
    return (
        f"\nThe values stop growing at {level:.5g}; "
        "this looks as if something had been clipped on the way."
    )


def warned(where, warning):
    return f"{where}: the value is right, but NumPy warned: {warning}."


def slip(name):
    return f"\nThis looks as if {SLIPS[name]}."


GRADIENT_SLIPS = {
    "sign": "the sign of the whole were lost",
    "order": "the right numbers stood in another order",
    "zero": "this component had been left out: it is 0",
}


def gradient_right():
    return "The gradient agrees with central differences."


def gradient_kind(value):
    if value is None:
        return "The gradient is still None: a function, or its values, are expected here."
    return f"The gradient: got {kind(value)}, expected a number for each component."


def gradient_stopped(name, error):
    return f"The {name}: your function stopped with {exception(error)}"


def gradient_shape(got, expected):
    return f"The gradient: got the shape {got}, expected the shape of the point, {expected}."


def gradient_changed():
    return "The gradient is right, but the function changed the point it was given."


def gradient_rough(index, where):
    return (
        f"{_component(index)}: no slope can be read off at {where:.6g}, "
        "since two step sizes give two answers."
    )


def gradient_differs(index, where, got, expected, count):
    short = numbers(got, expected)
    others = f" {count} components differ." if count > 1 else ""
    return (
        f"{_component(index)}, at {where:.6g}: got {short[0]}, "
        f"central differences give {short[1]}.{others}"
    )


def _component(index):
    if index == ():
        return "The derivative"
    return f"Component {index[0] if len(index) == 1 else index} of the gradient"


def gradient_slip(name):
    return f"\nThis looks as if {GRADIENT_SLIPS[name]}."


def gradient_factor(factor):
    size = f"{factor:.4g} times" if abs(factor) > 1 else f"1/{1 / factor:.4g} of"
    return f"\nEvery component is {size} the expected one; a sum for a mean, or the reverse?"


def loss_kind(value):
    return f"The loss: got {kind(value)}, expected one number, or one for each component."
