"""A right derivation earns everything, however it is written."""

import random

import pytest
from helpers.derivations import exercises
from helpers.rewriting import rewritings

COUNT = 200
EXERCISES = [pytest.param(exercise, id=exercise.name) for exercise in exercises()]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_honest_rewriting_is_right(exercise):
    """Do two hundred different texts earn all points, with a visible check that is content?"""
    texts = rewritings(exercise, random.Random(exercise.name), COUNT)
    for text, kinds in texts.items():
        assert exercise.complaint(text) is None, f"{kinds}:\n{text}"
        assert exercise.earned(text) == 1, f"{kinds}:\n{text}"
