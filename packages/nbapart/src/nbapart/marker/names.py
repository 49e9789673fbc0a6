"""The namespace of a notebook's tests: what they lack is taken from the student's kernel."""

import builtins
import contextlib
import importlib
from collections.abc import Callable
from typing import Any, Protocol

from nbapart.marker.given import Given
from nbapart.transfer.marker_end import CannotCross, Missing, Module

# Names that every kernel defines, and that a test does not take from it.
KERNEL_NAMES = {*dir(builtins), "display", "get_ipython"}


class Kernel(Protocol):
    """The student's kernel, as `transfer.marker_end.Bridge` gives access to it."""

    before_call: Callable[[], None]

    def take(self, name: str) -> object:
        """Return the value of a variable, or raise `Missing`, `CannotCross` or `Gone`."""

    def give(self, values: dict[str, object], gone: list[str]) -> None:
        """Bind and delete variables, until `end`."""

    def offer(self, values: dict[str, object], keep: bool) -> None:
        """Bind variables as far as they can be carried; if not `keep`, until `end`."""

    def end(self) -> None:
        """End a test: bind the student's variables as they were."""


class Names(dict):
    """The global names of all tests of one notebook.

    What a test binds stays for the tests after it, until an answer of the source binds the name. A
    name that no test has bound is taken from the kernel when it is first read in a test. What a
    test changes of the student's names is changed in the kernel before the next call, and undone
    when the test has ended.

    Parameters
    ----------
    given : Given, optional
        What the unit's source defines.

    Attributes
    ----------
    kernel : Kernel
        Where names are taken from.
    """

    def __init__(self, given: Given = Given()) -> None:  # noqa: B008 - it is immutable
        super().__init__({"__name__": "__main__", "display": _display})
        self.kernel: Any = None
        self._given, self._passed = given, 0
        self._mentioned = _mentioned(given.steps)
        self._freed: set[str] = set()
        self._modules: dict[str, str] = {}
        self._ours: dict[str, object] = {}  # what the kernel has by the source's cells as well
        # In the test that runs: what was taken, what the kernel has now, and what was deleted.
        self._taken: dict[str, object] = {}
        self._has: dict[str, object] = {}
        self._deleted: set[str] = set()

    def begin(self, kernel: Kernel, test: str) -> None:
        """Prepare for a test: bind what the source defines before it.

        Parameters
        ----------
        kernel : Kernel
        test : str
            Its `grade_id`.
        """
        self.kernel, kernel.before_call, self._has = kernel, self._tell, dict(self._ours)
        steps = self._given.steps[self._passed : self._given.before.get(test, 0)]
        self._passed += len(steps)
        for step in steps:
            for name in step.frees:
                dict.pop(self, name, None)
            self._freed |= step.frees
            self._modules |= step.modules
            self._define(step.defines)

    def _define(self, statements):
        for statement in statements:
            before = dict(self)
            with contextlib.suppress(Exception):  # such as a module that is not installed
                exec(statement, self)
            made = {n: v for n, v in dict.items(self) if before.get(n, self) is not v}
            self._ours |= {n: v for n, v in made.items() if n not in self._taken}
            self._has |= self._ours  # the next statement may call a function of the student's

    def end(self) -> None:
        """End a test: forget what was taken, and pass on what later cells of the source use."""
        for name, value in self._taken.items():
            if dict.get(self, name, self) is value:
                dict.__delitem__(self, name)
        self.kernel.end()
        later = _mentioned(self._given.steps[self._passed :]) - self._taken.keys()
        made = {name: dict.get(self, name, _GONE) for name in later}
        new = {n: v for n, v in made.items() if v is not self._ours.get(n, _GONE)}
        self.kernel.offer({n: value for n, value in new.items() if _is_plain(value)}, keep=True)
        self._ours |= new
        for held in (self._taken, self._has, self._deleted):
            held.clear()

    def __missing__(self, name):
        hidden = name in KERNEL_NAMES and name not in self._freed
        if type(name) is not str or hidden or name in self._deleted:
            raise KeyError(name)
        try:
            value = self.kernel.take(name)
        except Missing:
            raise KeyError(name) from None
        if isinstance(value, Module):
            value = self._module(name, value.name)
        super().__setitem__(name, value)
        self._taken[name] = self._has[name] = value
        return value

    def __contains__(self, name):
        with contextlib.suppress(KeyError):
            self[name]
            return True
        return False

    def get(self, name: str, default: object = None) -> object:
        """Return a name's value, or the default if neither side has the name."""
        with contextlib.suppress(KeyError):
            return self[name]
        return default

    def __delitem__(self, name):
        self[name]  # it may be the student's
        super().__delitem__(name)
        self._deleted.add(name)

    def __setitem__(self, name, value):
        super().__setitem__(name, value)
        self._deleted.discard(name)

    def _module(self, name, module):
        """Return a module that the source's solution imports under this name as well."""
        if self._modules.get(name) != module:
            raise CannotCross(name, "module")
        return importlib.import_module(module)

    def _tell(self):
        """Tell the kernel which names the test has changed since it was told last."""
        concerned = self._taken.keys() | self._mentioned
        now = {name: dict.get(self, name, _GONE) for name in concerned}
        new = {n: v for n, v in now.items() if v is not self._has.get(n, _GONE)}
        self._has |= new
        gone = [name for name, value in new.items() if value is _GONE]
        theirs = {n: v for n, v in new.items() if v is not _GONE and n in self._taken}
        if theirs or gone:
            self.kernel.give(theirs, gone)
        ours = {n: v for n, v in new.items() if n not in self._taken and v is not _GONE}
        self.kernel.offer(ours, keep=False)


_GONE = object()


def _mentioned(steps):
    return frozenset().union(*(step.mentions for step in steps))


def _is_plain(value):
    """Return whether a value can stay in the kernel once the test has ended."""
    return not callable(value)


def _display(*values, **_):
    for value in values:
        print(repr(value))
