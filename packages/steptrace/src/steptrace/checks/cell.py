"""The notebook's cell that calls a check: what answer it names, and what is shown below it."""

import ast
import linecache
import sys
from itertools import islice
from types import FrameType
from typing import Any


def answer_name() -> str | None:
    """Return the name that stands first in the call of a check, in the cell that is running.

    Returns
    -------
    str or None
        None where no cell is running whose source is known, or where no name stands there.

    Notes
    -----
    A kernel keeps the sources of its cells where `linecache` finds them.

    Examples
    --------
    >>> answer_name() is None
    True
    """
    frame: FrameType | None = sys._getframe(1)
    while frame and frame.f_globals.get("__name__") != "__main__":
        frame = frame.f_back
    return _first_name(_call(frame)) if frame else None


def show(value: Any) -> None:
    """Show a value below the cell, as a notebook does; print it where there is no notebook.

    A marker's standard output has a method `display` for values that are more than text.

    Parameters
    ----------
    value : object
        Anything; what it looks like in a notebook is up to it.

    Examples
    --------
    >>> show(1 + 1)
    2
    """
    if kernel_shell():
        sys.modules["IPython"].display.display(value)
    else:
        getattr(sys.stdout, "display", print)(value)


def kernel_shell() -> Any:
    """Return the shell of the kernel that this runs in.

    Returns
    -------
    IPython.InteractiveShell or None
        None where there is no kernel.

    Examples
    --------
    >>> kernel_shell() is None
    True
    """
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    return shell if hasattr(shell, "kernel") else None


def _call(frame):
    """The source of the call that a frame is in."""
    positions = islice(frame.f_code.co_positions(), frame.f_lasti // 2, None)
    first, last, start, end = next(positions, (None,) * 4)
    lines = linecache.getlines(frame.f_code.co_filename)[(first or 1) - 1 : last]
    if not lines or start is None or end is None:
        return ""
    lines[-1] = lines[-1].encode()[:end].decode()  # the positions count bytes
    lines[0] = lines[0].encode()[start:].decode()
    return "".join(lines)


def _first_name(source):
    try:
        call = ast.parse(f"({source})", mode="eval").body
    except SyntaxError:
        return None
    first = call.args[0] if isinstance(call, ast.Call) and call.args else None
    return first.id if isinstance(first, ast.Name) else None
