"""Finds the slip that explains a line that breaks."""

import dataclasses
import itertools
from dataclasses import dataclass
from functools import lru_cache

from steptrace.algebra.multiplying import multiplied_out
from steptrace.context import Context
from steptrace.errors import TooLarge
from steptrace.expression import (
    ZERO,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Node,
    replace,
    walk,
)
from steptrace.form.similarity import differing, similarity, spelled_out, tidied
from steptrace.form.tidy import gathered
from steptrace.form.unevaluated import canonical, drawn_in, innermost, key, outermost
from steptrace.rules.chain import INNER_DERIVATIVE, INNER_TWICE, inner_functions
from steptrace.rules.composition import exponent_of
from steptrace.rules.slope import Slope
from steptrace.rules.sums import CONSTANT_SLIP, as_variable
from steptrace.search.budget import within
from steptrace.search.buggy import ANYWHERE, BESIDE_RULES, GENERAL, buggy_algebra, buggy_derivatives
from steptrace.search.explain import forms
from steptrace.search.place import narrowed
from steptrace.search.values import Values

# A slip that gives the line's values in a very different written form explains nothing: the student
# did something else that happens to have the same values. All limits from 0.6 to 0.7 give the same
# results for the derivation bank; at 0.5 coincidences are named (tanh for sigma as two slips), at
# 0.8 a slip in a product is missed.
MIN_SIMILARITY = 0.6
# Two slips that explain a line together must give its written form more closely, because there are
# many pairs: at 0.6 some have the line's values by chance.
MIN_SIMILARITY_OF_TWO = 0.9
# The same without the terms and factors that two lines have in common.
MIN_SIMILARITY_APART = 0.3
# No slip is searched for if two lines have more nodes in all. Those in the bank have fewer than a
# hundred.
MAX_LINE_NODES = 400


@dataclass(frozen=True)
class Diagnosis:
    """The slips that explain a line.

    Attributes
    ----------
    slip : str or None
        The slip whose written form is the most similar; None if none is similar enough.
    slips : tuple of str
        All slips that give the line's values.
    together : tuple of str
        Two slips that explain the line only together.
    place : tuple of Node
        The parts of the line that are wrong, where all else in it is right; empty if it is wrong as
        a whole.
    """

    slip: str | None = None
    slips: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    place: tuple[Node, ...] = ()


@lru_cache(maxsize=1_000)
def diagnose(before: Node, after: Node, context: Context) -> Diagnosis:
    """Find the slip that turned a line into the next one.

    Parameters
    ----------
    before, after : Node
        Two lines that are not equal.
    context : Context
        Which names vary.

    Returns
    -------
    Diagnosis
        One slip, two slips together, or none.
    """
    line, (before, after) = after, (canonical(side, context) for side in (before, after))
    if before.size + after.size > MAX_LINE_NODES:
        return Diagnosis()
    if before.names & set(context.given) - after.names:
        before = context.spelled(before)
    judge = Values(before, after, context)
    try:
        rights = [before, *_right_lines(before, _kept(after), context)]
        found = _explained(before, after, context, judge)
        return dataclasses.replace(found, place=narrowed(rights, line, judge))
    except TooLarge:
        return Diagnosis()


def _explained(before, after, context, judge):
    candidates = list(within(_one_slip(before, after, context), _size))
    found = [(slip, line) for slip, line in candidates if judge.fits(line)]
    ranked = sorted(found, key=lambda pair: _rank(*pair, after))
    names = tuple(dict.fromkeys(slip.name for slip, _ in ranked))
    if ranked and _form_similarity(ranked[0][1], after) >= MIN_SIMILARITY:
        return Diagnosis(names[0], names)
    reworked = _reworked(found, after)
    if reworked:
        return Diagnosis(reworked, names)
    mended = next(_mended(before, after, context), None)
    if mended:
        return Diagnosis(mended.name, tuple(dict.fromkeys((mended.name, *names))))
    return Diagnosis(None, names, _two_slips(candidates, after, judge))


def _rank(slip, line, after):
    """Sort key: the most similar first; of equally similar ones, general slips last."""
    return -_form_similarity(line, after), slip.general


def _reworked(found, after):
    """The slip after which the line was factored, multiplied out or cancelled; None if several fit.

    General slips do not count: some of them leads to almost any values.
    """
    goal = gathered(multiplied_out(after))
    names = {
        slip.name
        for slip, line in found
        if not slip.general and gathered(multiplied_out(line)) == goal
    }
    return names.pop() if len(names) == 1 else None


def _mended(before, after, context):
    """Yield the slips that make the line right when they are undone: a sign, -x, or a factor."""
    judge = Values(after, before, context)
    algebra = not any(isinstance(part, Call | Derivative) for part in walk(before))
    for slip, line in itertools.chain(
        buggy_algebra(after, GENERAL), _with_factor(before, after, context)
    ):
        # In algebra, a reflected exponent in another written form would be two changes at once.
        turned = algebra and _exponents(line) != _exponents(after)
        if not (turned and tidied(line) != tidied(before)) and judge.fits(line):
            yield slip


def _exponents(node):
    return {exponent_of(part) for part in walk(node)}


def _with_factor(before, after, context):
    """Yield the line multiplied or divided by the derivative of an inner function."""
    for held in outermost(before):
        slope = Slope(held.by, context, frozenset())
        for inner in inner_functions(held.arg, slope) if held.order == 1 else ():
            yield INNER_DERIVATIVE, Mul((after, slope(inner)))
            yield INNER_TWICE, Div(after, slope(inner))


def _size(candidate):
    return candidate[-1].size


def _form_similarity(line, after):
    """How similar a line is to the one written; 2 if they are the same after tidying.

    It is not the same if it has a zero, or lacks a name, of the one written. It is not similar if
    it is not so where the two differ.
    """
    pairs = (line, after), (spelled_out(line), spelled_out(after))
    shown = ZERO in walk(after) or ZERO not in walk(line)
    if shown and after.names <= line.names and any(tidied(a) == tidied(b) for a, b in pairs):
        return 2.0
    return max(
        similarity(a, b) if similarity(*differing(a, b)) >= MIN_SIMILARITY_APART else 0.0
        for a, b in pairs
    )


def _kept(after):
    """The keys of the derivatives that a line has."""
    return {key(held) for held in outermost(after)} | {key(held) for held in innermost(after)}


def _one_slip(before, after, context):
    """Yield every line that one slip makes of the line before."""
    kept = _kept(after)
    for targets in (outermost(before), innermost(before)):
        worked = list(dict.fromkeys(held for held in targets if key(held) not in kept))
        right = {held: context.worked(held) for held in worked}
        for held in worked:
            for slip, made in _buggy(held, kept, context):
                yield slip, replace(before, {**right, held: made})
    yield from _constants_as_variables(before, context)
    for slip, line in buggy_algebra(before):
        worked = _with_derivatives_worked(line, kept, context)
        short = worked.size <= MAX_LINE_NODES
        if worked == line or (short and tidied(worked) == tidied(after)):
            yield slip, worked
    for line in _right_lines(before, kept, context):
        yield from buggy_algebra(line, BESIDE_RULES)


def _constants_as_variables(before, context):
    """Yield the line worked with a constant as the variable, also one in front of a derivative."""
    held = drawn_in(before, context)
    if held and held.order == 1:
        slope = Slope(held.by, context, frozenset())
        for made in as_variable(held.arg, slope, map(Name, sorted(held.arg.names))):
            yield CONSTANT_SLIP, made


def _buggy(held, kept, context):
    """Yield a derivative with one slip, also with sigma written out; of higher order, one step."""
    for arg in dict.fromkeys((held.arg, spelled_out(held.arg))):
        for slip, made in buggy_derivatives(arg, Slope(held.by, context, kept)):
            yield slip, Derivative(made, held.by, held.order - 1) if held.order > 1 else made


def _with_derivatives_worked(line, kept, context):
    """Work out the derivatives in a line that the next line does not have."""
    worked = [held for held in outermost(line) if key(held) not in kept]
    return replace(line, {held: context.worked(held) for held in worked})


def _right_lines(before, kept, context):
    """Yield the line before with its derivatives worked out, in each form that the rules give."""
    worked = [held for held in outermost(before) if key(held) not in kept]
    if worked:
        yield from forms(before, worked, kept, context)


def _may_be_similar(line, after):
    """Whether two expressions may be similar enough, judging by their sizes."""
    small, large = sorted((line.size, after.size))
    return 2 * small >= MIN_SIMILARITY * (small + large)


def _two_slips(candidates, after, judge):
    """The two slips that together give the most similar line with the right values, else ().

    They are a slip of a rule or of a kind of algebra and a general one, or the same slip at two
    places: of two slips that can be made anywhere, some pair explains almost any line.
    """
    best, names = MIN_SIMILARITY_OF_TWO, ()
    pairs = (
        (one, two, twice)
        for one, line in candidates
        if _may_be_similar(line, after) and similarity(line, after) >= MIN_SIMILARITY
        for two, twice in buggy_algebra(line, GENERAL)
        if one is two or one not in ANYWHERE
    )
    seen = set()
    for one, two, twice in within(pairs, _size):
        if twice in seen or (ZERO in walk(after) and ZERO not in walk(twice)):
            continue
        seen.add(twice)
        alike = _form_similarity(twice, after) if judge.fits(twice) else 0.0
        if alike > best:
            best, names = alike, tuple(dict.fromkeys((one.name, two.name)))
    return names
