"""Tests apart are fair: an answer earns in the sandbox what it earns in a kernel of its own.

The whole bank goes through `SafeExecute`, and what each answer must earn is what its file says;
tests/test_units.py has the same marks from cells and tests that run together.
"""

import pytest
import test_forging
import test_units
import units

from sigmoid_course.grading import bank


def pytest_generate_tests(metafunc):
    """One test for each submission of the unit: the first answers of all exercises, and so on."""
    if "row" in metafunc.fixturenames:
        metafunc.parametrize("row", range(len(test_units.rows(metafunc.cls.unit))))


class Marks:
    """The tests of one unit, in a class of its own, so that two are marked at a time."""

    unit = None

    def test_answers_earn_the_same_in_the_sandbox(self, row):
        """Does each answer of the submission get the points that its file says?"""
        answers = {answer.exercise: answer for answer in test_units.rows(self.unit)[row]}
        sources = {exercise: answer.source for exercise, answer in answers.items()}
        notebook = bank.fill(test_forging.assignment(self.unit), sources)
        points = test_forging.marks(self.unit, notebook)
        earned = {exercise: points[exercise] for exercise in answers}
        wanted = {exercise: answer.points for exercise, answer in answers.items()}
        assert earned == pytest.approx(wanted, abs=0.005)


for name, unit in units.CLASSES.items():
    globals()[name] = test_forging.needs_bubblewrap(type(name, (Marks,), {"unit": unit}))
