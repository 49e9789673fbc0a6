"""Derivations without merit earn nothing, however they are made."""

import random

import pytest
from helpers import nonsense
from helpers.derivations import exercises

COUNT = 200
EXERCISES = [pytest.param(exercise, id=exercise.name) for exercise in exercises()]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_nonsense_earns_nothing(exercise):
    """Does nonsense earn less than 1 % on average, and no text more than a leg?"""
    rng = random.Random(exercise.name)
    others = exercises()
    texts = [nonsense.text(exercise, others, rng) for _ in range(COUNT)]
    plain = [text for text in texts if not nonsense.has_merit(exercise, text)]
    assert len(plain) > 0.9 * COUNT
    earned = {text: exercise.earned(text) for text in plain}
    best = max(earned, key=earned.get)
    assert earned[best] <= 1 / exercise.legs + 0.01, best
    assert sum(earned.values()) < 0.01 * len(plain), best
