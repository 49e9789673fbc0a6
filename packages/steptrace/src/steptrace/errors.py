"""What steptrace raises: one base class, and what stops a calculation."""


class SteptraceError(Exception):
    """Base class of the exceptions that steptrace defines."""


class TooLarge(SteptraceError, ArithmeticError):
    """An expression that grows past what a derivation on paper ever needs."""


class Undefined(SteptraceError, ArithmeticError):
    """A part of an expression has no value anywhere, as 1/0 or ln(0)."""
