"""Tests of the hints in released sheets: they are there, and no hidden line can be read in them."""

import ast
import json
import re

import nbformat
import pytest
from helpers import units
from helpers.derivations import exercises
from steptrace.context import Context
from steptrace.errors import Misused
from steptrace.notation.reader import read_derivation
from steptrace.rubric import digest
from steptrace.rubric.milestones import sides

from sigmoid_course import tutor
from sigmoid_course.release_hints import AddHints

EXERCISES = [pytest.param(one, id=one.name) for one in exercises()]
ASKED = re.compile(r'hints=tutor\.hints\("([^"]*)"\)')
LIKE = re.compile(r"A like step: (.*) becomes (.*)\.")
SHAPE = re.compile(r"(?<=box: ).*")


def released(unit):
    """A released sheet."""
    return nbformat.read(units.ROOT / "release" / unit / f"{unit}.ipynb", as_version=4)


def hints(exercise):
    """The hints that its released sheet asks for."""
    for cell in released(exercise.unit).cells:
        if re.search(rf"check_derivation\(\s*{exercise.name},", cell.source):
            after = cell.source.partition(f"{exercise.name},")[2]
            return tutor.hints(ASKED.search(after)[1])
    raise LookupError(exercise)


def squeezed(text):
    """A text without what may be left out of a line: space and the sign of a product."""
    return re.sub(r"[\s*$]", "", text)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_each_line_of_the_reference_leads_on(exercise):
    """Is there a hint of four levels for the start, and for each milestone but the end?"""
    found = hints(exercise)
    assert all(len(hint.levels) == 4 and all(hint.levels) for hint in found)
    assert len(found) >= exercise.legs
    assert len({hint.place for hint in found}) == len(found)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_hidden_line_is_in_the_code_of_a_sheet(exercise):
    """Is no line in its code that a check asks for and the text of the sheet does not print?"""
    cells = released(exercise.unit).cells
    code, prose = (
        squeezed("\n".join(cell.source for cell in cells if cell.cell_type == kind))
        for kind in ("code", "markdown")
    )
    assert squeezed(exercise.printed[0]) in code
    hidden = map(squeezed, (*exercise.described, *exercise.way))
    assert [line for line in hidden if line in code and line not in prose] == []


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_hidden_line_is_in_the_hints_of_a_sheet(exercise):
    """Is no such line in the hints of all exercises of the sheet, as it is or written alike?"""
    others = [one for one in exercises() if one.unit == exercise.unit]
    said = [level for one in others for hint in hints(one) for level in hint.levels]
    text = squeezed("\n".join(said))
    printed = [squeezed(line) for line in exercise.printed]
    hidden = [squeezed(line) for line in (*exercise.described, *exercise.way)]
    assert [line for line in hidden if line in text and line not in printed] == []
    alike = {line for level in said for pair in LIKE.findall(level) for line in pair}
    assert not hidden_keys(exercise) & {key(exercise, line) for line in alike}


def context(exercise):
    """What the sheet says about the names of an exercise."""
    lines = [*exercise.letting, exercise.printed[0]]
    return Context.of(read_derivation("\n".join(lines)))


def key(exercise, line):
    """The digest of a line of an example, the last of some with a comma between."""
    return digest.of_form(sides(line.rpartition(", ")[2]), context(exercise))


def hidden_keys(exercise):
    """The digests of the lines that the sheet does not print."""
    lines = {*exercise.described, *exercise.way} - set(exercise.printed)
    return {key(exercise, line) for line in lines}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_shape_is_not_the_line(exercise):
    """Is no shape written like a line of the rubric with one name in its boxes?"""
    hidden = hidden_keys(exercise)
    for hint in hints(exercise):
        (shape,) = SHAPE.findall(hint.levels[3])
        for name in ("x", "z", "y", "t", "1", "e^x", "e^-x", "w_1", "alpha", "beta"):
            filled = shape.replace("d/d□", "d/dz").replace("□", name)
            assert key(exercise, filled) not in hidden


def sheet(*sources):
    """A sheet with an answer and its visible check."""
    answer, check = map(nbformat.v4.new_code_cell, sources)
    answer.metadata["nbgrader"] = {"solution": True, "grade": False, "grade_id": "a"}
    check.metadata["nbgrader"] = {"solution": False, "grade": True, "points": 0, "grade_id": "b"}
    return nbformat.v4.new_notebook(cells=[answer, check])


CHECK = """tutor.check_derivation(
    a,
    start="x + x + x", end="3x", between=[["2x + x"]],
)"""
ANSWER = 'a = ""\na = "x + x + x\\n= 2x + x\\n= 3x"'


def add_hints(notebook, folder):
    """The sheet of unit 7 after the step, which stores its hints in a folder."""
    step, resources = AddHints(folder=str(folder)), {"nbgrader": {"assignment": "7-more"}}
    return step.preprocess(notebook, resources)[0]


def test_a_step_that_runs_twice(tmp_path):
    """Is a call that has hints left as it is, and are they stored still?"""
    once = add_hints(sheet(ANSWER, CHECK), tmp_path).cells[1].source
    (path,) = tmp_path.iterdir()
    text = path.read_text("utf-8")
    assert (path.name, list(json.loads(text))) == ("7-more.json", ["a"])
    assert add_hints(sheet(ANSWER, once), tmp_path).cells[1].source == once
    assert path.read_text("utf-8") == text
    call = ast.parse(once).body[0].value
    assert [given.arg for given in call.keywords] == ["start", "end", "between", "hints"]
    assert ast.unparse(call.keywords[-1].value) == "tutor.hints('7-more/a')"


def test_a_sheet_that_is_newer_than_the_course():
    """Does it get no hints where the course has none of the unit, or none of the answer?"""
    assert tutor.hints("7-more/a") == tutor.hints("2-derivative/a") == ()


@pytest.mark.parametrize(
    ("answer", "check", "complaint"),
    [
        ("b = ''", CHECK, "no solution for a"),
        (ANSWER, CHECK.replace("\n", ""), "a bracket on a line of its own"),
    ],
)
def test_a_sheet_of_which_no_hints_can_be_made(answer, check, complaint, tmp_path):
    """Is it refused, with what is missing?"""
    with pytest.raises(Misused, match=complaint):
        add_hints(sheet(answer, check), tmp_path)
