"""A submission runs to its end whatever its code does, and marks come from the tests alone.

The kernels here are open: tests/attacks/ tries the same in the sandbox.
"""

import logging
import time

import pytest
from nbapart import findings
from nbapart.errors import SandboxError
from nbapart.kernel import outputs
from nbapart.limits import Limits
from nbapart.preprocessors import execute
from nbapart.preprocessors.execute import ENDED, SafeExecute
from nbapart.preprocessors.matching import NOTES
from nbapart.sandbox.manager import Manager
from nbapart.sandbox.warm import client
from nbapart_helpers import tiny, users
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import determine_grade


def answer(source, tags=()):
    """A student's cell."""
    cell = tiny.cell(new_code_cell, source, "answer", solution=True)
    cell.metadata.tags = list(tags)
    return cell


def marks(source, tags=()):
    """A test cell of one point."""
    cell = tiny.cell(new_code_cell, source, "marks", points=1, grade=True, locked=True)
    cell.metadata.tags = list(tags)
    return cell


def ran(*cells, timeout=60, folder=None, **limits):
    """A notebook after its cells were run."""
    limits = Limits(**limits)
    preprocessor = SafeExecute(limits=limits, timeout=timeout)
    resources = {"metadata": {"path": str(folder)}} if folder else {}
    manager = Manager(start="open", limits=limits)
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    notebook, _ = preprocessor.preprocess(new_notebook(cells=list(cells)), resources, manager)
    return notebook


def points(notebook):
    """The mark of each test cell, as nbgrader reads it."""
    tests = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return [determine_grade(cell)[0] for cell in tests]


def said(cell):
    """All text that a cell has put out."""
    texts = [output.get("text") or output.get("evalue", "") for output in cell.outputs]
    return "\n".join(
        texts + [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    )


DOUBLE = "def double(x):\n    return 2 * x"
CHECK = "assert double(3) == 6, 'Not yet.'"


@users.needs_bubblewrap
@pytest.mark.parametrize("source", ["", "import matplotlib.pyplot as plt"])
def test_matplotlib_is_there_for_who_draws(source):
    """Is Matplotlib loaded before the kernel starts where a notebook speaks of it, else not?"""
    client.stop()
    first = answer("import sys\nprint('matplot' + 'lib' in sys.modules)")
    notebook = new_notebook(cells=[first, new_code_cell(source)])
    SafeExecute(timeout=60).preprocess(notebook, {})
    assert said(notebook.cells[0]).strip() == str(bool(source))
    assert notebook.metadata[NOTES].started == "warm"


def test_cells_run_in_order():
    """Are names taken as they are at the moment of the test, and numbers given in order?"""
    notebook = ran(
        answer("number = 1\nprint('set')"),
        marks("float(number)"),
        new_markdown_cell("number = 5"),
        answer("number = 0"),
        marks("float(number)"),
        answer(DOUBLE),
        marks(CHECK),
        marks("double(0.25)"),
        answer(""),
    )
    assert points(notebook) == [1.0, 0.0, 1.0, 0.5]
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, 9))
    assert said(notebook.cells[0]) == "set\n\n"
    assert notebook.metadata[NOTES].started == "open"


FORGERIES = {
    "assert": "import builtins\nbuiltins.AssertionError = Warning",
    "numpy": "import numpy.testing\nnumpy.testing.assert_allclose = lambda *a, **k: None",
    "showtraceback": "get_ipython().showtraceback = lambda *a, **k: None",
    "displayhook": "import sys\nsys.displayhook = lambda value: print(1.0)",
    "transformer": "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])",
    "events": "get_ipython().events.register('pre_run_cell', lambda info: print('1.0'))",
    "run_cell": "get_ipython().run_cell = lambda *a, **k: None",
    "names": "assertion = True\nprint = len = float = bool = lambda *a: 1.0",
    "output": "1.0",
    "display": "h = display(1.0, display_id='a')\nh.update(1.0)",
    "settrace": "import sys\nsys.settrace(lambda *a: None)",
    "codec": "import nbapart.transfer.pack as c\nc.pack = c.unpack = lambda *a, **k: 6",
    "equal": "class Same(int):\n    __eq__ = lambda s, o: True\n    __hash__ = int.__hash__\n"
    "wrong = double\ndouble = lambda x: Same(wrong(x))",
}


@pytest.mark.parametrize("trick", FORGERIES, ids=str)
def test_marks_cannot_be_forged(trick):
    """Does a wrong answer earn nothing whatever is done to its interpreter before or after?"""
    wrong = "def double(x):\n    return x"
    after = answer(f"{wrong}\n{FORGERIES[trick]}", tags=["skip-execution"])
    before = answer(f"{FORGERIES[trick].replace('double', 'answer')}")
    hidden = marks(CHECK, tags=["skip-execution", "raises-exception"])
    cells = [after, hidden] if trick == "equal" else [before, after, hidden]
    assert points(ran(*cells, timeout=2)) == [0.0]


STOPPED = "ended by itself"
SMALL = {"output": 200_000, "messages": 100}
FLOODED = "showed too much"


@pytest.mark.parametrize(
    ("source", "said_of_it"),
    [
        ("exit()", ""),
        ("quit()", ""),
        ("import sys\nsys.exit(1)", "1"),
        ("raise SystemExit", ""),
        ("import os\nos._exit(0)", "0"),
        ("raise KeyboardInterrupt", ""),
        ("get_ipython().kernel.do_shutdown(True)", "restart"),
        ("import asyncio\nasyncio.get_event_loop().stop()", ""),
        ("import os\nif (child := os.fork()) == 0: os._exit(0)\nos.waitpid(child, 0)[1]", "0"),
        ("import os\nfor _ in range(3): os.fork()", ""),
        ("import os\nos.kill(os.getpid(), 9)", STOPPED),
        ("import os\nos.abort()", STOPPED),
        ("import ctypes\nctypes.string_at(0)", STOPPED),
        ("%reset -f", ""),
        ("while True:\n    print('x' * 10_000)", FLOODED),
        ("while True:\n    display(1)", FLOODED),
        ("import sys\nwhile True:\n    sys.stderr.write('x' * 10_000)", FLOODED),
        ("for i in range(150): display(i)", outputs.CUT),
        ("print('x' * 300_000)", outputs.CUT),
        ("print('x' * 60_000_000)", outputs.CUT),
        ("d = display(1, display_id='a')\nfor i in range(150): d.update(i)", outputs.CUT),
        ("from IPython.display import Image\nImage(b'\\x89PNG' + bytes(300_000))", outputs.CUT),
        ("import threading\nthreading.Thread(target=exit).start()", ""),
    ],
)
def test_no_cell_takes_marks_away(source, said_of_it):
    """Does a cell lose no other one's names, before it and after it, and say what came of it?"""
    after = answer("triple = lambda x: 3 * x")
    tests = marks(CHECK), marks("assert triple(3) == 9")
    notebook = ran(answer(DOUBLE), marks("1.0"), answer(source), after, *tests, **SMALL)
    assert points(notebook) == [1.0, float(source != "%reset -f"), 1.0]
    assert said_of_it in said(notebook.cells[2])


def test_what_was_printed_before_stays():
    """Is output kept that came before the kernel was lost?"""
    # ipykernel sends what is printed in a thread of its own, and a flush does not wait for its end.
    work = "print('a', flush=True)\nfor _ in range(10**7): pass\n"
    [cell] = ran(answer(f"{work}import os\nos.abort()")).cells
    assert said(cell).startswith("a\n")
    assert f"This cell did not end: the kernel had {STOPPED}." in said(cell)


def test_a_cell_that_runs_on_is_stopped():
    """Is an endless cell interrupted, and do the cells after it run?"""
    endless = answer("while True:\n    pass")
    notebook = ran(endless, answer(DOUBLE), marks(CHECK), timeout=1)
    assert "ran for more than 1 seconds" in said(notebook.cells[0])
    assert points(notebook) == [1.0]


DEAF = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"


def test_a_cell_that_does_not_stop(monkeypatch):
    """Do the cells before and after one that does not listen to an interrupt count?"""
    monkeypatch.setattr("nbapart.kernel.kernel.GRACE_SECONDS", 0.5)
    notebook = ran(answer(DOUBLE), answer(DEAF), marks(CHECK), timeout=1)
    assert "did not stop" in said(notebook.cells[1])
    assert points(notebook) == [1.0]


def test_waiting_cells_leave_time_for_the_rest():
    """Is there time for the answer after six cells that sleep, each as long as it may?"""
    sleeping = [answer("import time\ntime.sleep(100)") for _ in range(6)]
    begun = time.monotonic()
    notebook = ran(*sleeping, answer(DOUBLE), marks(CHECK), timeout=60, wall=8)
    assert points(notebook) == [1.0]
    assert time.monotonic() - begun < 30


def test_nothing_runs_once_the_time_is_up():
    """Is it said of each cell and test that the submission has taken too long?"""
    sleeping = [answer("import time\ntime.sleep(100)") for _ in range(12)]
    notebook = ran(*sleeping, marks("float('1')"), marks(CHECK), timeout=60, wall=1)
    assert points(notebook)[1] == 0.0
    assert "more than 1 seconds altogether" in said(notebook.cells[-3])
    assert "more than 1 seconds altogether" in said(notebook.cells[-1])


def test_a_call_may_take_as_long_as_a_cell():
    """Does a slow function earn its points while its test has time left?"""
    slow = "import time\ndef double(x):\n    time.sleep(1.5)\n    return 2 * x"
    assert points(ran(answer(slow), marks(CHECK), timeout=20)) == [1.0]


@pytest.mark.parametrize("body", ["while True: pass", "import os\n    os.abort()"])
def test_a_call_that_loses_the_kernel(body):
    """Does a test say why it could not end, and do the tests of other answers go on?"""
    cells = [answer(f"a = 1\ndef double(x):\n    {body}"), marks(f"print('begun')\n{CHECK}")]
    notebook = ran(*cells, marks("float(a)"), timeout=1)
    assert points(notebook) == [0.0, 1.0]
    assert said(notebook.cells[1]).startswith("begun\n")
    assert "This test could not end: " in said(notebook.cells[1])


def test_the_better_of_check_and_test_counts():
    """Do names count as they were at the check, if a cell has used them again, and as they are?"""
    right, wrong = answer(DOUBLE), answer("def double(x):\n    return x")
    own, mended = new_code_cell(wrong.source), new_code_cell(DOUBLE)
    assert points(ran(right, marks("1.0"), own, marks(CHECK), marks(CHECK))) == [1.0, 1.0, 1.0]
    assert points(ran(wrong, marks("1.0"), mended, marks(CHECK))) == [1.0, 1.0]
    assert points(ran(wrong, marks("1.0"), new_code_cell("2"), marks(CHECK))) == [1.0, 0.0]


OPEN = """\
from types import SimpleNamespace
class Mark(float):
    needs_person = True
    findings = [SimpleNamespace(name="odd", line=2, form="2x", sentence="?", needs_person=True)]
"""


def test_what_a_test_found_is_written_by_the_marker_alone():
    """Do findings stand in the cell that marks, and none of a student's in any cell?"""
    forged = {"found": [{"name": "mine"}], "needs_person": True}
    cells = [answer("a = 1"), marks(f"{OPEN}Mark(0.5)"), marks("float(a)"), new_code_cell("1")]
    for cell in cells:
        cell.metadata[findings.KEY] = forged
    notebook = ran(*cells)
    found = [findings.read(cell) for cell in notebook.cells]
    assert [one.needs_person for one in found] == [False, True, False, False]
    assert found[1].waiting == [findings.Finding("odd", 2, "2x", "?", True)]
    assert points(notebook) == [0.5, 1.0]


def test_a_test_whose_kernel_was_lost_waits_for_nobody():
    """Is there no finding of a test that a student's code has ended?"""
    lost = answer("def double(x):\n    import os\n    os.abort()")
    notebook = ran(lost, marks(f"{OPEN}try:\n    double(1)\nfinally:\n    pass\nMark(1)"))
    assert points(notebook) == [0.0]
    assert findings.read(notebook.cells[1]) == findings.Findings()


@pytest.mark.parametrize(
    ("stops", "told"),
    [
        ("import os; os.kill(os.getpid(), 9)", True),
        ("import os; os.abort()", True),
        ("while True: pass", False),
        ("return 6", False),
    ],
)
@pytest.mark.parametrize("calls", ["", "double(3)"])
def test_a_kernel_that_ended_by_itself_is_told(stops, told, calls):
    """Is it told, whether a cell or a test was running, and not of one that was stopped?"""
    limits, resources = Limits(), {}
    cells = [answer(f"def double(x):\n    {stops}\n{calls}"), marks(CHECK)]
    preprocessor = SafeExecute(limits=limits, timeout=1)
    manager = Manager(start="open", limits=limits)
    preprocessor.preprocess(new_notebook(cells=cells), resources, manager)
    assert resources[ENDED] == told


def test_a_students_object_is_not_believed():
    """Is nothing found that a student's object says, and does one that cannot cross wait?"""
    source = f"{OPEN}def double(x):\n    return Mark(1.0)\nnumber = Mark(0.5)"
    notebook = ran(answer(source), marks("double(1)"), marks("number"))
    found = [findings.read(cell) for cell in notebook.cells]
    assert [one.found for one in found] == [()] * 3
    assert [one.needs_person for one in found] == [False, True, True]
    assert notebook.cells[2].outputs[-1].ename == "CannotBeMarked"


def test_what_libraries_log_goes_to_the_log(caplog):
    """Does the one who marks read it, with the name of the cell?"""
    preprocessor = SafeExecute(limits=Limits(), timeout=60, log=logging.getLogger("marker"))
    cell = marks("import logging\nlogging.getLogger('a').error('failed')")
    manager = Manager(start="open", limits=Limits())
    preprocessor.preprocess(new_notebook(cells=[cell]), {}, manager)
    assert "marks: failed" in [r.getMessage() for r in caplog.records if r.name == "marker"]
    assert said(cell) == ""


def test_what_cannot_cross():
    """Is a value that cannot be taken named, with its type, and the next test run?"""
    source = f"class Own(list): pass\nown = Own()\n{DOUBLE}"
    notebook = ran(answer(source), marks("own == []"), marks(CHECK))
    assert points(notebook) == [0.0, 1.0]
    assert "own cannot be marked (its type is Own)" in said(notebook.cells[1])


@pytest.mark.parametrize("view", ["a[:2]", "a[::2]", "a.T", "a.reshape(2, 2)"])
def test_what_is_changed_in_a_view(view):
    """Is an array changed of which a test has passed a part, as in one kernel?"""
    test = f"import numpy as np\na = np.zeros(4)\nfirst({view})\nassert a[0] == 7"
    change = answer("def first(x):\n    x.flat[0] = 7")
    assert points(ran(change, marks(test), **SMALL)) == [1.0]


def test_serving_leaves_no_trace():
    """Are the student's names and history the same as without tests in between?"""
    look = "print(sorted(n for n in globals() if not n.startswith('_')), _ih[-1])"
    without = ran(answer("a = 1"), answer(look))
    between = ran(answer("a = 1"), marks("a"), answer(look))
    assert said(between.cells[2]) == said(without.cells[1])


def test_a_submissions_files_are_there(tmp_path):
    """Can a student's cell read a file that came with the submission?"""
    (tmp_path / "data.txt").write_text("42")
    notebook = ran(answer("print(open('data.txt').read())"), folder=tmp_path)
    assert said(notebook.cells[0]).startswith("42")


def test_without_a_sandbox_nothing_is_marked(monkeypatch):
    """Does marking refuse where no sandbox can be made, unless it is allowed to go on?"""
    monkeypatch.setattr(execute, "refusal", lambda: "bubblewrap is missing")
    notebook = new_notebook(cells=[answer("a = 1"), marks("a")])
    with pytest.raises(SandboxError, match="bubblewrap is missing; without a sandbox nothing"):
        SafeExecute().preprocess(notebook, {})
    notebook, _ = SafeExecute(allow_unsandboxed=True).preprocess(notebook, {})
    assert notebook.metadata[NOTES].started == "open"
    assert points(notebook) == [1.0]
