"""Which slip explains a line that breaks."""

import itertools
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from steptrace.context import Context
from steptrace.equality.differentiate import resolve
from steptrace.equality.evaluate import columns_of, names_of, values
from steptrace.errors import TooLarge
from steptrace.expression import (
    ZERO,
    Call,
    Derivative,
    Div,
    Mul,
    Node,
    replace,
    walk,
)
from steptrace.form.similarity import similarity, spelled_out, tidied
from steptrace.form.tidy import tidy
from steptrace.form.unevaluated import canonical, innermost, key, outermost
from steptrace.rules.chain import INNER_DERIVATIVE, INNER_TWICE, inner_functions
from steptrace.rules.composition import exponent_of
from steptrace.rules.slope import Slope
from steptrace.search.budget import within
from steptrace.search.buggy import GENERAL, buggy_algebra, buggy_derivatives
from steptrace.search.explain import forms

# A slip that gives the right values in quite another written form explains nothing: the student did
# something else that happens to come out so. From 0.6 to 0.7 all of the bank come out the same; at
# 0.5 chance is named (tanh taken for sigma as two slips), at 0.8 a product's slip is missed.
MIN_SIMILARITY = 0.6
# Parts of two lines together, beyond which no slip is looked for. Those of the bank have less than
# a hundred.
MAX_LINE_NODES = 400
# The share of points at which a candidate must have the line's value. At the others digits may have
# cancelled, and a proof decides; where more differ it is another function.
MIN_EQUAL_SHARE = 0.8
# Two values closer than this, relatively and absolutely, are the same: far below what a slip
# changes, far above what is lost by rounding.
TOLERANCES = {"rtol": 1e-6, "atol": 1e-12}


@dataclass(frozen=True)
class Diagnosis:
    """The slips that explain a line.

    Attributes
    ----------
    slip : str or None
        The best by the written form; None where none is alike.
    slips : tuple of str
        All that fit by value.
    together : tuple of str
        Two slips that explain the line only together.
    """

    slip: str | None = None
    slips: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


@lru_cache(maxsize=1_000)
def diagnose(before: Node, after: Node, context: Context) -> Diagnosis:
    """Find the slip that turned a line into the next one.

    Parameters
    ----------
    before, after : Node
        Two lines that differ.
    context : Context
        Which names vary.

    Returns
    -------
    Diagnosis
        One slip, two of them together, or none.
    """
    before, after = canonical(before, context), canonical(after, context)
    if before.size + after.size > MAX_LINE_NODES:
        return Diagnosis()
    if before.names & set(context.given) - after.names:
        before = context.spelled(before)
    try:
        return _explained(before, after, context)
    except TooLarge:
        return Diagnosis()


def _explained(before, after, context):
    judge = _Values(before, after, context)
    found = [
        (slip, line)
        for slip, line in within(_single(before, after, context), _size)
        if judge.fits(line)
    ]
    ranked = sorted(found, key=lambda pair: _rank(*pair, after))
    names = tuple(dict.fromkeys(slip.name for slip, _ in ranked))
    if ranked and _form_similarity(ranked[0][1], after) >= MIN_SIMILARITY:
        return Diagnosis(names[0], names)
    mended = next(_mended(before, after, context), None)
    if mended:
        return Diagnosis(mended.name, tuple(dict.fromkeys((mended.name, *names))))
    return Diagnosis(None, names, _pair(before, after, context, judge))


def _rank(slip, line, after):
    """The likest first, the slip of a rule before a general one that is as like."""
    return -_form_similarity(line, after), slip.general


def _mended(before, after, context):
    """The slips that, undone in the line, make it right: a sign, a reflection, a factor."""
    judge = _Values(after, before, context)
    algebra = not any(isinstance(part, Call | Derivative) for part in walk(before))
    for slip, line in itertools.chain(
        buggy_algebra(after, GENERAL), _with_factor(before, after, context)
    ):
        # In algebra another form with x for -x in it is two things at once.
        turned = algebra and _exponents(line) != _exponents(after)
        if not (turned and tidied(line) != tidied(before)) and judge.fits(line):
            yield slip


def _exponents(node):
    return {exponent_of(part) for part in walk(node)}


def _with_factor(before, after, context):
    """The line with the derivative of an inner function as a factor more or less."""
    for held in outermost(before):
        slope = Slope(held.by, context, frozenset())
        for inner in inner_functions(held.arg, slope) if held.order == 1 else ():
            yield INNER_DERIVATIVE, Mul((after, slope(inner)))
            yield INNER_TWICE, Div(after, slope(inner))


def _size(candidate):
    return candidate[-1].size


def _form_similarity(line, after):
    pairs = (line, after), (spelled_out(line), spelled_out(after))
    shown = ZERO in walk(after) or ZERO not in walk(line)
    return max(2.0 if shown and tidied(a) == tidied(b) else similarity(a, b) for a, b in pairs)


class _Values:
    """Compares candidates with the line by their values at fixed points."""

    def __init__(self, before, after, context):
        self.context = context
        sides = [self._worked(side) for side in (before, after)]
        self.columns = columns_of(names_of(*(side for side in sides if side)))
        self.after = after
        self.known = {}  # candidates have most of their parts in common
        self.target = self._values(after)

    def _worked(self, node):
        try:
            return resolve(self.context.put(node), self.context.functions)
        except TooLarge:
            return None

    def _values(self, node):
        worked = self._worked(node)
        try:
            return worked and values(worked, self.columns, self.known)
        except KeyError:
            return None

    def fits(self, line):
        """Whether a candidate is the same function as the line."""
        ours = self._values(line)
        if ours is None or self.target is None:
            return False
        both = np.isfinite(ours) & np.isfinite(self.target)
        near = np.isclose(ours[both], self.target[both], **TOLERANCES)
        if not both.any() or near.mean() < MIN_EQUAL_SHARE:
            return False
        # Where a few points lose their digits, a proof decides.
        return bool(near.all()) or self.context.equal(line, self.after)


def _single(before, after, context):
    """Every line that one slip could have made of the line before."""
    kept = {key(held) for held in outermost(after)} | {key(held) for held in innermost(after)}
    for targets in (outermost(before), innermost(before)):
        worked = list(dict.fromkeys(held for held in targets if key(held) not in kept))
        right = {held: context.worked(held) for held in worked}
        for held in worked:
            for slip, made in _buggy(held, kept, context):
                yield slip, replace(before, {**right, held: made})
    for slip, line in buggy_algebra(before):
        worked = _settled(line, kept, context)
        if worked == line or tidied(worked) == tidied(after):
            yield slip, worked
    for line in _right_lines(before, kept, context):
        yield from buggy_algebra(line)


def _buggy(held, kept, context):
    """A derivative with one slip, of sigma written out as well; the first one of several."""
    for arg in dict.fromkeys((held.arg, spelled_out(held.arg))):
        for slip, made in buggy_derivatives(arg, Slope(held.by, context, kept)):
            yield slip, Derivative(made, held.by, held.order - 1) if held.order > 1 else made


def _settled(line, kept, context):
    """A line with the derivatives worked that the next one does not hold."""
    worked = [held for held in outermost(line) if key(held) not in kept]
    return replace(line, {held: context.worked(held) for held in worked})


def _right_lines(before, kept, context):
    """The line before with its derivatives worked by the rules, as it might have been written."""
    worked = [held for held in outermost(before) if key(held) not in kept]
    if worked:
        yield from forms(before, worked, kept, context)


def _may_be_alike(line, after):
    """Whether the sizes of two expressions allow them to be alike."""
    small, large = sorted((line.size, after.size))
    return 2 * small >= MIN_SIMILARITY * (small + large)


def _pair(before, after, context, judge):
    """Two slips that explain the line together, the likest pair first."""
    best, names = MIN_SIMILARITY, ()
    pairs = (
        (one, two, twice)
        for one, line in within(_single(before, after, context), _size)
        if _may_be_alike(line, after) and similarity(line, after) >= MIN_SIMILARITY
        for two, twice in buggy_algebra(line)
    )
    seen = set()
    for one, two, twice in within(pairs, _size):
        form = tidy(twice)
        if form in seen or (ZERO in walk(after) and ZERO not in walk(twice)):
            continue
        seen.add(form)
        alike = _form_similarity(twice, after)
        if alike > best and judge.fits(twice):
            best, names = alike, tuple(dict.fromkeys((one.name, two.name)))
    return names
