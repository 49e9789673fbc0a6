"""Of several notebooks of a student the newest counts; where nothing tells, none does."""

import pytest
from nbapart import collect
from nbapart.course import Course
from nbapart_helpers import tiny
from nbapart_helpers.delivered import filled

BLACK = "U_jd_attempt_2026-11-20-10-02-0{}_{}.ipynb"
BRIGHT = "1-2 - J - Nov {}, 2026 905 AM/{}.ipynb"
MOODLE = "J_1_assignsubmission_file_/{}.ipynb"


@pytest.fixture
def course(tmp_path):
    """A course whose release is known."""
    course = Course(tiny.course(tmp_path / "course"))
    tiny.write(course.notebook("release", "1-first"), {}).write_text("released")
    return course


def states(course, tmp_path, files):
    """What became of the files of one student's delivery, by their order in it."""
    result = collect.collect(course, filled(tmp_path / "in", files))
    found = {file.name: file.state for file in result.files}
    return [found[name] for name in files]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {BLACK.format(3, "1-first"): "a", BLACK.format(5, "1-first"): "b"},
            ["superseded", "placed"],
        ),
        (
            {BLACK.format(5, "1-first"): "a", BLACK.format(3, "x_1-first"): "b"},
            ["placed", "superseded"],
        ),
        (
            {BRIGHT.format(9, "1-first"): "a", BRIGHT.format(10, "1-first"): "b"},
            ["superseded", "placed"],
        ),
        ({BRIGHT.format(9, "1-first"): "a", BRIGHT.format(10, "1-first"): "a"}, ["same", "placed"]),
        (
            {
                "doe_1_2_1-first.ipynb": "a",
                "doe_1_9_1-first-2.ipynb": "c",
                "doe_1_3_1-first-1.ipynb": "b",
            },
            ["superseded", "placed", "superseded"],
        ),
        ({MOODLE.format("1-first"): "a", MOODLE.format("1-first-Copy1"): "a"}, ["placed", "same"]),
        (
            {MOODLE.format("1-first"): "released", MOODLE.format("1-first (1)"): "b"},
            ["superseded", "placed"],
        ),
        ({MOODLE.format("1-first"): "a", MOODLE.format("1-first-Copy1"): "b"}, ["not placed"] * 2),
        ({"doe_1_2_1-first.ipynb": "a", "doe_1_9_x_1-first.ipynb": "b"}, ["not placed"] * 2),
        ({BLACK.format(3, "1-first"): "a", BLACK.format(3, "x_1-first"): "b"}, ["not placed"] * 2),
        ({"ada/1-first.ipynb": "a", "ada/old/1-first.ipynb": "b"}, ["not placed"] * 2),
        ({"ada/1-first.ipynb": "a", "ada/2-second.ipynb": "b"}, ["placed", "placed"]),
    ],
)
def test_the_newest_counts(course, tmp_path, files, expected):
    """Do times, Canvas' numbers and the release tell which counts, and is nothing guessed else?"""
    found = states(course, tmp_path, files)
    assert sorted(found) == sorted(expected) if "same" in expected else found == expected


def test_what_cannot_be_told_is_named_with_all(course, tmp_path):
    """Are all candidates named, so that the instructor can look?"""
    files = {MOODLE.format("1-first"): "a", MOODLE.format("1-first-Copy1"): "b"}
    result = collect.collect(course, filled(tmp_path / "in", files))
    assert all(name in why for name in files for _, why in result.refused)
    assert result.empty_handed == ["J (1)"]
