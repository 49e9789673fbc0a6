"""This course's extension is in its kernels, and a student who changes it there changes no mark."""

import ast
import subprocess
import sys

import nbformat
import numpy as np
import pytest
import steptrace
from helpers.units import ROOT
from nbapart import extensions
from nbapart.limits import Limits
from nbapart.preprocessors.execute import SafeExecute
from nbapart.sandbox import bubblewrap
from nbapart_helpers import kernels, tiny
from nbapart_helpers.users import needs_bubblewrap
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade

import sigmoid_course
from sigmoid_course import marking

EXTENSION = "sigmoid_course.marking"
PACKAGES = [module.__path__[0] for module in (sigmoid_course, steptrace)]


@pytest.fixture(autouse=True, scope="module")
def _in_use():
    """The extension as nbgrader_config.py names it."""
    extensions.use([EXTENSION])


def test_its_packages_are_shown():
    """Does a sandbox show the packages of this course and of its tracer?"""
    assert set(PACKAGES) <= set(bubblewrap.python_folders())


PRELOADED = """
import sys
from nbapart.sandbox.warm import preload
preload.load(["sigmoid_course.marking"])
print([*sys.modules])
"""


def test_the_tutor_is_preloaded():
    """Has a zygote every check of the tutor loaded, and neither SymPy nor Matplotlib?"""
    from sigmoid_course import tutor

    ran = subprocess.run([sys.executable, "-c", PRELOADED], capture_output=True, check=True)
    modules = ast.literal_eval(ran.stdout.decode())
    assert {*tutor._MODULES.values(), "steptrace.notation.latex.parser"} <= {*modules}
    assert not {"sympy", "matplotlib", "nbgrader"} & {*modules}


@needs_bubblewrap
@pytest.mark.parametrize("unit", ["1-sigmoid", "2-derivative"])
def test_a_forked_kernel_says_the_same(unit):
    """Does a forked kernel give every output of a unit that one started from nothing gives?"""
    cells = nbformat.read(ROOT / "source" / unit / f"{unit}.ipynb", 4).cells
    sources = [cell.source for cell in cells if cell.cell_type == "code"]
    with kernels.started("warm") as (_, warmly), kernels.started("cold") as (_, coldly):
        assert list(map(warmly.run, sources)) == list(map(coldly.run, sources))


CHANGED = """
import os
import sigmoid_course.marking as marking
from nbapart.transfer import codec as registry
from nbapart.sandbox import launcher
from sigmoid_course.checks import figure_record, function
print(os.access(os.path.dirname(marking.__file__), os.W_OK), hasattr(launcher, "shadowed"))
function.check_function = lambda *a, **k: 1.0
figure_record.record = marking.write_figure = lambda value: {"axes": []}
registry._course_codecs.clear()
def sigmoid(x):
    return x
"""
MARKS = """
from sigmoid_course import tutor
tutor.check_function(sigmoid, like="sigmoid", points=1)
"""


@needs_bubblewrap
@pytest.mark.parametrize("start", ["warm", "cold"])
def test_a_student_s_changes_stay_in_the_kernel(start, tmp_path):
    """Does a wrong answer earn nothing where the extension and the tutor are changed, or shadowed?

    A folder of the extension's name lies beside the notebook, as a submission can bring it.
    """
    (tmp_path / "sigmoid_course").mkdir()
    for name in ("__init__", "marking", "tutor"):
        (tmp_path / "sigmoid_course" / f"{name}.py").write_text("check_function = lambda **k: 1.0")
    answer = tiny.cell(new_code_cell, CHANGED, "sigmoid", solution=True)
    marks = tiny.cell(new_code_cell, MARKS, "sigmoid-marks", points=1, grade=True, locked=True)
    notebook = new_notebook(cells=[answer, marks])
    execute = SafeExecute(start=start, limits=Limits(), timeout=60)
    execute.preprocess(notebook, {"metadata": {"path": str(tmp_path)}})
    assert notebook.cells[0].outputs[0].text == "False False\n"
    assert determine_grade(notebook.cells[1])[0] == 0


@pytest.mark.parametrize("kind", [object, float])
def test_a_value_without_end_is_looked_at_only_so_far(kind):
    """Is an array of 10^12 items, in the memory of one, no figure without a look at each?"""
    import matplotlib.artist  # noqa: F401, as where a figure was made

    assert not marking.shows_axes(np.broadcast_to(np.zeros((), kind), (10**12,)))
