"""The marker's end: takes values from a student's kernel, and calls functions there.

Every reply may be forged. It is decoded as data, within limits on size, depth and time.
"""

import operator
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from nbapart.errors import Error
from nbapart.limits import Limits
from nbapart.transfer import effects, exceptions, framing
from nbapart.transfer.ends import MarkerEnd
from nbapart.transfer.framing import Gone
from nbapart.transfer.pack import (
    Bounds,
    Malformed,
    Refused,
    pack,
    pack_changes,
    unpack,
    unpack_changes,
)
from nbapart.transfer.untrusted import clean

__all__ = ["Bridge", "CannotCross", "Gone", "Lost", "Missing", "Module"]

PATIENCE_SECONDS = 60.0
# How many times the bytes of one value may come by asking objects for their items, in one test.
MAX_DRAWN = 16
ITEMS = (next, operator.getitem)
INTERRUPTED = "a call took too long"
MALFORMED = "has a form that cannot be read"


class Missing(NameError):
    """The student's kernel has no variable of this name."""


class Module(NamedTuple):
    """What a variable holds that is a module: nothing but its name, which may be forged."""

    name: str


class CannotCross(Error):
    """A value cannot be transferred between the kernel and the marker, in either direction.

    Parameters
    ----------
    name : str
        The name of the variable.
    type_name : str
        The type of the value that cannot be transferred; empty where it is not known.
    where : str
        The position of that value, such as "['a'][2]".
    why : str
        The reason, as the end of a sentence.

    Examples
    --------
    >>> print(CannotCross("table", "generator", "['a']"))
    table['a'] cannot be marked (its type is generator).
    """

    # So that a check which reports this error shows its name without a module.
    __module__ = "__main__"

    def __init__(self, name, type_name, where="", why="cannot be marked"):
        kind = f" (its type is {type_name})" if type_name else ""
        super().__init__(f"{name}{where} {why}{kind}.")
        self.name, self.type_name, self.where, self.why = name, type_name, where, why

    @property
    def forged(self) -> bool:
        """Whether the data were none that an untouched kernel sends."""
        return self.why == MALFORMED


class Bridge:
    """Access to a student's variables, over a socket on which `kernel_end.attend` answers.

    Parameters
    ----------
    sock : socket.socket
        The marker's end.
    limits : Limits
        `value` and `depth` limit a value.
    patience : callable, optional
        Returns how many seconds a reply may take.

    Attributes
    ----------
    gone : str or None
        Why the kernel cannot be used any more; None while it can.
    refused : CannotCross or None
        The first value that could not be transferred.
    before_call : callable
        Is called before each call.
    patience : callable
    """

    def __init__(self, sock, limits, patience=lambda: PATIENCE_SECONDS):
        self._sock, self.patience = sock, patience
        self._bounds = Bounds(limits.value, limits.depth)
        self._end = MarkerEnd(self.call, self._refuse_of)
        self.gone: str | None = None
        self.refused: CannotCross | None = None
        self.before_call: Callable[[], None] = _nothing
        self._changed = False  # whether the student's variables are
        self._is_fresh = True  # whether nothing is shared with the kernel
        self._size = self._drawn = 0  # bytes of the last reply, and of items in this test

    def take(self, name: str) -> object:
        """Fetch the value of a variable.

        Parameters
        ----------
        name : str

        Returns
        -------
        object
            The value; for a function or an object of the student's own, a proxy; for a module,
            `Module`.

        Raises
        ------
        Missing
            The kernel has no variable of this name.
        CannotCross
            The value cannot be transferred.
        Gone
            The kernel cannot be used any more.
        """
        self._end.shared.trim()
        reply = self._ask({"do": "take", "name": name})
        if reply.get("missing") is True:
            raise Missing(f"name {name!r} is not defined", name=name)
        if "module" in reply:
            return Module(*self._texts([reply["module"]], 1))
        return self._value(reply, name)

    def give(self, values: dict[str, object], gone: list[str]) -> None:
        """Bind and delete variables of the student's, until `end`.

        Parameters
        ----------
        values : dict
            By name.
        gone : list of str
            Names to delete.

        Raises
        ------
        CannotCross, Gone
            As for `take`.
        """
        self._end.shared.trim()
        self._give({name: self._pack(value, name) for name, value in values.items()}, gone, False)

    def offer(self, values: dict[str, object], keep: bool) -> None:
        """Bind variables in the kernel that only its cells use; until `end`, or to `keep` them.

        One whose value cannot be carried there is left out: no test has asked for it.

        Parameters
        ----------
        values : dict
            By name.
        keep : bool

        Raises
        ------
        Gone
            As for `take`.
        """
        self._end.shared.trim()
        packed = {}
        for name, value in values.items():
            mark = self._end.shared.mark
            try:
                packed[name] = pack(value, self._bounds, self._end)
            except Refused:
                self._end.shared.forget(mark)
        if packed:
            self._give(packed, [], keep)

    def _give(self, packed, gone, keep):
        self._changed = True
        self._ask({"do": "give", "set": packed, "gone": gone, "keep": keep})

    def end(self) -> None:
        """End a test: give the student's variables the values that they had before."""
        if self._changed and not self.gone:
            self._ask({"do": "end"})
        self._changed, self._drawn = False, 0
        self._part()

    def call(self, handle: Any, args: tuple, kwargs: dict[str, object]) -> object:
        """Call a function in the kernel; `proxies.Proxy` does this when it is called.

        Parameters
        ----------
        handle : proxies.Proxy or callable
            The function's proxy, or a function of a library.
        args : tuple
        kwargs : dict

        Returns
        -------
        object

        Raises
        ------
        Exception
            What the function raised: of the same type name and with the same message.
        CannotCross, Gone
            As for `take`.
        """
        self.before_call()
        self._end.shared.trim()
        name = f"an argument of {handle.__name__}"
        request = {
            "do": "call",
            "function": self._pack(handle, handle.__name__),
            "args": [self._pack(one, name) for one in args],
            "kwargs": {key: self._pack(one, name) for key, one in kwargs.items()},
            "changed": self._changes(),
        }
        reply = self._ask(request)
        self._drawn += self._size if any(handle is one for one in ITEMS) else 0
        if self._drawn > MAX_DRAWN * self._bounds.size:
            self._refuse_of("an object", "has more items than can be carried")
        value = None
        if "error" not in reply:
            value = self._value(reply, f"what {handle.__name__} returned")
        self._change(reply.get("changed"))
        effects.repeat(reply, self._texts, self._stop)
        if "error" in reply:
            raise exceptions.load(*self._texts(reply["error"], 3))
        return value

    def _ask(self, request):
        """Send a request and receive the reply; after a failure every later request fails too."""
        if self.gone:
            raise Gone(self.gone)
        message = framing.encode(request | {"most": self._bounds, "fresh": self._is_fresh})
        self._is_fresh = False
        until = time.monotonic() + self.patience()
        try:
            framing.send(self._sock, message, until)
            while "back" in (reply := self._receive(until)):
                framing.send(self._sock, framing.encode(self._called_back(reply)), until)
            return reply
        except BaseException as stopped:
            # An interruption, such as a test's time limit, can leave half a reply in the socket.
            self.gone = str(stopped) if isinstance(stopped, Gone) else INTERRUPTED
            raise

    def _receive(self, until):
        data = framing.receive(self._sock, self._bounds.size, until)
        self._size = len(data)
        return framing.decode(data, self._bounds.size)

    def _called_back(self, message):
        """Call a function of the test for the student's, with arguments that may be forged."""
        args, kwargs = message.get("args"), message.get("kwargs")
        if type(args) is not list or type(kwargs) is not dict:
            self._stop("the kernel called a test's function without arguments")
        try:
            function = self._end.own(message["back"])
            args = [unpack(one, self._bounds, self._end) for one in args]
            kwargs = {key: unpack(one, self._bounds, self._end) for key, one in kwargs.items()}
            unpack_changes(message.get("changed"), self._bounds, self._end)
        except (ValueError, Malformed):
            self._stop("the kernel called a test's function in a form that cannot be read")
        try:
            value = function(*args, **kwargs)
        except Exception as error:
            return {"changed": self._changes(), "error": exceptions.dump(error)}
        return self._answered_back(value, function)

    def _answered_back(self, value, function):
        changes, mark = self._changes(), self._end.shared.mark
        try:
            packed = self._pack(value, f"what {function.__name__} returned")
            return {"changed": changes, "value": packed}
        except CannotCross as error:
            self._end.shared.forget(mark)
            return {"changed": changes, "error": exceptions.dump(error)}

    def _part(self):
        """Share nothing with the kernel any more, as when its end may not know the same."""
        self._end.shared.clear()
        self._is_fresh = True

    def _stop(self, reason):
        self.gone = reason
        raise Gone(reason)

    def _refuse(self, *words):
        error = CannotCross(*words)
        self.refused = self.refused or error
        self._part()
        raise error from None

    def _refuse_of(self, name, why):
        self._refuse(name, "", "", why)

    def _pack(self, value, name):
        try:
            return pack(value, self._bounds, self._end)
        except Refused as refused:
            self._refuse(name, refused.kind, refused.where, refused.why)

    def _value(self, reply, name):
        if "cannot" in reply:
            kind, where, why = map(reply.get, ("cannot", "where", "why"))
            kind, where, why = self._texts([kind, where, why], 3)
            self._refuse(name, kind and clean(kind), where[:200], why[:200])
        if "value" not in reply:
            self._stop("the kernel did not answer what it was asked")
        return self._unpack(reply["value"], name)

    def _unpack(self, packed, name):
        try:
            return unpack(packed, self._bounds, self._end)
        except Malformed:
            self._refuse(name, "", "", MALFORMED)

    def _changes(self):
        try:
            return pack_changes(self._bounds, self._end)
        except Refused as refused:
            self._refuse("what a test has changed", refused.kind, refused.where, refused.why)

    def _change(self, changes):
        """Change what the test shares with the kernel as it was changed there."""
        if type(changes) is not list:
            self._stop("the kernel did not say what it has changed")
        try:
            unpack_changes(changes, self._bounds, self._end)
        except Malformed:
            self._refuse("what a call has changed", "", "", MALFORMED)

    def _texts(self, texts, count, most=exceptions.MAX_MESSAGE_CHARACTERS):
        """Check that the reply holds `count` strings, and return them truncated."""
        if type(texts) is not list or [type(text) for text in texts] != [str] * count:
            self._stop("the kernel did not answer what it was asked")
        return [text[:most] for text in texts]


class Lost(Bridge):
    """Stands for the bridge to a kernel that was lost before a test: all is gone for a reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(None, Limits())
        self.gone = reason


def _nothing():
    pass
