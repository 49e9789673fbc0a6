"""Values as plain data and back, hostile values, and hostile data."""

import collections
import contextlib
import enum
import functools
import json
import math
import struct
import tracemalloc
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from matplotlib import pyplot as plt

from sigmoid_course.grading.boundary.frames import decode, encode
from sigmoid_course.grading.boundary.stand import Handle, Stranger
from sigmoid_course.grading.boundary.unpacker import _READERS
from sigmoid_course.grading.boundary.values import Bounds, Malformed, Refused, pack, unpack
from sigmoid_course.tutor.records import record

ROOM = Bounds(4_000_000, 20)


def crossed(value, **how):
    """Send a value through the bytes of a message."""
    data = encode({"value": pack(value, ROOM, how.get("keep"))})
    return unpack(decode(data, ROOM.size)["value"], ROOM, how.get("ask"))


def identical(got, want):
    """Are two values of the same types throughout, and the same to the bit?"""
    kind = type(want)
    if type(got) is not kind:
        return False
    if kind is float:
        return struct.pack("d", got) == struct.pack("d", want)
    if kind is complex:
        return identical(got.real, want.real) and identical(got.imag, want.imag)
    if issubclass(kind, (np.ndarray, np.generic)):
        return _identical_arrays(got, want)
    if kind is dict:
        return identical(list(got.items()), list(want.items()))
    if kind in (list, tuple):
        return len(got) == len(want) and all(map(identical, got, want))
    return got == want


def _identical_arrays(got, want):
    same = (got.dtype.str, got.shape) == (want.dtype.str, want.shape)
    if want.dtype.kind == "O":
        return same and identical(got.tolist(), want.tolist())
    return same and got.tobytes() == want.tobytes()


KEYS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)
)
DTYPES = st.one_of(
    arrays.boolean_dtypes(),
    arrays.integer_dtypes(),
    arrays.floating_dtypes(),
    arrays.complex_number_dtypes(),
    arrays.datetime64_dtypes(),
    arrays.timedelta64_dtypes(),
    arrays.unicode_string_dtypes(min_len=1, max_len=5),
)
ARRAYS = DTYPES.flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, min_side=0, max_side=4))
)
LEAVES = st.one_of(
    KEYS,
    st.floats(),
    st.complex_numbers(),
    st.binary(max_size=9),
    st.text(alphabet=st.characters(), max_size=9),
    st.fractions(),
    st.just(...),
    st.builds(range, st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 3)),
    st.integers(-(2**4000), 2**4000),
    ARRAYS,
    ARRAYS.filter(lambda a: a.size and a.dtype.kind != "U").map(lambda a: a.ravel()[0]),
    st.lists(st.floats(), min_size=8, max_size=12),
)
VALUES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.lists(parts, max_size=5),
        st.lists(parts, max_size=5).map(tuple),
        st.dictionaries(KEYS | st.tuples(KEYS, KEYS), parts, max_size=5),
        st.sets(KEYS, max_size=5),
        st.frozensets(KEYS, max_size=5),
    ),
    max_leaves=12,
)


@given(VALUES)
def test_a_value_comes_back_as_it_was(value):
    """Are types, order and bits of random values the same on the other side?"""
    assert identical(crossed(value), value)


@given(st.floats(width=64), st.integers(0, 2**51 - 1))
def test_a_float_keeps_its_bits(value, carried):
    """Do infinities, signs of zero, and what a nan carries stay?"""
    loaded = struct.unpack("d", struct.pack("Q", 0x7FF8 << 48 | carried))[0]
    for each in (value, loaded):
        assert identical(crossed(each), each)


@pytest.mark.parametrize(
    "value",
    [
        np.float64("nan"),
        np.longdouble("0.1"),
        np.bool_(True),
        np.str_("a\0"),
        np.datetime64("2024-02-29"),
        np.array(["é", "σ\U0001f600"]),
        np.array([None, [1], {"a": 2.5}, "x"], dtype=object),
        np.empty((0, 3), object),
        [],
        (),
        {},
        "\ud800\0\u2028",
        10**3999,
        mpmath.mpf("0.1"),
        [mpmath.mpf(-3), Fraction(1, 3)],
        sympy.exp(-sympy.Symbol("x")),
    ],
    ids=lambda v: ascii(v)[:30],
)
def test_particular_values_come_back(value):
    """Do the odd ones stay what they are?"""
    assert identical(crossed(value), value)


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


@pytest.mark.parametrize(
    ("base", "args", "want"),
    [
        (str, ("σ",), "σ"),
        (int, (7,), 7),
        (float, (2.5,), 2.5),
        (complex, (1, 2), 1 + 2j),
        (bytes, (b"ab",), b"ab"),
        (tuple, ([1, 2],), (1, 2)),
        (frozenset, ([1],), frozenset([1])),
        (Fraction, (1, 3), Fraction(1, 3)),
        (np.float64, (2.5,), np.float64(2.5)),
        (np.str_, ("a",), np.str_("a")),
        (np.ndarray, (2, "u1", b"ab"), np.array([97, 98], "u1")),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_derived_type_crosses_as_its_base(base, args, want):
    """Does a thing with poisoned methods come as the plain one, with none of them run?"""
    got = crossed(rude(base, *args))
    assert type(got) is type(want)
    assert np.array_equal(got, want)


def test_derived_containers_cross_as_their_base():
    """Do lists, dicts and sets cross without their own methods?"""
    listed, keyed, unique = rude(list), rude(dict), rude(set)
    list.append(listed, 1)
    dict.__setitem__(keyed, "a", 2)
    set.add(unique, 3)
    assert crossed((listed, keyed, unique)) == ([1], {"a": 2}, {3})


def test_what_python_derives_itself_crosses():
    """Do the library's own dicts, tuples and numbers cross as what they are derived from?"""
    point = collections.namedtuple("point", "x y")(1, 2)
    colour = enum.IntEnum("Colour", "RED").RED
    values = [collections.OrderedDict(a=1), collections.Counter("a"), point, colour]
    assert identical(crossed(values), [{"a": 1}, {"a": 1}, (1, 2), 1])
    masked, matrix = np.ma.array([1.0, 2.0], mask=[0, 1]), np.array([[1.0]]).view(np.matrix)
    assert identical(crossed([masked, matrix]), [np.array([1.0, 2.0]), np.array([[1.0]])])


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
    assert (type(got[0]).__name__, isinstance(got[0], Stranger)) == ("Pretender", True)
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
    got = crossed(functions, keep=functions.index, ask=lambda handle, args, kwargs: handle.number)
    assert [one() for one in got] == [functions.index(one) for one in functions]
    assert all(isinstance(one, Handle) for one in got)
    assert [type(one).__name__ for one in got] == [type(one).__name__ for one in functions]
    assert got[4].__name__ == "crossed"


def test_functions_are_refused_where_nobody_keeps_them():
    """Can a marker give no function to a student's?"""
    with pytest.raises(Refused) as refused:
        pack([1, {"a": len}])
    assert refused.value.where == "[1]['a']"
    assert refused.value.kind == "builtin_function_or_method"


@pytest.fixture
def axes():
    """Axes with a curve and a guide."""
    figure, axes = plt.subplots()
    axes.plot([0, 1], [2, 3])
    axes.axhline(0.5)
    yield axes
    plt.close(figure)


def test_a_figure_crosses_as_its_record(axes):
    """Does every form in which axes are handed in give the same record as there?"""
    bars, errors = axes.bar([1], [2]), axes.errorbar([1], [2], yerr=1)
    forms = [axes, axes.figure, plt, [axes], (axes.figure, axes), np.array([[axes]]), axes.lines[0]]
    for form in [*forms, axes.lines[:], bars, errors, axes.set_xlabel("x")]:
        assert record(crossed(form)) == record(form)
    assert crossed({"a": axes}) == {"a": record(axes)}


def test_a_figure_without_axes_stays_empty():
    """Is an empty figure told from no figure?"""
    figure = plt.figure()
    assert record(crossed(figure)) == record(figure) == "empty"
    plt.close("all")
    assert record(crossed(plt)) == record(plt) == "empty"


def test_an_artist_that_raises_is_no_picture():
    """Does an artist with a poisoned method come as a stranger?"""

    class Own(plt.Line2D):
        axes = property(lambda self: 1 / 0)

    odd = Own.__new__(Own)
    assert pack(odd) == ["x", "Own"]
    assert pack([odd, 1]) == ["l", ["x", "Own"], 1]


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
    tracemalloc.start()
    with pytest.raises(Refused):
        pack(value, ROOM)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


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


def colliding(count):
    """Whole numbers that all hash alike."""
    return [place * (2**61 - 1) for place in range(1, count + 1)]


FORGED = {
    "a dict": {"value": 1},
    "nothing": [],
    "an unknown letter": ["P", "cos\nsystem"],
    "a letter that is a list": [["l"], 1],
    "a letter that is a number": [1],
    "nan as it is": float("nan"),
    "infinity": float("inf"),
    "a long number": 10**4200,
    "a float of a few bits": ["f", "00"],
    "a float of letters": ["f", "zz" * 8],
    "a float of a float": ["f", 1.5],
    "a complex number of one": ["c", "00" * 8],
    "floats that are cut": ["w", "AAAA"],
    "bytes that are none": ["b", "*"],
    "a dict of one": ["d", 1],
    "a dict with a key twice": ["d", "a", 1, "a", 2],
    "a list as a key": ["d", ["l"], 1],
    "an array in a set": ["s", ["a", "<f8", [0], "C", True, ""]],
    "keys that collide": ["s", *colliding(1000)],
    "tuples that collide": ["d", *[x for k in colliding(500) for x in (["t", k], 0)]],
    "a range of floats": ["r", 0.0, 1.0, 1.0],
    "a range without steps": ["r", 0, 1, 0],
    "a range without end": ["r", 0, 10**12, 1],
    "a fraction over zero": ["q", 1, 0],
    "an odd fraction": ["q", "1", "2"],
    "a huge float": ["m", 1, 10**15],
    "objects of another number": ["o", [3], 1],
    "objects without end": ["o", [0, 10**9]],
    "an object as a scalar": ["n", "|O", "AAAAAAAAAAA="],
    "text that is a number": ["u", 5],
    "a function nobody gave": ["h", 0, "function", "f"],
    "a name of a type that is none": ["x", "a", "b"],
    "an expression that is none": ["y", "x"],
    "many expressions": ["l", *[["y", ["Pi"]]] * 101],
    "many types": ["l", *[["x", f"T{n}"] for n in range(100)]],
    "deep": functools.reduce(lambda inner, _: ["l", inner], range(21), 1),
    "very deep": functools.reduce(lambda inner, _: ["l", inner], range(50_000), 1),
}


@pytest.mark.parametrize("packed", FORGED.values(), ids=FORGED)
def test_forged_data_are_refused(packed):
    """Is what `pack` does not write refused as malformed?"""
    with pytest.raises(Malformed):
        unpack(packed, ROOM)


@pytest.mark.parametrize(
    "packed",
    [
        ["h", -1, "function", "f"],
        ["h", 1.0, "function", "f"],
        ["h", True, "function", "f"],
        ["h", 10**9, "function", "f"],
        ["h", 0, "function", None],
    ],
    ids=lambda packed: repr(packed[1]),
)
def test_a_forged_function_is_refused(packed):
    """Is a number that no kernel gives refused?"""
    with pytest.raises(Malformed):
        unpack(packed, ROOM, print)


LARGEST = {
    "floats": '["w","' + "A" * 3_999_680 + '"]',
    "array": '["a","<f8",[374955],"C",true,"' + "A" * 3_999_520 + '"]',
    "read-only text": '["a","<U1",[749910],"F",false,"' + "A" * 3_999_520 + '"]',
    "sets": '["l",' + '["s"],' * 60_000 + "0]",
    "dicts": '["l",' + '["d",0,["d"]],' * 24_000 + "0]",
    "arrays": '["l",' + '["a","|u1",[0],"C",true,""],' * 15_000 + "0]",
    "strangers": '["l",' + '["x","T"],' * 40_000 + "0]",
    "functions": '["l",' + '["h",0,"T","f"],' * 24_000 + "0]",
    "formulas": '["l",' + '["y",["Symbol","x"]],' * 24_000 + "0]",
    "a formula": '["y",["Add",' + '["Symbol","x"],' * 1_998 + '["Pi"]]]',
    "text": '"' + "a" * 3_999_900 + '"',
    "text with a sign": '"' + "a" * 999_900 + '\\ud83d\\ude00"',
    "text of lines": '"' + "aa\\n" * 249_990 + '"',
    "long numbers": '["l",' + ("9" * 3999 + ",") * 900 + "0]",
}


@pytest.mark.parametrize("data", LARGEST.values(), ids=LARGEST)
def test_the_largest_data_stay_bounded_in_memory(data):
    """Does nothing of the size allowed grow to more than a few times that?"""
    sympy.Symbol("x")
    message = b'{"value":' + data.encode() + b"}"
    tracemalloc.start()
    try:
        unpack(decode(message, ROOM.size)["value"], ROOM, print)
    except Malformed:
        assert "Symbol" in data
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * ROOM.size


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=9),
        st.sampled_from(["<f8", "|O", "C", "AAAAAAAAAAA=", "Add", "Symbol", *_READERS]),
    ),
    lambda parts: st.one_of(
        st.lists(parts, max_size=5),
        st.builds(
            lambda letter, rest: [letter, *rest], st.sampled_from([*_READERS]), st.lists(parts)
        ),
        st.dictionaries(st.text(max_size=3), parts, max_size=3),
    ),
    max_leaves=20,
)


@given(JSON)
def test_random_data_are_a_value_or_malformed(packed):
    """Does nothing but `Malformed` come of random data?"""
    with contextlib.suppress(Malformed):
        unpack(packed, ROOM, print)


@given(VALUES, st.data())
def test_changed_data_are_a_value_or_malformed(value, data):
    """Does nothing but `Malformed` come of data in which one part is exchanged?"""
    packed = json.loads(json.dumps(pack(value, ROOM)))
    place = packed
    while type(place) is list and place:
        at = data.draw(st.integers(0, len(place) - 1))
        if type(place[at]) is not list or data.draw(st.booleans()):
            place[at] = data.draw(JSON)
            break
        place = place[at]
    with contextlib.suppress(Malformed):
        unpack(packed, ROOM, print)


def test_keys_of_a_table_may_be_many():
    """Do a few thousand keys of text, numbers or floats pass?"""
    table = {f"k{n}": n for n in range(2000)} | {n: n for n in range(2000)} | {0.5: 1, math.inf: 2}
    assert identical(crossed(table), table)
