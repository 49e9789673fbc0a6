"""What an instructor names is marked, and what there is not is said."""

import pytest
from nbapart.errors import CourseError
from nbapart.selection import selected

THERE = [("ada", "1-first"), ("ada", "2-second"), ("ben", "1-first"), ("cy", "")]


@pytest.mark.parametrize(
    ("units", "students", "count"),
    [((), (), 4), (("1-first",), (), 2), ((), ("ada",), 2), (("2-second",), ("ada", "ben"), 1)],
)
def test_what_is_named(units, students, count):
    """Is it the submissions of all that are named, and all where none is?"""
    assert len(selected(THERE, units, students)) == count


@pytest.mark.parametrize(
    ("units", "students", "said"),
    [
        (("1-frist",), (), "the unit 1-frist; is it 1-first?"),
        ((), ("Ada",), "the student Ada; is it ada?"),
        (("2-second",), ("ben",), "ben handed nothing in of 2-second"),
    ],
)
def test_what_is_not_there(units, students, said):
    """Is a name that is not there an error, with those that are like it?"""
    with pytest.raises(CourseError) as caught:
        selected(THERE, units, students)
    assert said in str(caught.value)
