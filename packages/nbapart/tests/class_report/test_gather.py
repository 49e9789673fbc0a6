"""A class report reads what marking has stored, and nothing of the students'."""

import os
from datetime import UTC, datetime

import nbformat
import pytest
from nbapart import log, mark
from nbapart.class_report.gather import gather, without_names
from nbapart.course import Course, application
from nbapart.gradebook import read
from nbapart.release import release
from nbapart_helpers import tiny
from nbapart_helpers.handed import HALF, RIGHT, UNIT, hand_in, prose


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    """A small class: one right and late, one half done, one without a notebook, one not marked."""
    course = Course(tiny.course(tmp_path_factory.mktemp("class"), units=[UNIT]))
    with pytest.MonkeyPatch.context() as patch, log.redirected(course.log_path("grade")):
        patch.setenv("PATH", os.environ["PATH"])
        app = application(course)
        release(course, app)
        released = nbformat.read(course.notebook("release", UNIT), as_version=4)
        path = hand_in(course, "right", prose(tiny.fill(released, RIGHT)))
        (path.parent / "timestamp.txt").write_text("2026-11-02 00:00 UTC")
        hand_in(course, "half", tiny.fill(released, HALF))
        hand_in(course, "text", released).write_text("# not a notebook\n")
        with read.gradebook(app) as book:
            book.update_or_create_assignment(UNIT, duedate=datetime(2026, 11, 1, tzinfo=UTC))
            book.add_student("absent")
        for submission in course.submissions:
            mark.mark(course, app, *submission)
        hand_in(course, "new", released)
        return gather(course, app)


def test_marks_and_reasons(group):
    """Are points those of the gradebook, and is it said why something is not marked?"""
    found = {entry.student: entry for entry in group.entries}
    assert found["right"].record.points > found["half"].record.points
    assert found["right"].record.waiting == ["why"]
    assert found["text"].record is None
    assert "notebook" in found["text"].reason
    assert found["new"].reason == "It has not been marked yet."
    assert found["right"].page


def test_lateness(group):
    """Is somebody late by the time between the due date and the submission, and nobody else?"""
    assert {
        entry.student: entry.record.late
        for entry in group.entries
        if entry.record and entry.record.late
    } == {"right": 86_400}


def test_who_is_missing(group):
    """Is a student of the gradebook named who has handed nothing in?"""
    assert group.missing == {UNIT: ["absent"]}


def test_numbers_instead_of_names(group):
    """Do numbers keep apart who was apart, and keep each entry's marks?"""
    hidden = without_names(group)
    assert len(set(hidden.students)) == len(group.students)
    assert not set(hidden.students) & set(group.students)
    totals = sorted(entry.record.total for entry in group.entries if entry.record)
    assert sorted(entry.record.total for entry in hidden.entries if entry.record) == totals
    assert hidden.missing.keys() == group.missing.keys()
