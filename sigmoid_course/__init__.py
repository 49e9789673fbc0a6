"""A course on the sigmoid and its losses; the functions here are its reference implementations."""

from typing import TYPE_CHECKING

# Importing it is fast. It is imported here so that it does not go through `__getattr__`, which
# loads NumPy.
from sigmoid_course import tutor as tutor

if TYPE_CHECKING:
    from sigmoid_course.logistic import *  # noqa: F403


def __getattr__(name):
    """Load NumPy when a function is first used: checking derivations does not need it."""
    if name.startswith("__") and name != "__all__":
        raise AttributeError(f"sigmoid_course has no {name}")
    from sigmoid_course.logistic import FUNCTIONS

    if name == "__all__":
        return sorted(FUNCTIONS)
    if name not in FUNCTIONS:
        raise AttributeError(f"sigmoid_course has no {name}; it has {', '.join(sorted(FUNCTIONS))}")
    return FUNCTIONS[name].function


def __dir__():
    return __getattr__("__all__")
