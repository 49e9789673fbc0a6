"""Marks are fair: the units of this course go through the whole of nbgrader's pipeline.

Every second answer of the bank is marked here; test_units.py marks all of them, quickly. The
answers of several exercises share a submission: submission number i holds the i-th answer of each
exercise.
"""

import os
import shutil

import nbformat
import pytest
from bs4 import BeautifulSoup, SoupStrainer
from helpers import units
from nbapart import log, mark
from nbapart.course import Course, application
from nbapart.release import release
from nbapart_helpers import tiny

from sigmoid_course.sample import bank

THIS = Course(units.ROOT)
OUTPUTS = SoupStrainer(class_="output_wrapper")


def solutions(notebook):
    """The answers of the source: grade_id -> the cell's text."""
    metas = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    return {meta["grade_id"]: cell.source for cell, meta in metas if meta.get("solution")}


def shared(answers):
    """Submissions that hold all answers, each one answer an exercise."""
    submissions = {}
    numbers = {}
    for answer in answers:
        number = numbers[answer.exercise] = numbers.get(answer.exercise, 0) + 1
        submissions.setdefault(f"answers-{number:02}", {})[answer.exercise] = answer
    return submissions


def squeezed(text):
    """Text without its line breaks."""
    return " ".join(text.split())


def outputs(page):
    """The text that the cells of a feedback page have put out."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser", parse_only=OUTPUTS)
    return squeezed(soup.get_text())


def submissions(unit):
    """Student -> exercise -> answer, for every second answer of the bank."""
    return shared(bank.answers(THIS.root, unit)[::2])


def pairs(unit):
    """Half of the answers of the bank, each with the student who hands it in."""
    for student, answers in submissions(unit).items():
        for answer in answers.values():
            yield student, answer


def hand_in(course, unit):
    """Hand in the reference, an untouched release, and all answers of the bank."""
    released = nbformat.read(course.notebook("release", unit), as_version=4)
    source = nbformat.read(course.notebook("source", unit), as_version=4)
    notebooks = {"untouched": released, "reference": bank.fill(released, solutions(source))}
    for student, answers in submissions(unit).items():
        sources = {exercise: answer.source for exercise, answer in answers.items()}
        notebooks[student] = bank.fill(released, sources)
    for student, notebook in notebooks.items():
        tiny.write(course.folder("submitted", student, unit) / f"{unit}.ipynb", notebook)


@pytest.fixture(scope="class")
def marked(request, tmp_path_factory):
    """The course with everything handed in, and the outcome for each student."""
    unit = request.cls.unit
    course = Course(tmp_path_factory.mktemp("pipeline"))
    shutil.copy(THIS.root / "nbgrader_config.py", course.root)
    shutil.copytree(THIS.root / "source" / unit, course.root / "source" / unit)
    with pytest.MonkeyPatch.context() as patch, log.redirected(course.log_path("grade")):
        patch.setenv("PATH", os.environ["PATH"])
        app = application(course)
        app.config.SafeExecute.allow_unsandboxed = True
        release(course, app)
        hand_in(course, unit)
        outcomes = [mark.mark(course, app, *submission) for submission in course.submissions]
    return course, {outcome.student: outcome for outcome in outcomes}


class Pipeline:
    """The tests of one unit; a class of its own, so that two units are marked at a time."""

    unit = None

    def test_every_submission_is_marked(self, marked):
        """Does nothing in the bank keep a submission from being marked?"""
        _, outcomes = marked
        assert {name: o.reason for name, o in outcomes.items() if o.state != "marked"} == {}

    def test_the_reference_earns_every_point(self, marked):
        """Does the source's own solution get all points, and wait where a person marks?"""
        _, outcomes = marked
        marks = outcomes["reference"].record.marks
        missed = [mark for mark in marks if mark.score != mark.worth and not mark.waiting]
        assert missed == []
        source = nbformat.read(THIS.notebook("source", self.unit), as_version=4)
        metas = [cell.metadata.get("nbgrader", {}) for cell in source.cells]
        by_hand = sorted(m["grade_id"] for m in metas if m.get("solution") and m.get("grade"))
        assert outcomes["reference"].record.waiting == by_hand

    def test_an_untouched_release_earns_nothing(self, marked):
        """Does a notebook that nobody has answered get 0 points, with nothing to wait for?"""
        _, outcomes = marked
        record = outcomes["untouched"].record
        assert (record.points, record.waiting) == (0.0, [])

    def test_every_answer_earns_its_points(self, marked):
        """Does each answer of the bank get the points that its file says?"""
        _, outcomes = marked
        unfair = []
        for student, answer in pairs(self.unit):
            marks = outcomes[student].record.marks
            points = sum(mark.score for mark in marks if mark.exercise == answer.exercise)
            if points != pytest.approx(answer.points, abs=0.005):
                unfair.append(f"{answer.exercise}/{answer.name}: {points} for {answer.points}")
        assert unfair == []

    def test_open_answers_wait(self, marked):
        """Do the answers that wait for a person do so, with their places, and no others?"""
        _, outcomes = marked
        for student, answer in pairs(self.unit):
            outcome = outcomes[student]
            assert outcome.places.get(answer.exercise, ()) == answer.waits, answer.name
            assert (answer.exercise in outcome.record.waiting) == bool(answer.waits), answer.name

    def test_every_message_reaches_feedback(self, marked):
        """Does the student of each wrong answer find its message among the outputs?"""
        course, _ = marked
        lost = []
        for student, answers in submissions(self.unit).items():
            shown = outputs(course.folder("feedback", student, self.unit) / f"{self.unit}.html")
            messages = [answer for answer in answers.values() if answer.message]
            lost += [f"{a.exercise}/{a.name}" for a in messages if squeezed(a.message) not in shown]
        assert lost == []


for name, unit in units.CLASSES.items():
    globals()[name] = type(name, (Pipeline,), {"unit": unit})
