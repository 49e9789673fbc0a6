"""Points, what waits for a person, and means come out of the gradebook as they stand in it."""

import pytest
from nbapart.gradebook.read import Mark, Record, exercise, means


@pytest.mark.parametrize(
    ("name", "expected"),
    [("plot-data", "plot"), ("reader", "reader"), ("plot-two-marks", "plot-two"), ("x-y", "x-y")],
)
def test_a_marking_cell_belongs_to_the_longest_name_that_fits(name, expected):
    """Does a marking cell find its exercise, also where one name begins like another?"""
    assert exercise(name, ["plot", "plot-two", "reader"]) == expected


def test_points_of_a_submission():
    """Do the parts of an exercise add up, and are exercises that wait named once, in order?"""
    record = Record(
        "ada",
        "1-first",
        (
            Mark("plot", 2.0, 2.0, False),
            Mark("plot", 0.5, 1.0, True),
            Mark("plot", 0.0, 1.0, True),
            Mark("essay", 0.0, 3.0, True),
        ),
    )
    assert (record.points, record.worth, record.waiting) == (2.5, 7.0, ["essay", "plot"])


def test_means_count_final_marks_alone():
    """Is there a mean where all marks are final, and none while one waits?"""
    done = (Mark("plot", 2.0, 2.0, False), Mark("plot", 1.0, 1.0, False))
    half = (Mark("plot", 0.0, 2.0, False), Mark("plot", 1.0, 1.0, False))
    open_ = (Mark("plot", 2.0, 2.0, False), Mark("plot", 0.0, 1.0, True))
    essay = (Mark("essay", 0.0, 3.0, True),)
    found = means(
        [Record("ada", "1", done), Record("ben", "1", half + essay), Record("cy", "1", open_)]
    )
    assert found == [("1", "essay", None, 3.0, 1), ("1", "plot", None, 3.0, 1)]
    assert means([Record("ada", "1", done), Record("ben", "1", half)]) == [
        ("1", "plot", 2.0, 3.0, 0)
    ]
