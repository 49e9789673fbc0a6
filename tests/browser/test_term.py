"""An instructor's week in a real browser: prose marked by hand, feedback released, the report."""

import re
import shutil
import subprocess
import sys
from collections import defaultdict

import nbformat
import pytest
from helpers.lab import served
from helpers.units import ROOT
from nbapart.course import Course
from nbapart_helpers import released
from nbapart_helpers.delivered import filled
from playwright.sync_api import expect

from sigmoid_course.sample import bank

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore")]
SIZE = {"width": 1100, "height": 760}
UNIT, PROSE, BY_HAND = "2-derivative", "reader", 2.5
STUDENTS = ("ada", "ben", "carla", "dan")
BECAUSE = (
    "line 2 is the chain rule. The outside is a power, so $f'(x) = -(1 + e^{-x})^{-2}$ times the "
    "slope of the inside, $-e^{-x}$, and the two signs cancel. I see it best when I write the "
    "fraction as a power first."
)


def class_of(unit):
    """Each student's answers: the first's are right, the second's have slips, and so on."""
    answers = defaultdict(list)
    for answer in bank.answers(ROOT, unit):
        answers[answer.exercise].append(answer)
    for number, student in enumerate(STUDENTS):
        wanted = (lambda one: one.slip) if number % 2 else (lambda one: one.right)
        lists = {name: [*filter(wanted, each)] or each for name, each in answers.items()}
        yield student, {name: each[number % len(each)] for name, each in lists.items()}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of which a class's work came by collect, and is marked but for the prose."""
    course = Course(tmp_path_factory.mktemp("term"))
    shutil.copy(ROOT / "nbgrader_config.py", course.root)
    shutil.copytree(ROOT / "source" / UNIT, course.root / "source" / UNIT)
    exchange = tmp_path_factory.mktemp("exchange")
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write(f'c.Exchange.root = "{exchange}"\n')
    released.generate(course)
    sheet = nbformat.read(course.notebook("release", UNIT), as_version=4)
    files = {}
    for student, answers in CLASS.items():
        code = {name: answer.source for name, answer in answers.items()}
        notebook = bank.fill(sheet, {**code, PROSE: f"{student.title()}: {BECAUSE}"})
        files[f"{student}/{UNIT}.ipynb"] = nbformat.writes(notebook)
    nbapart(course, "collect", filled(tmp_path_factory.mktemp("in"), files))
    nbapart(course, "grade")
    nbapart(course, "exchange")
    return course


CLASS = dict(class_of(UNIT))


def nbapart(course, *arguments):
    """Run a command in the course's folder."""
    command = [sys.executable, "-m", "nbapart", *map(str, arguments)]
    done = subprocess.run(command, cwd=course.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def address(course, tmp_path_factory):
    """The formgrader's address, as `make lab` serves it."""
    settings = tmp_path_factory.mktemp("settings")
    with served([sys.executable, "-m", "jupyterlab"], course.root, settings) as (address, _):
        yield address


def test_prose_is_marked_by_hand_and_feedback_released(course, address, page, keep):
    """Is prose marked in the formgrader, and does its button name whom feedback does not reach?"""
    page.set_viewport_size(SIZE)
    page.goto(address("lab"))  # keeps the token for the formgrader, as in `make lab`
    for _ in STUDENTS:
        page.goto(address(f"formgrader/gradebook/{UNIT}/{UNIT}"))
        waiting = page.locator("tbody tr:has(td.needs-manual-grade span)")
        waiting.first.locator("a[href*=submissions]").first.click()
        field = page.locator(f"input#{PROSE}")
        expect(field).to_have_class(re.compile("needs_manual_grade"))  # its mark is loaded
        said = page.get_by_text("line 2 is the chain rule")
        said.scroll_into_view_if_needed()
        assert "$" not in said.inner_text()  # formulas are typeset, without a network
        keep(page, "term-by-hand.png")
        field.fill(str(BY_HAND))
        with page.expect_response(lambda r: "/api/grade/" in r.url and r.request.method == "PUT"):
            field.press("Tab")
    nbapart(course, "grade")
    page.goto(address("formgrader/manage_assignments"))
    page.locator(".release-feedback a").first.click()
    window = page.locator(".modal.in")
    expect(window).to_contain_text("Successfully released feedback")
    window.get_by_text("log", exact=False).first.click()
    assert f"through the exchange for {', '.join(STUDENTS)}" in window.text_content()


def test_what_students_and_instructor_read(course, page, keep):
    """Do feedback and report open without a network, with the mark that was given by hand?"""
    nbapart(course, "report")
    page.set_viewport_size(SIZE)
    page.route("http*://**", lambda route: pytest.fail(f"asks for {route.request.url}"))
    for student, answers in CLASS.items():
        page.goto((course.root / f"feedback/{student}/{UNIT}/{UNIT}.html").as_uri())
        points = sum(answer.points for answer in answers.values()) + BY_HAND
        expect(page.locator(".total")).to_have_text(f"{points:g} of 22 points.")
    keep(page, "term-feedback.png")
    page.goto((course.root / "report/report.html").as_uri())
    expect(page.get_by_role("heading", name="Class report")).to_be_visible()
    expect(page.locator("svg").first).to_be_visible()
    keep(page, "term-report.png")
