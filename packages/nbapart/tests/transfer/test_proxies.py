"""What stays in a kernel has a proxy that does what the value does, and runs nothing of it here."""

import copy
import math

import numpy as np
import pytest
from nbapart.marker.names import Names
from nbapart.marker.test_cell import Cell, run
from nbapart.transfer.ends import KernelEnd, MarkerEnd
from nbapart.transfer.marker_end import CannotCross
from nbapart.transfer.proxies import OpaqueValue, Proxy, is_proxy, named, special
from nbapart_helpers.child import serving

STUDENT = """
import os
import numpy as np
HERE = os.getpid()

class Animal:
    kinds = 0
    def __init__(self, name):
        self.name, self._age, self.friends = name, 3, []
        Animal.kinds += 1
    def speak(self, times=1):
        return f"{self.name}!" * times
    def meet(self, other):
        self.friends.append(other)
        return self

class Dog(Animal):
    @property
    def process(self):
        return os.getpid()
    def __str__(self):
        return f"Dog {self.name}"

class Stack:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __iter__(self): return iter(self.items)
    def __getitem__(self, place): return self.items[place]
    def __bool__(self): return bool(self.items)
    def __add__(self, other): return Stack(*self.items, *other.items)
    def __contains__(self, item): return True

class Liar:
    def yes(self, *_): return True
    def nothing(self, *_): return 0.0
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __contains__ = yes
    __sub__ = __rsub__ = __add__ = __radd__ = __abs__ = __mul__ = __rmul__ = nothing
    __array_ufunc__ = __array_function__ = yes
    findings, needs_person, real = (), False, 1.0
    def __float__(self): return 1.0
    __hash__ = None
    __class__ = float

class Vast:
    def __len__(self): return 10 ** 12
    def __iter__(self): return iter([])

class Equal:
    def __init__(self, x): self.x = x
    def __call__(self): return self.x
    def __eq__(self, other): return True
    def __hash__(self): return 1

class Grid:
    def __array__(self, dtype=None, copy=None): return np.array([1.0, 2.0])

def count():
    yield 1
    yield 2

rex, stack, liar, vast, empty, grid = Dog("Rex"), Stack(1, 2), Liar(), Vast(), Stack(), Grid()
numbers, pair, equal, equals = count(), [rex, rex], Equal(3), {Equal(1), Equal(2)}
def same(a): return a
def is_rex(a): return a is rex
"""


@pytest.fixture(scope="module")
def student():
    """A kernel with objects."""
    with serving(STUDENT) as bridge:
        yield bridge


@pytest.mark.parametrize(
    "source",
    [
        "assert rex.name == 'Rex' and rex._age == 3",
        "assert rex.speak(times=2) == 'Rex!Rex!'",
        "assert Dog('Bo').speak() == 'Bo!'",
        "assert rex.meet(Dog('Bo')).friends[-1].name == 'Bo'",
        "assert str(rex) == 'Dog Rex' and f'{rex}' == 'Dog Rex'",
        "assert isinstance(rex, Animal) and not isinstance(3, Animal)",
        "assert issubclass(Dog, Animal) and not issubclass(Animal, Dog)",
        "before = Animal.kinds\nDog('a')\nassert Animal.kinds == before + 1",
        "assert type(rex).__name__ == 'Dog'",
        "assert rex.process == HERE",
        "assert not hasattr(rex, 'wings') and hasattr(rex, 'name')",
        "rex.colour = 'red'\nassert rex.colour == 'red'\ndel rex.colour\n"
        "assert not hasattr(rex, 'colour')",
        "assert pair[0] is rex and pair[0] is pair[1] and same(rex) is rex and is_rex(rex)",
        "assert len(stack) == 2 and stack[1] == 2 and list(stack) == [1, 2] and not empty",
        "assert len(stack + empty) == 2",
        "try:\n    stack[9]\nexcept IndexError:\n    pass\nelse:\n    assert False",
        "try:\n    rex + rex\nexcept TypeError:\n    pass\nelse:\n    assert False",
        "try:\n    len(rex)\nexcept TypeError:\n    pass\nelse:\n    assert False",
        "try:\n    rex.wings\nexcept AttributeError as error:\n"
        "    assert str(error) == \"'Dog' object has no attribute 'wings'\"\n"
        "else:\n    assert False",
        "assert rex != 3 and rex == rex and not rex == 3",
        "assert not callable(rex) and callable(Dog) and callable(rex.speak)",
        "assert next(numbers) == 1 and list(numbers) == [2]",
        "assert equal() == 3 and equal.x == 3",
        "import numpy as np\nassert np.sum(grid) == 3\nassert type(np.asarray(grid)) is np.ndarray",
    ],
)
def test_objects_do_in_a_test_what_they_do_in_their_kernel(student, source):
    """Does a test of an object hold as it would in the student's own kernel?"""
    result = run(Cell("a", source, 1.0, 20), Names(), student)
    assert not result.outputs
    assert not result.findings.needs_person


@pytest.mark.parametrize(
    "lie",
    [
        "assert liar == 3",
        "assert liar > 3",
        "assert 3 == liar",
        "assert abs(liar - 3) < 1e-9",
        "assert abs(3 - liar) < 1e-9",
        "assert liar + 3 == 0",
        "assert 3 in liar",
        "assert 3 in stack",
        "assert liar in [1, 2]",
        "assert liar in {1, 2}",
        "import numpy as np\nassert np.isclose(liar, 3)",
        "import numpy as np\nnp.testing.assert_allclose(liar, 3)",
        "import unittest\nunittest.TestCase().assertAlmostEqual(liar, 3)",
        "class Mine(Dog): pass",
        "import copy\nassert copy.deepcopy(liar)",
        "assert len(vast) == 0",
    ],
)
def test_no_object_is_told_what_a_test_expects(student, lie):
    """Does a test fail or wait, where an object would have to say whether it is right?"""
    result = run(Cell("a", lie, 1.0, 20), Names(), student)
    assert result.outputs[-1].output_type == "error"


def test_a_set_of_objects_waits(student):
    """Does a person look at objects that are kept apart by their own code?"""
    result = run(Cell("a", "assert len(equals) == 2", 1.0, 20), Names(), student)
    assert result.outputs[-1].output_type == "error"
    assert result.findings.needs_person


def test_the_value_of_a_test_finds_nothing(student):
    """Has an object that a test ends in no findings of its own, and no points?"""
    result = run(Cell("a", "liar", 1.0, 20), Names(), student)
    assert (result.outputs, result.findings.found) == ([], ())


def test_copies_are_refused(student):
    """Is an object that a test would have to rebuild refused?"""
    for copied in (copy.copy, copy.deepcopy):
        with pytest.raises(CannotCross, match="an object of Dog cannot be compared"):
            copied(student.take("rex"))


def test_a_proxy_of_a_test_can_only_be_called():
    """Does a student's code get nothing of a test's function but its values?"""
    proxy = named(Proxy, "function", ("__call__",))(0, "f", KernelEnd(lambda *asked: asked))
    assert proxy(1) == (proxy, (1,), {})
    for name in ("secret", "f", "gi_frame"):
        with pytest.raises(AttributeError):
            getattr(proxy, name)
    with pytest.raises(TypeError):
        copy.copy(proxy)


def test_a_proxy_asks_with_what_it_is_given():
    """Do number, arguments and keyword arguments arrive, and the answer come back?"""
    end = MarkerEnd(lambda *asked: asked, print)
    proxy = named(Proxy, "function", ("__call__",))(3, "f", end)
    assert proxy(1, 2, a=3) == (proxy, (1, 2), {"a": 3})
    assert (proxy._number_, proxy.__name__, type(proxy).__name__) == (3, "f", "function")
    assert repr(proxy) == "<function f>"
    assert is_proxy(proxy)


@pytest.mark.parametrize("name", ["_sympy_", "_mpf_", "_repr_html_", "__array_ufunc__", "__dict__"])
def test_libraries_are_told_nothing(student, name):
    """Does a library that asks an object how to show or convert itself get no answer?"""
    assert not hasattr(student.take("rex"), name)


def test_special_methods():
    """Has a proxy those that its value has, and no others?"""
    assert special(math.sin) == special(lambda: 1) == ["__call__"]
    assert "__eq__" not in special(object())
    assert "__eq__" in special({}.keys())
    assert special(np.ufunc) == ["__call__", "__instancecheck__", "__subclasscheck__"]


def test_a_stranger_has_a_name_and_nothing_else():
    """Does it know its type's name, and neither number, length nor attribute?"""
    thing = named(OpaqueValue, "Pretender")()
    assert type(thing).__name__ == "Pretender"
    assert repr(thing) == "<Pretender>"
    assert not callable(thing)
    for use in (float, len, iter, int, lambda t: t.anything, lambda t: t + 1):
        with pytest.raises((TypeError, AttributeError)):
            use(thing)
