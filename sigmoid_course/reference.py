"""A reference function: the right values, and all that `check_function` needs to know besides."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sigmoid_course.slips import SLIPS, Slip

LOGITS, PROBABILITY, TARGET = ("x", "z"), "p", "t"


@dataclass(frozen=True)
class Reference:
    """A function that students write: what it computes, where it is tried, how it goes wrong.

    Attributes
    ----------
    function : callable
        The right values. Its name is what `check_function` knows it by; its parameters say what
        it takes: x or z are logits, p is a probability, and t, after one of these, a target.
    mistakes : sequence of (str, callable)
        What students write in its place: the name of the slip and what it computes.
    called : str, optional
        How it is spoken of where it was handed in for another function of one argument.
    is_logarithm : bool
        Whether its values are logarithms, so that other bases are mistakes as well.
    has_limits : bool
        Whether its values at plus and minus infinity are asked for, in the tier "stable" and up.
    far : sequence of tuple
        Arguments to try far out besides those that all functions are tried on.
    fine_atol : float or callable
        How far off a value may be in the tier "precise" besides 1e-13 of it; a callable takes the
        arguments.

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
        """What students and tests know it by."""
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
        """The slip of handing it in for another function; None where that has no words."""
        return Slip(f"is-{self.name}", f"{self.called} had been returned") if self.called else None
