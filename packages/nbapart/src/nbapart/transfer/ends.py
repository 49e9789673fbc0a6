"""What stays at one end of a bridge: functions and objects, which the other end has by number."""

from collections.abc import Callable
from functools import partial
from types import FunctionType, MethodType
from typing import Any, NoReturn
from weakref import WeakValueDictionary

from nbapart.transfer.proxies import Proxy
from nbapart.transfer.shared import Shared
from nbapart.transfer.untrusted import expect

CALLED_BACK = (FunctionType, MethodType, partial)
WITHOUT_CODE = "cannot be compared, computed with or copied but by the student's own code"


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
    proxies : mapping
        The proxies that are in use, by number: a value has one proxy at a time.
    trusts : bool
        Whether the other end is trusted: it may name any function of a library.
    """

    trusts = False

    def __init__(self, call: Callable[..., object]) -> None:
        self.call = call
        self.shared = Shared()
        self.proxies: WeakValueDictionary[int, Proxy] = WeakValueDictionary()
        self._kept: list[Any] = []
        self._numbers: dict[int, int] = {}  # by `id`

    def gives(self, value: object) -> bool:
        """Return whether the other end may have a proxy of a value."""
        return True

    def keep(self, value: object) -> int:
        """Store a value, and return its number: the same one each time."""
        number = self._numbers.get(id(value))
        if number is None:
            number = self._numbers[id(value)] = len(self._kept)
            self._kept.append(value)
        return number

    def own(self, number: Any) -> Any:
        """Return the value that has a number.

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
        ValueError: nothing kept
        """
        expect(type(number) is int and 0 <= number < len(self._kept), "nothing kept")
        return self._kept[number]

    def ask(self, function: Callable, *args: object) -> Any:
        """Do with a proxy what a function does with its value; a test's function allows nothing."""
        raise AttributeError("a function of a test can only be called")

    def refuse(self, proxy: Proxy) -> NoReturn:
        """Refuse to do something with a proxy."""
        raise TypeError("a function of a test can only be called")


class KernelEnd(End):
    """The student's end: it gives anything away, and lets itself be told what to call."""

    trusts = True


class MarkerEnd(End):
    """The marker's end: it gives away functions of tests alone, to be called back.

    Parameters
    ----------
    call : callable
        As for `End`.
    refuse : callable
        Called with the name of what cannot be done, and why; it raises an exception.
    """

    def __init__(self, call: Callable[..., object], refuse: Callable[[str, str], NoReturn]) -> None:
        super().__init__(call)
        self._refuse = refuse

    def gives(self, value: object) -> bool:
        """Return whether a value is a function written in Python, and not one of a library."""
        return type(value) in CALLED_BACK and _home(value) == "__main__"

    def ask(self, function: Callable, *args: object) -> Any:
        """Call a function of Python's own in the kernel, with a proxy among its arguments."""
        return self.call(function, args, {})

    def refuse(self, proxy: Proxy) -> NoReturn:
        """Raise the exception that stands for what a machine cannot do."""
        self._refuse(f"an object of {proxy.__name__}", WITHOUT_CODE)


def _home(function):
    while isinstance(function, MethodType | partial):
        function = getattr(function, "__func__", None) or getattr(function, "func", None)
    return getattr(function, "__module__", None)
