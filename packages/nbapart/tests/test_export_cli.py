"""The command that sends marks back says what it wrote, and ends with the right status."""

import nbformat
import pytest
from click.testing import CliRunner
from nbapart.cli import main
from nbapart.course import Course
from nbapart.mark import mark
from nbapart_helpers import released, tiny
from nbapart_helpers.handed import RIGHT, UNIT, hand_in


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with one submission that is marked but for its prose."""
    course = Course(tiny.course(tmp_path_factory.mktemp("course"), units=[UNIT]))
    app = released.generate(course)
    notebook = nbformat.read(course.notebook("release", UNIT), as_version=4)
    hand_in(course, "ada", tiny.fill(notebook, {**RIGHT, "why": "Because."}))
    mark(course, app, "ada", UNIT)
    return course


def nbapart(course, *arguments):
    """What a command prints in a course's folder, and its exit status."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.root)
        done = CliRunner().invoke(main, list(map(str, arguments)))
    return done.output.splitlines(), done.exit_code


@pytest.mark.filterwarnings("ignore")
def test_what_is_written_and_what_is_not_sent(course):
    """Is each file said, and who waits for a person named, with status 1?"""
    said, status = nbapart(course, "export")
    assert said == [
        "export/questions.csv: marks of 1 submission, a question and part a row.",
        "export/marks.csv: their points, penalties and totals.",
        f"Not sent: ada/{UNIT}: waits for a person: why",
    ]
    assert status == 1
    text = (course.root / "export/questions.csv").read_text(encoding="utf-8-sig")
    assert f"ada,{UNIT},double,,2.0,2.0,final" in text.splitlines()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["9-none"], "9-none is no unit"),
        (["--worksheet", __file__], "--worksheet is of one unit"),
        (["--column", "X"], "--column is of one unit"),
    ],
)
def test_what_cannot_be_meant(course, arguments, expected):
    """Is a unit that is none refused, and a file of one unit for several?"""
    said, status = nbapart(course, "export", *arguments)
    assert expected in said[-1]
    assert status == 1
