"""Runs a test cell in this process, with values that are taken from the student's kernel.

The test's code is the instructor's. Data from the student's kernel arrive as plain values over the
bridge, and functions as proxies that call them there. So a student who tampers with an interpreter
cannot change a test, and no test's code enters the sandbox.
"""

import ast
import builtins
import contextlib
import io
import logging
import math
import signal
import symtable
import sys
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from numbers import Real
from types import CodeType
from typing import Protocol

from nbformat import NotebookNode

from nbapart import findings
from nbapart.findings import Findings
from nbapart.kernel.outputs import error
from nbapart.text import line
from nbapart.transfer.marker_end import CannotCross, Gone, Missing

MAX_OUTPUT_CHARACTERS = 20_000  # of what one test prints, or of its error message
# Names that every kernel defines, and that no answer uses as a variable.
KERNEL_NAMES = {*dir(builtins), "display", "get_ipython"}


class TooSlow(BaseException):
    """A test takes too long. It is not an Exception, so that a test does not catch it."""


class Source(Protocol):
    """Where the student's values come from, such as `transfer.marker_end.Bridge`."""

    def take(self, name: str) -> object:
        """Return the value of a variable, or raise `Missing`, `CannotCross` or `Gone`."""


@dataclass(frozen=True)
class Result:
    """The result of a test cell.

    Attributes
    ----------
    outputs : list of nbformat.NotebookNode
        Printed output, then an error (no points) or the value of the last expression. nbgrader
        reads the points from them.
    findings : Findings
        The findings attached to the value of the last expression.
    logged : list of str
        Log messages of libraries, for the instructor and not for the student.
    """

    outputs: list[NotebookNode]
    findings: Findings = field(default_factory=Findings)
    logged: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Prepared:
    """A compiled test cell.

    Attributes
    ----------
    names : tuple of str
        Names that it uses and does not define, in the order of their first use.
    body, last : code or None
        The statements before the last expression, and that expression, if any.
    """

    names: tuple[str, ...]
    body: CodeType
    last: CodeType | None

    def run(self, namespace: dict[str, object]) -> object:
        """Run the cell as a kernel would, and return the value of its last expression."""
        exec(self.body, namespace)
        return eval(self.last, namespace) if self.last else None


@lru_cache(maxsize=256)
def prepare(source: str) -> Prepared:
    """Compile a test cell; the result is cached for all submissions.

    Parameters
    ----------
    source : str

    Returns
    -------
    Prepared

    Raises
    ------
    SyntaxError

    Examples
    --------
    >>> prepare("from math import sin\\nlimit = 2\\nassert sin(answer) < limit").names
    ('answer',)
    """
    tree = ast.parse(source)
    names = _names(tree, symtable.symtable(source, "<test>", "exec"))
    ending = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    body = compile(tree, "<test>", "exec", dont_inherit=True)
    last = None
    if isinstance(ending, ast.Expr):
        last = compile(ast.Expression(ending.value), "<test>", "eval", dont_inherit=True)
    return Prepared(names, body, last)


def run(source: str, bridge: Source, points: float, seconds: float) -> Result:
    """Run a test cell with the values that it uses from the student's kernel.

    Parameters
    ----------
    source : str
        The instructor's cell.
    bridge : Source
    points : float
        What the cell is worth.
    seconds : float
        How long it may take. A signal enforces this, which only the main thread can receive: in
        other threads there is no limit.

    Returns
    -------
    Result
    """
    printed, logged, found = io.StringIO(), Logged(), Findings()
    try:
        with _captured(printed, logged), _deadline(seconds):
            test = prepare(source)
            value = test.run({"__name__": "__main__"} | _take(test.names, bridge))
            ends, found = _points(value, points), findings.of_value(value)
    except KeyboardInterrupt:  # from the instructor's terminal: a student's has another type
        raise
    except BaseException as stopped:
        ends = [error(*_words(stopped, seconds))]
    said = printed.getvalue()[:MAX_OUTPUT_CHARACTERS]
    if found.needs_person:
        said += findings.notice(found)
    return Result(([_stream(said)] if said else []) + ends, found, logged.lines)


def _names(tree, table):
    """Return the global names that are used and never assigned, in order of first use."""
    used, made = set(), set(_named_in_comprehensions(tree))
    tables = [table]
    while tables:
        scope = tables.pop()
        tables += scope.get_children()
        for symbol in scope.get_symbols():
            if scope is table or symbol.is_global():
                used |= {symbol.get_name()} if symbol.is_referenced() else set()
                made |= {symbol.get_name()} if symbol.is_assigned() else set()
                made |= {symbol.get_name()} if symbol.is_imported() else set()
    loads = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    loads.sort(key=lambda node: (node.lineno, node.col_offset))
    return tuple(dict.fromkeys(n.id for n in loads if n.id in used - made - KERNEL_NAMES))


def _named_in_comprehensions(tree):
    """Names set by := in a comprehension, which symtable does not tell from Python 3.12 on."""
    kinds = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    for node in ast.walk(tree):
        if isinstance(node, kinds):
            yield from (n.target.id for n in ast.walk(node) if isinstance(n, ast.NamedExpr))


def _take(names, bridge):
    """Fetch values from the kernel; a name that is missing there stays undefined in the test."""
    taken = {}
    for name in names:
        with contextlib.suppress(Missing):
            taken[name] = bridge.take(name)
    return taken


class Logged(logging.Handler):
    """Collects log messages of libraries, which Python would print into the student's feedback.

    Attributes
    ----------
    lines : list of str
        Safe to print in a terminal.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Store a message, with the traceback of an exception if there is one."""
        self.lines += map(line, self.format(record).splitlines())

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Collect messages inside the block."""
        root = logging.getLogger()
        root.addHandler(self)
        try:
            yield
        finally:
            root.removeHandler(self)


@contextlib.contextmanager
def _captured(printed, logged):
    """Capture printed output and log messages, ignore warnings, and restore global state."""
    with (
        logged.listening(),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        warnings.catch_warnings(),
        _drawing(),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _drawing():
    """Restore Matplotlib's settings and close all figures, if Matplotlib is loaded."""
    matplotlib = sys.modules.get("matplotlib")
    try:
        with matplotlib.rc_context() if matplotlib else contextlib.nullcontext():
            yield
    finally:
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].close("all")


@contextlib.contextmanager
def _deadline(seconds):
    """Raise TooSlow in the main thread when the time is up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_):
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # repeated, in case the first is suppressed
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _points(value, points):
    """Return an output with valid points: nbgrader would take other values for full points."""
    if value is None:
        return []
    if not isinstance(value, Real) or isinstance(value, bool):
        kind = type(value).__name__
        raise TypeError(
            f"a test ends in points or in nothing, and this one in a value of type {kind}"
        )
    data = NotebookNode({"text/plain": repr(_within(float(value), points))})
    return [
        NotebookNode(
            output_type="execute_result",
            data=data,
            metadata=NotebookNode(),
            execution_count=None,
        )
    ]


def _within(value, points):
    return 0.0 if math.isnan(value) else min(max(value, 0.0), float(points))


def _words(stopped, seconds):
    """Return name and message of what stopped a test, without source or traceback."""
    name = type(stopped).__name__
    if isinstance(stopped, Gone):
        return "KernelStopped", f"This test could not run: {stopped}."
    if isinstance(stopped, TooSlow):
        return "TooSlow", f"This test took longer than {seconds:g} seconds and was stopped."
    if isinstance(stopped, CannotCross):
        return "TypeError", str(stopped)
    message = str(stopped)[:MAX_OUTPUT_CHARACTERS]
    if isinstance(stopped, AssertionError):
        return name, message or "A test did not hold."
    return name, f"{name}: {message}" if message else name


def _stream(text):
    return NotebookNode(output_type="stream", name="stdout", text=text)
