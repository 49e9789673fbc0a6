"""Compares two expressions as functions: proved equal, refuted by a witness, or undecided."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, reduce
from operator import and_

import mpmath

from steptrace.columns import backend
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

MIN_SUSPICIOUS_ERROR = 1e-9  # relative difference of doubles that is checked with more digits
MAX_AGREEING_ERROR = mpmath.mpf(10) ** -30  # relative difference of equal values to 50 digits
INTERVAL_DIGITS = (50, 200, 800)  # tried in turn, until intervals are disjoint
MIN_EXACT_POINTS = 3  # points that are checked to 50 digits even if the doubles agree
MAX_SUSPECTS = 5  # points with differing doubles that are checked


@dataclass(frozen=True)
class Witness:
    """A point at which two expressions differ, and both values there."""

    point: dict
    left: float
    right: float

    def as_dict(self) -> dict:
        """Return the witness as plain data: the point, and the values before and after the step."""
        at = {name: float(value) for name, value in self.point.items()}
        return {"at": at, "before": self.left, "after": self.right}


@dataclass(frozen=True)
class Comparison:
    """The result of comparing two expressions, and the ground for it.

    Attributes
    ----------
    verdict : str
        "equal", "different" or "undecided".
    ground : str
        "identical", "normal form", "witness", "no common point", "too large" or "no proof".
    witness : Witness or None
        A point where they differ.
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
        Expressions, which may have derivatives.
    functions : frozenset of str
        The names that are functions of the variable.

    Returns
    -------
    Comparison
        "different" if values in doubles differ at a point and 50 digits or more confirm it;
        "equal" if no values differ and the normal form proves it.

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


@lru_cache(maxsize=4_000)
def equal(left: Node, right: Node, functions: frozenset[str] = frozenset()) -> bool:
    """Return whether two expressions are proved equal: quicker than `compare` if they are not.

    Parameters
    ----------
    left, right, functions
        As for `compare`.

    Returns
    -------
    bool
        False also if it is not decided.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> equal(read("x + x"), read("2x")), equal(read("x + x"), read("x^2"))
    (True, False)
    """
    try:
        sides = resolve(left, functions), resolve(right, functions)
        apart = left != right and _are_clearly_apart(*sides)
    except (TooLarge, RecursionError):
        return False
    return not apart and compare(left, right, functions).verdict == "equal"


def _are_clearly_apart(left, right):
    """Whether 50 digits confirm that the first values in doubles that differ do so."""
    names = names_of(left, right)
    columns = columns_of(names)
    suspects = backend.flatnonzero(_suspects(values(left, columns), values(right, columns)))
    if not suspects.size:
        return False
    point = points(names)[suspects[0]]
    return _agree(exact(left, point), exact(right, point)) is False


def _agree(ours, theirs):
    """Whether two values are equal to 50 digits; None if there is none."""
    if ours is None or theirs is None:
        return None
    return abs(ours - theirs) <= MAX_AGREEING_ERROR * max(abs(ours), abs(theirs))


def _narrow(*sides):
    """The functions in derivatives that restrict the domain: d/dx ln x is 1/x for x > 0 only."""
    held = (part for side in sides for part in walk(side) if isinstance(part, Derivative))
    parts = (part for derivative in held for part in walk(derivative.arg))
    calls = (part for part in parts if isinstance(part, Call))
    return list(dict.fromkeys(call for call in calls if FUNCTIONS[call.function].narrow))


def _compare(left, right, guards=()):
    names = names_of(left, right, *guards)
    candidates, columns = points(names), columns_of(names)
    ours, theirs = values(left, columns), values(right, columns)
    defined = [backend.isfinite(each) for each in (ours, theirs)]
    apart = backend.flatnonzero(defined[0] != defined[1])[:MAX_SUSPECTS]
    defined += [backend.isfinite(values(guard, columns)) for guard in guards]
    common = backend.flatnonzero(reduce(and_, defined))
    domain = any(_is_apart(left, right, candidates[position]) for position in apart)
    if not common.size:
        return Comparison("undecided", "no common point", domain=domain)
    suspects = _suspects(ours[common], theirs[common])
    order = [*common[suspects][:MAX_SUSPECTS], *common[:MIN_EXACT_POINTS]]
    unclear = False
    for position in order:
        found = _confirm(left, right, candidates[position])
        if isinstance(found, Witness):
            return Comparison("different", "witness", found, domain)
        unclear |= position in common[suspects] and not found
    if unclear:
        return Comparison("undecided", "no proof", domain=domain)
    return _prove(left, right, domain, [candidates[place] for place in common[:MIN_EXACT_POINTS]])


def _is_apart(left, right, point):
    """Whether just one of two expressions has a value at a point, to the most digits we compute."""
    return {_has_value(_shown(side), point) for side in (left, right)} == {True, False}


def _has_value(node, point):
    found = None
    for digits in INTERVAL_DIGITS[::2]:  # what has a value mostly shows it in few digits
        found = has_value(node, point, digits)
        if found:
            return True
    return found


def _shown(node):
    """Replace products with zero by 0, as their domain does not matter to anybody."""
    return rewrite(
        node, lambda part: ZERO if isinstance(part, Mul) and ZERO in part.parts else part
    )


def _suspects(ours, theirs):
    """Where two columns of doubles differ by more than rounding explains."""
    scale = backend.maximum(backend.absolute(ours), backend.absolute(theirs))
    with backend.quiet():
        return backend.absolute(ours - theirs) > MIN_SUSPICIOUS_ERROR * scale


def _confirm(left, right, point):
    """Compare at a point to 50 digits or more: a Witness, True if they agree, None if unclear."""
    ours, theirs = exact(left, point), exact(right, point)
    agree = _agree(ours, theirs)
    if agree is not False:
        return agree
    for digits in INTERVAL_DIGITS:
        ours, theirs = enclosed(left, point, digits), enclosed(right, point, digits)
        if None not in (ours, theirs) and (ours.b < theirs.a or theirs.b < ours.a):
            return Witness(_plain(point), _middle(ours), _middle(theirs))
    return None if None in (ours, theirs) else True


def _middle(interval):
    """The middle of an interval, 0 if the interval contains it."""
    return 0.0 if 0 in interval else float(interval.mid)


def _plain(point):
    return {_spelled(name): value for name, value in point.items()}


def _spelled(key):
    """A name or an unevaluated derivative, as a student writes it."""
    if isinstance(key, str):
        return key
    return key.arg.name + "'" * key.order if isinstance(key.arg, Name) else to_text(key)


def _prove(left, right, domain, checked):
    if left == right:
        return Comparison("equal", "identical", domain=domain)
    signs = {}
    try:
        for _ in range(2):  # signs that the second expression fixes are then known in the first too
            normal = Normal(signs)
            proved = _same_form(normal, left, right)
    except Undefined:
        return Comparison("undecided", "no proof", domain=domain)
    if proved and not (normal.unsure and _are_nowhere_bounded(left, right, checked)):
        return Comparison("equal", "normal form", domain=domain)
    return Comparison("undecided", "no proof", domain=domain)


def _are_nowhere_bounded(left, right, checked):
    """Whether one may have no value anywhere, such as 1/(sin(2x) - 2 sin(x) cos(x))."""
    digits = INTERVAL_DIGITS[0]
    return all(
        None in (enclosed(left, point, digits), enclosed(right, point, digits)) for point in checked
    )


def _same_form(normal, left, right):
    difference = normal.add(normal.form(left), normal.scale(normal.form(right), Fraction(-1)))
    return normal.is_zero(difference)
