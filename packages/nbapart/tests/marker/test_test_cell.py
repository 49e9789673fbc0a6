"""A test cell runs apart as it would in a kernel, and only it decides on the mark."""

import math
import re
import sys
import warnings
from pathlib import Path

import matplotlib
import nbapart
import numpy as np
import pytest
from matplotlib import pyplot as plt
from nbapart.findings import Finding, Findings
from nbapart.marker.names import Names
from nbapart.marker.test_cell import Cell, prepare
from nbapart.marker.test_cell import run as run_cell
from nbapart.transfer.marker_end import CannotCross, Gone, Missing
from nbformat.v4 import new_code_cell
from nbgrader.utils import determine_grade

META = {"grade_id": "a", "grade": True, "solution": False, "locked": True, "points": 2.0}


class Bridge:
    """Stands for the kernel: names and values, and a list of what was asked for."""

    def __init__(self, **names):
        self.names, self.asked = names, []
        self.gone, self.refused = None, None

    def take(self, name):
        """Give a value, or raise it."""
        self.asked.append(name)
        if name not in self.names:
            raise Missing(name)
        if isinstance(self.names[name], BaseException):
            raise self.names[name]
        return self.names[name]

    def offer(self, values, keep):
        """Bind variables."""

    def end(self):
        """End a test."""


def run(source, bridge, seconds=60):
    """The result of a test cell of two points, in a notebook without another one."""
    return run_cell(Cell("a", source, 2.0, seconds), Names(), bridge)


def outputs(source, seconds=60, **names):
    """What a test cell of two points puts out."""
    return run(source, Bridge(**names), seconds).outputs


def mark(source, **names):
    """The points that nbgrader reads from it."""
    cell = new_code_cell(source, outputs=outputs(source, **names), metadata={"nbgrader": META})
    return determine_grade(cell)[0]


def message(source, **names):
    """What the student reads of a failed test."""
    last = outputs(source, **names)[-1]
    assert last.output_type == "error"
    [text] = last.traceback
    return text


@pytest.mark.parametrize(
    ("source", "points"),
    [
        ("assert answer == 2", 2.0),
        ("assert answer == 3", 0.0),
        ("0.5", 0.5),
        ("answer * 0.75", 1.5),
        ("import numpy as np\nnp.float64(0.5)", 0.5),
        ("from fractions import Fraction\nFraction(1, 2)", 0.5),
        ("def marks():\n    return answer / 2\nmarks()", 1.0),
        ("total = 0\nfor i in range(2):\n    total += answer * 0.25\ntotal", 1.0),
        ("[answer for _ in range(1)][0]", 2.0),
        ("print('said')", 2.0),
        ("import sys\nprint('said', file=sys.stderr)", 0.0),
        ("import warnings\nwarnings.warn('said')", 0.0),
        ("import warnings\nwarnings.warn('said', DeprecationWarning)", 0.0),
        ("import warnings\nwarnings.warn('said', ImportWarning)", 2.0),
        ("import numpy as np\nnp.exp(1000.0)\n1.5", 0.0),
        ("0.5;", 2.0),
        ("0.5;  # said", 2.0),
        ("0.5  # said;", 0.5),
        ("'0.5'", 2.0),
        ("False", 2.0),
        ("[]", 2.0),
        ("%matplotlib inline\nanswer * 0.5", 1.0),
        ("raise SystemExit", 0.0),
        ("answer +", 0.0),
        ("", 2.0),
        ("missing", 0.0),
    ],
)
def test_points(source, points):
    """Are the points those that a kernel's outputs would give, warnings apart?"""
    assert mark(source, answer=2) == points


@pytest.mark.parametrize("value", [math.nan, -1.0, math.inf, 1e300, np.float64(-0.5), -math.inf])
def test_points_stay_within_the_cells(value):
    """Is a number that nbgrader takes for full points, or stops at, kept from 0 to the points?"""
    assert mark("answer", answer=value) == (2.0 if value > 0 else 0.0)


def test_what_a_test_prints():
    """Do prints come first, warnings nowhere, and the result last as one number?"""
    source = "import warnings\nprint('a')\nwarnings.warn('w', ImportWarning)\nprint('b')\n1.5"
    printed, result = outputs(source)
    assert (printed.name, printed.text) == ("stdout", "a\nb\n")
    assert result.data == {"text/plain": "1.5"}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("assert answer == 3, 'Not 3 yet.'", "Not 3 yet."),
        ("assert answer == 3", "A test did not hold."),
        ("missing + 1", "NameError: name 'missing' is not defined"),
        ("answer.secret", "AttributeError: 'int' object has no attribute 'secret'"),
    ],
)
def test_messages_are_all_there_is(source, shown):
    """Does a failed test show its message, without source and traceback?"""
    assert message(f"hidden = 1\n{source}", answer=2) == shown


def test_what_cannot_cross_is_named():
    """Does a value that cannot be taken give no points, and say which name it was?"""
    cannot = CannotCross("answer", "generator", "")
    assert "answer" in message("answer", answer=cannot)
    assert "generator" in message("answer", answer=cannot)
    assert mark("1.0 if answer else 2.0", answer=cannot) == 0.0


MARK = """\
from types import SimpleNamespace
class Mark(float):
    needs_person = True
    findings = [SimpleNamespace(name="odd", line=2, form="2x", sentence="?", needs_person=True)]
print("said")
"""


@pytest.mark.parametrize(
    ("end", "points"),
    [("0.0", 0.0), ("1.5", 1.5), ("assert False", 0.0), ("2.0", 0.0)],
)
def test_a_result_without_all_that_was_asked_for_waits(end, points):
    """Does a person look, whatever a test makes of a value that could not be carried?"""
    bridge = Bridge()

    def f():
        bridge.refused = CannotCross("what f returned", "matrix")
        raise bridge.refused

    bridge.names["f"] = f
    result = run(f"try:\n    f()\nexcept Exception:\n    pass\n{end}", bridge)
    cell = new_code_cell("", outputs=result.outputs, metadata={"nbgrader": META})
    assert (determine_grade(cell)[0], result.findings.needs_person) == (points, True)


def test_what_a_test_found_beside_its_points():
    """Do the value's points count, and its findings come beside them, with a word to the page?"""
    result = run(f"{MARK}Mark(0.5)", Bridge())
    assert result.findings == Findings((Finding("odd", 2, "2x", "?", True),), True)
    printed, shown = result.outputs
    assert printed.text == "said\nFor a person to look at:\n  line 2: 2x\n"
    assert shown.data == {"text/plain": "0.5"}


@pytest.mark.parametrize("end", ["1/0", "Mark.__new__(str, 'a')", "answer"])
def test_a_test_that_fails_finds_nothing(end):
    """Does nothing wait where a test stops?"""
    student = type("Student", (), {"needs_person": True, "findings": [1], "__float__": lambda s: 2})
    result = run(f"{MARK}{end}", Bridge(answer=student()))
    assert result.findings == Findings()
    assert result.outputs[-1].output_type == "error"


@pytest.mark.parametrize("found", ["3", "[3]"])
def test_findings_that_are_none(found):
    """Does a test stop whose findings are none, rather than let something wait?"""
    result = run(f"class M(float):\n    findings = {found}\nM(1)", Bridge())
    assert result.findings == Findings()
    assert result.outputs[-1].output_type == "error"


def test_what_libraries_log_is_for_the_one_who_marks(capsys):
    """Is a log kept apart from what the student reads, with its traceback, fit for a terminal?"""
    source = """\
import logging
try:
    {}["a"]
except KeyError:
    logging.getLogger("some.library").exception("failed\\x1b[2J")
logging.getLogger("some.library").warning("careful")
1.0"""
    result = run(source, Bridge())
    assert [output.output_type for output in result.outputs] == ["execute_result"]
    assert (result.logged[0], result.logged[-2:]) == ("failed?[2J", ["KeyError: 'a'", "careful"])
    assert tuple(capsys.readouterr()) == ("", "")
    assert run("1.0", Bridge()).logged == []


README = Path(nbapart.__file__).parents[2] / "README.md"


def test_what_a_test_returns_is_as_the_readme_says():
    """Has the README's example its points, and each attribute in the table below it?"""
    text = README.read_text(encoding="utf-8").partition("## What a test returns")[2]
    (source,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    form, sentence = "speed = 3 kn", "Whether knots are meant is not known."
    expected = Finding("unknown unit", 2, form, sentence, needs_person=True)
    assert mark(source) == 1.5
    assert run(source, Bridge()).findings == Findings((expected,), needs_person=True)
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(vars(expected))


def test_a_kernel_that_is_gone():
    """Does a test that needs a lost kernel say so, and one that does not run on?"""
    gone = Gone("the kernel had ended")
    assert message("answer", answer=gone) == "This test could not run: the kernel had ended."
    assert mark("1.0", answer=gone) == 1.0


def test_a_test_that_takes_too_long():
    """Is a test stopped that does not end, even one that catches what it can?"""
    source = "while True:\n    try:\n        answer\n    except Exception:\n        pass"
    [stopped] = outputs(source, seconds=0.05, answer=1)
    assert "longer than 0.05 seconds" in stopped.evalue


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a + b", ("a", "b")),
        ("b + a + b", ("b", "a")),
        ("import numpy as np\nnp.sum(a)", ("a",)),
        ("from math import sin as s\ns(a)", ("a",)),
        ("def f(x):\n    return x + a\nf(1)", ("a",)),
        ("f = lambda x, y=b: x + a", ("b", "a")),
        ("[x + a for x in b]", ("a", "b")),
        ("for x in a:\n    y = x\ny", ("a",)),
        ("class A:\n    z = a\nA()", ("a",)),
        ("print(len(a), display, get_ipython)", ("a",)),
        ("def f():\n    global c\n    c = 1\nf()\nc", ()),
        ("def f():\n    c = a\n    def g():\n        return c\n    return g", ("a",)),
        ("try:\n    a\nexcept NameError as e:\n    e", ("a",)),
        ("with a as b:\n    b", ("a",)),
        ("a = 1\na", ()),
        ("(x := a)\nx", ("a",)),
        ("f'{a!r:{b}}'", ("a", "b")),
        ("{k: v for k, v in a.items() if (w := b)}\nw", ("a", "b")),
    ],
)
def test_names_that_are_taken(source, names):
    """Are those names taken that a test uses and does not define, in the order of their use?"""
    assert set(prepare(source).names) == set(names)


def test_a_name_is_taken_once():
    """Is a name that is used often fetched once, and one of the worker's not at all?"""
    bridge = Bridge(answer=1)
    run("answer + answer\nlen([answer])", bridge)
    assert bridge.asked == ["answer"]


def test_nothing_stays_for_the_next_test():
    """Is what a test defines, draws and sets gone when the next one runs?"""
    outputs("left = 1")
    assert "left" in message("left")
    before = dict(matplotlib.rcParams)
    out, err = sys.stdout, sys.stderr
    outputs(
        "from matplotlib import pyplot as plt\nplt.rcParams['lines.linewidth'] = 9\nplt.figure()"
    )
    assert dict(matplotlib.rcParams) == before
    assert plt.get_fignums() == []
    assert (sys.stdout, sys.stderr) == (out, err)


def test_warnings_can_be_caught_by_a_test():
    """Does a test that looks for warnings find them?"""
    source = """\
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    answer()
float(len(caught))"""
    assert mark(source, answer=lambda: warnings.warn("careful", stacklevel=1)) == 1.0


def test_who_marks_may_stop():
    """Does Ctrl-C of the one who marks end marking, and not the test alone?"""
    with pytest.raises(KeyboardInterrupt):
        outputs("answer", answer=KeyboardInterrupt())
