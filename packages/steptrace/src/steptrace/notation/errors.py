"""The exception for text that is not in the notation."""

from steptrace.errors import SteptraceError


class Unreadable(SteptraceError, ValueError):
    """Text that is not in the notation.

    Parameters
    ----------
    kind : str
        The problem, a key of `steptrace.messages.english.problems.PROBLEMS`.
    column : int
        The column of the problem, from 0, in the text that was read.
    **details : object
        What the message needs, such as the piece of text at fault.

    Attributes
    ----------
    line, text : int, str
        The number of the line and the line as typed, set when a whole derivation is read.
    """

    line: int
    text: str

    def __init__(self, kind: str, column: int = 0, **details: object) -> None:
        super().__init__(kind)
        self.kind, self.column, self.details = kind, column, details
