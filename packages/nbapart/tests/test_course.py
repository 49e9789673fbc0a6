"""The course folder: found from anywhere inside it, its units and submissions listed."""

import os

import pytest
from nbapart.course import Course, application, find
from nbapart.errors import CourseError
from nbapart_helpers import tiny


def test_found_from_a_folder_inside(tmp_path):
    """Is the course found from a folder deep inside it?"""
    tiny.course(tmp_path)
    assert find(tmp_path / "source" / "1-first") == Course(tmp_path)


def test_says_where_it_has_looked(tmp_path):
    """Does a folder outside of any course get a message that names it?"""
    with pytest.raises(CourseError, match=str(tmp_path)):
        find(tmp_path)


def test_units_are_folders_with_a_notebook_of_their_name(tmp_path):
    """Are a folder without its notebook and other notebooks left out?"""
    tiny.course(tmp_path)
    (tmp_path / "source" / "drafts").mkdir()
    tiny.write(tmp_path / "source" / "1-first" / "notes.ipynb", {})
    assert Course(tmp_path).units == ["1-first", "2-second"]


def test_submissions_are_listed_whatever_they_are(tmp_path):
    """Is a misnamed submission listed, so that it can be named as one that was not marked?"""
    course = Course(tiny.course(tmp_path))
    for name in ("ben/2-second", "ada/1-first", "ada/1-frist"):
        (tmp_path / "submitted" / name).mkdir(parents=True)
    (tmp_path / "submitted" / ".hidden.json").write_text("{}")
    assert course.submissions == [("ada", "1-first"), ("ada", "1-frist"), ("ben", "2-second")]


def test_what_lies_loose_is_listed_without_a_unit(tmp_path):
    """Are a file in a student's place and an empty folder listed, so that they can be named?"""
    course = Course(tiny.course(tmp_path))
    (tmp_path / "submitted" / "ben").mkdir(parents=True)
    (tmp_path / "submitted" / "ben" / ".DS_Store").touch()
    for name in ("ada.ipynb", "class.zip", ".hidden"):
        (tmp_path / "submitted" / name).touch()
    assert course.submissions == [("ada.ipynb", ""), ("ben", ""), ("class.zip", "")]


@pytest.mark.filterwarnings("ignore")
def test_settings_are_those_of_the_course(tmp_path, monkeypatch):
    """Does nbgrader follow the course asked for, also when called from within another course?"""
    other = tiny.course(tmp_path / "other")
    course = Course(tiny.course(tmp_path / "this"))
    monkeypatch.chdir(other)
    monkeypatch.setenv("PATH", "/nowhere")
    app = application(course)
    assert app.coursedir.root == str(course.root)
    programs = os.environ["PATH"].split(os.pathsep)[0]
    assert os.access(os.path.join(programs, "alembic"), os.X_OK)


@pytest.mark.filterwarnings("ignore")
def test_no_tag_skips_a_test_cell(tmp_path):
    """Is the tag that skips a cell another one at each run, so that nobody can guess it?"""
    course = Course(tiny.course(tmp_path))
    tags = {application(course).config.Execute.skip_cells_with_tag for _ in range(2)}
    assert len(tags) == 2
    assert "skip-execution" not in tags


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("line", ["c.Limits.memory = ", "nbapart.configure(d)", "import nowhere"])
def test_nothing_goes_on_without_settings(tmp_path, line):
    """Is a course refused whose settings fail, which nbgrader would mark without a sandbox?"""
    course = Course(tiny.course(tmp_path))
    with (tmp_path / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write(line)
    with pytest.raises(CourseError, match="cannot be read"):
        application(course)
