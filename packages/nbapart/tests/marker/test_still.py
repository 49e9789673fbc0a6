"""A test that may change what outlives it is told from one that changes nothing."""

import pytest
from nbapart import extensions
from nbapart.marker.still import is_still

STILL = [
    "assert f(2) == 4",
    "import numpy as np\ntable = np.zeros((2, 2))\ntable[:, 0] = 1\nassert (f(table) == 1).all()",
    "from math import sin\nassert sin(a) < 1",
    "import numpy as np\nrng = np.random.default_rng(3)\nassert f(rng.normal())",
    "with np.errstate(all='ignore'):\n    f(1)",
    "answer +",
]
CHANGING = [
    "import numpy as np\nnp.mean = None",
    "import numpy as np\nnp.random.seed(0)",
    "from numpy.random import seed\nseed(0)",
    "import numpy as np\nnp.seterr(all='raise')",
    "import decimal\ndecimal.getcontext().prec = 2",
    "import os",
    "from unittest import mock",
    "from matplotlib import pyplot as plt",
    "from numpy import *",
    "setattr(f, 'a', 1)",
    "exec('import os')",
    "__import__('os')",
    "open('a.txt', 'w')",
    "f.a = 1",
    "del f.a",
    "f.table[0] = 1",
    "from fractions import table\ntable[0] = 1",
    "for f.a in range(3): pass",
]


@pytest.mark.parametrize("source", STILL)
def test_a_test_that_changes_nothing(source):
    """May it share a process with other notebooks' tests?"""
    assert is_still(source)


@pytest.mark.parametrize("source", CHANGING)
def test_a_test_that_changes_something(source):
    """Does it get a process that ends with its notebook?"""
    assert not is_still(source)


def test_a_courses_own_package_changes_nothing(monkeypatch):
    """Is a package with an extension trusted to keep nothing, and no other one?"""
    source = "from course import tutor\ntutor.check(a)"
    assert not is_still(source)
    monkeypatch.setattr(extensions, "_names", ["course.marking"])
    assert is_still(source)
