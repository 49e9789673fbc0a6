"""Marks come about fairly: once for each change, one student's trouble is nobody else's."""

import asyncio
import json
import os
from types import SimpleNamespace

import nbformat
import pytest
from nbapart import log, mark
from nbapart.course import Course, application
from nbapart.engine.record import PutPage
from nbapart.gradebook import read
from nbapart.preprocessors.feedback import OPEN, WAITING
from nbapart.preprocessors.matching import NOTES
from nbapart.release import release
from nbapart_helpers import tiny
from nbapart_helpers.handed import ORDINARY, RIGHT, UNIT, doubled, hand_in, hand_in_all, prose
from nbgrader.apps import NbGraderAPI
from nbgrader.converters.base import NbGraderException

MARKING = ["double-marks", "word-marks", "why"]


def by_hand(app, student, points, cell="why"):
    """Mark an answer by hand, as the formgrader does."""
    with read.gradebook(app) as book:
        grade = book.find_grade(cell, UNIT, UNIT, student)
        grade.manual_score = points
        grade.needs_manual_grade = False
        book.find_comment("why", UNIT, UNIT, student).manual_comment = "A fine reason."
        book.db.commit()


def press_button(app, student):
    """Mark a submission as the formgrader does: inside of a server that is running."""

    async def handle():
        return NbGraderAPI(coursedir=app.coursedir, parent=app).autograde(UNIT, student)

    return asyncio.run(handle())


def stored(course, step, student):
    """Bytes of what marking wrote, and when."""
    folder = course.folder(step, student, UNIT)
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.*")}


@pytest.fixture(scope="module")
def marking(tmp_path_factory):
    """A class marked three times; before the second time one changes, and two get hand marks."""
    course = Course(tiny.course(tmp_path_factory.mktemp("engine"), units=[UNIT]))

    def mark_all():
        outcomes = [mark.mark(course, app, *submission) for submission in course.submissions]
        return {outcome.student: outcome for outcome in outcomes}

    with pytest.MonkeyPatch.context() as patch, log.redirected(course.log_path("grade")):
        patch.setenv("PATH", os.environ["PATH"])
        app = application(course)
        release(course, app)
        released = nbformat.read(course.notebook("release", UNIT), as_version=4)
        hand_in_all(course, released)
        found = SimpleNamespace(course=course, app=app, first=mark_all())
        found.before = {
            step: stored(course, step, "untouched") for step in ("autograded", "feedback")
        }
        found.waiting = (course.folder("feedback", "right", UNIT) / f"{UNIT}.html").read_text()
        by_hand(app, "right", 2.5)
        by_hand(app, "changing", 1.5)
        hand_in(course, "changing", prose(tiny.fill(released, RIGHT)))
        found.second = mark_all()
        found.after = {
            step: stored(course, step, "untouched") for step in ("autograded", "feedback")
        }
        hand_in(course, "right", []).write_text("[]")
        found.third = mark_all()
        hand_in(course, "zoe", doubled(tiny.fill(released, RIGHT), "double-marks"))
        found.button = press_button(app, "zoe")
        found.zoe = mark.mark(course, app, "zoe", UNIT)
    return found


@pytest.mark.parametrize(
    ("student", "points", "waiting"),
    [
        ("right", 3.0, ["why"]),
        ("changing", 0.5, ["why"]),
        ("untouched", 0.0, []),
        ("deleted", 3.0, []),
        ("pasted", 3.0, []),
        ("twice", 3.0, []),
        ("bare", 3.0, ["why"]),
        ("encoded", 3.0, ["why"]),
        ("beside", 3.0, []),
        ("one-cell", 3.0, []),
        ("odd", 0.0, []),
        ("dead", 1.0, []),
    ],
)
def test_points(marking, student, points, waiting):
    """Does each get the points due, deleted test cells put back and pasted ones ignored?"""
    outcome = marking.first[student]
    assert (outcome.state, outcome.reason) == ("marked", None)
    assert (outcome.record.points, outcome.record.worth) == (points, 6.0)
    assert outcome.record.waiting == waiting


@pytest.mark.parametrize("student", ORDINARY)
def test_an_ordinary_day_costs_nobody_points(marking, student):
    """Does each get all points that a machine gives, and does a person read the prose?"""
    outcome = marking.first[student]
    assert (outcome.state, outcome.reason) == ("marked", None)
    assert (outcome.record.points, outcome.record.waiting) == (3.0, ["why"])


@pytest.mark.parametrize(
    ("student", "notes"),
    [
        ("right", []),
        ("twice", ["the cell double-marks is there 2 times; number 1 of them counts"]),
        ("pasted", ["the cell of-another-unit does not belong to this unit"]),
        ("deleted", [f"the cells {', '.join(MARKING)} were missing; they were put back"]),
        ("dead", []),
    ],
)
def test_what_was_odd_is_noted(marking, student, notes):
    """Is it said which cells were there twice, missing, or of another unit?"""
    assert list(marking.first[student].notes) == notes


def test_a_lost_kernel_leaves_its_reason(marking):
    """Does the feedback of a student whose code ended the kernel say so, once?"""
    page = marking.course.folder("feedback", "dead", UNIT) / f"{UNIT}.html"
    assert page.read_text().count("the kernel had ended by itself") == 1


def test_feedback_hides_tests(marking):
    """Is there nothing of a hidden test in any page but its message and its points?"""
    pages = list(marking.course.root.glob("feedback/*/*/*.html"))
    assert len(pages) > 5
    for page in pages:
        assert "double(2) is None" not in page.read_text()
        assert "startswith" not in page.read_text()


@pytest.mark.parametrize(
    ("student", "reason"),
    [
        ("text", "not a notebook but other text"),
        ("list", "there are no cells in it"),
        ("latin", "there are no cells in it"),
        ("misnamed", "no unit has this name; expected one of 1-first"),
        ("renamed", "1-first.ipynb is missing"),
        ("a[b]", "the folder's name has one of"),
        ("link", "1-first.ipynb is a link"),
        ("empty", "there is no cell of this unit in it"),
    ],
)
def test_trouble_is_named(marking, student, reason):
    """Does a submission that cannot be marked fail with a reason, and get no points?"""
    outcomes = [outcome for outcome in marking.first.values() if outcome.student == student]
    assert [(outcome.state, outcome.record) for outcome in outcomes] == [("failed", None)]
    assert reason in outcomes[0].reason


def test_feedback_says_what_waits(marking):
    """Is an answer in prose said to wait, and one that nobody wrote to have no points?"""
    assert WAITING in marking.waiting
    page = marking.course.folder("feedback", "untouched", UNIT) / f"{UNIT}.html"
    assert WAITING not in page.read_text()


def test_marks_only_what_changed(marking):
    """Is it only the changed submission that is marked again, and are other files left alone?"""
    marked = [name for name, outcome in marking.second.items() if outcome.state == "marked"]
    assert marked == ["changing"]
    assert marking.second["untouched"].state == "unchanged"
    assert marking.before == marking.after
    assert len(marking.before["autograded"]) == 2


def test_marks_by_hand_stay(marking):
    """Are marks by hand final without a change, and with one in another answer?"""
    right, changing = marking.second["right"].record, marking.second["changing"].record
    assert (right.points, right.waiting) == (5.5, [])
    assert (changing.points, changing.waiting) == (4.5, [])


def test_feedback_shows_marks_by_hand(marking):
    """Does feedback follow a mark and a comment given by hand, without marking anew?"""
    page = marking.course.folder("feedback", "changing", UNIT) / f"{UNIT}.html"
    assert "A fine reason." in page.read_text()


def test_feedback_shows_messages(marking):
    """Does what a test cell says reach the student?"""
    page = marking.course.folder("feedback", "untouched", UNIT) / f"{UNIT}.html"
    assert "double(2.0) is not right yet." in page.read_text()


def test_earlier_marks_stand_when_the_newest_version_is_broken(marking):
    """Is a broken newer version named, while the marks of the one before stay?"""
    outcome = marking.third["right"]
    assert (outcome.state, outcome.record.points) == ("failed", 5.5)


def test_what_was_marked_stays_out_of_feedback(marking):
    """Does a student's feedback folder hold the page and nothing else?"""
    folder = marking.course.folder("feedback", "untouched", UNIT)
    assert [path.name for path in folder.iterdir()] == [f"{UNIT}.html"]


def test_the_formgraders_button_takes_the_same_way(marking):
    """Does nbgrader's own button mark in the same way, with the same notes in the notebook?"""
    assert marking.button["success"], marking.button
    path = marking.course.folder("autograded", "zoe", UNIT) / f"{UNIT}.ipynb"
    found = json.loads(path.read_text())["metadata"][NOTES]
    assert found["started"] == marking.zoe.started
    assert tuple(found["notes"]) == marking.zoe.notes
    assert marking.zoe.record.points == 3.0


def test_without_a_sandbox_nothing_is_marked(marking, monkeypatch):
    """Is a submission refused with the reason, and its earlier mark left as it is?"""
    monkeypatch.setattr("nbapart.preprocessors.execute.refusal", lambda: "bubblewrap is missing")
    monkeypatch.setitem(marking.app.config.SafeExecute, "allow_unsandboxed", False)
    student = "unsafe"
    hand_in(marking.course, student, tiny.notebook())
    with log.redirected(marking.course.log_path("refused")):
        outcome = mark.mark(marking.course, marking.app, student, UNIT)
    assert (outcome.state, outcome.record) == ("failed", None)
    assert "bubblewrap is missing; without a sandbox nothing is marked" in outcome.reason


@pytest.fixture
def mark_again(marking):
    """Mark one student's submission again, libraries writing to the log."""

    def again(student):
        with log.redirected(marking.course.log_path("again")):
            return mark.mark(marking.course, marking.app, student, UNIT)

    return again


def fail(*_):
    """Stands for a library that stumbles."""
    raise RuntimeError("a library\nstumbled")


def test_marks_that_stand_in_the_gradebook_are_shown(marking, mark_again, monkeypatch):
    """Are earlier marks shown when marking a new version fails, and when it fails once more?"""
    monkeypatch.setattr("nbapart.preprocessors.execute.refusal", lambda: "bubblewrap is missing")
    monkeypatch.setitem(marking.app.config.SafeExecute, "allow_unsandboxed", False)
    hand_in(marking.course, "changing", tiny.notebook())
    for _ in range(2):
        outcome = mark_again("changing")
        assert (outcome.state, outcome.record.points) == ("failed", 4.5)


@pytest.mark.parametrize(
    ("step", "state"),
    [
        ("nbapart.validate.fault", "failed"),
        ("nbapart.gradebook.read.record", "unchanged"),
        ("nbapart.page_state.is_current", "unchanged"),
    ],
)
def test_nothing_of_one_student_stops_the_others(mark_again, monkeypatch, step, state):
    """Does an error at any step of marking end in one line for this student?"""
    monkeypatch.setattr(step, fail)
    outcome = mark_again("twice")
    assert outcome.reason == "RuntimeError: a library?stumbled"
    assert outcome.state == state


def test_marks_without_feedback_are_marks(marking, mark_again, monkeypatch):
    """Is a submission that was marked and gets no page marked all the same, with its notes?"""

    def stumble(converter):
        converter.log.error("no page")
        raise NbGraderException("no page")

    hand_in(marking.course, "twice", tiny.notebook())
    monkeypatch.setattr(PutPage, "start", stumble)
    outcome = mark_again("twice")
    assert (outcome.state, outcome.reason) == ("marked", "no new feedback: no page")
    assert (outcome.record.points, outcome.started) == (3.0, marking.zoe.started)


def test_half_a_fingerprint_is_marked_again(marking, mark_again):
    """Is a submission marked again whose fingerprint was not written to the end?"""
    (marking.course.folder("autograded", "pasted", UNIT) / ".marked").write_text('{"content')
    assert mark_again("pasted").state == "marked"
    assert mark_again("pasted").state == "unchanged"


def test_a_new_gradebook_gets_all_marks(tmp_path, monkeypatch):
    """Is everything marked again where the gradebook was taken away?"""
    monkeypatch.setenv("PATH", os.environ["PATH"])
    course = Course(tiny.course(tmp_path, units=[UNIT]))
    hand_in(course, "ada", tiny.notebook())
    found = []
    for _ in range(2):
        (course.root / "gradebook.db").unlink(missing_ok=True)
        with log.redirected(course.log_path("grade")):
            app = application(course)
            release(course, app)
            found.append(mark.mark(course, app, "ada", UNIT))
    assert [(outcome.state, outcome.record.points) for outcome in found] == [("marked", 3.0)] * 2


WAITS = """\
# nbapart: apart
from types import SimpleNamespace
class Mark(float):
    needs_person = True
    findings = [SimpleNamespace(name="odd", line=2, form="2x", sentence="?", needs_person=True)]
print(double(2))
Mark(0.5)"""


def waiting_course(folder):
    """A course with a test that a person must look at, and Ada's submission."""
    course = Course(tiny.course(folder, units=[UNIT]))
    source = nbformat.read(course.notebook("source", UNIT), as_version=4)
    next(cell for cell in source.cells if cell.id == "double-marks").source = WAITS
    tiny.write(course.notebook("source", UNIT), source)
    hand_in(course, "ada", tiny.notebook())
    return course


def test_what_a_person_must_look_at_waits_until_they_have(tmp_path, monkeypatch):
    """Does the cell wait with the certain points, its line named, and is a hand mark final?"""
    monkeypatch.setenv("PATH", os.environ["PATH"])
    course, told = waiting_course(tmp_path), OPEN.format("line 2")
    page = course.folder("feedback", "ada", UNIT) / f"{UNIT}.html"
    with log.redirected(course.log_path("grade")):
        app = application(course)
        release(course, app)
        first, pages = mark.mark(course, app, "ada", UNIT), [page.read_text()]
        again = mark.mark(course, app, "ada", UNIT)
        by_hand(app, "ada", 2.0, "double-marks")
        looked_at = mark.mark(course, app, "ada", UNIT)
        pages.append(page.read_text())
        (course.folder("autograded", "ada", UNIT) / ".marked").unlink()
        anew = mark.mark(course, app, "ada", UNIT)
    assert (first.state, first.record.points, first.record.waiting) == (
        "marked",
        1.5,
        ["double", "why"],
    )
    assert (again.state, again.record) == ("unchanged", first.record)
    assert first.places == again.places == {"double": ("line 2",)}
    assert (looked_at.record.points, looked_at.record.waiting) == (3.0, ["why"])
    assert [told in page for page in pages] == [True, False]
    assert (anew.state, anew.record.points, anew.record.waiting) == ("marked", 3.0, ["why"])
