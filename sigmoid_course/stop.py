"""How a cell of a notebook stopped: the error, and the line of the cell."""

import ast
from dataclasses import dataclass
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Stop:
    """How a cell stopped.

    Attributes
    ----------
    error : str or None
        The exception as Python writes it; None where it ran until it was interrupted.
    line : int or None
        The line of the cell, if it is known.
    source : str
        The source of the cell.

    Examples
    --------
    >>> print(Stop("ZeroDivisionError: division by zero", 2))
    stops: ZeroDivisionError: division by zero (line 2 of that cell)
    """

    error: str | None
    line: int | None
    source: str = ""

    @classmethod
    def of(cls, error: BaseException, namespace: dict[str, Any], source: str = "") -> "Stop":
        """Describe an exception that ended a cell.

        Parameters
        ----------
        error : BaseException
            The exception; one that is a syntax error says its line itself.
        namespace : dict
            The names of the notebook, by which its cells are told from other code.
        source : str
            The source of the cell.

        Returns
        -------
        Stop
        """
        from sigmoid_course.checks.messages import exception  # imports NumPy

        if isinstance(error, SyntaxError):
            error = _as_python_says(error, source)
            return cls(f"{type(error).__name__}: {error.msg}", error.lineno, source)
        said = None if isinstance(error, KeyboardInterrupt) else exception(error)
        return cls(said, _line(error.__traceback__, namespace), source)

    def __str__(self) -> str:
        where = f" (line {self.line} of that cell)" if self.line else ""
        if self.error is None:
            still = f"was still running when it was stopped{where}."
            return f"{still} Is there a loop in it that never ends?"
        return f"stops: {self.error}{where}"


def _as_python_says(error: SyntaxError, source: str) -> SyntaxError:
    """What Python itself says of what IPython calls incomplete input, such as an open quote."""
    if error.msg == "incomplete input":
        try:
            ast.parse(source)
        except SyntaxError as plain:
            return plain
    return error


def _line(step: TracebackType | None, namespace: dict[str, Any]) -> int | None:
    """The line of the cell that was running, not of a function that it called."""
    while step:
        code = step.tb_frame.f_code
        if step.tb_frame.f_globals is namespace and code.co_name == "<module>":
            return step.tb_lineno
        step = step.tb_next
    return None
