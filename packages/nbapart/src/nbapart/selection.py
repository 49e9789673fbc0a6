"""Chooses the submissions that an instructor has named."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from nbapart.errors import CourseError

Pair = tuple[str, str]


def selected(
    submissions: Sequence[Pair], units: Collection[str] = (), students: Collection[str] = ()
) -> list[Pair]:
    """Return the submissions of some units and students; of all where none is named.

    Parameters
    ----------
    submissions : sequence of tuple of str
        Pairs of student and unit.
    units, students : collection of str

    Returns
    -------
    list of tuple of str

    Raises
    ------
    CourseError
        Nobody is called so, or nothing of a unit was handed in.

    Examples
    --------
    >>> selected([("ada", "1"), ("ada", "2"), ("ben", "1")], units=["1"], students=["ada"])
    [('ada', '1')]
    """
    _known("student", students, {student for student, _ in submissions})
    _known("unit", units, {unit for _, unit in submissions})
    found = [
        (student, unit)
        for student, unit in submissions
        if (not units or unit in units) and (not students or student in students)
    ]
    if not found and (units or students):
        raise CourseError(f"{', '.join(students)} handed nothing in of {', '.join(units)}.")
    return found


def _known(kind, named, there):
    for name in named:
        if name not in there:
            raise CourseError(f"submitted/ has nothing of the {kind} {name}{perhaps(name, there)}")


def perhaps(name: str, there: Collection[str]) -> str:
    """Return the end of a message about an unknown name: which names are close.

    Examples
    --------
    >>> perhaps("adda", ["ada", "ben"])
    '; is it ada?'
    """
    close = get_close_matches(name, there) or sorted(there)[:5]
    return f"; is it {' or '.join(close)}?" if close else ""
