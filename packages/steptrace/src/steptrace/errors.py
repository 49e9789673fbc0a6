"""The base class of steptrace's exceptions, and those that stop a calculation."""


class SteptraceError(Exception):
    """Base class of the exceptions that steptrace defines."""


class TooLarge(SteptraceError, ArithmeticError):
    """An expression grows larger than any derivation on paper needs."""


class Undefined(SteptraceError, ArithmeticError):
    """A part of an expression has no value anywhere, such as 1/0 or ln(0)."""


class Misused(SteptraceError, ValueError):
    """A check was called with invalid arguments; the message is for the author of the unit."""
