"""A course on the sigmoid and its losses; the functions here are its reference implementations."""

from sigmoid_course.logistic import (
    bce,
    bce_with_logits,
    bce_with_logits_gradient,
    log_one_minus_sigmoid,
    log_sigmoid,
    logit,
    sigmoid,
    sigmoid_derivative,
    softplus,
)

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
