"""Runs in the student's kernel and answers the marker's requests.

It sends nothing but data. Students who tamper with it change only their own answers.
"""

import asyncio
import os
import socket
from collections.abc import Callable
from types import ModuleType

from nbapart.transfer import exceptions
from nbapart.transfer.codec import claiming
from nbapart.transfer.effects import Recorded
from nbapart.transfer.ends import KernelEnd
from nbapart.transfer.framing import BRIDGE, Gone, decode, encode, fits, receive, send
from nbapart.transfer.pack import (
    Bounds,
    Refused,
    pack,
    pack_changes,
    unpack,
    unpack_changes,
)

MAX_REQUEST_BYTES = 1 << 31
ABSENT = object()
IDLE = "a function of a test can be called only while the test calls"


def attend(loop: asyncio.AbstractEventLoop, names: Callable[[], dict]) -> None:
    """Answer the marker's requests as they arrive, between the student's cells.

    Parameters
    ----------
    loop : asyncio.AbstractEventLoop
        The kernel's own. It runs the cells too, so a request waits until a cell has finished.
    names : callable
        Returns the student's current namespace, a dict.
    """
    # A copy of the kernel that a student forks runs its cell to the end, and answers nothing.
    os.register_at_fork(after_in_child=lambda: loop.call_soon(os._exit, 0))
    line = socket.socket(fileno=int(os.environ[BRIDGE]))
    loop.add_reader(line, _respond, loop, Responder(line, names))


def _respond(loop, responder):
    """Answer one request; stop listening once the marker has closed its end."""
    try:
        responder.respond()
    except Gone:
        loop.remove_reader(responder.line)
        responder.line.close()


class Responder:
    """Answers requests that arrive on a socket.

    Parameters
    ----------
    line : socket.socket
    names : callable
        Returns the student's namespace.
    """

    def __init__(self, line: socket.socket, names: Callable[[], dict]) -> None:
        self.line, self._names = line, names
        self.end = KernelEnd(self._call_back)
        self._before: dict[str, object] = {}  # the student's names that a test has changed
        self._bounds: Bounds | None = None  # of the call that is running
        self._do = {"take": self._take, "call": self._call, "give": self._give, "end": self._end}

    def respond(self) -> None:
        """Receive a request and answer it."""
        self.line.setblocking(True)  # the student may have changed it
        self._send(self.answer(self._receive()))

    def _receive(self):
        return decode(bytes(receive(self.line, MAX_REQUEST_BYTES)), MAX_REQUEST_BYTES)

    def _send(self, data):
        send(self.line, data)

    def answer(self, request: dict) -> bytes:
        """Answer one request.

        Parameters
        ----------
        request : dict
            What to "do": "take" reads the variable "name". "call" calls "function" on "args" and
            "kwargs", once it has made the changes that stand in "changed". "give" binds the
            variables "set" and deletes those in "gone"; "end" undoes that, unless it was to "keep"
            them. "most" holds the bounds of a value. Before a request that is "fresh", the objects
            that both ends share are forgotten.

        Returns
        -------
        bytes
            The encoded reply.

        Examples
        --------
        >>> responder = Responder(None, lambda: {"a": (1, 2)})
        >>> responder.answer({"do": "take", "name": "a", "most": [1000, 9]})
        b'{"value":["t",1,2]}'
        >>> responder.answer({"do": "take", "name": "b", "most": [1000, 9]})
        b'{"missing":true}'
        """
        bounds = Bounds(*request["most"])
        if request.get("fresh"):
            self.end.shared.clear()
        self.end.shared.trim()
        try:
            data = encode(self._do[request["do"]](request, bounds))
            if fits(data, bounds.size):
                return data
            refused = Refused("", "is too large")
        except Refused as error:
            refused = error
        except Exception:
            refused = Refused("", "could not be read")
        return encode({"cannot": refused.kind, "where": refused.where, "why": refused.why})

    def _take(self, request, bounds):
        names, name = self._names(), request["name"]
        if name not in names:
            return {"missing": True}
        value = names[name]
        if type(value) is ModuleType and not any(claiming(value)):
            return {"module": value.__name__}
        return {"value": pack(value, bounds, self.end)}

    def _give(self, request, bounds):
        names = self._names()
        made = {name: unpack(one, bounds, self.end) for name, one in request["set"].items()}
        for name in () if request["keep"] else (*made, *request["gone"]):
            self._before.setdefault(name, names.get(name, ABSENT))
        names.update(made)
        for name in request["gone"]:
            names.pop(name, None)
        return {}

    def _end(self, request, bounds):
        names = self._names()
        while self._before:
            name, value = self._before.popitem()
            names.pop(name, None)
            if value is not ABSENT:
                names[name] = value
        return {}

    def _call(self, request, bounds):
        """Call a function; report its result, its effects, and what it has changed."""
        function = unpack(request["function"], bounds, self.end)
        args = [unpack(one, bounds, self.end) for one in request["args"]]
        kwargs = {key: unpack(one, bounds, self.end) for key, one in request["kwargs"].items()}
        unpack_changes(request["changed"], bounds, self.end)
        recorded, outer, self._bounds = Recorded(), self._bounds, bounds
        try:
            with recorded.recording():
                reply = self._outcome(function, args, kwargs, bounds)
        finally:
            self._bounds = outer
        return reply | {"changed": pack_changes(bounds, self.end)} | recorded.plain()

    def _outcome(self, function, args, kwargs, bounds):
        try:
            return {"value": pack(function(*args, **kwargs), bounds, self.end)}
        except (Refused, Gone):
            raise
        except BaseException as error:  # also SystemExit: it must not end the kernel
            return {"error": exceptions.dump(error)}

    def _call_back(self, proxy, args, kwargs):
        """Let the marker call a test's function, and answer what it asks meanwhile."""
        bounds = self._bounds
        if bounds is None:
            raise RuntimeError(IDLE)
        self._send(encode(self._asked_back(proxy, args, kwargs, bounds)))
        while "do" in (reply := self._receive()):
            self._send(self.answer(reply))
        unpack_changes(reply["changed"], bounds, self.end)
        if "error" in reply:
            raise exceptions.load(*reply["error"])
        return unpack(reply["value"], bounds, self.end)

    def _asked_back(self, proxy, args, kwargs, bounds):
        mark = self.end.shared.mark
        try:
            return {
                "back": proxy._number_,
                "args": [pack(one, bounds, self.end) for one in args],
                "kwargs": {key: pack(one, bounds, self.end) for key, one in kwargs.items()},
                "changed": pack_changes(bounds, self.end),
            }
        except Refused:
            self.end.shared.forget(mark)
            raise
