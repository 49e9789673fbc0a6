"""The wording of the messages of `check_function`."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sigmoid_course.checks import messages
from sigmoid_course.reference import Reference

Args = Sequence[Any]  # plain numbers or arrays

TIER_PRAISE = {
    "correct": "every value agrees.",
    "stable": "every value agrees, far out as well.",
    "precise": "every value agrees, far out and to the last digits.",
}


def right(reference: Reference, tier: str) -> str:
    """Say that all is right."""
    return f"{reference.name}: {TIER_PRAISE[tier]}"


def place(reference: Reference, args: Args) -> str:
    """Write a call: sigmoid(1.0), or with the shapes and types of array arguments."""
    if not any(isinstance(a, np.ndarray) for a in args):
        return f"{reference.name}({', '.join(repr(a) for a in args)})"
    named = zip(reference.parameters, args, strict=True)
    kinds = [f"{name} an array of shape {a.shape}, {a.dtype}" for name, a in named]
    return f"{reference.signature} with {' and '.join(kinds)}"


def changed(where: str) -> str:
    """Say that an argument was changed."""
    return (
        f"{where}: the values are right, but the function changed the array it was "
        "given. Whoever called it may still need that array."
    )


def wrong_value(
    reference: Reference, args: Args, index: tuple[int, ...], got: NDArray, want: NDArray
) -> str:
    """Name a wrong value, with the arguments that it belongs to."""
    where, short = place(reference, args), messages.tell_apart(got[index], want[index])
    outcome = f"got {short[0]}, expected {short[1]}."
    if not any(isinstance(a, np.ndarray) for a in args):
        return f"{where}: {outcome}"
    named = zip(reference.parameters, args, strict=True)
    values = ", ".join(f"{name} = {float(a[index])!r}" for name, a in named)
    at = f"at index {messages.index_of(index)}, " if index else ""
    return f"{where}: {at}where {values}, {outcome}"


def plateau(level: float) -> str:
    """Say that the values stop growing."""
    return (
        f"\nThe values stop growing at {level:.5g}; "
        "this looks as if something had been clipped on the way."
    )


def warned(where: str, warning: str) -> str:
    """Say that NumPy warned."""
    return f"{where}: the value is right, but NumPy warned: {warning}."
