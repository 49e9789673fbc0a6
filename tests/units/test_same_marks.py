"""Tests apart are fair: an answer earns in the sandbox what it earns in a kernel of its own.

Half of the bank goes through `SafeExecute` here, the other half in test_pipeline.py. What each
answer must earn is what its file says; test_units.py has the same marks from cells and tests
that run together.
"""

from collections import defaultdict
from itertools import zip_longest

import pytest
from helpers import units
from units import test_forging

from sigmoid_course.sample import bank


def rows(unit):
    """The half that the pipeline leaves out: the first answers of all exercises, and so on."""
    shelves = defaultdict(list)
    for answer in bank.answers(units.ROOT, unit)[1::2]:
        shelves[answer.exercise].append(answer)
    return [[answer for answer in row if answer] for row in zip_longest(*shelves.values())]


def pytest_generate_tests(metafunc):
    """One test for each submission of the unit."""
    if "row" in metafunc.fixturenames:
        metafunc.parametrize("row", range(len(rows(metafunc.cls.unit))))


class Marks:
    """The tests of one unit, in a class of its own, so that two are marked at a time."""

    unit = None

    def test_answers_earn_the_same_in_the_sandbox(self, row):
        """Does each answer of the submission get its points, and wait if its file says so?"""
        answers = {answer.exercise: answer for answer in rows(self.unit)[row]}
        sources = {exercise: answer.source for exercise, answer in answers.items()}
        notebook = bank.fill(test_forging.assignment(self.unit, sources), sources)
        points = test_forging.marks(self.unit, notebook, sources)
        earned = {exercise: points[exercise] for exercise in answers}
        wanted = {exercise: answer.points for exercise, answer in answers.items()}
        assert earned == pytest.approx(wanted, abs=0.005)
        waiting = {exercise: answer.waits for exercise, answer in answers.items() if answer.waits}
        assert test_forging.waiting(self.unit, notebook) == waiting


for name, unit in units.CLASSES.items():
    globals()[name] = test_forging.needs_bubblewrap(type(name, (Marks,), {"unit": unit}))
