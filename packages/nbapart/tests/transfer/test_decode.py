"""What is unpacked: forged data are malformed, and none of them is large in memory."""

import contextlib
import functools
import json

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from nbapart.transfer.codec import READERS
from nbapart.transfer.ends import MarkerEnd
from nbapart.transfer.framing import decode
from nbapart.transfer.pack import Malformed, pack, unpack
from nbapart_helpers.fresh import weighed
from nbapart_helpers.values import ROOM, VALUES


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
    "many names of functions": [
        "l",
        *(["y", ["Tuple", *(["apply", f"f{n}_{k}"] for k in range(33))]] for n in range(2)),
    ],
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
        ["h", 0, None, "f"],
        ["h", 0, "function", "f", "__getattr__"],
        ["h", 0, "function", "f", "__class__"],
        ["h", 0, "function", "f", []],
    ],
    ids=lambda packed: repr(packed[1:]),
)
def test_a_forged_proxy_is_refused(packed):
    """Is a number that no kernel gives refused, and a method that no proxy has?"""
    with pytest.raises(Malformed):
        unpack(packed, ROOM, MarkerEnd(print, print))


LARGEST = {
    "floats": '["w","' + "A" * 3_999_680 + '"]',
    "array": '["a","<f8",[374955],"C",true,"' + "A" * 3_999_520 + '"]',
    "read-only text": '["a","<U1",[749910],"F",false,"' + "A" * 3_999_520 + '"]',
    "sets": '["l",' + '["s"],' * 60_000 + "0]",
    "dicts": '["l",' + '["d",0,["d"]],' * 24_000 + "0]",
    "arrays": '["l",' + '["a","|u1",[0],"C",true,""],' * 15_000 + "0]",
    "strangers": '["l",' + '["x","T"],' * 40_000 + "0]",
    "functions": '["l",' + ",".join(f'["h",{n},"T","f"]' for n in range(24_000)) + "]",
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
    with weighed() as found:
        try:
            unpack(decode(message, ROOM.size)["value"], ROOM, MarkerEnd(print, print))
        except Malformed:
            assert "Symbol" in data
    assert found.peak < 6 * ROOM.size


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=9),
        st.sampled_from(["<f8", "|O", "C", "AAAAAAAAAAA=", "Add", "Symbol", *READERS]),
    ),
    lambda parts: st.one_of(
        st.lists(parts, max_size=5),
        st.builds(
            lambda letter, rest: [letter, *rest], st.sampled_from([*READERS]), st.lists(parts)
        ),
        st.dictionaries(st.text(max_size=3), parts, max_size=3),
    ),
    max_leaves=20,
)


@given(JSON)
def test_random_data_are_a_value_or_malformed(packed):
    """Does nothing but `Malformed` come of random data?"""
    with contextlib.suppress(Malformed):
        unpack(packed, ROOM, MarkerEnd(print, print))


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
        unpack(packed, ROOM, MarkerEnd(print, print))
