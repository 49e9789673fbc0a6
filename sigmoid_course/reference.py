"""A reference function: the correct values, and everything else that `check_function` needs."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sigmoid_course.slips import SLIPS, Slip

LOGITS, PROBABILITY, TARGET = ("x", "z"), "p", "t"


@dataclass(frozen=True)
class Reference:
    """A function that students write: its values, its mistakes, and the arguments to test.

    Attributes
    ----------
    function : callable
        Computes the correct values. `check_function` refers to it by its name. Its parameters say
        what it takes: x or z is a logit, p a probability, and t, after one of these, a target.
    mistakes : sequence of (str, callable)
        Wrong functions that students write: the name of the slip and what it computes.
    called : str, optional
        Its name in the message for an answer that gives it in place of another function.
    is_logarithm : bool
        Whether its values are logarithms, so that a logarithm to another base is a mistake.
    has_limits : bool
        Whether its values at plus and minus infinity are tested, from the tier "stable" on.
    far : sequence of tuple
        Arguments far from 0 to test, in addition to those for all functions.
    fine_atol : float or callable
        The absolute tolerance in the tier "precise", in addition to a relative one of 1e-13; a
        callable computes it from the arguments.

    Raises
    ------
    ValueError
        A part is missing or unknown; the message says which.

    Examples
    --------
    >>> def half(x):
    ...     return x / 2
    >>> Reference(half, mistakes=[("sign-of-whole", lambda x: -x / 2)]).parameters
    ('x',)
    >>> Reference(half, mistakes=[])
    Traceback (most recent call last):
    ValueError: the reference function half: it has no mistakes
    """

    function: Callable[..., Any]
    mistakes: Sequence[tuple[str, Callable[..., Any]]]
    called: str | None = field(default=None, kw_only=True)
    is_logarithm: bool = field(default=False, kw_only=True)
    has_limits: bool = field(default=True, kw_only=True)
    far: Sequence[tuple[float, ...]] = field(default=(), kw_only=True)
    fine_atol: float | Callable[..., Any] = field(default=0.0, kw_only=True)

    def __post_init__(self) -> None:
        missing = "; ".join(self._missing())
        if missing:
            raise ValueError(f"the reference function {self.name}: {missing}")

    def _missing(self):
        first, *others = self.parameters or [None]
        if first not in (*LOGITS, PROBABILITY) or others not in ([], [TARGET]):
            given = ", ".join(self.parameters)
            yield f"its parameters are x, z or p, and perhaps t after it, not ({given})"
        if not self.mistakes:
            yield "it has no mistakes"
        for name in sorted({name for name, _ in self.mistakes} - set(SLIPS)):
            yield f"slips.py has no slip {name!r}"
        if any(len(args) != len(self.parameters) for args in self.far):
            yield "in `far` each tuple holds an argument for each parameter"

    @property
    def name(self) -> str:
        """The name by which students and tests refer to it."""
        return self.function.__name__

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The names of its parameters."""
        return tuple(inspect.signature(self.function).parameters)

    @property
    def signature(self) -> str:
        """The call as a student writes it, such as bce(p, t)."""
        return f"{self.name}({', '.join(self.parameters)})"

    @property
    def takes_probability(self) -> bool:
        """Whether its first argument is a probability, and not a logit."""
        return self.parameters[0] == PROBABILITY

    @property
    def returned(self) -> Slip | None:
        """The slip of giving it in place of another function; None where it has no `called`."""
        return Slip(f"is-{self.name}", f"{self.called} had been returned") if self.called else None
