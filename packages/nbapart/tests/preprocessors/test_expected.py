"""The unit's cells as the instructor wrote them, and as students get them."""

import pytest
from nbapart.preprocessors.expected import Expected

HIDDEN = "a = 1\n### BEGIN HIDDEN TESTS\nassert b\n### END HIDDEN TESTS"


@pytest.mark.parametrize(("solution", "released"), [(False, "a = 1\n"), (True, HIDDEN)])
def test_what_is_released(solution, released):
    """Are hidden tests left out of a test cell's text, and nothing of an answer's?"""
    assert Expected("a", "code", HIDDEN, grade=True, solution=solution).released == released


@pytest.mark.parametrize(
    ("flags", "kinds"),
    [
        ({"locked": True}, (False, True, False)),
        ({"locked": True, "grade": True}, (True, False, False)),
        ({"solution": True}, (False, False, False)),
        ({"solution": True, "grade": True}, (False, False, True)),
    ],
)
def test_kinds(flags, kinds):
    """Is each kind of cell told by its flags: a test, given code, an answer to be read?"""
    want = Expected("a", "code", "1", **flags)
    assert (want.is_test, want.is_given, want.is_written) == kinds
