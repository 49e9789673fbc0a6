"""The marker's end: takes values from a student's kernel, and calls functions there.

Every reply may be forged. It is decoded as data, within limits on size, depth and time.
"""

import time
import warnings
from typing import Any

import numpy as np

from nbapart import extensions
from nbapart.errors import Error
from nbapart.transfer import exceptions, framing
from nbapart.transfer.framing import Gone
from nbapart.transfer.pack import Bounds, Malformed, Refused, pack, unpack
from nbapart.transfer.untrusted import clean

__all__ = ["Bridge", "CannotCross", "Gone", "Missing"]

MAX_WARNINGS = 100  # that are issued again here
PATIENCE_SECONDS = 60.0
INTERRUPTED = "a call took too long"
MALFORMED = "has a form that cannot be read"


class Missing(NameError):
    """The student's kernel has no variable of this name."""


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
    """

    def __init__(self, sock, limits, patience=lambda: PATIENCE_SECONDS):
        self._sock, self._patience = sock, patience
        self._bounds = Bounds(limits.value, limits.depth)
        self.gone = None

    def take(self, name: str) -> object:
        """Fetch the value of a variable.

        Parameters
        ----------
        name : str

        Returns
        -------
        object
            The value; for a function, a proxy that calls it in the kernel.

        Raises
        ------
        Missing
            The kernel has no variable of this name.
        CannotCross
            The value cannot be transferred.
        Gone
            The kernel cannot be used any more.
        """
        reply = self._ask({"do": "take", "name": name})
        if reply.get("missing") is True:
            raise Missing(f"name {name!r} is not defined", name=name)
        return self._value(reply, name)

    def call(self, handle: Any, args: tuple, kwargs: dict[str, object]) -> object:
        """Call a function in the kernel; `untrusted.FunctionProxy` does this when it is called.

        Parameters
        ----------
        handle : untrusted.FunctionProxy
            The function's proxy.
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
        reply = self._ask(
            {
                "do": "call",
                "handle": handle.number,
                "args": [self._pack(one, handle) for one in args],
                "kwargs": {key: self._pack(one, handle) for key, one in kwargs.items()},
            }
        )
        if "cannot" not in reply:
            self._bring_back([*args, *kwargs.values()], reply.get("args"))
            self._warn(reply.get("warnings"))
            self._note(reply.get("observed", {}))
        if "error" in reply:
            raise exceptions.load(*self._texts(reply["error"], 2))
        return self._value(reply, f"what {handle.__name__} returned")

    def _ask(self, request):
        """Send a request and receive the reply; after a failure every later request fails too."""
        if self.gone:
            raise Gone(self.gone)
        message = framing.encode(request | {"most": self._bounds})
        until = time.monotonic() + self._patience()
        try:
            framing.send(self._sock, message, until)
            data = framing.receive(self._sock, self._bounds.size, until)
            return framing.decode(data, self._bounds.size)
        except BaseException as stopped:
            # An interruption, such as a test's time limit, can leave half a reply in the socket.
            self.gone = str(stopped) if isinstance(stopped, Gone) else INTERRUPTED
            raise

    def _end(self, reason):
        self.gone = reason
        raise Gone(reason)

    def _pack(self, value, handle):
        try:
            return pack(value, self._bounds)
        except Refused as refused:
            name = f"an argument of {handle.__name__}"
            raise CannotCross(name, refused.kind, refused.where, refused.why) from None

    def _value(self, reply, name):
        if "cannot" in reply:
            kind, where, why = map(reply.get, ("cannot", "where", "why"))
            kind, where, why = self._texts([kind, where, why], 3)
            raise CannotCross(name, kind and clean(kind), where[:200], why[:200])
        if "value" not in reply:
            self._end("the kernel did not answer what it was asked")
        return self._unpack(reply["value"], name)

    def _unpack(self, packed, name):
        try:
            return unpack(packed, self._bounds, self.call)
        except Malformed:
            raise CannotCross(name, "", "", MALFORMED) from None

    def _bring_back(self, given, changed):
        """Copy arrays that the function changed into the arrays that were passed to it."""
        if type(changed) is not list or len(changed) != len(given):
            self._end("the kernel did not say what became of the arguments")
        for mine, packed in zip(given, changed, strict=True):
            if packed is not None and isinstance(mine, np.ndarray):
                _overwrite(mine, self._unpack(packed, "an argument"))

    def _warn(self, pairs):
        if type(pairs) is not list:
            self._end("the kernel did not say what it warned of")
        for pair in pairs[:MAX_WARNINGS]:
            name, message = self._texts(pair, 2)
            warnings.warn(message, exceptions.category(name), stacklevel=4)

    def _note(self, observed):
        """Give the extensions' observers what the kernel says of the call."""
        for name, observer in extensions.observers.items():
            texts = observed.get(name, []) if type(observed) is dict else None
            if type(texts) is not list:
                self._end("the kernel did not say what was observed")
            observer.note(self._texts(texts, len(texts)))

    def _texts(self, texts, count):
        """Check that the reply holds `count` strings, and return them truncated."""
        if type(texts) is not list or [type(text) for text in texts] != [str] * count:
            self._end("the kernel did not answer what it was asked")
        return [text[: exceptions.MAX_MESSAGE_CHARACTERS] for text in texts]


def _overwrite(mine, new):
    """Copy new contents into an array; do nothing where they do not fit, as with another size."""
    if isinstance(new, np.ndarray) and new.dtype == mine.dtype and mine.flags.writeable:
        if new.size == mine.size and new.shape != mine.shape:
            mine.resize(new.shape, refcheck=False)
        if new.shape == mine.shape:
            mine[...] = new
