"""What cannot be seen from outside is found in a test, and what can be is left alone."""

import ast

import pytest
from nbapart.check import lint, reasons, rules
from nbapart.check.lint import Around

AROUND = Around(frozenset({"f", "g", "m", "obj", "Dog"}))

DOUBTFUL = {
    "assert f(a) is not a": reasons.IDENTITY,
    "a = g(1)\nassert f(a) is a": reasons.IDENTITY,
    "a = (1, [2])\nassert f(a) is not a": reasons.IDENTITY,
    "for a in [[1]]:\n    assert f(a) is not a": reasons.IDENTITY,
    "a = [1]\na = f(1)\nassert f(a) is not a": reasons.IDENTITY,
    "assert id(f(m)) != id(m)": reasons.IDENTITY,
    "import numpy as np\nassert not np.shares_memory(f(m), m)": reasons.IDENTITY,
    "assert f(m).base is None": reasons.IDENTITY,
    "assert not hasattr(obj, '__len__')": reasons.ATTRIBUTES,
    "assert not hasattr(obj, name)": reasons.ATTRIBUTES,
    "assert getattr(*pair) == 1": reasons.ATTRIBUTES,
    "assert vars(obj) == {}": reasons.ATTRIBUTES,
    "import pytest\nwith pytest.raises(AttributeError):\n    obj.x = 1": reasons.PATCHED,
    "assert 'total' not in globals()": reasons.NAMES,
    "assert 'total' not in dir()": reasons.NAMES,
    "eval('f(1)')": reasons.NAMES,
    "import inspect\nassert 'sum(' not in inspect.getsource(f)": reasons.TEXT,
    "from inspect import signature as s\ns(f)": reasons.TEXT,
    "assert f.__doc__": reasons.TEXT,
    "assert f.__code__.co_argcount == 1": reasons.TEXT,
    "import ast as a\na.parse('1')": reasons.TEXT,
    "assert 'for' not in In[3]": reasons.HISTORY,
    "assert _ == 4": reasons.HISTORY,
    "assert _5 == 4": reasons.HISTORY,
    "get_ipython().run_cell('1')": reasons.HISTORY,
    "from IPython.utils.io import capture_output\nwith capture_output() as c:\n    f()": (
        reasons.PRINTED
    ),
    "import sys\nsys.path = x": reasons.FILES,
    "import os\nassert not os.path.exists('a.txt')": reasons.FILES,
    "assert open('a.txt').read() == ''": reasons.FILES,
    "from pathlib import Path\nassert not Path('a').exists()": reasons.FILES,
    "import numpy as np\nnp.mean = None\nf(1)": reasons.PATCHED,
    "import numpy as np\ndel np.mean\nf(1)": reasons.PATCHED,
    "setattr(m, 'a', 1)": reasons.PATCHED,
    "from unittest.mock import patch\nwith patch('builtins.input'):\n    f()": reasons.PATCHED,
    "from unittest import mock\nmock.patch('a.b')": reasons.PATCHED,
    "import numpy as np\nwith np.errstate(all='raise'):\n    f(0)": reasons.SETTING,
    "import decimal\ndecimal.getcontext().prec = 3\nf(0)": reasons.SETTING,
    "print = None\nf(1)": reasons.PATCHED,
    "input = lambda *a: '3'\nf()": reasons.PATCHED,
    "import random\nrandom.seed(1)\nassert f(3) == 2": reasons.RANDOM,
    "import numpy as np\nnp.random.seed(1)\nf(3)": reasons.RANDOM,
    "import time\nt = time.time()\nf(1)\nassert time.time() - t < 1": reasons.TIME,
    "m[0][0] = 1\nassert m[1][0] == 0": reasons.CHANGED,
    "m.fill(1)\nassert g == [1]": reasons.CHANGED,
    "m += [1]\nassert g == [1]": reasons.CHANGED,
    "del m[0]\nassert g == [1]": reasons.CHANGED,
    "a = f(1)\na.sort()\nassert f(1) == [1]": reasons.CHANGED,
    "a = f(1)\na[0] = 2\nassert f(1) == [1]": reasons.CHANGED,
    "import pandas as pd\na = pd.Series([2])\nf(a)\nassert a[0] == 2": reasons.ARGUMENT,
    "import pandas as pd\na = pd.Series([2])\nf(x=a)\npd.testing.assert_series_equal(a, b)": (
        reasons.ARGUMENT
    ),
    "import pandas\na = f(1)\nassert f(2) == [2]\nassert a == [1]": reasons.SHARED,
    "import pandas\nm.update(g)\nassert g == [1]": reasons.CHANGED,
    "import matplotlib.pyplot as plt\nassert plt.gca().get_title() == 'a'": reasons.FIGURES,
    "%timeit f(1)": reasons.LANGUAGE,
    "!ls": reasons.LANGUAGE,
    "%%bash\nls": reasons.LANGUAGE,
    "await f(1)": reasons.LANGUAGE,
    "print 'a'": reasons.LANGUAGE,
}


@pytest.mark.parametrize("source", DOUBTFUL)
def test_what_is_in_doubt(source):
    """Is each kind found, and for the reason that it has?"""
    found = lint.doubts(source, AROUND)
    assert DOUBTFUL[source] in [one.reason for one in found], found


PLAIN = [
    "assert f(2) == 4",
    "assert f(2) is None",
    "a = [1]\nassert f(a) is not a and f(a) == a",
    "import numpy as np\na = np.zeros(2)\nassert f(a) is a",
    "a = [2, 1]\nb = f(a)\nassert b == [1, 2] and a == [2, 1]",
    "import numpy as np\na = np.ones(2)\nf(a)\nnp.testing.assert_allclose(a, 1)",
    "a = f(1)\nassert f(2) == [2]\nassert a == [1]",
    "m.append(1)\nassert f(1) == [1]",
    "assert not hasattr(obj, 'x') and getattr(obj, 'y', None) == 1",
    "try:\n    obj.x\n    assert False\nexcept AttributeError:\n    pass",
    "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()) as x:\n    f(1)",
    "from io import StringIO\nimport sys\nsys.stdout = x = StringIO()\nf(1)\n"
    "sys.stdout = sys.__stdout__",
    "assert f(2) is True and f(3) is not False",
    "assert type(f(2)) is int",
    "assert type(f(2)).__name__ == 'int'",
    "import numpy as np\nx = np.arange(3)\nnp.testing.assert_allclose(f(x), x**2)",
    "import numpy as np\nnp.random.seed(1)\nx = np.random.rand(3)\nassert g == 3",
    "import numpy as np\nwith np.errstate(all='ignore'):\n    y = np.log(0)\nassert g > y",
    "a = [2, 1]\nassert f(a) == sorted(a) and f(a) != a",
    "a = [2, 1]\nb = f(a)\nassert b == sorted(a)",
    "a = 'text'\nb = f(a)\nassert g(b) == a",
    "for a in [1, 2]:\n    b = f(a)\n    assert a == b",
    "try:\n    f(-1)\nexcept ValueError:\n    pass\nelse:\n    raise AssertionError",
    "for _ in range(3):\n    assert f(_) == _",
    "expected = {}\nexpected['a'] = 1\nassert f(1) == expected",
    "class Box:\n    def __init__(self, x):\n        self.x = x\nassert f(Box(1).x) == 1",
    "import sys\nassert f(sys.maxsize) > sys.float_info.epsilon",
    "import os, time\nassert f(1) == 1",
    "assert isinstance(f(1), (int, float)) and callable(g)",
    "import numpy\nassert numpy.__version__",
    "expected = []\nexpected.append(1)\nassert f(1) == expected",
    "a = f(1)\nassert a == 1\nb = f(2)\nassert b == 2",
    "def check(f, x):\n    assert f(x) == 1\ncheck(f, 2)",
    "from lib import f\nimport random\nrandom.seed(1)\nassert f(1) == 1",
    "f = sorted\nassert f([2, 1]) == [1, 2]",
]


@pytest.mark.parametrize("source", PLAIN)
def test_what_is_not(source):
    """Is nothing said of a test that sees all it needs by plain values?"""
    assert lint.doubts(source, AROUND) == []


def test_a_doubt_says_where():
    """Does it name the line, and what stands there?"""
    found = lint.doubts("x = 1\n\nassert f(x) is not x", AROUND)
    assert [(one.line, one.what) for one in found] == [(3, "is not")]


def test_helpers_are_read_too():
    """Is a doubt found in a helper of a helper, and placed where the test uses it?"""
    text = "import inspect\ndef text(f):\n    return inspect.getsource(f)\n"
    tree = ast.parse(f"{text}def has(f):\n    return 'for' in f.__doc__ or text(f)\ndef other(): 1")
    helpers = {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}
    around = Around(AROUND.theirs, helpers, {"inspect": "inspect"})
    found = lint.doubts("x = 1\nassert has(f)", around)
    where = [(2, ".__doc__ in has"), (2, ".getsource in text"), (2, "inspect in text")]
    assert [(one.line, one.what) for one in found] == where
    assert lint.doubts("other()", around) == []
    assert lint.doubts("def has(f):\n    return f(1)\nassert has(f)", around) == []


def test_what_other_cells_import():
    """Is a module known by the name that another cell gave it, or that it has everywhere?"""
    around = Around(AROUND.theirs, imports={"files": "os.path", "np": "numpy"})
    assert [one.what for one in lint.doubts("files.exists('a')", around)] == ["files"]
    assert [one.what for one in lint.doubts("os.remove('a')", around)] == ["os"]
    assert lint.doubts("np.abs(f(1))", around) == []
    assert lint.doubts("os = 1\nassert f(os) == 1", around) == []


def test_an_object_of_a_students_class_is_the_object_itself():
    """Is it no doubt to keep an object while others are made, and one to keep what a call gave?"""
    source = "rex = Dog()\nold = Dog()\nassert rex.name != old.name"
    assert lint.doubts(source, Around(AROUND.theirs, classes=frozenset({"Dog"}))) == []
    copied = Around(AROUND.theirs, imports={"pd": "pandas"})
    assert [one.what for one in lint.doubts(source, copied)] == ["rex"]


@pytest.mark.parametrize(
    "source",
    ["assert Dog(1) == Dog(1)", "rex = Dog(1)\nassert rex != f(1)", "assert m + g == Dog(2)"],
)
def test_objects_that_are_compared(source):
    """Is it a doubt where a student's class says what is equal?"""
    found = lint.doubts(source, Around(AROUND.theirs, classes=frozenset({"Dog"})))
    assert {one.reason for one in found} == {reasons.OBJECTS}


def test_every_rule_can_be_met():
    """Is each name of the tables found where a test reads it and calls an answer?"""
    for name in rules.NAMES:
        assert lint.doubts(f"{name}\nf(1)", AROUND), name
    for name in rules.ATTRIBUTES:
        assert lint.doubts(f"import lib\nlib.{name}\nf(1)", AROUND), name
    for name in rules.MODULES:
        assert lint.doubts(f"import {name} as lib\nlib.a(f(1))", AROUND), name
