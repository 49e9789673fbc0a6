"""What the libraries say while a command runs goes to a file, and not to the terminal."""

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from nbapart.errors import CourseError


@contextmanager
def kept(path: Path) -> Iterator[TextIO]:
    """Send everything written to standard output and standard error to a file.

    Child processes write to file descriptors 1 and 2, past `sys.stdout`; so these are redirected,
    and not only the Python objects.

    Parameters
    ----------
    path : pathlib.Path
        The file; it is written anew, its folder is made.

    Yields
    ------
    file
        The terminal (or wherever standard output went), for what is meant for people.

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
    """Keeps what a library logs as errors, and the exceptions it logs them for.

    Attributes
    ----------
    lines : list of str
        The first line of each error.
    raised : list of str
        The exceptions that were being handled: name and first line.

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
        """Keep an error."""
        self.lines.append(_first_line(record.getMessage()))
        if error := sys.exception():
            self.raised.append(f"{type(error).__name__}: {_first_line(str(error))}")

    def __str__(self) -> str:
        """The exception, which says why; else the first thing that was said."""
        return (self.raised + self.lines)[0]


def _first_line(text):
    return text.strip().partition("\n")[0]


@contextmanager
def reasons(log: logging.Logger) -> Iterator[Reasons]:
    """Collect the reasons that a logger gives for errors inside the block.

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
