"""Small exercises of one feature each, with a right and a wrong answer."""

from dataclasses import dataclass

from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_notebook


@dataclass(frozen=True)
class Probe:
    """An exercise: cells of the instructor's, two answers, and a test of one point.

    Attributes
    ----------
    name : str
    right, wrong : str
    test : str
    given : str
        An instructor's cell before the answer.
    """

    name: str
    right: str
    wrong: str
    test: str
    given: str = ""


def notebook(probes, answer):
    """A notebook of several exercises; `answer` takes a probe and gives its answer."""
    cells = []
    for number, probe in enumerate(probes):
        locked = {"grade": True, "locked": True, "points": 1}
        cells += [
            tiny.cell(new_code_cell, probe.given, f"given-{number}", locked=True),
            tiny.cell(new_code_cell, answer(probe), f"answer-{number}", solution=True),
            tiny.cell(new_code_cell, probe.test, f"test-{number}", **locked),
        ]
    return new_notebook(cells=[cell for cell in cells if cell.source])


SQUARES = "def squares(n):\n    return [i ** 2 for i in range(1, n + 1)]\n"
SUM = "def sum_of_squares(n):\n    return sum(squares(n))"
WITHOUT = """\
original = squares
del squares
try:
    sum_of_squares(1)
except NameError:
    pass
else:
    raise AssertionError("it does not use squares")
finally:
    squares = original
"""
SHARED = (
    Probe(
        "an import of the instructor's",
        "a1 = 2.0",
        "a1 = 3.0",
        "assert math.isclose(a1, 2)",
        "import math",
    ),
    Probe(
        "a helper of the instructor's",
        "a2 = [1]",
        "a2 = [2]",
        "same(a2, [1])",
        "def same(a, b):\n    assert a == b",
    ),
    Probe(
        "a value of the instructor's", "a3 = limit + 1", "a3 = 0", "assert a3 > limit", "limit = 3"
    ),
    Probe("a helper of an earlier test", "a4 = 4", "a4 = 5", "same(a4, 4)\nknown = [4]"),
    Probe("a name of an earlier test", "a5 = 4", "a5 = 5", "assert a5 in known"),
    Probe(
        "a name that a test sets for a cell",
        "a6 = known[0] + 1",
        "a6 = 0",
        "assert a6 == 5\nimport statistics",
    ),
    Probe(
        "a module that a test imports for a cell",
        "a7 = statistics.mean([1, 3])",
        "a7 = 0",
        "assert a7 == 2",
    ),
    Probe(
        "a name read before it is bound",
        "a8 = [2, 1]",
        "a8 = [2, 3]",
        "a8 = sorted(a8)\nassert a8 == [1, 2]",
    ),
    Probe(
        "a name that is deleted",
        SQUARES + SUM,
        SQUARES + "def sum_of_squares(n):\n    return sum(i * i for i in range(n + 1))",
        WITHOUT,
    ),
    Probe(
        "a name in which a test puts its own",
        SUM + SQUARES.replace("squares", "unused"),
        "def sum_of_squares(n):\n    return 9",
        "def squares(n):\n    return [7, 2]\nassert sum_of_squares(2) == 9\n"
        "squares = lambda n: [1]\nassert sum_of_squares(2) == 1",
    ),
    Probe(
        "a module of the answer's",
        "import fractions as fr",
        "import decimal as fr",
        "assert fr.Fraction(1, 2) == 0.5",
    ),
)
ENDS = (
    Probe("a semicolon", "def b1():\n    return 1", "b1 = None", "b1();"),
    Probe("a text at the end", "def b2():\n    return 1", "b2 = None", "b2()\n'ok'"),
    Probe("false at the end", "b3 = 1", "b3 = None", "assert b3\nb3 > 2"),
    Probe("points at the end", "b4 = 1.0", "b4 = 0.0", "b4"),
    Probe("a line of IPython's", "b5 = 1", "b5 = 2", "%matplotlib inline\nassert b5 == 1"),
    Probe(
        "words on stderr",
        "b6 = 1",
        "b6 = 2",
        "import sys\nif b6 == 2:\n    print('wrong', file=sys.stderr)",
    ),
    Probe(
        "a warning", "b7 = 1", "b7 = 2", "import warnings\nif b7 == 2:\n    warnings.warn('wrong')"
    ),
    Probe("something is shown", "b8 = 1", "b8 = 2", "display(b8)\nassert b8 == 1"),
)
CALLED = (
    Probe(
        "a function of the answer's given back",
        "def c1(f, x):\n    return f(f(x))\ndef twice(x):\n    return 2 * x",
        "def c1(f, x):\n    return f(x)\ndef twice(x):\n    return 2 * x",
        "assert c1(twice, 3) == 12",
    ),
    Probe(
        "a function of Python's",
        "def c2(f):\n    return f(-2)",
        "def c2(f):\n    return -2",
        "import math\nassert c2(abs) == 2\nassert c2(math.floor) == -2\nassert c2(int) == -2",
    ),
    Probe(
        "a function of NumPy's",
        "def c3(f):\n    return f([1.0, 4.0])",
        "def c3(f):\n    return [1.0, 4.0]",
        "import numpy as np\nassert list(c3(np.sqrt)) == [1, 2]\nassert c3(np.mean) == 2.5",
    ),
    Probe(
        "a function of the test's",
        "def c4(f):\n    return f(2) + f(3)",
        "def c4(f):\n    return f(2)",
        "assert c4(lambda x: x * x) == 13",
    ),
    Probe(
        "a function that calls the answer's",
        "def c5(f):\n    return f(2)\ndef c5b(x):\n    return x + 1",
        "def c5(f):\n    return f(2)\ndef c5b(x):\n    return x",
        "assert c5(lambda x: c5b(x) * 10) == 30",
    ),
    Probe(
        "a function that raises",
        "def c6(f):\n    try:\n        return f()\n    except KeyError:\n        return 'caught'",
        "def c6(f):\n    return 'caught ' + str(f)",
        "def broken():\n    raise KeyError('a')\nassert c6(broken) == 'caught'",
    ),
    Probe(
        "what a function prints",
        "def c7(x):\n    print('x is', x)",
        "def c7(x):\n    print(x)",
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as said:\n"
        "    c7(3)\nassert said.getvalue() == 'x is 3\\n'",
    ),
    Probe(
        "a function that must be silent",
        "def c8(x):\n    return x",
        "def c8(x):\n    print(x)\n    return x",
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as said:\n"
        "    c8(3)\nassert said.getvalue() == ''",
    ),
    Probe(
        "an exception of the answer's",
        "class Own(ValueError):\n    pass\ndef c9():\n    raise Own('no')",
        "class Own(KeyError):\n    pass\ndef c9():\n    raise Own('no')",
        "try:\n    c9()\nexcept ValueError as error:\n    assert str(error) == 'no'",
    ),
    Probe(
        "where an exception is expected",
        "def c10():\n    raise TypeError",
        "def c10():\n    return (i for i in 'ab')",
        "try:\n    c10()\nexcept Exception:\n    pass\nelse:\n    assert False",
    ),
)

CHANGED = (
    Probe(
        "an argument must stay",
        "def d1(a):\n    return sorted(a)",
        "def d1(a):\n    a.sort()\n    return a",
        "a = [2, 1]\nd1(a)\nassert a == [2, 1]",
    ),
    Probe(
        "an argument must be changed",
        "def d2(a):\n    a['x'] = [1]",
        "def d2(a):\n    a = 1",
        "a = {}\nd2(a)\nassert a == {'x': [1]}",
    ),
    Probe(
        "something inside of an argument",
        "def d3(a):\n    a[0].append(3)",
        "def d3(a):\n    a[0] = [1, 3]",
        "row = [1]\nd3([row])\nassert row == [1, 3]",
    ),
    Probe(
        "the same object comes back",
        "def d4(a):\n    a.append(1)\n    return a",
        "def d4(a):\n    a.append(1)\n    return list(a)",
        "a = []\nassert d4(a) is a",
    ),
    Probe(
        "a copy comes back",
        "def d5(a):\n    return list(a)",
        "def d5(a):\n    return a",
        "a = [1]\nassert d5(a) is not a and d5(a) == a",
    ),
    Probe(
        "a default argument",
        "def d6(x, to=None):\n    to = to or []\n    to.append(x)\n    return to",
        "def d6(x, to=[]):\n    to.append(x)\n    return to",
        "first = d6(1)\nd6(2)\nassert first == [1]",
    ),
    Probe(
        "rows of their own",
        "d7 = [[0] * 2 for _ in range(2)]",
        "d7 = [[0] * 2] * 2",
        "d7[0][0] = 1\nassert d7[1][0] == 0",
    ),
    Probe(
        "a log that a call writes",
        "log = []\ndef d8():\n    log.append(1)",
        "log = []\ndef d8():\n    return [1]",
        "assert log == []\nd8()\nassert log == [1]",
    ),
    Probe(
        "a list that a test changes",
        "stack = [1]\ndef d9():\n    return len(stack)",
        "stack = [1]\ndef d9():\n    return 1",
        "stack.append(2)\nassert d9() == 2",
    ),
    Probe(
        "an array in place",
        "def d10(a):\n    a *= 2",
        "def d10(a):\n    a = 2 * a",
        "import numpy as np\na = np.ones(2)\nd10(a)\nassert (a == 2).all()",
    ),
    Probe(
        "a set",
        "def d11(a):\n    a.discard(1)",
        "def d11(a):\n    return a - {1}",
        "a = {1, 2}\nd11(a)\nassert a == {2}",
    ),
    Probe(
        "an argument of the test's function",
        "def d12(f):\n    a = []\n    f(a)\n    return a",
        "def d12(f):\n    f([])\n    return []",
        "def fill(a):\n    a.append(5)\nassert d12(fill) == [5]",
    ),
    Probe(
        "twice the same argument",
        "def d13(a, b):\n    a.append(1)\n    return len(b)",
        "def d13(a, b):\n    a.append(1)\n    return 0",
        "a = []\nassert d13(a, a) == 1",
    ),
)
