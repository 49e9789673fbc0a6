"""The unit's source says which names are the instructor's, and which a student's."""

import pytest
from nbapart.marker.given import bound, of_cells, python, read_globally
from nbapart.way import Way, written

ANSWER = {"solution": True}
TEST = {"grade": True, "grade_id": "test"}


def step(source, **kind):
    """What one cell of the source does."""
    cells = [{"cell_type": "code", "metadata": {"nbgrader": kind}, "source": source}]
    return of_cells(cells).steps[0]


def names(made):
    """The names that its definitions bind, when they are run."""
    space = {}
    for statement in made.defines:
        exec(statement, space)
    return space.keys() - {"__builtins__"}


def test_a_cell_of_the_instructors():
    """Are imports and functions the marker's, and values and classes the kernel's?"""
    made = step("import math\ndef f(): pass\nclass C: pass\nlimit = 3\nfor i in (): pass")
    assert names(made) == {"math", "f"}
    assert made.frees == {"C", "limit", "i"}


def test_what_stands_around_a_solution():
    """Is an import above a solution the instructor's, and everything inside of it the student's?"""
    source = "import math\n### BEGIN SOLUTION\nimport json as js\na = 1\n### END SOLUTION\nb = 2"
    made = step(source, **ANSWER)
    assert names(made) == {"math"}
    assert made.frees == {"js", "a", "b"}
    assert made.modules["js"] == "json"
    assert names(step("import math\na = 1", **ANSWER)) == set()


def test_tests_are_no_steps_unless_they_run_inside():
    """Does a test that runs in the kernel bind names there, and no other one?"""
    cells = [
        {"cell_type": "code", "metadata": {"nbgrader": TEST}, "source": source}
        for source in ("a = 1", written("b = 1", Way.INSIDE))
    ]
    given = of_cells(cells)
    assert [one.frees for one in given.steps] == [{"b"}]
    assert given.before == {"test": 0}


@pytest.mark.parametrize("source", ["%%bash\nls", "def f(:", "1 +"])
def test_a_cell_that_is_no_python_does_nothing(source):
    """Is it passed over?"""
    made = step(source)
    assert (made.defines, made.frees) == ((), frozenset())


def test_lines_of_ipythons():
    """Are they taken out, and the lines around them kept?"""
    assert python("%%time\n!ls\nif a:\n    %run b\nc?\nd = 1") == (
        "pass\nif a:\n    pass\npass\nd = 1"
    )


def test_names_in_code():
    """Are names found that functions bind and read outside of themselves?"""
    source = "def f():\n    global a\n    a = b\n    c = 1\n[d for d in e]\n(g := 1)"
    assert bound(source) == {"f", "a", "g"}
    assert read_globally(source) == {"b", "e"}
