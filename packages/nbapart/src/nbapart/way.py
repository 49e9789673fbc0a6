"""The way in which a test cell runs: apart from the student's kernel, or inside of it.

The decision is a line in the instructor's own text of the test, `# nbapart: inside`, which nbgrader
stores in the gradebook. Marking reads it there: nothing in a submission can change it.
"""

import re
from enum import StrEnum


class Way(StrEnum):
    """How a test cell is run.

    Attributes
    ----------
    APART
        Outside of the student's kernel. No student's code can change the mark.
    INSIDE
        In the student's kernel, in its sandbox, as nbgrader itself does. The code of the same
        student can forge the mark.
    REFUSED
        Not at all: the assignment is not generated.
    """

    APART = "apart"
    INSIDE = "inside"
    REFUSED = "refused"


# A choice of the instructor's, or a decision with the mark of the sheet that it is for.
CHOICE = re.compile(
    r"^[ \t]*+#+[ \t]*+nbapart:[ \t]*+(apart|inside)(?: \(for (\w{1,64})\))?[ \t]*+$", re.MULTILINE
)
# At the end, so that no line gets another number, and hidden, so that students do not read it.
HIDDEN = "\n### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"
STAMP = re.compile(HIDDEN.format(r"# nbapart: \w+ \(for \w+\)"))


def chosen(source: str) -> Way | None:
    """Return the way that the text of a test asks for; None where it asks for none.

    Examples
    --------
    >>> chosen("# nbapart: inside\\nassert a is b")
    <Way.INSIDE: 'inside'>
    """
    found = CHOICE.search(source)
    return Way(found[1]) if found else None


def of(source: str) -> Way:
    """Return the way in which a test is run, by its text in the gradebook."""
    return chosen(source) or Way.APART


def written(source: str, way: Way) -> str:
    """Return the text of a test with the way in which it is to be run.

    Examples
    --------
    >>> print(written("assert a is b", Way.INSIDE))
    assert a is b
    ### BEGIN HIDDEN TESTS
    # nbapart: inside
    ### END HIDDEN TESTS
    >>> written("assert a == 1", Way.APART)
    'assert a == 1'
    """
    return source if of(source) == way else _added(CHOICE.sub("", source), f"# nbapart: {way}")


def stamped(source: str, way: Way, sheet: str) -> str:
    """Return the text of a test with a decision about it, for a sheet of this mark."""
    return _added(source, f"# nbapart: {way} (for {sheet})")


def unstamped(source: str) -> str:
    """Return the text of a test as the instructor wrote it, without a decision about it.

    Examples
    --------
    >>> unstamped(stamped("assert a", Way.APART, "5d41"))
    'assert a'
    """
    return STAMP.sub("", source)


def decided(source: str, sheet: str) -> Way | None:
    """Return what was decided of a test for a sheet of this mark; None where nothing was.

    Examples
    --------
    >>> decided(stamped("assert a", Way.APART, "5d41"), "5d41")
    <Way.APART: 'apart'>
    >>> decided(stamped("assert a", Way.APART, "5d41"), "7c2f") is None
    True
    """
    found = [choice for choice in CHOICE.finditer(source) if choice[2] == sheet]
    return Way(found[-1][1]) if found else None


def _added(source, line):
    return source + HIDDEN.format(line)
