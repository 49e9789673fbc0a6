"""The wording of what is said about a function that was tried on cases."""

import numpy as np

from sigmoid_course.checks import function_messages

# Arrays up to this size are written out, larger ones by their shape.
SHORT = 4


def right(name):
    return f"{name}: every case agrees."


def not_a_function(name, value):
    return function_messages.not_a_function(name.partition("(")[0], value)


def place(name, args):
    """Write a call with what went in."""
    names = name.partition("(")[2].rstrip(")").split(", ")
    given = ", ".join(_given(*pair) for pair in zip(names, args, strict=True))
    return f"{name} with {given}"


def _given(name, value):
    if isinstance(value, np.ndarray) and not 0 < value.size <= SHORT:
        return f"{name} an array of shape {value.shape}"
    return f"{name} = {_written(value)}"


def _written(value):
    if callable(value):
        return "a function"
    if isinstance(value, np.ndarray) and value.ndim:
        return f"[{', '.join(map(_written, value))}]"
    return f"{value:.6g}"


def stopped(where, error):
    return function_messages.stopped(where, error)


def nothing_returned(where):
    return function_messages.nothing_returned(where)


def wrong_kind(where, value, want):
    if isinstance(value, np.ndarray):
        return function_messages.wrong_dtype(where, value.dtype)
    return function_messages.wrong_type(where, value, want.shape)


def wrong_shape(where, got, want):
    return function_messages.wrong_shape(where, got, want.shape, want)


def wrong_value(where, index, got, want, count):
    """Name the first value that is off."""
    short = function_messages.numbers(got[index], want[index])
    there = f"at index {index[0] if len(index) == 1 else index}, " if index else ""
    others = f" {count} of {want.size} values differ." if 1 < count < want.size else ""
    whole = got.dtype.kind in "iub" and want.dtype.kind == "f"
    lost = f" The values are of type {got.dtype}: whole numbers lose their fraction."
    return f"{where}: {there}got {short[0]}, expected {short[1]}.{others}{lost if whole else ''}"


def changed(where):
    return (
        f"{where}: the values are right, but the function changed an argument. "
        "Whoever called it may still need that array."
    )


def slip(sentence):
    return f"\nThis looks as if {sentence}."


def factor(times):
    if np.isclose(times, -1):
        return slip("the sign of the whole were lost")
    size = f"{times:.4g} times" if abs(times) > 1 else f"1/{1 / times:.4g} of"
    return f"\nIn every case it is {size} the expected value."


def order():
    return slip("the right numbers stood in another order")
