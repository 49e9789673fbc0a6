"""Do the arguments leave no symmetry to hide in, and is each tier as strict as it says?"""

from functools import partial

import numpy as np
import pytest

from sigmoid_course.checks import function
from sigmoid_course.checks.function_probes import TIERS, probes
from sigmoid_course.logistic import FUNCTIONS, sigmoid

# The functions tried here are the course's own, its mistakes, or made of them.
check_function = partial(function.check_function, offered=[*FUNCTIONS, "<lambda>"])

# The least tier that refuses a value off by this part of it.
OFF = [(1e-7, "correct"), (3e-9, "correct"), (3e-10, "precise"), (3e-13, "precise"), (3e-14, None)]


@pytest.mark.parametrize(("off", "refused"), OFF)
def test_tolerances(off, refused):
    """Is each tier as strict as it says, and no stricter?"""
    failing = [
        t for t in TIERS if check_function(lambda x: sigmoid(x) * (1 + off), "sigmoid", t, 1) < 1
    ]
    assert failing == (list(TIERS[TIERS.index(refused) :]) if refused else [])


@pytest.mark.parametrize(("off", "refused"), [(0.03, TIERS), (1e-3, TIERS[1:]), (3e-6, ())])
def test_tolerances_of_float32(off, refused):
    """Is float32 given 1e-2 where forms may be naive, and 1e-5 otherwise?"""

    def nearly(x):
        return sigmoid(x) * (1 + off if getattr(x, "dtype", None) == np.float32 else 1)

    failing = [t for t in TIERS if check_function(nearly, "sigmoid", t, 1) < 1]
    assert failing == list(refused)


@pytest.mark.parametrize("reference", FUNCTIONS.values())
def test_probes(reference):
    """Are there eight plain points or more, none without its target, and no symmetry in them?"""
    plain = [p for p in probes(reference, "correct") if p.stage == "numbers"]
    first = {p.args[0] for p in plain}
    assert len(first) >= 8
    mirror = (lambda v: 1 - v) if reference.parameters[0] == "p" else (lambda v: -v)
    assert sum(mirror(v) not in first for v in first) >= 5
    if len(reference.parameters) == 2:
        assert {p.args[1] for p in plain} == {0.0, 1.0, 0.3}
