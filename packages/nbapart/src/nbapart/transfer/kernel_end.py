"""Runs in the student's kernel and answers the marker's requests.

It sends nothing but data. Students who tamper with it change only their own answers.
"""

import asyncio
import contextlib
import io
import os
import socket
import warnings
from collections.abc import Callable

import numpy as np

from nbapart import extensions
from nbapart.transfer import exceptions
from nbapart.transfer.framing import BRIDGE, Gone, decode, encode, fits, receive, send
from nbapart.transfer.pack import Bounds, Refused, pack, unpack

MAX_WARNINGS = 50  # that are sent to the marker
MAX_REQUEST_BYTES = 1 << 31
# The functions that the marker has proxies for, and their numbers by `id`.
_kept, _numbers = [], {}


def attend(loop: asyncio.AbstractEventLoop, names: Callable[[], dict]) -> None:
    """Answer the marker's requests as they arrive, between the student's cells.

    Parameters
    ----------
    loop : asyncio.AbstractEventLoop
        The kernel's own. It runs the cells too, so a request waits until a cell has finished.
    names : callable
        Returns the student's current namespace, a dict.
    """
    end = socket.socket(fileno=int(os.environ[BRIDGE]))
    loop.add_reader(end, _respond, loop, end, names)


def _respond(loop, end, names):
    """Answer one request; stop listening once the marker has closed its end."""
    end.setblocking(True)  # the student may have changed it
    try:
        request = decode(bytes(receive(end, MAX_REQUEST_BYTES)), MAX_REQUEST_BYTES)
        send(end, answer(request, names()))
    except Gone:
        loop.remove_reader(end)
        end.close()


def answer(request: dict, names: dict) -> bytes:
    """Answer one request.

    Parameters
    ----------
    request : dict
        "do" is "take", which reads the variable "name", or "call", which calls the function with
        the number "handle" on "args" and "kwargs". "most" holds the bounds of a value.
    names : dict
        The student's namespace.

    Returns
    -------
    bytes
        The encoded reply.

    Examples
    --------
    >>> answer({"do": "take", "name": "a", "most": [1000, 9]}, {"a": (1, 2)})
    b'{"value":["t",1,2]}'
    >>> answer({"do": "take", "name": "b", "most": [1000, 9]}, {"a": (1, 2)})
    b'{"missing":true}'
    """
    bounds = Bounds(*request["most"])
    try:
        reply = _take(request, names, bounds) if request["do"] == "take" else _call(request, bounds)
        data = encode(reply)
        if fits(data, bounds.size):
            return data
        refused = Refused("", "is too large")
    except Refused as error:
        refused = error
    except Exception:
        refused = Refused("", "could not be read")
    return encode({"cannot": refused.kind, "where": refused.where, "why": refused.why})


def _take(request, names, bounds):
    name = request["name"]
    if name not in names:
        return {"missing": True}
    packed = pack(names[name], bounds, _keep)
    if type(packed) is list and packed[0] == "x":
        raise Refused(packed[1], "cannot be marked")
    return {"value": packed}


def _keep(function):
    """Store a function and return its number, the same one each time."""
    number = _numbers.get(id(function))
    if number is None:
        number = _numbers[id(function)] = len(_kept)
        _kept.append(function)
    return number


def _call(request, bounds):
    """Call a function; report its result, its warnings, what was observed, and changed arrays."""
    function = _kept[request["handle"]]
    args = [unpack(one, bounds) for one in request["args"]]
    kwargs = {key: unpack(one, bounds) for key, one in request["kwargs"].items()}
    arrays = [one if isinstance(one, np.ndarray) else None for one in (*args, *kwargs.values())]
    before = [one if one is None else one.copy() for one in arrays]
    with _silenced() as caught, _observed() as observed:
        reply = _outcome(function, args, kwargs, bounds)
    reply["warnings"] = _warnings(caught)
    reply["observed"] = {name: sorted(texts) for name, texts in observed.items()}
    pairs = zip(before, arrays, strict=True)
    reply["args"] = [None if _is_same(*pair) else pack(pair[1], bounds) for pair in pairs]
    return reply


def _outcome(function, args, kwargs, bounds):
    try:
        return {"value": pack(function(*args, **kwargs), bounds, _keep)}
    except Refused:
        raise
    except BaseException as error:  # also SystemExit: it must not end the kernel
        return {"error": exceptions.dump(error)}


@contextlib.contextmanager
def _silenced():
    """Discard printed output, and record warnings, including NumPy's floating-point warnings."""
    nothing = _Discard()
    with (
        contextlib.redirect_stdout(nothing),
        contextlib.redirect_stderr(nothing),
        np.errstate(over="warn", invalid="warn", divide="warn", under="ignore"),
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.simplefilter("always")
        yield caught


@contextlib.contextmanager
def _observed():
    """Give what each observer of an extension records, by its name."""
    with contextlib.ExitStack() as stack:
        records = ((name, one.record()) for name, one in extensions.observers.items())
        yield {name: stack.enter_context(record) for name, record in records}


class _Discard(io.TextIOBase):
    """A text stream that discards what is written to it."""

    def write(self, text):
        return len(text)


def _warnings(caught):
    """Encode each distinct warning once."""
    pairs = (
        (exceptions.base(w.category), str(w.message)[: exceptions.MAX_MESSAGE_CHARACTERS])
        for w in caught
    )
    return [list(pair) for pair in dict.fromkeys(pairs)][:MAX_WARNINGS]


def _is_same(before, after):
    if before is None:
        return True
    same = before.dtype == after.dtype and before.shape == after.shape
    return same and before.tobytes() == after.tobytes()
