"""The graders are marked: a slip put into a reference answer by a program costs points.

A mutant may keep all its points only where it is measured to be the same: the same values at
every input, or another right answer by an oracle of this file.
"""

from functools import cache

import matplotlib.pyplot
from helpers import units
from helpers.alike import alike
from helpers.mutants import mutants

HIDDEN = "### BEGIN HIDDEN TESTS"


class Sheet:
    """One exercise of an assignment: what is given, the answer, and the cells that mark it."""

    def __init__(self, unit, name):
        notebook = units.source(unit)
        names = units.exercises(notebook)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.given = [c for c in cells if not _is_answer_or_check(c)]
        self.answer = next(cell.source for cell in cells if cell.id == name)
        self.marking = [c for c in cells if units.exercise(c, names) == name and HIDDEN in c.source]
        self.points = names[name]
        self.name = f"{unit}/{name}"
        self.tier = "stable" if any("stable" in c.source for c in self.marking) else "correct"
        self.marked = units.names_marked(notebook)[name]

    def names(self, answer):
        """Run what is given and an answer; give the names."""
        names = {"__name__": "__main__"}
        for code in (*(cell.source for cell in self.given), answer):
            units.run(code, names)
        return names

    def earned(self, names):
        """The points for what the names hold."""
        earned = sum(units.earned(cell, units.run(cell.source, names)) for cell in self.marking)
        matplotlib.pyplot.close("all")
        return earned


def _is_answer_or_check(cell):
    kind = cell.metadata.get("nbgrader", {})
    return kind.get("solution") or kind.get("grade")


@cache
def sheet(unit, exercise):
    """One exercise, read once."""
    return Sheet(unit, exercise)


def pytest_generate_tests(metafunc):
    """One test for each exercise of the unit."""
    if "exercise" in metafunc.fixturenames:
        metafunc.parametrize("exercise", units.exercises(units.source(metafunc.cls.unit)))


class Mutants:
    """The reference answers of one unit, in a class of its own, so that two run at a time."""

    unit = None

    def test_every_slip_costs_points(self, exercise):
        """Does every mutant of the reference that is not the same as it lose points?"""
        here = sheet(self.unit, exercise)
        right = here.names(here.answer)
        assert here.earned(dict(right)) == here.points
        survivors = []
        for slip, code in mutants(here.answer):
            names = here.names(code)
            full = here.earned(dict(names)) == here.points
            if full and not alike(here.name, right, names, here.marked, here.tier):
                survivors.append(slip)
        assert survivors == []


for name, unit in units.CLASSES.items():
    globals()[name] = type(name, (Mutants,), {"unit": unit})
