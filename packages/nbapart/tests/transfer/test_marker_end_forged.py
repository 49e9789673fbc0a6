"""The marker's end, where the kernel's end is a student's: forged replies stop nothing else."""

import functools

import numpy as np
import pytest
from nbapart import extensions
from nbapart.transfer.marker_end import CannotCross, Gone
from nbapart.transfer.pack import pack
from nbapart_helpers.child import forging, process

DRIP = """
import os, socket
end = socket.socket(fileno=int(os.environ["NBAPART_BRIDGE"]))
end.sendall(b"\\0\\0\\xff\\xff")
while True: end.sendall(b" ")
"""


def test_an_answer_without_end_is_not_read_on():
    """Is a length kept, whatever is sent after it?"""
    with process(DRIP, "") as bridge, pytest.raises(Gone, match="no message"):
        bridge.take("a")


FORGED_REPLIES = {
    "nothing": {},
    "a list": "[1]",
    "no JSON": "'",
    "no ASCII": "\xff",
    "no value": {"stopped": True},
    "missing, perhaps": {"missing": 1},
    "an odd refusal": {"cannot": 1, "where": 2, "why": 3},
    "half a refusal": {"cannot": "str"},
    "a key twice": '{"value": 1, "value": 2}',
    "nesting": '{"value":' + "[" * 100_000,
}


@pytest.mark.parametrize("reply", FORGED_REPLIES.values(), ids=FORGED_REPLIES)
def test_a_forged_reply_ends_the_bridge(reply):
    """Is a kernel that says what makes no sense of no more use?"""
    with forging(reply) as bridge:
        with pytest.raises(Gone):
            bridge.take("a")
        assert bridge.gone


def test_forged_values_are_refused_by_name():
    """Is a value that cannot be read the student's trouble, and the next one taken?"""
    with forging({"value": ["a", "O"]}, {"value": ["P"]}, {"value": 5}) as bridge:
        for name in "ab":
            with pytest.raises(CannotCross, match=f"{name} has a form that cannot be read"):
                bridge.take(name)
        assert bridge.take("c") == 5


HANDLE = {"value": ["h", 0, "function", "f", "__call__"]}
FORGED_CALLS = {
    "no warnings": {"value": 1, "changed": []},
    "no changes": {"value": 1, "warnings": []},
    "changes that are none": {"value": 1, "changed": 1, "warnings": []},
    "warnings that are none": {"value": 1, "changed": [], "warnings": [1]},
    "a warning without a type": {"value": 1, "changed": [], "warnings": [["a"], []]},
    "an error that is none": {"error": 1, "changed": [], "warnings": []},
    "an error of numbers": {"error": [1, 2, 3], "changed": [], "warnings": []},
    "an error of two": {"error": ["a", "b"], "changed": [], "warnings": []},
    "nothing at all": {"changed": [], "warnings": []},
}


@pytest.mark.parametrize("reply", FORGED_CALLS.values(), ids=FORGED_CALLS)
def test_a_forged_answer_to_a_call_ends_the_bridge(reply):
    """Is a kernel that answers a call with nonsense of no more use?"""
    with forging(HANDLE, reply) as bridge:
        f = bridge.take("f")
        with pytest.raises(Gone):
            f(np.zeros(2))


@pytest.mark.parametrize(
    "content",
    [["l"], ["d"], pack(np.zeros(9)), pack(np.zeros(2, "i4")), pack(np.zeros(0))],
    ids=lambda p: str(p)[:20],
)
def test_a_forged_change_leaves_the_argument(content):
    """Is what is no array of the argument's kind let go?"""
    reply = {"value": 1, "changed": [[0, content]], "warnings": []}
    with forging(HANDLE, reply) as bridge:
        array = np.ones(2)
        assert bridge.take("f")(array) == 1
        assert array.tolist() == [1, 1]


CHANGES = {
    "no number": [["a", ["l"]]],
    "a number that was never given": [[7, ["l"]]],
    "no pair": [1],
    "a stranger": [[0, ["?"]]],
    "an object that was never given": [[0, ["l", ["@", 9]]]],
    "a list in itself": [[0, ["l", ["@", 0]]]],
    "two lists in each other": [[0, ["l", ["@", 1]]], [1, ["l", ["@", 0]]]],
    "far too much": [[0, ["l", *[["@", 1]] * 900]], [1, ["l", *["a" * 50] * 900]]],
}


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES)
def test_forged_changes_are_refused(changed):
    """Is nothing changed into what contains itself or is too large, nor what was not given?"""
    reply = {"value": 1, "changed": changed, "warnings": []}
    with forging(HANDLE, reply) as bridge:
        first, second = [], []
        with pytest.raises(CannotCross, match="what a call has changed has a form"):
            bridge.take("f")(first, second)
        assert first == second == [] or first == []
        assert bridge.refused


def test_a_value_that_grows_on_reading_is_refused():
    """Is a list of lists of lists, each many times the same one, not taken as what it would be?"""
    packed = functools.reduce(lambda inner, n: ["l", inner, *[["@", n]] * 99], range(6), ["l"])
    with forging({"value": packed}) as bridge, pytest.raises(CannotCross, match="a form that"):
        bridge.take("a")


def test_a_forged_error_is_an_exception_at_most():
    """Does a kernel that names what would stop the marker stop nothing?"""
    names = ["KeyboardInterrupt", "SystemExit", "GeneratorExit", "BaseException", "exec", "a\0"]
    replies = [{"error": [n, "x", n], "changed": [], "warnings": [[n, "y"]]} for n in names]
    with forging(HANDLE, *replies) as bridge:
        f = bridge.take("f")
        for _ in names:
            with pytest.warns(UserWarning, match="y"), pytest.raises(Exception, match="x"):
                f()


@pytest.mark.parametrize("observed", [1, [], {"letters": 1}, {"letters": [1]}])
def test_forged_observations_end_the_bridge(observed, monkeypatch):
    """Is a kernel of no more use that says nonsense of what was observed?"""
    noted = []
    monkeypatch.setitem(extensions.observers, "letters", extensions.Observer(list, noted.append))
    said = {"value": 1, "changed": [], "warnings": []}
    right, wrong = (said | {"observed": one} for one in ({"letters": ["a"]}, observed))
    with forging(HANDLE, right, wrong) as bridge:
        f = bridge.take("f")
        f()
        with pytest.raises(Gone):
            f()
    assert noted == [["a"]]
