"""Derivations without merit earn nothing, however they are made."""

import random

import pytest
from helpers.derivations import exercises
from helpers.nonsense import nonsense

COUNT = 200
EXERCISES = [pytest.param(exercise, id=exercise.name) for exercise in exercises()]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_nonsense_earns_nothing(exercise):
    """Does nonsense earn nothing, and a true line that came by chance one leg at most?"""
    rng = random.Random(exercise.name)
    texts = [nonsense(exercise, exercises(), rng) for _ in range(COUNT)]
    earned = [exercise.earned(one.text) * exercise.legs for one in texts]
    true = [one.true_lines(exercise) for one in texts]
    for one, legs, lines in zip(texts, earned, true, strict=True):
        assert legs <= min(lines, 1), one.text
    plain = [legs for legs, lines in zip(earned, true, strict=True) if not lines]
    assert len(plain) > 0.6 * COUNT
