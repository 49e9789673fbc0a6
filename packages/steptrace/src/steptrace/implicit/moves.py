"""The moves that lead from one equation to the next."""

from enum import StrEnum


class Move(StrEnum):
    """What was done to an equation, worded as it follows "by" in a message."""

    REWRITING = "rewriting a side"
    REPEATING = "repeating the line before"
    SWAPPING = "swapping the sides"
    DIFFERENTIATING = "differentiating both sides"
    EXPONENTIATING = "taking the exponential of both sides"
    TAKING_LOGARITHMS = "taking the logarithm of both sides"
    INVERTING = "taking the reciprocal of both sides"
    SQUARING = "squaring both sides"
    TAKING_A_ROOT = "taking the root of both sides, one branch of two"
    MOVING_TERMS = "moving terms"
    SCALING = "multiplying or dividing both sides"
    IDENTITY = "algebra that holds for all values"
    PUTTING_IN = "putting in what is known"
    SLOPE = "the slope along the curve"
