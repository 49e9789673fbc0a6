"""What stays at one end of a bridge: the functions that the other end calls by their numbers."""

from collections.abc import Callable
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from nbapart.transfer.shared import Shared
from nbapart.transfer.untrusted import expect

CALLED_BACK = (FunctionType, MethodType, partial)


class End:
    """One end of a bridge.

    Parameters
    ----------
    call : callable
        What a proxy of a function at the other end calls, with itself, its arguments and its
        keyword arguments.

    Attributes
    ----------
    shared : Shared
        The objects that both ends have.
    trusts : bool
        Whether the other end is trusted: it may name any function of a library.
    """

    trusts = False

    def __init__(self, call: Callable[..., object]) -> None:
        self.call = call
        self.shared = Shared()
        self._kept: list[Callable] = []
        self._numbers: dict[int, int] = {}  # by `id`

    def gives(self, function: Callable) -> bool:
        """Return whether the other end may have a proxy of a function."""
        return True

    def keep(self, function: Callable) -> int:
        """Store a function, and return its number: the same one each time."""
        number = self._numbers.get(id(function))
        if number is None:
            number = self._numbers[id(function)] = len(self._kept)
            self._kept.append(function)
        return number

    def own(self, number: Any) -> Callable:
        """Return the function that has a number.

        Raises
        ------
        ValueError
            None has it.

        Examples
        --------
        >>> end = End(print)
        >>> end.own(end.keep(len))
        <built-in function len>
        >>> end.own(1)
        Traceback (most recent call last):
        ValueError: no function
        """
        expect(type(number) is int and 0 <= number < len(self._kept), "no function")
        return self._kept[number]


class KernelEnd(End):
    """The student's end: it gives any function away, and lets itself be told what to call."""

    trusts = True


class MarkerEnd(End):
    """The marker's end: it gives away functions of tests alone, to be called back."""

    def gives(self, function: Callable) -> bool:
        """Return whether a function was written in Python, and is not one of a library."""
        return type(function) in CALLED_BACK and _home(function) == "__main__"


def _home(function):
    while isinstance(function, MethodType | partial):
        function = getattr(function, "__func__", None) or getattr(function, "func", None)
    return getattr(function, "__module__", None)
