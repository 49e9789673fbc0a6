"""What is not marked and may have been meant to be is named."""

import os

import nbformat
import pytest
from nbapart import log, mark
from nbapart.course import Course
from nbapart.strays import strays
from nbapart_helpers import released, tiny
from nbapart_helpers.handed import RIGHT, UNIT, hand_in


@pytest.fixture
def marked(tmp_path):
    """A course in which two students are marked, and its application."""
    course = Course(tiny.course(tmp_path / "course", units=[UNIT]))
    app = released.generate(course)
    notebook = nbformat.read(course.notebook("release", UNIT), as_version=4)
    hand_in(course, "ada", tiny.fill(notebook, RIGHT))
    hand_in(course, "ben", notebook)
    remark(course, app)
    return course, app


def remark(course, app):
    """Mark all submissions."""
    with pytest.MonkeyPatch.context() as patch, log.redirected(course.log_path("grade")):
        patch.setenv("PATH", os.environ["PATH"])
        for pair in course.submissions:
            mark.mark(course, app, *pair)


@pytest.mark.filterwarnings("ignore")
def test_nothing_where_all_is_well(marked):
    """Is nothing named where every student is there, and for what systems leave behind?"""
    course, app = marked
    (course.root / "submitted/.DS_Store").write_text("")
    assert list(strays(course, app)) == []


@pytest.mark.filterwarnings("ignore")
def test_who_was_renamed_or_taken_out(marked):
    """Is a student named whose folder has another name, and one whose folder is gone?"""
    course, app = marked
    (course.root / "submitted/ada").rename(course.root / "submitted/Ada")
    (course.root / "submitted/ben").rename(course.root / "submitted/.ben")
    remark(course, app)
    hidden, renamed, gone = strays(course, app)
    assert hidden == "submitted/.ben is not looked at: its name begins with a dot."
    assert renamed.startswith(f"ada has marks of {UNIT} and nothing of it in submitted/ any more.")
    assert "The same work is now Ada's." in renamed
    assert gone.startswith("ben has marks")
    assert "now" not in gone
