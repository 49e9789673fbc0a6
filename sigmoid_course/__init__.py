"""A course on the sigmoid and its losses; the functions here are its reference implementations."""

from importlib import import_module

__all__ = [
    "bce",
    "bce_with_logits",
    "bce_with_logits_gradient",
    "log_one_minus_sigmoid",
    "log_sigmoid",
    "logit",
    "sigmoid",
    "sigmoid_derivative",
    "softplus",
]


def __getattr__(name):
    """Load NumPy with the first function that is used: the tutor's text half needs none of it."""
    if name not in __all__:
        raise AttributeError(f"sigmoid_course has no {name}; it has {', '.join(__all__)}")
    return getattr(import_module("sigmoid_course.logistic"), name)


def __dir__():
    return __all__
