"""Redirects the output of libraries during a command to a file."""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from nbapart.errors import CourseError, Error


@contextmanager
def redirected(path: Path) -> Iterator[TextIO]:
    """Redirect standard output and standard error to a file.

    The file descriptors 1 and 2 are redirected, not only `sys.stdout` and `sys.stderr`, so that the
    output of child processes is included.

    Parameters
    ----------
    path : pathlib.Path
        The file, which is overwritten; its folder is created if it is missing.

    Yields
    ------
    file
        The original standard output, for messages to the user.

    Raises
    ------
    CourseError
        The file cannot be written.
    """
    file = _opened(path)
    sys.stdout.flush()
    sys.stderr.flush()
    out, err = os.dup(1), os.dup(2)
    with file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    terminal = os.fdopen(out, "w", encoding="utf-8")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            warnings.showwarning = _write_warning
            yield terminal
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        terminal.flush()
        os.dup2(out, 1)
        os.dup2(err, 2)
        terminal.close()
        os.close(err)


def _opened(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise CourseError(f"the log {path} cannot be written: {error.strerror}") from None


def _write_warning(message, category, filename, lineno, file=None, line=None):
    sys.stderr.write(warnings.formatwarning(message, category, filename, lineno, line))


class Reasons(logging.Handler):
    """A handler that collects logged errors, and the exceptions being handled at the time.

    Attributes
    ----------
    lines : list of str
        The first line of each error.
    raised : list of str
        The type and the first line of each exception; of nbapart's own, the line alone.

    Examples
    --------
    >>> log = logging.getLogger("reasons")
    >>> found = Reasons()
    >>> log.addHandler(found)
    >>> log.propagate = False
    >>> try:
    ...     raise ValueError("no kernel")
    ... except ValueError:
    ...     log.error("It has failed.")
    >>> str(found)
    'ValueError: no kernel'
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []
        self.raised: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Store an error."""
        self.lines.append(_first_line(record.getMessage()))
        if error := sys.exception():
            name = "" if isinstance(error, Error) else f"{type(error).__name__}: "
            self.raised.append(name + _first_line(str(error)))

    def __str__(self) -> str:
        """Return the first exception, or else the first error."""
        return (self.raised + self.lines)[0]


def _first_line(text):
    return text.strip().partition("\n")[0]


@contextmanager
def reasons(log: logging.Logger) -> Iterator[Reasons]:
    """Collect the errors that a logger reports inside the block.

    Parameters
    ----------
    log : logging.Logger

    Yields
    ------
    Reasons
    """
    handler = Reasons()
    log.addHandler(handler)
    try:
        yield handler
    finally:
        log.removeHandler(handler)
