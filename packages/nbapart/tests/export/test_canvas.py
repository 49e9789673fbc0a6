"""Canvas reads from a gradebook each mark for whom it is."""

import pytest
from nbapart.errors import CourseError
from nbapart.export import canvas
from nbapart.export.results import Result
from nbapart_helpers import marked
from nbapart_helpers.importers import Canvas
from nbapart_helpers.marked import UNIT, record

HEAD = "Student,ID,SIS User ID,SIS Login ID,Section,1-First (77),Essay (78),Final Score\n"
POSTING = ",,,,,Manual Posting,,\n"
POSSIBLE = "    Points Possible,,,,,3.0,10.0,(read only)\n"
ROWS = '''"Doe, Jane",12,007,jd,A,,5,80
"Doe, Jane",13,008,jd2,A,1.5,5,80
"=""=1+1, Eve""",14,009,eve,"A, B",,5,80
"Student, Test",99,,x,A,,,
'''


def result(student, number, points=2.0, **more):
    """A result of somebody who handed in by Canvas."""
    return Result(record(student, points, **more), marked.canvas(student, number, "5", student))


def filled(tmp_path, *results, text=HEAD + POSTING + POSSIBLE + ROWS, said=None):
    """The gradebook after filling it in, and what came of it."""
    path = tmp_path / "gradebook.csv"
    path.write_text("\ufeff" + text, encoding="utf-8")
    return canvas.fill(path, UNIT, results, said)


def site():
    """A site with one mark already."""
    made = Canvas(["12", "13", "14", "99"], {"77": "1-First", "78": "Essay"})
    made.marks |= {("13", "77"): 1.5, **{(n, "78"): 5.0 for n in ("12", "13", "14")}}
    return made


def test_each_mark_is_read_for_whom_it_is(tmp_path):
    """Do two of one name get their own marks, a formula's name its own, and nobody else any?"""
    results = result("jane", "12", 0.5), result("jane-13", "13", 1.0), result("eve", "14", 2.0)
    text, done = filled(tmp_path, *results)
    course = site()
    assert course.upload(text) == [("12", "77"), ("13", "77"), ("14", "77")]
    assert [course.marks[n, "77"] for n in ("12", "13", "14")] == [0.5, 1.0, 2.0]
    assert course.marks["12", "78"] == 5.0
    assert (course.new, done.changed, done.left, done.notes) == ([], 3, [], [])
    assert '"=""=1+1, Eve"""' in text


def test_who_has_not_handed_in_keeps_what_is_there(tmp_path):
    """Does nobody's mark change of whom there is none?"""
    text, done = filled(tmp_path, result("jane", "12"), result("gone", "55"))
    course = site()
    assert course.upload(text) == [("12", "77")]
    assert course.marks["13", "77"] == 1.5
    assert done.left == [("gone", "no ID 55 is in the gradebook")]


def test_totals_are_sent(tmp_path):
    """Is a penalty taken off, as the feedback page says it?"""
    course = site()
    course.upload(filled(tmp_path, result("jane", "12", penalty=0.25))[0])
    assert course.marks["12", "77"] == 1.75


def test_an_assignment_of_another_name(tmp_path):
    """Are titles listed where none is like the unit, and does --column choose one?"""
    text = HEAD.replace("1-First", "Homework") + ROWS
    with pytest.raises(CourseError, match=r"--column TITLE, one of Student.*Homework \(77\)"):
        filled(tmp_path, result("jane", "12"), text=text)
    assert filled(tmp_path, result("jane", "12"), text=text, said="Homework (77)")[1].changed == 1


def test_another_table_is_refused(tmp_path):
    """Is a file without Canvas' columns called what it is not?"""
    text = "Identifier,Full name,Grade\nParticipant 41,Jane Doe,\n"
    with pytest.raises(CourseError, match=r"no gradebook of Canvas.*--worksheet"):
        filled(tmp_path, result("jane", "12"), text=text)


def test_other_points_are_said(tmp_path):
    """Is it said where Canvas has another number of points?"""
    text = HEAD + POSSIBLE.replace("3.0", "100.0") + ROWS
    _, done = filled(tmp_path, result("jane", "12"), text=text)
    assert "Canvas has 100 points possible, and the unit is worth 3" in done.notes[0]


def test_a_gradebook_of_keys_alone():
    """Does Canvas find everybody in one that was made without its own?"""
    course = Canvas(["12", "13"], {})
    course.upload(canvas.make(UNIT, [result("jane", "12"), result("joe", "13", 0.0)]))
    assert course.new == [UNIT]
    assert course.marks == {("12", UNIT): 2.0, ("13", UNIT): 0.0}
