"""Who is late loses what the rule says, and nobody else; a new date costs no new marking."""

import csv
import re
from datetime import timedelta

import nbformat
import pytest
from nbapart import due, late, log, mark
from nbapart.course import Course, application
from nbapart.gradebook import read
from nbapart_helpers import handed, tiny
from nbapart_helpers.released import generate
from nbgrader.apps import NbGraderAPI
from nbgrader.plugins import CsvExportPlugin

UNIT = "1-first"
RULE = "c.LatePenalty.share = 0.1\n"
DAYS = {"early": -1, "ada": 1, "ben": 2, "cy": None, "ext": 3}


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A course with a due date and an extension, marked: its folder, and how each was marked."""
    course = Course(tiny.course(tmp_path_factory.mktemp("course"), [UNIT]))
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + RULE)
    due.change(course, UNIT, "2026-11-20 23:59", None, "Europe/Berlin", False)
    due.change(course, UNIT, "2026-11-24", "ext", None, False)
    generate(course)
    sheet = nbformat.read(course.notebook("release", UNIT), as_version=4)
    for student, days in DAYS.items():
        path = handed.hand_in(course, student, tiny.fill(sheet, handed.RIGHT))
        if days is not None:
            hand_in_at(path, days)
    return course, grade(course)


def hand_in_at(path, days):
    """Date a submission this many days, less an hour, after it was due."""
    when = due.moment("2026-11-20 22:59 UTC", "UTC") + timedelta(days=days, hours=-1)
    (path.parent / "timestamp.txt").write_text(f"{when:%Y-%m-%d %H:%M:%S} UTC\n")


def grade(course):
    """Mark the class: its outcomes by student."""
    with log.redirected(course.log_path("grade")):
        app = generate(course)
        return {student: mark.mark(course, app, student, UNIT) for student in DAYS}


def told(course, outcomes):
    """Points, penalty and total of each student as table, export and page have them."""
    with log.redirected(course.log_path("export")):
        app = application(course)
        plugin = CsvExportPlugin(parent=NbGraderAPI(parent=app, coursedir=app.coursedir))
        plugin.to = str(course.root / "grades.csv")
        with read.gradebook(app) as book:
            plugin.export(book)
    with open(plugin.to, encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    names = ("raw_score", "late_submission_penalty", "score")
    for student, outcome in outcomes.items():
        record = outcome.record
        yield student, (record.points, record.penalty, record.total)
        yield student, tuple(float(rows[student][name]) for name in names)
        page = (course.folder("feedback", student, UNIT) / f"{UNIT}.html").read_text("utf-8")
        numbers = r"([\d.]+) of [\d.]+ points(?::\s+([\d.]+) earned,\s+([\d.]+) taken off)?"
        total, points, penalty = re.search(numbers, page).groups()
        yield student, (float(points or total), float(penalty or 0), float(total))


FIRST = {"early": 0.0, "ada": 0.3, "ben": 0.6, "cy": 0.0, "ext": 0.0}


@pytest.mark.filterwarnings("ignore")
def test_table_page_and_export_say_the_same(marked):
    """Are points, penalty and total the same in all three, unknown times never late?"""
    course, outcomes = marked
    for student, found in told(course, outcomes):
        penalty = FIRST[student]
        assert found == pytest.approx((3.0, penalty, 3.0 - penalty)), student


@pytest.mark.filterwarnings("ignore")
def test_a_new_date_marks_nothing_again(marked):
    """Are penalties and pages new after dates changed, and is nobody marked again?"""
    course, _ = marked
    due.change(course, UNIT, "2026-11-30", "ben", None, False)
    due.change(course, UNIT, "", "ext", None, True)
    outcomes = grade(course)
    assert {one.state for one in outcomes.values()} == {"unchanged"}
    expected = FIRST | {"ben": 0.0, "ext": 0.9}
    for student, found in told(course, outcomes):
        assert found == pytest.approx((3.0, expected[student], 3.0 - expected[student])), student
    due.change(course, UNIT, "", None, None, True)
    assert {one.record.penalty for one in grade(course).values()} == {0.0}


@pytest.mark.parametrize(
    ("days", "penalty"),
    [(0.01, 1), (1, 1), (1.01, 2), (2.5, 3), (3, 3), (3.01, 10), (100, 10)],
)
def test_the_rule(days, penalty):
    """Does each day begun take its share, and the last day all?"""
    rule = late.LatePenalty(share=0.1, last=3)
    assert rule.late_submission_penalty("ada", 10, days * late.DAY) == pytest.approx(penalty)


def test_no_rule():
    """Does nobody lose anything where no rule is set, and all where nbgrader's own says so?"""
    assert late.LatePenalty().late_submission_penalty("ada", 10, 1e9) is None
    assert late.LatePenalty(penalty_method="zero").late_submission_penalty("ada", 10, 1) == 10


def test_days_of_grace():
    """Do days of grace cost nothing, and count for nothing afterwards?"""
    rule = late.LatePenalty(share=0.5, grace=2)
    points = [rule.late_submission_penalty("ada", 10, days * late.DAY) for days in (2, 3, 4, 5)]
    assert points == [0, 5, 10, 10]
