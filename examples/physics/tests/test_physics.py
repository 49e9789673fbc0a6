"""Tests of the course in physics: its sheet is made, and answers get the marks they should."""

import ast
import os
import re
import shutil
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbapart import log
from nbapart.course import Course, application
from nbapart.mark import mark
from nbapart.release import release
from steptrace import trace

FOLDER = Path(__file__).resolve().parents[1]
UNIT = "1-motion"
SHEET = nbformat.read(FOLDER / "source" / UNIT / f"{UNIT}.ipynb", as_version=4)
CELLS = {cell.id: cell for cell in SHEET.cells}
ANSWERS = {cell.id: cell.source for cell in SHEET.cells if cell.metadata.nbgrader.solution}
DERIVATIONS = ("energy", "work", "decay")
POINTS = {"energy": 2, "work": 2, "work_done": 1, "decay": 2, "half_life": 1}

LAWS = {
    "energy": "let v = v_0 cos(w t)\nd/dt[1/2 m v^2]",
    "work": "let W = F_0/k * (1 - cos(k x))\nd/dx[W]",
    "decay": "let N = N_0 e^(-k t)\nd/dt[N]",
}
RIGHT = [
    ("energy", "= 1/2 m * 2v * dv/dt\n= m v * (-v_0 sin(w t) w)\n= -m v_0^2 w sin(w t) cos(w t)"),
    (
        "energy",
        "= 1/2 m * d/dt[v^2]\n= 1/2 m * 2v * d/dt[v]\n= m v_0 cos(w t) * v_0 * (-sin(w t)) * w\n"
        "= -m v_0^2 w sin(w t) cos(w t)",
    ),
    ("energy", "= d/dv[1/2 m v^2] * dv/dt\n= -m v v_0 w sin(w t)\n= -m v_0^2 w sin(w t) cos(w t)"),
    ("work", "= F_0/k * (d/dx[1] - d/dx[cos(k x)])\n= F_0/k * (0 + k sin(k x))\n= F_0 sin(k x)"),
    ("work", "= -F_0/k * d/dx[cos(k x)]\n= F_0/k * sin(k x) * d/dx[k x]\n= F_0 sin(k x)"),
    ("decay", "= N_0 * d/dt[e^(-k t)]\n= N_0 * (-k) e^(-k t)\n= -k N"),
    ("decay", "= N * d/dt[-k t]\n= -k N"),
]
WRONG = [
    # the inner derivative lost in the last step but one
    ("energy", "= m v * d/dt[v]\n= m v * (-v_0 sin(w t))\n= -m v_0^2 sin(w t) cos(w t)", 1),
    # the sign of the cosine's derivative
    ("energy", "= m v * d/dt[v]\n= m v * v_0 w sin(w t)\n= m v_0^2 w sin(w t) cos(w t)", 1),
    ("energy", "= m v\n= m v_0 cos(w t)", 0),
    # nothing but what the sheet prints
    ("energy", "= -m v_0^2 w sin(w t) cos(w t)", 0),
    ("work", "= F_0/k * d/dx[1 - cos(k x)]\n= -F_0/k * sin(k x) * k\n= -F_0 sin(k x)", 1),
    ("work", "= F_0/k * (1 - d/dx[cos(k x)])\n= F_0/k * (1 + k sin(k x))", 0),
    ("work", "= F_0 sin(k x)", 0),
    ("decay", "= N_0 (-k t) e^(-k t - 1)\n= -k N", 0),
    ("decay", "= N_0 * d/dt[e^(-k t)]\n= N_0 e^(-k t)\n= N", 1),
    ("decay", "= -k N", 0),
]
CODE = [
    ("work_done", "def work_done(x, F_0, k):\n    return 2 * F_0 / k * np.sin(k * x / 2) ** 2", 1),
    ("work_done", "work_done = lambda x, F_0, k: F_0 * (1 - np.cos(k * x)) / k", 1),
    ("work_done", "def work_done(x, F_0, k):\n    return F_0 * np.sin(k * x)", 0),
    ("work_done", "def work_done(x, F_0, k):\n    return F_0 / k * np.cos(k * x)", 0),
    ("half_life", "import math\ndef half_life(k):\n    return math.log(2) / k", 1),
    ("half_life", "def half_life(k):\n    return 0.6931471805599453 / k", 1),
    ("half_life", "def half_life(k):\n    return 1 / k", 0),
    ("half_life", "def half_life(k):\n    return np.log(2) * k", 0),
]


def _derived(exercise, lines):
    """The source of an answer: the law, the start, and some lines."""
    return f'{exercise} = """\n{LAWS[exercise]}\n{lines}\n"""'


def _points(exercise, answer):
    """What the marking cell of an exercise gives for an answer."""
    *body, last = ast.parse(CELLS[f"{exercise}-marks"].source).body
    names = {"np": np}
    exec(answer, names)
    exec(compile(ast.Module(body, []), exercise, "exec"), names)
    try:
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), exercise, "exec"), names)
            return CELLS[f"{exercise}-marks"].metadata.nbgrader.points
        return eval(compile(ast.Expression(last.value), exercise, "eval"), names)
    except AssertionError:
        return 0


@pytest.mark.parametrize(("exercise", "lines"), RIGHT)
def test_a_right_derivation_earns_all(exercise, lines):
    """Does any sound way with the line asked for earn all points?"""
    assert _points(exercise, _derived(exercise, lines)) == POINTS[exercise]


@pytest.mark.parametrize(("exercise", "lines", "points"), WRONG)
def test_a_wrong_derivation_earns_what_is_right_before_the_slip(exercise, lines, points):
    """Does a slip cost what comes after it, and a copied line everything?"""
    assert _points(exercise, _derived(exercise, lines)) == points


@pytest.mark.parametrize(("exercise", "answer", "points"), CODE)
def test_code_is_marked_by_what_it_computes(exercise, answer, points):
    """Does a function of another shape earn the point, and a wrong one none?"""
    assert _points(exercise, answer) == points


@pytest.mark.parametrize("exercise", DERIVATIONS)
def test_the_solutions_are_sound(exercise):
    """Is every step of the solution true by one idea, the law given by let?"""
    names = {}
    exec(ANSWERS[exercise], names)
    found = trace(names[exercise])
    assert found.verdict == "sound"
    assert all(step.verdict == "follows" for step in found.steps)
    assert found.derivation.let


def _hand_in(course, released, student, answers):
    notebook = nbformat.from_dict(released)
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    folder = course.folder("submitted", student, UNIT)
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{UNIT}.ipynb")


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """The released sheet, the right one as it ran, and what came of a class of three."""
    root = tmp_path_factory.mktemp("physics")
    shutil.copy(FOLDER / "nbgrader_config.py", root)
    shutil.copytree(FOLDER / "source", root / "source")
    with (root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write("\nc.SafeExecute.allow_unsandboxed = True\n")  # where none can be made
    course = Course(root)
    slipped = {**ANSWERS, "decay": _derived("decay", "= N_0 * d/dt[e^(-k t)]\n= N_0\n= N")}
    with pytest.MonkeyPatch.context() as patch, log.redirected(course.log_path("grade")):
        patch.setenv("PATH", os.environ["PATH"])
        app = application(course)
        release(course, app)
        released = nbformat.read(course.notebook("release", UNIT), as_version=4)
        for student, answers in (("right", ANSWERS), ("untouched", {}), ("slipped", slipped)):
            _hand_in(course, released, student, answers)
        outcomes = [mark(course, app, *submission) for submission in course.submissions]
    ran = nbformat.read(course.folder("autograded", "right", UNIT) / f"{UNIT}.ipynb", as_version=4)
    return released, ran, {outcome.student: outcome for outcome in outcomes}


@pytest.mark.filterwarnings("ignore")
def test_what_students_get_shows_no_answer(marked):
    """Is the sheet without solutions, marking tests and the lines asked for?"""
    sources = {cell.id: cell.source for cell in marked[0].cells}
    text = "\n".join(sources.values())
    assert "SOLUTION" not in text
    assert "HIDDEN" not in text
    assert "'#" in sources["energy-check"]
    for line in ("m v * d/dt[v]", "F_0/k * d/dx[1 - cos(k x)]", "N_0 * d/dt[e^(-k t)]"):
        assert line not in text


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("student", "points"), [("right", 8), ("untouched", 0), ("slipped", 7)])
def test_a_class_is_marked(marked, student, points):
    """Are the marks through nbgrader, in the sandbox, those of the marking cells?"""
    outcome = marked[2][student]
    assert outcome.reason is None
    assert (outcome.record.points, outcome.record.worth) == (points, 8)


@pytest.mark.filterwarnings("ignore")
def test_students_can_trace_in_their_own_cells(marked):
    """Does the sheet's example show its trace in the sandbox?"""
    (shown,) = next(cell.outputs for cell in marked[1].cells if cell.id == "example")
    assert shown.data["text/plain"].startswith("Sound: 2 steps")


def test_the_course_uses_the_two_packages_alone():
    """Does no file of the course name the course on the sigmoid?"""
    files = [path for path in FOLDER.rglob("*") if path.suffix in (".py", ".ipynb", ".md")]
    course = "_".join(["sigmoid", "course"])
    assert len(files) >= 4
    assert not [path for path in files if re.search(course, path.read_text("utf-8"))]


def test_the_page_shows_the_derivation_and_the_call_of_the_sheet():
    """Is what the README shows the sheet's own, and is its derivation sound?"""
    page = (FOLDER / "README.md").read_text("utf-8")
    text = re.search(r"```\n(let .*?)```", page, re.DOTALL)[1]
    assert trace(text).verdict == "sound"
    assert text in ANSWERS["energy"]
    shown = re.search(r'start="[^"]*",\n\s*end="[^"]*",\n\s*given=\[[^]]*\]', page)[0]
    assert shown in CELLS["energy-marks"].source
