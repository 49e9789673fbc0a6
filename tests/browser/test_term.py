"""An instructor's week in a real browser: prose marked by hand, feedback released, the report."""

import os
import re
import sys

import nbformat
import pytest
from click.testing import CliRunner
from helpers.lab import served
from nbapart import extensions
from nbapart.cli import main
from nbapart.course import Course
from nbapart_helpers import released, tiny
from nbapart_helpers.delivered import filled
from nbapart_helpers.handed import HALF, RIGHT, UNIT
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore")]
SIZE = {"width": 1100, "height": 760}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of which three students' work came by collect, and is marked but for the prose."""
    course = Course(tiny.course(tmp_path_factory.mktemp("term") / "course", units=[UNIT]))
    exchange = tmp_path_factory.mktemp("exchange")
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write(f'c.CourseDirectory.course_id = "tiny"\nc.Exchange.root = "{exchange}"\n')
        settings.write(f'c.CourseDirectory.root = "{course.root}"\n')
    released.generate(course)
    sheet = nbformat.read(course.notebook("release", UNIT), as_version=4)
    files = {
        f"{student}/{UNIT}.ipynb": nbformat.writes(
            tiny.fill(sheet, {**answers, "why": f"Because {student} says so."})
        )
        for student, answers in {"ada": RIGHT, "ben": HALF, "cy": RIGHT}.items()
    }
    nbapart(course, "collect", filled(tmp_path_factory.mktemp("in"), files))
    nbapart(course, "grade")
    nbapart(course, "exchange")
    return course


def nbapart(course, *arguments):
    """Run a command in the course's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.root)
        patch.setenv("PATH", os.environ["PATH"])
        patch.setattr(extensions, "_names", [])  # those of another course
        patch.setattr(extensions, "_packages", [])
        assert CliRunner().invoke(main, list(map(str, arguments))).exit_code == 0


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
    for _ in range(3):
        page.goto(address(f"formgrader/gradebook/{UNIT}/{UNIT}"))
        waiting = page.locator("tbody tr:has(td.needs-manual-grade span)")
        waiting.first.locator("a[href*=submissions]").first.click()
        field = page.locator("input#why")
        expect(field).to_have_class(re.compile("needs_manual_grade"))  # its mark is loaded
        keep(page, "term-by-hand.png")
        field.fill("2.5")
        with page.expect_response(lambda r: "/api/grade/" in r.url and r.request.method == "PUT"):
            field.press("Tab")
    nbapart(course, "grade")
    page.goto(address("formgrader/manage_assignments"))
    page.locator(".release-feedback a").first.click()
    window = page.locator(".modal.in")
    expect(window).to_contain_text("Successfully released feedback")
    window.get_by_text("log", exact=False).first.click()
    said = "No feedback through the exchange for ada, ben, cy"
    assert said in window.text_content()


def test_what_students_and_instructor_read(course, page, keep):
    """Do feedback and report open without a network, with the mark that was given by hand?"""
    nbapart(course, "report")
    page.set_viewport_size(SIZE)
    page.route("http*://**", lambda route: pytest.fail(f"asks for {route.request.url}"))
    page.goto((course.root / f"feedback/ada/{UNIT}/{UNIT}.html").as_uri())
    expect(page.locator(".total")).to_have_text("5.5 of 6 points.")
    keep(page, "term-feedback.png")
    page.goto((course.root / "report/report.html").as_uri())
    expect(page.get_by_role("heading", name="Class report")).to_be_visible()
    expect(page.locator("svg")).to_have_count(1)
    keep(page, "term-report.png")
