"""The wording of messages that several checks of code share."""

import re
import traceback
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from sigmoid_course.checks.time_limit import StillRunning

# What a check says that looks at the form alone.
FORM_IS_RIGHT = "The form is right; whether it is true shows when it is marked."
# An exception is quoted up to this many characters, and an answer up to those.
QUOTED_CHARACTERS = 300
ANSWER_CHARACTERS = 40
# What NumPy says where its words are not a beginner's: the pattern, and what it means.
CAUSES = (
    (
        r"bitwise_xor|for \^: ",
        "In Python a power is written with **, and ^ is something else.",
    ),
    (
        r"name 'e' is not defined",
        "In NumPy, e to the power x is np.exp(x).",
    ),
    (
        r"must have same number of dimensions, but the array at index",
        "Arrays are joined that have equally many dimensions: a column of a table has the shape "
        "(n, 1), and not (n,).",
    ),
    (
        r"only (?:0-dimensional|length-1|size-1) arrays",
        "A function of math takes a single number, and this is an array.",
    ),
    (
        r"truth value of an array",
        "A condition needs a single True or False, and an array has one for each element.",
    ),
    (
        r"matmul: .*\(size (?P<second>\d+) is different from (?P<first>\d+)\)",
        "In A @ B the last size of A and the first size of B must be equal: "
        "here they are {first} and {second}.",
    ),
)


def tell_apart(got: float, expected: float) -> tuple[str, str]:
    """Write two numbers with as many digits as it takes to tell them apart."""
    short = f"{got:.6g}", f"{expected:.6g}"
    return short if short[0] != short[1] else (repr(float(got)), repr(float(expected)))


def multiple(factor: float) -> str:
    """Write a factor as part of a sentence: 8 times, or 1/8 of."""
    return f"{factor:.4g} times" if abs(factor) > 1 else f"1/{1 / factor:.4g} of"


def index_of(index: tuple[int, ...]) -> str:
    """Write an index as a student does: 2, or (0, 1)."""
    return str(index[0] if len(index) == 1 else index)


def kind(value: object) -> str:
    """Name a type as a student knows it."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    names = {str: "a text (str)", list: "a list", tuple: "a tuple", dict: "a dict", bool: "a bool"}
    return names.get(type(value), f"a value of type {type(value).__name__}")


def worst(deviation: NDArray, wrong: NDArray) -> tuple[int, ...]:
    """Return the index of the largest deviation among the wrong values; nan is larger than all."""
    ranked = np.where(wrong, np.where(np.isnan(deviation), np.inf, deviation), -1)
    return tuple(map(int, np.unravel_index(np.argmax(ranked), ranked.shape)))


def exception(error: BaseException) -> str:
    """Write an exception as Python does, truncated to `QUOTED_CHARACTERS`."""
    return "".join(traceback.format_exception_only(error)).strip()[:QUOTED_CHARACTERS]


def quoted(value: str) -> str:
    """Write a text that is an answer, shortened."""
    return repr(value if len(value) <= ANSWER_CHARACTERS else f"{value[:ANSWER_CHARACTERS]}…")


def cause(error: str) -> str:
    """Say in plain words what an error of NumPy means, or nothing."""
    for pattern, meaning in CAUSES:
        if found := re.search(pattern, error):
            return "\n" + meaning.format(**found.groupdict())
    return ""


def not_a_function(name: str, value: object) -> str:
    """Say that a function is expected, and what was found."""
    if value is None:
        return f"{name} is still None: a function is expected here."
    return (
        f"{name}: expected a function, got {kind(value)}. "
        "Give the function itself, by its name, without calling it."
    )


def not_offered(where: str, used: Collection[str]) -> str:
    """Say that a function of the course was called that the exercise does not offer."""
    return (
        f"{where}: your function calls sigmoid_course.{min(used)}. "
        "A call of the course's own functions earns nothing here: write the formula yourself."
    )


def stopped(where: str, error: BaseException) -> str:
    """Say that a call raised an exception, or that it did not end."""
    if isinstance(error, StillRunning):
        return f"{where}: your function {error}. Is there a loop in it that never ends?"
    said = exception(error)
    return f"{where}: your function stopped with {said}{cause(said)}"


def nothing_returned(where: str) -> str:
    """Say that a call returned None."""
    return f"{where}: got None. Does every way through the function end in a return?"


def wrong_type(where: str, value: object, shape: tuple[int, ...]) -> str:
    """Say that a call returned neither a number nor an array."""
    wanted = f"an array of shape {shape}" if shape else "a number"
    return f"{where}: got {kind(value)}, expected {wanted}."


def wrong_shape(where: str, got: NDArray, want: NDArray) -> str:
    """Say that a call returned an array of another shape, and what may be the cause."""
    found = "a single number" if got.shape == () else f"the shape {got.shape}"
    wanted = "a single number" if want.shape == () else want.shape
    return f"{where}: got {found}, expected {wanted}." + _reduced(got, want)


def _reduced(got, want):
    """Say how an array may have turned into a single number or a square."""
    if got.shape == () and want.size > 1 and got.dtype.kind in "iuf":
        for name, value in [("mean", want.mean()), ("sum", want.sum())]:
            if np.isclose(float(got), value, rtol=1e-6):
                return f"\nThis looks as if a {name} over all elements had been taken."
    if want.size > 1 and got.shape == (want.size, want.size):
        return "\nThis looks as if a column and a row had been spread over each other."
    return ""


def wrong_dtype(where: str, dtype: np.dtype) -> str:
    """Say that the values are of another type, and what is lost by that."""
    if dtype.kind == "f":
        return f"{where}: got values of type {dtype}. Digits are lost in it."
    hint = " Whole numbers lose their fraction." if dtype.kind in "iub" else ""
    return f"{where}: got values of type {dtype}, expected floating-point numbers.{hint}"
