"""Stops a student's function that runs without end, in the notebook where a check calls it.

When a submission is marked, the sandbox has limits of its own, and this does nothing.
"""

import _thread
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from steptrace.checks.cell import kernel_shell

# Seconds for all calls that are made from one cell together, and for those of each further cell
# after a call that did not end: several endless answers share one limit until one is changed.
LIMIT = 5.0
LATER = 1.0


class StillRunning(Exception):
    """A call did not end in time.

    Parameters
    ----------
    seconds : float
        How long the calls of the cell had.
    line : int or None
        The line of the notebook's cell that was running, if it is known.
    """

    def __init__(self, seconds: float, line: int | None = None) -> None:
        unit = "second" if seconds == 1 else "seconds"
        where = f", in line {line} of its cell" if line else ""
        super().__init__(f"was still running after {seconds:g} {unit}{where}")


_left: dict[int, float] = {}  # the cell that is running -> what it has left
_endless: dict[int, int] = {}  # how often cells had been changed -> the first cell without end


@contextmanager
def limited() -> Iterator[None]:
    """Limit the time of what runs in a `with` block in a notebook.

    Raises
    ------
    StillRunning
        The time of the cell is over.

    Examples
    --------
    >>> with limited():
    ...     print("in time")
    in time
    """
    cell = _cell()
    if cell is None:
        yield
        return
    changes = _changes()
    given = LIMIT if _endless.get(changes, cell) == cell else LATER
    clock = _Clock(_left.get(cell, given))
    try:
        with clock:
            yield
    except KeyboardInterrupt as interrupt:
        if not clock.is_over:
            raise
        _endless.setdefault(changes, cell)
        raise StillRunning(given, _line(interrupt.__traceback__)) from None
    finally:
        _left.clear()
        _left[cell] = clock.left


class _Clock:
    """Interrupts the main thread, as Ctrl-C does, when the time is over."""

    def __init__(self, seconds):
        self.left, self.is_over = seconds, False
        self._lock, self._timer = threading.Lock(), threading.Timer(max(seconds, 0.05), self._end)
        self._timer.daemon = True

    def __enter__(self):
        self._begun = time.monotonic()
        self._timer.start()

    def __exit__(self, *_):
        self._timer.cancel()
        with self._lock:
            self.left -= time.monotonic() - self._begun
            self._timer = None

    def _end(self):
        with self._lock:
            if self._timer:
                self.is_over = True
                _thread.interrupt_main()


def _cell():
    """The number of the cell that is running, None outside of a notebook's main thread."""
    shell = kernel_shell()
    is_main = threading.current_thread() is threading.main_thread()
    return shell.execution_count if is_main and shell else None


def _changes():
    """How often a cell was changed between two runs of it in this kernel."""
    return getattr(getattr(kernel_shell(), "sigmoid_course", None), "changes", 0)


def _line(step: TracebackType | None) -> int | None:
    """The last line that was running in a cell of the notebook."""
    line = None
    while step:
        if step.tb_frame.f_globals.get("__name__") == "__main__":
            line = step.tb_lineno
        step = step.tb_next
    return line
