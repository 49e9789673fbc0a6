"""Does a reference function that is half written fail when it is defined?"""

import re
import subprocess
import sys

import pytest

import sigmoid_course
from sigmoid_course.checks.function import check_function
from sigmoid_course.logistic import FUNCTIONS
from sigmoid_course.reference import Reference


def half(x):
    return x / 2


def of_counts(n):
    return n / 2


def of_three(p, t, x):
    return p / 2


MISTAKES = [("sign-of-whole", lambda x: -x / 2)]
# What is missing or unknown, and what is said.
HALF_WRITTEN = [
    ({"function": half, "mistakes": []}, "half: it has no mistakes"),
    ({"function": half, "mistakes": [("sing", abs)]}, "half: slips.py has no slip 'sing'"),
    ({"function": of_counts, "mistakes": MISTAKES}, "x, z or p, and perhaps t after it, not (n)"),
    ({"function": of_three, "mistakes": MISTAKES}, "perhaps t after it, not (p, t, x)"),
    ({"function": half, "mistakes": MISTAKES, "far": [(1.0, 1.0)]}, "for each parameter"),
    ({"function": of_counts, "mistakes": []}, "not (n); it has no mistakes"),
]


@pytest.mark.parametrize(("parts", "message"), HALF_WRITTEN)
def test_half_written(parts, message):
    """Is each part that is missing or unknown named?"""
    with pytest.raises(ValueError, match=re.escape(message)):
        Reference(**parts)


def test_forgotten_mistakes():
    """Are mistakes demanded?"""
    with pytest.raises(TypeError, match="mistakes"):
        Reference(half)


def test_the_package_offers_all():
    """Do the package's names and the documentation of the check come from the table?"""
    assert sigmoid_course.__all__ == sorted(FUNCTIONS) == dir(sigmoid_course)
    for name, reference in FUNCTIONS.items():
        assert getattr(sigmoid_course, name) is reference.function
        assert reference.signature in check_function.__doc__
        assert reference.function.__doc__
    with pytest.raises(AttributeError, match="no nothing; it has bce, "):
        _ = sigmoid_course.nothing


def test_star():
    """Does `from sigmoid_course import *` bring the functions?"""
    space = {}
    exec("from sigmoid_course import *", space)
    assert set(FUNCTIONS) <= set(space)


def test_light():
    """Do the package and the tutor load without NumPy?"""
    code = "import sys; from sigmoid_course import tutor; sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
