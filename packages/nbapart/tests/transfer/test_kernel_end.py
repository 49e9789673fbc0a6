"""The kernel's end: what it answers, in a plain process and in a real kernel."""

import asyncio
import contextlib
import json
import os
import socket
import sys

import numpy as np
import pytest
from nbapart import extensions
from nbapart.extensions import Observer
from nbapart.limits import Limits
from nbapart.transfer import kernel_end
from nbapart.transfer.kernel_end import Responder
from nbapart.transfer.marker_end import Bridge, Gone, Missing
from nbapart.transfer.pack import pack
from nbapart_helpers.child import limits, serving
from nbapart_helpers.kernels import say, started

MOST = [100_000, 20]


def take(name, names, most=MOST):
    """What the kernel answers, asked for a name."""
    responder = Responder(None, lambda: names)
    return json.loads(responder.answer({"do": "take", "name": name, "most": most}))


def call(function, *args, most=MOST, **kwargs):
    """What the kernel answers, asked to call a function."""
    responder = Responder(None, dict)
    number = responder.end.keep(function)
    request = {"do": "call", "function": ["k", number], "most": most, "changed": []}
    request |= {"args": list(map(pack, args)), "kwargs": {k: pack(v) for k, v in kwargs.items()}}
    return json.loads(responder.answer(request))


def test_a_name_is_taken():
    """Does a value come as data, and a name that is not there as missing?"""
    assert take("a", {"a": {"b": (1,)}}) == {"value": ["d", "b", ["t", 1]]}
    assert take("a", {}) == {"missing": True}


def test_a_function_has_one_number():
    """Is a function that is taken twice the same one?"""
    first, second = take("f", {"f": [len, len]})["value"][1:]
    assert first == second
    assert first[0] == "h"
    assert first[2:] == ["builtin_function_or_method", "builtin_function_or_method", "__call__"]


@pytest.mark.parametrize(
    ("value", "kind", "where", "why"),
    [
        (np.array([[1.0]]).view(np.matrix), "matrix", "", "cannot be marked"),
        ({"a": [1] * 10**5}, "list", "['a']", "is too large"),
        ({"a": np.zeros(2, "f8, i4")}, "ndarray", "['a']", "is an array of values of type"),
        ("σ" * 30_000, "", "", "is too large"),
    ],
    ids=["derived", "long", "structured", "large only when encoded"],
)
def test_what_cannot_cross_is_said(value, kind, where, why):
    """Does the answer name the type, the place and the reason?"""
    said = take("a", {"a": value})
    assert (said["cannot"], said["where"]) == (kind, where)
    assert said["why"].startswith(why)


def test_a_call_brings_back_all_that_came_of_it():
    """Do value, warnings, changed arrays and what was printed come back?"""

    def function(x, *, y):
        print("noise")
        print("noise", file=sys.stderr)
        x[0] = np.exp(1e4)
        return np.exp(1e4) + len(y)

    said = call(function, np.zeros(2), y=np.ones(3))
    assert said["value"][0] == "n"
    assert said["warnings"] == [["RuntimeWarning", "overflow encountered in exp"]]
    assert said["changed"] == [[0, pack(np.array([np.inf, 0]))]]
    assert said["printed"] == [["stdout", "noise\n"], ["stderr", "noise\n"]]


def test_a_call_is_quiet(capfd):
    """Does what a function prints reach nobody?"""
    call(print, "noise")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("no"), ["ValueError", "no", "ValueError"]),
        (KeyError("a"), ["KeyError", "'a'", "KeyError"]),
        (SystemExit(3), ["SystemExit", "3", "SystemExit"]),
        (KeyboardInterrupt(), ["KeyboardInterrupt", "", "KeyboardInterrupt"]),
        (np.linalg.LinAlgError("Singular"), ["numpy.linalg.LinAlgError", "Singular", "ValueError"]),
    ],
    ids=repr,
)
def test_an_exception_comes_as_its_name_and_message(error, said):
    """Does a function that stops, by whatever, not stop the kernel's end?"""

    def function():
        raise error

    assert call(function)["error"] == said


def test_a_result_that_cannot_cross_is_said():
    """Is a result beyond the bounds refused, and is there a proxy of one of an odd type?"""
    assert call(lambda: "a" * 10**6)["cannot"] == "str"
    assert call(lambda: iter([]))["value"][2] == "list_iterator"


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "call", "function": ["k", 10**6], "args": [], "kwargs": {}, "most": MOST},
        {"do": "call", "function": ["k", -1], "args": [], "kwargs": {}, "most": MOST},
        {"do": "call", "function": ["k", "a"], "args": [], "kwargs": {}, "most": MOST},
        {"do": "take", "most": MOST},
    ],
    ids=["a handle never given", "a negative one", "no handle", "no name"],
)
def test_a_request_that_makes_no_sense_is_answered(request_):
    """Is the marker told, where it asks for what is not there?"""
    assert json.loads(Responder(None, dict).answer(request_))["why"] == "could not be read"


def test_warnings_are_few():
    """Is each different warning written once, and no endless list?"""
    import warnings

    def function():
        for number in range(1000):
            warnings.warn(f"{number // 2}", stacklevel=1)

    assert call(function)["warnings"][:2] == [["UserWarning", "0"], ["UserWarning", "1"]]
    assert len(call(function)["warnings"]) == 50


def test_a_loop_answers_as_long_as_it_is_asked():
    """Does a loop give its names away, beside its other work, and forget who has gone?"""
    here, there = socket.socketpair()
    loop = asyncio.new_event_loop()
    with here, there, contextlib.closing(loop), pytest.MonkeyPatch.context() as patch:
        patch.setenv(kernel_end.BRIDGE, str(os.dup(there.fileno())))
        kernel_end.attend(loop, lambda: {"a": [1, 2.5]})
        answer = loop.run_in_executor(None, Bridge(here, limits()).take, "a")
        assert loop.run_until_complete(answer) == [1, 2.5]
        here.shutdown(socket.SHUT_WR)
        loop.run_until_complete(asyncio.sleep(0))
        assert not loop.remove_reader(int(os.environ[kernel_end.BRIDGE]))


PATCHED = """
import builtins, json, socket, struct, sys, warnings
import numpy as np
import nbapart.transfer.kernel_end
def no(*args, **kwargs): raise RuntimeError("patched")
for name in ("isinstance len type getattr map zip list dict print repr any all issubclass "
             "callable sum max min str int float range abs bytes tuple set").split():
    setattr(builtins, name, no)
np.errstate = np.asarray = warnings.catch_warnings = json.dumps = json.loads = no
a = {"b": [1.5, "x"]}
"""


def test_patched_builtins_change_no_more_than_this_students_answers():
    """Does a kernel in which all is broken leave the marker well?"""
    with serving(PATCHED) as bridge, pytest.raises(Gone):
        bridge.take("a")


BLOCKED = """
import os, signal, socket
import numpy as np
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.set_blocking(int(os.environ["NBAPART_BRIDGE"]), False)
warnings = np.seterr(all="raise")
def f(x): return np.exp(x)
"""


def test_settings_of_the_students_do_not_matter():
    """Does it answer where interrupts are off, the socket does not wait, and NumPy raises?"""
    with serving(BLOCKED) as bridge, pytest.warns(RuntimeWarning, match="overflow"):
        assert bridge.take("f")(1e4) == np.inf


CELL = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
def f(x): return x * 2
answer = {"a": 1.5}
before = set(globals())
"""
AFTER = "print([n for n in globals() if not (n in before or n.startswith('_'))], f(2))"
HANDLER = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"


def test_a_real_kernel_serves_and_goes_on():
    """Are names found in IPython, none left there, and cells run before, between and after?"""
    with started(start="open") as (_, kernel):
        bridge = Bridge(kernel.bridge, Limits())
        say(kernel, CELL)
        handler = say(kernel, HANDLER)
        for _ in range(2):
            assert [bridge.take("answer"), bridge.take("f")(3)] == [{"a": 1.5}, 6]
            with pytest.raises(Missing):
                bridge.take("nowhere")
            assert say(kernel, "pass") == ""
        assert say(kernel, AFTER) == "['before'] 4"
        assert say(kernel, HANDLER) == handler
        assert bridge.take("f")(4) == 8


def test_a_call_is_observed(monkeypatch):
    """Is what an observer records during a call sent along, sorted, under its name?"""
    seen = set()
    observer = Observer(lambda: contextlib.nullcontext(seen), print)
    monkeypatch.setitem(extensions.observers, "letters", observer)
    assert call(lambda: seen.update("ba"))["observed"]["letters"] == ["a", "b"]
