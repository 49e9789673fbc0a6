"""A right derivation earns everything, however it is written."""

import random

import pytest
from helpers.derivations import exercises
from helpers.rewriting import rewritings

CASES = [
    pytest.param(exercise, kind, text, id=f"{exercise.name}-{kind}-{seed}")
    for exercise in exercises()
    for seed in range(3)
    for kind, text in rewritings(exercise, random.Random(f"{exercise.name} {seed}"))
]


@pytest.mark.parametrize(("exercise", "kind", "text"), CASES)
def test_an_honest_rewriting_is_right(exercise, kind, text):
    """Does it earn all points, and is the visible check content?"""
    assert exercise.complaint(text) is None, f"{kind}:\n{text}"
    assert exercise.earned(text) == 1
