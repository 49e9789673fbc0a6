"""A class is marked by many workers as nbgrader marks it by itself, and no work is lost."""

import shutil
from concurrent.futures import Future

import nbformat
import pytest
from nbapart import log
from nbapart.course import Course, application
from nbapart.engine.execute import Lost
from nbapart.engine.pool import Here, local
from nbapart.engine.run import Run
from nbapart.gradebook import read
from nbapart.release import release
from nbapart_helpers import tiny
from nbapart_helpers.handed import HALF, RIGHT, UNIT, hand_in, hand_in_all, prose
from nbapart_helpers.rows import rows
from nbgrader.converters import Autograde, GenerateFeedback

# Whose code takes seconds: not needed where it matters that something is marked, and not what.
SLOW = ("prints", "installs", "widget", "debugs")


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """A course that is released, with one submission of each kind, one of them late."""
    course = Course(tiny.course(tmp_path_factory.mktemp("handed") / "course", units=[UNIT]))
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write("c.SafeExecute.timeout = 15\n")  # one of them prints without end
    with log.redirected(course.log_path("release")):
        release(course, application(course))
    released = nbformat.read(course.notebook("release", UNIT), as_version=4)
    hand_in_all(course, released)
    late = hand_in(course, "late", prose(tiny.fill(released, RIGHT)))
    (late.parent / "timestamp.txt").write_text("2026-11-02 10:00:00 UTC")
    return course


@pytest.fixture
def copied(handed, tmp_path):
    """A copy of the course, for one test."""

    def copy(name, without=()):
        course = Course(tmp_path / name)
        shutil.copytree(handed.root, course.root, symlinks=True)
        for student in without:
            shutil.rmtree(course.root / "submitted" / student)
        return course

    return copy


def due(app):
    """Set a date that the late submission has missed."""
    with read.gradebook(app) as book:
        book.update_or_create_assignment(UNIT, duedate="2026-11-01 10:00:00 UTC")


def marked(course, workers=2, **options):
    """Mark a course on some processes; the outcome for each student."""
    with log.redirected(course.log_path("grade")):
        app = application(course)
        due(app)
        with local(app, workers) as (executor, ahead):
            run = Run(course, app, executor, ahead, **options)
            return {outcome.student: outcome for outcome in run.outcomes(course.submissions)}


def marked_here(course, executor=None, **options):
    """Mark a course within this process."""
    with log.redirected(course.log_path("grade")):
        app = application(course)
        run = Run(course, app, executor or Here(), 4, **options)
        return {outcome.student: outcome for outcome in run.outcomes(course.submissions)}


def marked_by_nbgrader(course, students):
    """Mark some submissions by nbgrader's own commands, one after the other."""
    with log.redirected(course.log_path("grade")):
        app = application(course)
        due(app)
        for student in students:
            app.coursedir.assignment_id, app.coursedir.student_id = UNIT, student
            for command in (Autograde, GenerateFeedback):
                converter = command(coursedir=app.coursedir, parent=app)
                converter.force = True
                converter.start()


def gradebook_rows(course):
    """The rows of a course's gradebook."""
    with log.redirected(course.log_path("rows")), read.gradebook(application(course)) as book:
        return rows(book)


def files(course, step):
    """What marking wrote for each student: paths and contents, without its own fingerprints.

    What two students print is another text each time: a time, and what comes before a cut.
    """
    root = course.root / step
    found = [path for path in sorted(root.rglob("*")) if path.is_file() and path.name != ".marked"]
    relative = {path.relative_to(root): path for path in found}
    alike = {path for path in relative if path.parts[0] not in ("prints", "timed")}
    return {str(path): relative[path].read_bytes() for path in alike}


def by_hand(course):
    """Mark as a person does: points, extra credit and a comment, on a late submission too."""
    with log.redirected(course.log_path("hand")), read.gradebook(application(course)) as book:
        for student in ("right", "late"):
            grade = book.find_grade("why", UNIT, UNIT, student)
            grade.manual_score, grade.extra_credit = 2.5, 0.5
            grade.needs_manual_grade = False
            book.find_comment("why", UNIT, UNIT, student).manual_comment = "A fine reason."
        book.db.commit()


def change(course):
    """Have two students hand in something else; one of them is late, and one has a mark by hand."""
    released = nbformat.read(course.notebook("release", UNIT), as_version=4)
    for student in ("right", "late"):
        hand_in(course, student, prose(tiny.fill(released, HALF)))


def test_workers_mark_as_nbgrader_does(copied):
    """Are gradebook, notebooks and pages the same, row by row and byte by byte, also once more?"""
    ours, theirs = copied("ours"), copied("theirs")
    for course in (ours, theirs):
        with (course.root / "nbgrader_config.py").open("a") as settings:
            settings.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    outcomes = marked(ours)
    students = sorted(name for name, outcome in outcomes.items() if outcome.state == "marked")
    assert len(students) > 9
    marked_by_nbgrader(theirs, students)
    assert all(o.record is None for student, o in outcomes.items() if student not in students)
    for course in (ours, theirs):
        by_hand(course)
        change(course)
    marked(ours)
    marked_by_nbgrader(theirs, ["right", "late"])
    kept = [[row for row in each if "'empty'" not in row] for each in gradebook_rows(ours)]
    assert kept == gradebook_rows(theirs)
    penalties = {row.split(", ")[-2] for row in kept[0] if "'late'" in row}
    assert penalties == {"3.5"}
    assert files(ours, "autograded") == files(theirs, "autograded")
    assert files(ours, "feedback") == files(theirs, "feedback")


class Counted(Here):
    """Counts what it is given to do, and may fail at some of it."""

    def __init__(self, fails=()):
        self.names, self.fails = [], list(fails)

    def submit(self, fn, /, *arguments, **options):
        """Run a task here, unless it is to fail."""
        self.names.append(fn.__name__)
        if self.fails and self.fails.pop(0):
            future = Future()
            future.set_exception(Lost("the worker was killed"))
            return future
        return super().submit(fn, *arguments, **options)


def test_a_second_run_does_nothing(copied):
    """Does no worker get anything to do where nothing has changed, and all with --regrade?"""
    course = copied("course", without=SLOW)
    first = marked_here(course)
    again, regraded = Counted(), Counted()
    second = marked_here(course, again)
    states = {"marked": "unchanged", "failed": "failed"}
    assert {s: o.state for s, o in second.items()} == {s: states[o.state] for s, o in first.items()}
    assert again.names == ["execute"]  # the sheet in which nothing is of this unit
    marked_here(course, regraded, regrade=True)
    assert regraded.names.count("execute") == sum(o.state == "marked" for o in first.values()) + 1


def test_what_was_executed_is_not_executed_again(copied):
    """Are marks written without a worker where a run was stopped before it wrote them?"""
    course = copied("course", without=SLOW)
    marked_here(course)
    before = gradebook_rows(course)
    shutil.rmtree(course.root / "autograded")
    (course.root / "gradebook.db").unlink()
    with log.redirected(course.log_path("release")):
        release(course, application(course))
    again = Counted()
    marked_here(course, again)
    assert again.names.count("execute") == 1
    assert gradebook_rows(course) == before


def test_other_limits_mark_again(copied):
    """Is everything executed again where a limit was changed?"""
    course = copied("course", without=SLOW)
    first = marked_here(course)
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write("c.Limits.memory = 1024\n")
    again = Counted()
    second = marked_here(course, again)
    assert {s: o.state for s, o in second.items()} == {s: o.state for s, o in first.items()}
    assert "execute" in again.names


@pytest.fixture
def one(handed, tmp_path):
    """A course with one submission."""
    course = Course(tmp_path / "one")
    shutil.copytree(handed.root, course.root, symlinks=True)
    for path in course.root.glob("submitted/*"):
        if path.name != "right":
            shutil.rmtree(path)
    return course


def test_a_worker_that_ended_costs_no_marks(one):
    """Is a submission executed once more whose worker was lost, and its page made once more?"""
    for fails in ([True], [False, True]):
        executor = Counted(fails)
        outcome = marked_here(one, executor, regrade=True)["right"]
        assert (outcome.state, outcome.reason, outcome.record.points) == ("marked", None, 3.0)
        assert len(executor.names) == 3


def test_a_worker_that_ends_twice_is_named(one):
    """Is a submission not marked whose worker ended twice, and marked by the next run?"""
    outcome = marked_here(one, Counted([True, True]))["right"]
    assert (outcome.state, outcome.record) == ("failed", None)
    assert outcome.reason == "the worker was killed"
    assert marked_here(one)["right"].state == "marked"


def test_a_page_that_cannot_be_made_leaves_the_marks(one):
    """Is a submission marked all the same whose page could not be made?"""
    outcome = marked_here(one, Counted([False, True, True]))["right"]
    assert (outcome.state, outcome.reason) == (
        "marked",
        "no new feedback: the worker was killed",
    )


def test_one_of_a_batch_that_cannot_be_recorded_stops_no_other(copied, monkeypatch):
    """Are the others of a batch recorded where one raises an error?"""
    course, original = copied("course", without=SLOW), read.record

    def stumble(book, student, unit, untimed):
        if student == "twice":
            raise RuntimeError("stumbled")
        return original(book, student, unit, untimed)

    monkeypatch.setattr("nbapart.gradebook.read.record", stumble)
    monkeypatch.setattr("nbapart.engine.run.BATCH", 100)
    outcomes = marked_here(course)
    assert outcomes["twice"].reason == "RuntimeError: stumbled"
    assert (outcomes["right"].state, outcomes["right"].record.points) == ("marked", 3.0)
