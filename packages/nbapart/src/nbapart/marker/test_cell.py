"""Runs a test cell in this process, with values that are taken from the student's kernel.

The test's code is the instructor's. Data from the student's kernel arrive as plain values over the
bridge, and functions as proxies that call them there. So a student who tampers with an interpreter
cannot change a test, and no test's code enters the sandbox.
"""

import ast
import contextlib
import io
import logging
import math
import re
import signal
import symtable
import sys
import threading
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from numbers import Real
from types import CodeType

from nbformat import NotebookNode

from nbapart import findings
from nbapart.findings import Findings
from nbapart.kernel.outputs import error
from nbapart.marker.names import KERNEL_NAMES, Names
from nbapart.marker.printed import Printed
from nbapart.text import line
from nbapart.transfer.effects import STUDENT
from nbapart.transfer.marker_end import Bridge, CannotCross, Gone
from nbapart.transfer.proxies import is_proxy

MAX_OUTPUT_CHARACTERS = 20_000  # of what one test prints, or of its error message
# Lines of IPython's own that change nothing of a test.
HARMLESS = re.compile(r"^%(?:matplotlib|config|autosave)\b[^\n]*$", re.MULTILINE)
# Warnings that Python does not show.
UNSEEN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)


class TooSlow(BaseException):
    """A test takes too long. It is not an Exception, so that a test does not catch it."""


@dataclass(frozen=True)
class Cell:
    """A test cell, and what it may take.

    Attributes
    ----------
    name : str
        Its `grade_id`.
    source : str
        The instructor's cell.
    points : float
        What the cell is worth.
    seconds : float
        How long it may take. A signal enforces this, which only the main thread can receive: in
        other threads there is no limit.
    """

    name: str
    source: str
    points: float
    seconds: float


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
    lost : str or None
        Why the student's kernel cannot be used any more; None while it can.
    """

    outputs: list[NotebookNode]
    findings: Findings = field(default_factory=Findings)
    logged: list[str] = field(default_factory=list)
    lost: str | None = None


@dataclass(frozen=True)
class Prepared:
    """A compiled test cell.

    Attributes
    ----------
    names : tuple of str
        Names that it uses and does not define, in the order of their first use.
    early : frozenset of str
        Names that the body of a class reads, where Python does not ask a namespace of our own.
    body, last : code or None
        The statements before the last expression, and that expression, if it is shown.
    """

    names: tuple[str, ...]
    early: frozenset[str]
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
    source = HARMLESS.sub("", source)
    tree = ast.parse(source)
    table = symtable.symtable(source, "<test>", "exec")
    names, early = _names(tree, table), frozenset(_read_in_classes(table))
    ends = tree.body and isinstance(tree.body[-1], ast.Expr) and not _is_quiet(source)
    ending = tree.body.pop() if ends else None
    body = compile(tree, "<test>", "exec", dont_inherit=True)
    last = None
    if isinstance(ending, ast.Expr):
        last = compile(ast.Expression(ending.value), "<test>", "eval", dont_inherit=True)
    return Prepared(names, early, body, last)


def run(test: Cell, names: Names, kernel: Bridge) -> Result:
    """Run a test cell with the values that it uses from the student's kernel.

    Parameters
    ----------
    test : Cell
    names : Names
        The namespace of the notebook's tests.
    kernel : Bridge
        Where names are taken from.

    Returns
    -------
    Result
    """
    printed, complained, logged, found = Printed(), io.StringIO(), Logged(), Findings()
    try:
        with _captured(printed, complained, logged), _deadline(test.seconds):
            value = _value(test, names, kernel)
            ends, found = _points(value, test.points), _found(value)
            _refuse_doubtful(ends, test, kernel)
        doubt = kernel.refused
    except KeyboardInterrupt:  # from the instructor's terminal: a student's has another type
        raise
    except BaseException as stopped:
        ends = [error(*map(_clean, _words(stopped, test.seconds)))]
        doubt = kernel.refused or (stopped if isinstance(stopped, CannotCross) else None)
    if doubt and not doubt.forged:
        found = replace(found, needs_person=True)
    shown = printed.outputs(findings.notice(found) if found.needs_person else "")
    if said := complained.getvalue()[:MAX_OUTPUT_CHARACTERS]:
        shown.append(_stream("stderr", _clean(said)))
    return Result(shown + ends, found, logged.lines, kernel.gone)


def _value(test, names, kernel):
    """Return the value of the last expression, with the namespace set up before and after."""
    try:
        names.begin(kernel, test.name)
        kernel.refused = None  # what the source's own cells could not get is no test's matter
        prepared = prepare(test.source)
        for name in prepared.early:
            names.get(name)
        return prepared.run(names)
    finally:
        with contextlib.suppress(Gone):
            names.end()


def _found(value):
    """Return what a test found; an object of the student's own would say whatever it likes."""
    return Findings() if is_proxy(value) else findings.of_value(value)


def _refuse_doubtful(ends, test, kernel):
    """Let a person look where a test holds although it could not get all that it asked for.

    It may have taken our own error for one that it expects of the student's function.
    """
    full = not ends or float(ends[0].data["text/plain"]) >= test.points
    if kernel.refused and full:
        raise kernel.refused


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


def _read_in_classes(table):
    """Return the global names that bodies of classes read."""
    tables = [table]
    while tables:
        scope = tables.pop()
        tables += scope.get_children()
        if scope.get_type() == "class":
            symbols = scope.get_symbols()
            yield from (one.get_name() for one in symbols if one.is_global())


def _is_quiet(source):
    """Return whether a cell ends in a semicolon, so that IPython does not show its value."""
    kept = (tokenize.NAME, tokenize.NUMBER, tokenize.STRING, tokenize.OP)
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.string for token in tokens if token.type in kept][-1] == ";"


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
def _captured(printed, complained, logged):
    """Capture what is printed and logged, show warnings as a kernel does, restore settings."""
    with (
        logged.listening(),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(complained),
        warnings.catch_warnings(),
        _drawing(),
    ):
        warnings.showwarning = _show_warning
        warnings.resetwarnings()
        for category in UNSEEN:
            warnings.simplefilter("ignore", category)
        warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
        warnings.filterwarnings("ignore", module=re.escape(STUDENT))
        yield


def _show_warning(message, category, filename, lineno, *_):
    print(warnings.formatwarning(message, category, filename, lineno), file=sys.stderr)


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
    """Return an output with the points, where the value is a number; any other earns all."""
    if not isinstance(value, Real) or isinstance(value, bool):
        return []
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
        return "CannotBeMarked", f"This test could not be run by a machine: {stopped}"
    message = str(stopped)[:MAX_OUTPUT_CHARACTERS]
    if isinstance(stopped, AssertionError):
        return name, message or "A test did not hold."
    return name, f"{name}: {message}" if message else name


def _stream(name, text):
    return NotebookNode(output_type="stream", name=name, text=text)


def _clean(text):
    """Return a text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
