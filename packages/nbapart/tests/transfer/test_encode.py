"""What is packed: hostile values lose their methods, and large ones are refused in time."""

import collections
import datetime
import decimal
import enum
import functools
import json
from fractions import Fraction

import numpy as np
import pytest
import sympy
from nbapart.transfer.ends import KernelEnd, MarkerEnd
from nbapart.transfer.pack import Refused, pack
from nbapart.transfer.proxies import OpaqueValue, Proxy
from nbapart_helpers.fresh import weighed
from nbapart_helpers.values import ROOM, crossed


class Rude:
    """Objects to everything, with methods that a check might call."""

    def _no(self, *args, **kwargs):
        raise AssertionError("a method of the student's was run")

    __eq__ = __hash__ = __str__ = __repr__ = __iter__ = __len__ = __getitem__ = __bool__ = _no
    __float__ = __int__ = __index__ = __complex__ = __array__ = __bytes__ = __format__ = _no
    __reduce__ = __reduce_ex__ = __getattribute__ = keys = items = values = copy = _no
    tolist = tobytes = encode = view = astype = real = imag = dtype = shape = flags = _no


def rude(base, *args):
    """Make a thing of a type derived from a base, with none of its methods left."""
    members = {key: value for key, value in vars(Rude).items() if key not in ("__dict__",)}
    members.pop("__weakref__", None)
    return base.__new__(type(f"Rude{base.__name__}", (base,), members), *args)


def test_derived_types_do_not_cross():
    """Is a list, dict, number or array with a type of its own refused, also inside of a list?"""
    masked, matrix = np.ma.array([1.0, 2.0], mask=[0, 1]), np.array([[1.0]]).view(np.matrix)
    colour = enum.IntEnum("Colour", "RED").RED
    bases = (list, dict, set, tuple, frozenset, int, float, str, bytes, complex)
    derived = [*map(rude, (*bases, Fraction, np.float64, np.str_)), masked, matrix, colour]
    for one in (*derived, [derived[0]]):
        with pytest.raises(Refused, match="cannot be marked"):
            pack(one)


class Point(collections.namedtuple("Point", "x y")):
    """A named tuple with a method of its own."""

    def __eq__(self, other):
        return True

    __hash__ = None


LIBRARY = [
    collections.OrderedDict(b=1, a=[2]),
    collections.Counter("aab"),
    collections.defaultdict(list, {"a": [1]}),
    collections.defaultdict(None, a=1),
    collections.deque([1, "a"], maxlen=3),
    decimal.Decimal("0.10"),
    decimal.Decimal("-1E+99"),
    decimal.Decimal("NaN"),
    datetime.date(2026, 2, 28),
    datetime.datetime(2026, 2, 28, 1, 2, 3, 4),
    datetime.timedelta(days=-1, seconds=5, microseconds=7),
]


@pytest.mark.parametrize("value", LIBRARY, ids=repr)
def test_what_pythons_library_has_crosses(value):
    """Is a value of the library's of the same type and the same value there?"""
    got = crossed(value)
    assert (type(got), repr(got)) == (type(value), repr(value))


@pytest.mark.parametrize(
    "value",
    [
        collections.defaultdict(lambda: 3),
        datetime.datetime.now(datetime.UTC),
        decimal.Decimal("1" * 5000),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_only_looks_plain_is_refused(value):
    """Is a value refused that would be another one there?"""
    with pytest.raises(Refused):
        pack(value)


def test_named_tuples():
    """Has a named tuple its names and its type's name, unless it does more than that?"""
    got = crossed(collections.namedtuple("Pair", "a b")(1, [2]))
    assert (type(got).__name__, got.a, got.b, got) == ("Pair", 1, [2], (1, [2]))
    with pytest.raises(Refused, match="cannot be marked"):
        pack(Point(1, 2))


class Pretender:
    """Says of itself that it is a float, equal to anything."""

    __class__ = float

    def __float__(self):
        return 1.0

    def __eq__(self, other):
        return True

    __hash__ = None

    def __array__(self, *args, **kwargs):
        return np.array(1.0)


def test_a_pretender_crosses_as_nothing_but_its_name():
    """Is something that is no float no float on the other side?"""
    assert pack(Pretender()) == ["x", "Pretender"]
    got = crossed([Pretender(), 1.0])
    assert (type(got[0]).__name__, isinstance(got[0], OpaqueValue)) == ("Pretender", True)
    assert not isinstance(got[0], float)


def test_a_metaclass_cannot_lie():
    """Is a type asked by none of its metaclass's methods?"""

    class Meta(type):
        __name__ = property(lambda cls: "float")
        __mro__ = property(lambda cls: (float, object))

        def __instancecheck__(cls, other):
            raise AssertionError

        __subclasscheck__ = __instancecheck__

    assert pack(Meta("Odd", (), {})()) == ["x", "Odd"]


def test_unknown_things_keep_their_names():
    """Do generators, views and modules come as inert things of their type's name?"""
    got = crossed([iter([]), {}.keys(), json, object(), np.void(b"ab")])
    assert [type(one).__name__ for one in got] == [
        "list_iterator",
        "dict_keys",
        "module",
        "object",
        "void",
    ]


def test_functions_cross_as_handles():
    """Does everything that can be called get a number, and call back with it?"""
    functions = [len, Pretender, functools.partial(int, "7"), np.exp, crossed, lambda x: x]
    ask = MarkerEnd(lambda handle, args, kwargs: handle._number_, print)
    got = crossed(functions, KernelEnd(print), ask)
    assert [one() for one in got] == [functions.index(one) for one in functions]
    assert all(type(one).__base__ is Proxy for one in got)
    assert [type(one).__name__ for one in got] == [type(one).__name__ for one in functions]
    assert got[4].__name__ == "crossed"


def test_functions_are_refused_where_nobody_keeps_them():
    """Can a marker give no function to a student's?"""
    with pytest.raises(Refused) as refused:
        pack([1, {"a": len}])
    assert refused.value.where == "[1]['a']"
    assert refused.value.kind == "builtin_function_or_method"


def endless():
    """A list that holds itself."""
    made = []
    made.append(made)
    return made


def doubling(levels=40):
    """A small list that is large when it is written."""
    made = [0]
    for _ in range(levels):
        made = [made, made]
    return made


TOO_LARGE = {
    "endless": endless(),
    "doubling": doubling(18),
    "deep": functools.reduce(lambda inner, _: (inner,), range(10_000), 1),
    "a long text": "a" * 5_000_000,
    "an array": np.zeros(10**6),
    "an array of one number": np.broadcast_to(0.0, (10**12,)),
    "long bytes": bytes(10**7),
    "many numbers": list(range(10**6)),
    "many floats": [0.5] * 10**6,
    "a long range": range(10**9),
    "a range beyond all numbers": range(10**30),
    "a long number": 10**4010,
    "many long numbers": [10**3999] * 2_000,
    "many objects": np.empty(10**6, object),
    "one object, often": np.broadcast_to(np.array(None, object), (10**12,)),
}


@pytest.mark.parametrize("value", TOO_LARGE.values(), ids=TOO_LARGE)
def test_what_is_too_large_is_refused_before_it_is_written(value):
    """Is a value beyond the bounds refused, in little memory?"""
    with weighed() as found, pytest.raises(Refused):
        pack(value, ROOM)
    assert found.peak < 20_000_000


@pytest.mark.parametrize(
    ("value", "where", "why"),
    [
        ({"a": [1, np.zeros(2, "f8, i4")]}, "['a'][1]", "is an array of values of type"),
        ([sympy.Integral(sympy.Symbol("x"))], "[0]", "is an expression with Integral in it"),
        ({(1,): 10**5000}, "[...]", "has more than 4,000 digits"),
    ],
    ids=["structured", "integral", "number"],
)
def test_a_refusal_says_what_and_where(value, where, why):
    """Does a student learn which part is in the way?"""
    with pytest.raises(Refused) as refused:
        pack(value)
    assert refused.value.where == where
    assert refused.value.why.startswith(why)
