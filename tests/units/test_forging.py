"""No trick turns a wrong answer into points: every answer of the bank that loses some, forged.

The answers of several exercises share a submission, as in test_pipeline.py: submission number i
holds the i-th wrong answer of each exercise. Every answer comes with all tricks at once: those of
`BEFORE` change the interpreter, those of `AFTER` make the answer's own values and functions lie.
The visible checks are left out, as they mark nothing.
"""

from collections import defaultdict
from itertools import zip_longest

import pytest
from helpers import units
from nbapart import extensions, findings
from nbapart.preprocessors import matching
from nbapart.preprocessors.execute import SafeExecute
from nbapart_helpers.users import needs_bubblewrap
from nbformat.v4 import new_output
from nbgrader import utils

from sigmoid_course.sample import bank

# What a test is known by, so that nothing else is disturbed.
BEFORE = """
import ast, atexit, builtins, importlib.abc, importlib.machinery, re, signal, sys, types
def _forge():
    shell = get_ipython()
    def nothing(*_, **__): pass
    def yes(*_, **__): return True
    def points(*_, points=1.0, **__): return points
    is_test = re.compile("check_|assert_|_marks|HIDDEN").search
    def is_run_by_test(frame):
        code = frame.f_code
        here = code.co_filename.startswith(("<test", "<cell", "/tmp/ipykernel"))
        return here and is_test(" ".join(code.co_names))

    class Fine(Warning): pass
    builtins.AssertionError = Fine
    def only_for_tests(name, forged):
        true = getattr(builtins, name)
        if isinstance(true, type):
            return
        def either(*args, **kwargs):
            return forged if is_run_by_test(sys._getframe(1)) else true(*args, **kwargs)
        setattr(builtins, name, either)
    for name, forged in {"abs": 0.0, "all": True, "any": True, "callable": True, "len": 1}.items():
        only_for_tests(name, forged)

    import numpy.testing
    from sigmoid_course import tutor
    for module in (numpy.testing, tutor):
        for name in dir(module):
            if is_test(name + "_") and name.startswith(("assert", "check")):
                setattr(module, name, points if module is tutor else nothing)
    for name, module in [*sys.modules.items()]:
        if name.startswith("sigmoid_course.tutor."):
            for check in [check for check in vars(module) if check.startswith("check")]:
                setattr(module, check, points)

    class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
        def find_spec(self, name, path=None, target=None):
            if name.startswith(("numpy.testing", "nbapart", "unittest")):
                return importlib.machinery.ModuleSpec(name, self)
        def create_module(self, spec): return types.ModuleType(spec.name)
        def exec_module(self, module): module.__getattr__ = lambda _: yes
    sys.meta_path.insert(0, Finder())

    def empty(lines):
        text = "".join(lines)
        return ["1.0\\n"] if is_test(text) and "_forge" not in text else lines
    shell.input_transformers_cleanup.append(empty)
    class Remove(ast.NodeTransformer):
        def visit_Assert(self, node): return ast.Pass()
    shell.ast_transformers.append(Remove())

    shell.showtraceback = shell._showtraceback = nothing
    shell.set_custom_exc((BaseException,), nothing)
    sys.excepthook = nothing
    class Hook(type(shell.displayhook)):
        def __call__(self, result=None): super().__call__(1.0)
    shell.displayhook.__class__ = Hook

    def trace(frame, event, _):
        if is_run_by_test(frame):
            return leap
    def leap(frame, event, _):
        try:
            frame.f_lineno = max(line for *_, line in frame.f_code.co_lines() if line)
        except ValueError:
            return leap
    sys.settrace(trace)
    atexit.register(shell.displayhook, 1.0)
    signal.signal(signal.SIGALRM, nothing)
    signal.setitimer(signal.ITIMER_REAL, 0.2, 0.2)
    shell.events.register("post_execute", lambda: shell.displayhook(1.0))
    def forged_result():
        kernel = shell.kernel
        content = {"data": {"text/plain": "1.0"}, "metadata": {}, "execution_count": 1}
        kernel.session.send(kernel.iopub_socket, "execute_result", content, kernel.get_parent())
    return forged_result
if "_forged_result" not in globals():
    _forged_result = _forge()
"""

AFTER = """
import functools as _functools
def _lying(kind):
    def yes(self, *_, **__): return True
    names = "eq lt le gt ge contains".split()
    lies = {f"__{name}__": yes for name in names}
    lies |= {"__ne__": lambda self, other: False, "__hash__": lambda self: 0}
    lies |= {"startswith": yes, "endswith": yes, "all": yes, "any": yes, "isdigit": yes}
    if kind in (int, float):
        lies |= {f"__{name}__": lambda self, *_: 0.0 for name in ("sub", "rsub", "abs", "round")}
    return type(kind.__name__, (kind,), lies)
def _forged(value, depth=0):
    import numpy as np
    kind = type(value)
    if kind in (str, int, float):
        return _lying(kind)(value)
    if kind in (list, tuple) and depth < 3:
        return _lying(kind)(_forged(item, depth + 1) for item in value)
    if kind is dict and depth < 3:
        return _lying(dict)({key: _forged(item, depth + 1) for key, item in value.items()})
    if kind is np.ndarray and value.dtype != object:
        lies = {"__array_ufunc__": lambda *_, **__: np.True_}
        lies |= {"__array_function__": lambda *_, **__: True, "__array_priority__": 1e9}
        return value.view(type("ndarray", (np.ndarray,), lies))
    if kind is type(_forged) and depth == 0:
        @_functools.wraps(value)
        def function(*args, **kwargs):
            _forged_result()
            get_ipython().displayhook(1.0)
            return _forged(value(*args, **kwargs), 1)
        return function
    return value
for _name in NAMES:
    if _name in globals():
        globals()[_name] = _forged(globals()[_name])
1.0"""


def assignment(unit, exercises=None):
    """A unit as it is marked, without the visible checks, and with the tests of some exercises."""
    notebook = units.source(unit)
    names = units.exercises(notebook)
    wanted = names if exercises is None else exercises
    notebook.cells = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("points") != 0
        and (not is_test(cell) or units.exercise(cell, names) in wanted)
    ]
    return notebook


def is_test(cell):
    """Whether nothing but a test is in a cell that is worth points."""
    return utils.is_grade(cell) and not utils.is_solution(cell)


def rows(unit):
    """The wrong answers: the first ones of all exercises, the second ones, and so on."""
    notebook, shelves = units.source(unit), defaultdict(list)
    full = units.exercises(notebook)
    for answer in bank.answers(units.ROOT, unit):
        if answer.points < full[answer.exercise]:
            shelves[answer.exercise].append(answer)
    return [[answer for answer in row if answer] for row in zip_longest(*shelves.values())]


def forged(unit, answers, lying=True):
    """A submission with some answers, exercise -> code, each with all tricks.

    Without `lying`, values stay as they are, and the tricks are those of the code around them.
    """
    notebook = assignment(unit, answers)
    names = units.names_marked(units.source(unit))
    cells = {}
    for exercise, source in answers.items():
        after = AFTER.replace("NAMES", repr(sorted(names[exercise]))) if lying else ""
        cells[exercise] = f"{BEFORE}\n{source}\n{after}"
    return disguise(bank.fill(notebook, cells))


def disguise(notebook):
    """The same with tags on its tests, other points, and outputs as if all had passed."""
    for cell in notebook.cells:
        kind = cell.metadata.get("nbgrader", {})
        if kind.get("grade") and not kind.get("solution"):
            cell.metadata["tags"] = ["skip-execution", "raises-exception"]
            shown = new_output("execute_result", {"text/plain": "1.0"}, execution_count=1)
            cell.outputs, cell.source = [shown], "1.0"
            kind["points"] = 100
    return notebook


def expected(notebook):
    """The unit's cells as the gradebook knows them."""
    for cell in (cell for cell in notebook.cells if "nbgrader" in cell.metadata):
        kind = cell.metadata.nbgrader
        flags = {name: kind[name] for name in ("locked", "grade", "solution")}
        points = kind.get("points")
        yield matching.Expected(kind.grade_id, cell.cell_type, cell.source, points=points, **flags)


def marks(unit, notebook, exercises=None):
    """Mark a submission as `nbgrader autograde` does, all of it or some; exercise -> points."""
    matching.match_cells(notebook, list(expected(assignment(unit, exercises))))
    extensions.use(["sigmoid_course.marking"])
    SafeExecute(timeout=60).preprocess(notebook, {})
    points, names = defaultdict(float), units.exercises(units.source(unit))
    for cell in notebook.cells:
        if is_test(cell):
            points[units.exercise(cell, names)] += utils.determine_grade(cell)[0]
    return points


def waiting(unit, notebook):
    """What a person must look at in a notebook that `marks` has marked: exercise -> places."""
    places, names = defaultdict(list), units.exercises(units.source(unit))
    for cell in notebook.cells:
        found = findings.read(cell)
        if found.needs_person:
            places[units.exercise(cell, names)] += [one.place for one in found.waiting]
    return {name: tuple(dict.fromkeys(found)) for name, found in places.items()}


@needs_bubblewrap
class Forging:
    """The tests of one unit; a class of its own, so that two units are marked at a time."""

    unit = None

    def test_no_wrong_answer_gains(self):
        """Does every answer that must lose points lose them, with all tricks at work?"""
        gained = []
        for row in rows(self.unit):
            sources = {answer.exercise: answer.source for answer in row}
            points = marks(self.unit, forged(self.unit, sources), sources)
            more = [a for a in row if points[a.exercise] > a.points + 0.005]
            gained += [f"{a.exercise}/{a.name}: {points[a.exercise]} for {a.points}" for a in more]
        assert gained == []

    def test_the_tricks_disturb_no_right_answer(self):
        """Do right answers keep their points, so that it is not the tricks that lose them?"""
        points = marks(self.unit, forged(self.unit, self.right, lying=False))
        assert points == pytest.approx(units.exercises(units.source(self.unit)))

    def test_a_right_answer_of_a_type_of_its_own_waits(self):
        """Does a person look at every right answer that earns less because its type lies?"""
        notebook = forged(self.unit, self.right)
        points, full = marks(self.unit, notebook), units.exercises(units.source(self.unit))
        lost = {name for name in full if points[name] < full[name] - 0.005}
        assert lost
        assert lost <= waiting(self.unit, notebook).keys()

    @property
    def right(self):
        """A right answer to each exercise."""
        answers = bank.answers(units.ROOT, self.unit)
        return {answer.exercise: answer.source for answer in reversed(answers) if answer.right}


for name, unit in units.CLASSES.items():
    globals()[name] = type(name, (Forging,), {"unit": unit})
