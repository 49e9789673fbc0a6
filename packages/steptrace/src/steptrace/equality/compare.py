"""Whether two expressions are the same function: proved, refuted with a witness, or undecided."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import mpmath
import numpy as np

from steptrace.equality.differentiate import resolve
from steptrace.equality.evaluate import (
    columns_of,
    enclosed,
    exact,
    has_value,
    names_of,
    points,
    values,
)
from steptrace.equality.normal_form import Normal
from steptrace.errors import TooLarge, Undefined
from steptrace.expression import (
    ZERO,
    Call,
    Derivative,
    Mul,
    Name,
    Node,
    rewrite,
    walk,
)
from steptrace.functions import FUNCTIONS
from steptrace.notation.printer import to_text

SUSPICIOUS_RELATIVE_ERROR = 1e-9
AGREEING_RELATIVE_ERROR = mpmath.mpf(10) ** -30
INTERVAL_DIGITS = (50, 200, 800)
EXACT_CHECKS = 3
MAX_SUSPECTS = 5


@dataclass(frozen=True)
class Witness:
    """A point at which two expressions differ, and both values there."""

    point: dict
    left: float
    right: float

    def as_dict(self) -> dict:
        """The witness as plain data: the point, and the values before and after the step."""
        at = {name: float(value) for name, value in self.point.items()}
        return {"at": at, "before": self.left, "after": self.right}


@dataclass(frozen=True)
class Comparison:
    """What is known about two expressions, and on what ground.

    Attributes
    ----------
    verdict : str
        "equal", "different" or "undecided".
    ground : str
        "identical", "normal form", "witness", "no common point", "too large" or "no proof".
    witness : Witness or None
        Where they differ.
    domain : bool
        Whether one is defined at a point where the other is not.
    """

    verdict: str
    ground: str
    witness: Witness | None = None
    domain: bool = False


@lru_cache(maxsize=4_000)
def compare(left: Node, right: Node, functions: frozenset[str] = frozenset()) -> Comparison:
    """Compare two expressions as functions of real variables, where both are defined.

    Parameters
    ----------
    left, right : Node
        Expressions, derivatives allowed.
    functions : frozenset of str
        The names that are functions of the variable.

    Returns
    -------
    Comparison
        Numbers first: a difference in doubles that 50 digits confirm refutes. Then a proof by
        normal form; equal needs both.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> compare(read("1/(1 + e^-x)"), read("e^x/(e^x + 1)")).ground
    'normal form'
    >>> compare(read("1/(1 + e^-x)"), read("1/(1 + e^x)")).witness.point
    {'x': Fraction(1, 1)}
    """
    try:
        guards = [resolve(node, functions) for node in _narrow(left, right)]
        return _compare(resolve(left, functions), resolve(right, functions), guards)
    except (TooLarge, RecursionError):
        return Comparison("undecided", "too large")


def _narrow(*sides):
    """Functions that are differentiated where they are defined: 1/x is from ln x for x > 0."""
    held = (part for side in sides for part in walk(side) if isinstance(part, Derivative))
    parts = (part for derivative in held for part in walk(derivative.arg))
    calls = (part for part in parts if isinstance(part, Call))
    return list(dict.fromkeys(call for call in calls if FUNCTIONS[call.function].narrow))


def _compare(left, right, guards=()):
    names = names_of(left, right, *guards)
    candidates, columns = points(names), columns_of(names)
    ours, theirs = values(left, columns), values(right, columns)
    defined = [np.isfinite(values(guard, columns)) for guard in guards]
    both = np.isfinite(ours) & np.isfinite(theirs)
    common = np.flatnonzero(np.logical_and.reduce([both, *defined]))
    apart = np.flatnonzero(np.isfinite(ours) != np.isfinite(theirs))[:MAX_SUSPECTS]
    domain = any(_is_apart(left, right, candidates[position]) for position in apart)
    if not common.size:
        return Comparison("undecided", "no common point", domain=domain)
    suspects = _suspects(ours[common], theirs[common])
    order = [*common[suspects][:MAX_SUSPECTS], *common[:EXACT_CHECKS]]
    unclear = False
    for position in order:
        found = _confirm(left, right, candidates[position])
        if isinstance(found, Witness):
            return Comparison("different", "witness", found, domain)
        unclear |= position in common[suspects] and not found
    if unclear:
        return Comparison("undecided", "no proof", domain=domain)
    return _prove(left, right, domain, [candidates[place] for place in common[:EXACT_CHECKS]])


def _is_apart(left, right, point):
    """Whether one has a value at a point and the other has none, however many digits are taken."""
    found = {has_value(_shown(side), point, INTERVAL_DIGITS[-1]) for side in (left, right)}
    return found == {True, False}


def _shown(node):
    """An expression without its products with zero, which nobody looks at for their domain."""
    return rewrite(
        node, lambda part: ZERO if isinstance(part, Mul) and ZERO in part.parts else part
    )


def _suspects(ours, theirs):
    """Where the doubles disagree by more than rounding explains."""
    scale = np.maximum(np.abs(ours), np.abs(theirs))
    return np.abs(ours - theirs) > SUSPICIOUS_RELATIVE_ERROR * scale


def _confirm(left, right, point):
    """What 50 digits or more say of a point: a Witness, True where they agree, None if unclear."""
    ours, theirs = exact(left, point), exact(right, point)
    if ours is None or theirs is None:
        return None
    if abs(ours - theirs) <= AGREEING_RELATIVE_ERROR * max(abs(ours), abs(theirs)):
        return True
    for digits in INTERVAL_DIGITS:
        ours, theirs = enclosed(left, point, digits), enclosed(right, point, digits)
        if None not in (ours, theirs) and (ours.b < theirs.a or theirs.b < ours.a):
            return Witness(_plain(point), _middle(ours), _middle(theirs))
    return None if None in (ours, theirs) else True


def _middle(interval):
    """The value an interval stands for, without the last digits' noise about zero."""
    return 0.0 if 0 in interval else float(interval.mid)


def _plain(point):
    return {_spelled(name): value for name, value in point.items()}


def _spelled(key):
    """A name, or a derivative that is held, as a student writes it."""
    if isinstance(key, str):
        return key
    return key.arg.name + "'" * key.order if isinstance(key.arg, Name) else to_text(key)


def _prove(left, right, domain, checked):
    if left == right:
        return Comparison("equal", "identical", domain=domain)
    signs = {}
    try:
        for _ in range(2):  # what the second expression says of signs serves the first one too
            normal = Normal(signs)
            proved = _same_form(normal, left, right)
    except Undefined:
        return Comparison("undecided", "no proof", domain=domain)
    if proved and not (normal.unsure and _are_nowhere_bounded(left, right, checked)):
        return Comparison("equal", "normal form", domain=domain)
    return Comparison("undecided", "no proof", domain=domain)


def _are_nowhere_bounded(left, right, checked):
    """Whether both may have no value at all, as 1/(sin(2x) - 2 sin(x) cos(x))."""
    digits = INTERVAL_DIGITS[0]
    return all(
        None in (enclosed(left, point, digits), enclosed(right, point, digits)) for point in checked
    )


def _same_form(normal, left, right):
    difference = normal.add(normal.form(left), normal.scale(normal.form(right), Fraction(-1)))
    return normal.is_zero(difference)
