"""No wrong answer passes that fails in nbgrader, also where its test is hard to take apart.

Each of these tests holds of a copy, a stand-in or another process, and not of the student's object.
"""

from pathlib import Path

import pytest
from nbapart.check import sheet, trial
from nbapart.way import Way
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config
from traitlets.config.configurable import Configurable

PARENT = Configurable(config=Config({"SafeExecute": {"allow_unsandboxed": True, "timeout": 30}}))
# Name: right answer, wrong answer, test. {} is a name of the probe's own.
PROBES = {
    "list changed": ("def {}(a): return sorted(a)", "def {}(a): a.sort(); return a",
        "a = [2, 1]\n{}(a)\nassert a == [2, 1]"),
    "dict changed": ("def {}(a): return len(a)", "def {}(a): a.clear(); return 0",
        "a = dict(b=1)\n{}(a)\nassert a == dict(b=1)"),
    "nested changed": ("def {}(a): return 1", "def {}(a): a[0].append(1); return 1",
        "a = [[0]]\n{}(a)\nassert a == [[0]]"),
    "set changed": ("def {}(a): return 1", "def {}(a): a.add(9); return 1",
        "a = set('b')\n{}(a)\nassert a == set('b')"),
    "same object": ("def {}(a): return list(a)", "def {}(a): return a",
        "a = [1]\nassert {}(a) is not a"),
    "shared default": ("def {}(x): return [x]",
        "def {}(x, seen=[]):\n    seen.append(x)\n    return seen",
        "a = {}(1)\nb = {}(2)\nassert a == [1]"),
    "shared rows": ("{} = [[0, 0] for _ in range(2)]", "{} = [[0] * 2] * 2",
        "{}[0][0] = 1\nassert {}[1][0] == 0"),
    "attribute there": ("class {}: pass", "class {}:\n    x = 1", "assert not hasattr({}(), 'x')"),
    "attribute read": ("class {}: pass", "class {}:\n    x = 1",
        "try:\n    {}().x\nexcept AttributeError:\n    pass\nelse:\n    assert False"),
    "attribute set": ("class {}:\n    __slots__ = ()", "class {}: pass",
        "try:\n    {}().x = 1\n    assert False\nexcept AttributeError:\n    pass"),
    "equal objects": (
        "class {}:\n    def __init__(self, x): self.x = x\n"
        "    def __eq__(self, o): return self.x == o.x",
        "class {}:\n    def __init__(self, x): self.x = x\n    def __eq__(self, o): return True",
        "assert {}(1) != {}(2)"),
    "identity of objects": (
        "class {}:\n    def __init__(self, x): self.x = x\n"
        "    def __eq__(self, o): return self.x == o.x",
        "class {}:\n    def __init__(self, x): self.x = x",
        "assert {}(1) == {}(1)"),
    "nothing printed": ("def {}(): return 1", "def {}():\n    print('a')\n    return 1",
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as out:\n    {}()\n"
        "assert out.getvalue() == ''"),
    "no file": ("def {}(): return 1", "def {}():\n    open('left.txt', 'w').close()\n    return 1",
        "import os\n{}()\nassert not os.path.exists('left.txt')"),
    "no global": ("def {}(): return 1",
        "def {}():\n    global leaked\n    leaked = 1\n    return 1",
        "{}()\nassert 'leaked' not in globals()"),
    "no name": ("def {}(): return 1", "def {}():\n    global other\n    other = 1\n    return 1",
        "{}()\nassert 'other' not in dir()"),
    "forbidden function": ("def {}(a): return sum(a) / len(a)",
        "import numpy as np\ndef {}(a): return np.mean(a)",
        "import numpy as np\nkept, np.mean = np.mean, None\ntry:\n    assert {}([1, 3]) == 2\n"
        "finally:\n    np.mean = kept"),
    "forbidden text": ("def {}(a):\n    s = 0\n    for x in a: s += x\n    return s",
        "def {}(a): return sum(a)",
        "import inspect\ntry:\n    assert 'sum(' not in inspect.getsource({})\nexcept TypeError:\n"
        "    pass"),
    "documentation": ("def {}():\n    'Text.'", "def {}(): pass", "assert {}.__doc__"),
    "signature": ("def {}(a, b): pass", "def {}(a): pass",
        "from inspect import signature\nassert len(signature({}).parameters) == 2"),
    "seed": ("import random\ndef {}(): return random.random()", "def {}(): return 0.5",
        "import random\nrandom.seed(1)\na = {}()\nrandom.seed(1)\nassert a == random.random()"),
    "mutable result": ("def {}(): return [1]", "held = [1]\ndef {}(): return held",
        "first = {}()\nfirst.append(2)\nassert {}() == [1]"),
    "error swallowed": ("def {}(x):\n    if x < 0: raise ValueError\n    return x",
        "def {}(x): return (one for one in [x])",
        "try:\n    {}(-1)\n    assert False, 'no error'\nexcept ValueError:\n    pass"),
}  # fmt: skip


def notebook(right):
    """One sheet with all probes, their right or their wrong answers in it."""
    cells = []
    for number, (one, other, test) in enumerate(PROBES.values()):
        name, texts = f"probe_{number}", (one if right else other, test)
        answer, test = (text.replace("{}", name) for text in texts)
        answer = f"### BEGIN SOLUTION\n{answer}\n### END SOLUTION"
        cells += [
            tiny.cell(new_code_cell, answer, f"{name}-answer", solution=True),
            tiny.cell(new_code_cell, test, name, points=1, grade=True, locked=True),
        ]
    return new_notebook(cells=cells)


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """The way of each probe, and what its right and its wrong answer earn."""
    folder = tmp_path_factory.mktemp("probes")
    right, wrong = notebook(True), notebook(False)
    decisions = sheet.decided(right, folder, PARENT)
    ways = {one.name: one.way for one in decisions}
    run = trial.run(wrong, ways, Path(folder), PARENT).results
    found = zip(decisions, run.values(), strict=True)
    return {name: (one, other) for name, (one, other) in zip(PROBES, found, strict=True)}


@pytest.mark.parametrize("name", PROBES)
def test_a_wrong_answer_does_not_pass(marked, name):
    """Does a right answer earn its point and a wrong one none, whichever way its test is run?"""
    decision, wrong = marked[name]
    assert decision.way != Way.REFUSED, decision
    assert decision.mark == 1
    assert wrong.points in (0, None), decision
