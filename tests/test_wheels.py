"""Each of the three parts, built as a wheel, works with what it says it needs and nothing else."""

import zipfile

import pytest
from helpers import wheels
from helpers.units import ROOT
from nbapart_helpers import tiny

HINTS = {f"unit_hints/{path.name}" for path in (ROOT / "sigmoid_course/unit_hints").iterdir()}
STUDY = {"study_settings/jupyter_lab_config.json", "study_settings/labconfig/page_config.json"}
DATA = {"show/slider.js", *HINTS, *STUDY}
TUTOR = """
import warnings
warnings.simplefilter("error")
import numpy as np
from matplotlib import pyplot as plt
from sigmoid_course import tutor

print(tutor.trace("1/(1 + e^-x)\\n= e^x/(e^x + 1)").verdict)
print(tutor.check_function(lambda x: 1/(1 + np.exp(-x)), like="sigmoid", points=2))
x = np.linspace(-10, 10, 200)
axes = plt.subplots()[1]
axes.plot(x, 1/(1 + np.exp(-x)))
print(tutor.check_figure(axes, curve="sigmoid", over=(-10, 10), points=1))
for name in tutor.__all__:
    assert callable(getattr(tutor, name)), name
"""
TRACE = """
from steptrace import trace
print(trace("d/dx x^2\\n= 2x").verdict, trace("d/dx x^2\\n= 3x").verdict)
"""
FOREIGN = """
from importlib.util import find_spec
print([name for name in {names} if find_spec(name)])
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The three wheels, each by its name."""
    return wheels.build(tmp_path_factory.mktemp("wheels"))


@pytest.fixture(scope="module")
def steptrace(built, tmp_path_factory):
    return wheels.Environment(tmp_path_factory.mktemp("steptrace"), built, "steptrace")


@pytest.fixture(scope="module")
def nbapart(built, tmp_path_factory):
    return wheels.Environment(tmp_path_factory.mktemp("nbapart"), built, "nbapart")


@pytest.fixture(scope="module")
def course(built, tmp_path_factory):
    return wheels.Environment(tmp_path_factory.mktemp("course"), built, "sigmoid-course")


def installed(environment, *names):
    """Those of the names that an environment can import."""
    return environment.run("-c", FOREIGN.format(names=names)).strip()


TEMPLATES = {f"templates/nbapart/{name}" for name in ("conf.json", "index.html.j2", "page.css")}


@pytest.mark.parametrize(
    ("name", "data", "shared"),
    [
        ("steptrace", {"notation/notation.lark", "notation/latex/latex.lark"}, set()),
        ("nbapart", {"class_report/report.html.jinja", *TEMPLATES}, set()),
        ("sigmoid-course", DATA, {"package.json", "static/extension.js"}),
    ],
)
def test_a_wheel_holds_its_package_and_nothing_else(built, name, data, shared):
    """Does it hold a package, the data it reads, a licence, and what JupyterLab loads?"""
    package = name.replace("-", "_")
    with zipfile.ZipFile(built[name]) as wheel:
        apart = {path for path in wheel.namelist() if "-0.1.0." in path}
        files = set(wheel.namelist()) - apart
        about = [path for path in wheel.namelist() if path.endswith("licenses/LICENSE")]
    modules = {path for path in files if path.endswith(".py")}
    assert files - modules == {f"{package}/{path}" for path in {"py.typed", *data}}
    assert {path.split("/")[0] for path in files} == {package}
    assert len(about) == 1
    extensions = [path.partition("/labextensions/sigmoid-course/") for path in apart]
    assert {path for _, _, path in extensions if path} == shared


def test_steptrace_traces_with_four_libraries(steptrace):
    """Does it trace where nothing but lark, mpmath, NumPy, SymPy and itself is installed?"""
    assert steptrace.packages == {"lark", "mpmath", "numpy", "steptrace", "sympy"}
    assert steptrace.run("-W", "error", "-c", TRACE).split() == ["sound", "broken"]


def test_the_command_steptrace_reads_a_file(steptrace, tmp_path):
    """Do the command and `python -m steptrace` print the same trace of a file?"""
    answer = tmp_path / "answer.txt"
    answer.write_text("d/dx ln(x)\n= 1/x", "utf-8")
    told = steptrace.run(answer, program="steptrace")
    assert told.startswith("Sound")
    assert steptrace.run("-m", "steptrace", answer) == told


def test_the_tutor_needs_no_marking(course):
    """Do traces, functions and figures work where nbapart, nbgrader and Jupyter are absent?"""
    assert installed(course, "nbapart", "nbgrader", "IPython", "click") == "[]"
    assert course.run("-c", TUTOR).splitlines()[0] == "sound"
    assert course.run("-c", TUTOR).split()[-1] == "1.0"


def test_the_command_says_what_is_missing(course):
    """Does `course` say there what to install?"""
    start = "from sigmoid_course.command import main"
    code = f"{start}\ntry:\n    main()\nexcept SystemExit as end:\n    print(end)"
    assert '".[marking]"' in course.run("-c", code)


def test_nbapart_knows_no_course(nbapart):
    """Is nothing of derivations or of this course installed with it?"""
    assert installed(nbapart, "steptrace", "sigmoid_course", "sympy", "matplotlib") == "[]"


def test_nbapart_marks_a_course_of_two_lines(nbapart, tmp_path):
    """Does the README's way work: two lines of settings, release, grade?"""
    settings = "import nbapart\n\nnbapart.configure(get_config())\n"
    (tmp_path / "nbgrader_config.py").write_text(settings + tiny.WITHOUT, "utf-8")
    tiny.write(tmp_path / "source/1-first/1-first.ipynb", tiny.notebook())
    tiny.write(tmp_path / "submitted/ada/1-first/1-first.ipynb", tiny.notebook())
    nbapart.run("-m", "nbapart", "release", cwd=tmp_path)
    assert (tmp_path / "release/1-first/1-first.ipynb").is_file()
    assert "3 of 6" in nbapart.run("-m", "nbapart", "grade", cwd=tmp_path)
