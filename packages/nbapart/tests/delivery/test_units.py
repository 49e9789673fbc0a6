"""A notebook's unit is found by its cells, whatever the file is called."""

import json

import pytest
from nbapart.course import Course
from nbapart.delivery.archive import NotTaken
from nbapart.delivery.units import Units, is_called
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook


def other():
    """A unit with cells of its own."""
    cells = [
        tiny.cell(new_markdown_cell, "# Another unit", "about", locked=True),
        tiny.cell(new_code_cell, "half = None", "half", solution=True),
        tiny.cell(new_code_cell, "assert half == 0.5", "half-marks", 1, grade=True, locked=True),
    ]
    return new_notebook(cells=cells)


@pytest.fixture(scope="module")
def units(tmp_path_factory):
    """The units of a course with two different ones."""
    course = Course(tiny.course(tmp_path_factory.mktemp("course"), units=["1-first"]))
    tiny.write(course.notebook("source", "2-other"), other())
    return Units(course)


def stripped(notebook, *parts):
    """A notebook without some of its signs, as other programs leave it."""
    notebook = json.loads(json.dumps(notebook))
    for cell in notebook["cells"]:
        for part in parts:
            cell.pop(part, None) if part != "metadata" else cell.update(metadata={})
    return notebook


@pytest.mark.parametrize("name", ["homework.ipynb", "1-first-Copy1.ipynb", "x/Untitled3.ipynb"])
@pytest.mark.parametrize("gone", [(), ("id",), ("metadata",), ("metadata", "id")])
def test_cells_tell(units, name, gone):
    """Is the unit found without metadata and ids too, and against the file's name?"""
    for unit, notebook in (("1-first", tiny.notebook()), ("2-other", other())):
        content = json.dumps(stripped(notebook, *gone)).encode()
        assert units.find(name, content) == unit


@pytest.mark.parametrize(
    "name",
    [
        *("1-first", "1_First (1)", "1-first-Copy1", "1-first - Kopie", "1 first", "1-FIRST-2"),
        *("ada_1-first", "Ada 1-first (2)", "1-first (1) (1)", "1-first-Copy1-Copy2", "1-first-1"),
        "Kopie von 1-first",
    ],
)
def test_names_tell_where_cells_do_not(units, name):
    """Are the names that systems give to copies known, for a file that is no notebook?"""
    assert is_called(f"sub/{name}.ipynb", "1-first")
    assert units.find(f"{name}.ipynb", b"{}") == "1-first"


@pytest.mark.parametrize(
    "name", ["11-first", "1-firstly", "1", "first", "homework", "1-first-draft"]
)
def test_names_of_nothing(units, name):
    """Is a file refused whose cells and name tell nothing?"""
    with pytest.raises(NotTaken, match="--unit says it"):
        units.find(f"{name}.ipynb", b"{}")


def test_one_line_alone_is_chance(units):
    """Is a notebook of another course not taken for a unit by a line that many have?"""
    alien = new_notebook(cells=[new_code_cell("half = None")])
    with pytest.raises(NotTaken):
        units.find("homework.ipynb", json.dumps(alien).encode())


def test_the_instructor_says_it(units):
    """Does --unit decide where nothing tells, and never against the cells?"""
    assert units.find("homework.ipynb", b"{}", "2-other") == "2-other"
    with pytest.raises(NotTaken, match="its cells are of 1-first, not of 2-other"):
        units.find("2-other.ipynb", json.dumps(tiny.notebook()).encode(), "2-other")
    with pytest.raises(NotTaken, match="9-none is no unit"):
        units.find("x.ipynb", b"{}", "9-none")


def test_units_that_are_alike(tmp_path):
    """Do names decide between units that have the same cells?"""
    both = Units(Course(tiny.course(tmp_path)))
    content = json.dumps(tiny.notebook()).encode()
    assert both.find("2-second.ipynb", content) == "2-second"
    with pytest.raises(NotTaken):
        both.find("homework.ipynb", content)


def test_what_is_as_released(units):
    """Is a notebook known that nobody has worked on?"""
    path = tiny.write(units.course.notebook("release", "1-first"), tiny.notebook())
    assert units.is_released("1-first", path.read_bytes())
    assert not units.is_released("1-first", b"{}")
