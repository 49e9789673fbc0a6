"""Tests that run apart give the marks that they give in nbgrader's own way."""

import pytest
from nbapart.limits import Limits
from nbapart.preprocessors.execute import SafeExecute
from nbapart.sandbox.manager import Manager
from nbapart_helpers import probes
from nbgrader.preprocessors import Execute
from nbgrader.utils import determine_grade, is_grade


def marks(notebook, names):
    """The mark of each probe, by its name."""
    tests = [cell for cell in notebook.cells if is_grade(cell)]
    return dict(zip(names, (determine_grade(cell)[0] for cell in tests), strict=True))


def stock(notebook, names):
    """The marks that nbgrader gives."""
    return marks(Execute(timeout=60).preprocess(notebook, {})[0], names)


def ours(notebook, names):
    """The marks that we give."""
    limits = Limits()
    preprocessor = SafeExecute(limits=limits, timeout=60)
    manager = Manager(start="open", limits=limits)
    return marks(preprocessor.preprocess(notebook, {}, manager)[0], names)


@pytest.mark.parametrize("group", ["SHARED", "ENDS", "CALLED", "CHANGED"])
@pytest.mark.parametrize("answer", ["right", "wrong"])
def test_marks_are_those_of_nbgrader(group, answer):
    """Has a right answer its point and a wrong one none, as in nbgrader's own kernel?"""
    found = getattr(probes, group)
    names = [probe.name for probe in found]

    def notebook():
        return probes.notebook(found, lambda probe: getattr(probe, answer))

    expected = stock(notebook(), names)
    assert set(expected.values()) == {1.0 if answer == "right" else 0.0}, expected
    assert ours(notebook(), names) == expected
