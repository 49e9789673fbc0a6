"""The marker's end: takes values from a student's kernel and calls functions there.

Whatever comes may be forged. It is read as data, within bounds of size, depth and time.
"""

import time
import warnings
from typing import Any

import numpy as np

from nbapart.errors import Error
from nbapart.transfer import exceptions, framing
from nbapart.transfer.codec import Bounds, Malformed, Refused, pack, unpack
from nbapart.transfer.framing import Gone
from nbapart.transfer.untrusted import clean

__all__ = ["Bridge", "CannotCross", "Gone", "Missing"]

WARNINGS = 100  # repeated of one call
INTERRUPTED = "a call was interrupted"
MALFORMED = "has a form that cannot be read"


class Missing(NameError):
    """There is no such name in the student's kernel."""


class CannotCross(Error):
    """A value of the student's cannot be brought here, or one from here cannot go there.

    Parameters
    ----------
    name : str
        Of the variable.
    type_name : str
        Of the value that is in the way; empty where it is not known.
    where : str
        The place of that value, as in "['a'][2]".
    why : str
        The end of a sentence.

    Examples
    --------
    >>> print(CannotCross("table", "generator", "['a']"))
    table['a'] cannot be marked (its type is generator).
    """

    # Shown by its plain name where a check reports what stopped a function.
    __module__ = "__main__"

    def __init__(self, name, type_name, where="", why="cannot be marked"):
        kind = f" (its type is {type_name})" if type_name else ""
        super().__init__(f"{name}{where} {why}{kind}.")
        self.name, self.type_name, self.where, self.why = name, type_name, where, why


class Bridge:
    """A student's names, over a socket on whose other end `kernel_end.attend` answers.

    Parameters
    ----------
    sock : socket.socket
        This end.
    limits : Limits
        `value` and `depth` bound what crosses, `call` the seconds of one answer.

    Attributes
    ----------
    gone : str or None
        Why the other side is of no more use.
    """

    def __init__(self, sock, limits):
        self._sock, self._seconds = sock, limits.call
        self._bounds = Bounds(limits.value, limits.depth)
        self.gone = None

    def take(self, name: str) -> object:
        """Take a value.

        Parameters
        ----------
        name : str

        Returns
        -------
        object
            The value itself, or for a function one that calls it there.

        Raises
        ------
        Missing
            There is no such name.
        CannotCross
            It has no form in which it could cross.
        Gone
            The kernel is of no more use.
        """
        reply = self._ask({"do": "take", "name": name})
        if reply.get("missing") is True:
            raise Missing(f"name {name!r} is not defined", name=name)
        return self._value(reply, name)

    def call(self, handle: Any, args: tuple, kwargs: dict[str, object]) -> object:
        """Call a function in the kernel, as `untrusted.Handle` does when it is called.

        Parameters
        ----------
        handle : untrusted.Handle
        args : tuple
        kwargs : dict

        Returns
        -------
        object

        Raises
        ------
        Exception
            What stopped the function, of the same name and with the same message.
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
        if "error" in reply:
            raise exceptions.load(*self._texts(reply["error"], 2))
        return self._value(reply, f"what {handle.__name__} returned")

    def _ask(self, request):
        """Send a request and receive the reply; once gone, always gone."""
        if self.gone:
            raise Gone(self.gone)
        message = framing.encode(request | {"most": self._bounds})
        until = time.monotonic() + self._seconds
        try:
            framing.send(self._sock, message, until)
            data = framing.receive(self._sock, self._bounds.size, until)
            return framing.decode(data, self._bounds.size)
        except BaseException as stopped:
            # Whoever stops this, such as a test's own time limit, leaves half an answer behind.
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
        """Copy arrays that the function has changed into those it was given."""
        if type(changed) is not list or len(changed) != len(given):
            self._end("the kernel did not say what became of the arguments")
        for mine, packed in zip(given, changed, strict=True):
            if packed is not None and isinstance(mine, np.ndarray):
                _overwrite(mine, self._unpack(packed, "an argument"))

    def _warn(self, pairs):
        if type(pairs) is not list:
            self._end("the kernel did not say what it warned of")
        for pair in pairs[:WARNINGS]:
            name, message = self._texts(pair, 2)
            warnings.warn(message, exceptions.category(name), stacklevel=4)

    def _texts(self, texts, count):
        """Return so many texts, cut to a short length."""
        if type(texts) is not list or [type(text) for text in texts] != [str] * count:
            self._end("the kernel did not answer what it was asked")
        return [text[: exceptions.MESSAGE_CHARACTERS] for text in texts]


def _overwrite(mine, new):
    """Make an array what it has become; what cannot be, such as another size, is let go."""
    if isinstance(new, np.ndarray) and new.dtype == mine.dtype and mine.flags.writeable:
        if new.size == mine.size and new.shape != mine.shape:
            mine.resize(new.shape, refcheck=False)
        if new.shape == mine.shape:
            mine[...] = new
