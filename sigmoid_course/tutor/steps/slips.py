"""Which slip explains a line that breaks."""

from dataclasses import dataclass

import numpy as np

from sigmoid_course.tutor.equality.calculus import TooLarge, resolve
from sigmoid_course.tutor.equality.numeric import names_of, points, values
from sigmoid_course.tutor.equality.tidy import tidy
from sigmoid_course.tutor.notation.expression import replace
from sigmoid_course.tutor.steps.blunders import blunders
from sigmoid_course.tutor.steps.budget import within
from sigmoid_course.tutor.steps.bugs import buggy
from sigmoid_course.tutor.steps.explain import forms
from sigmoid_course.tutor.steps.inner import canonical, innermost, key, outermost
from sigmoid_course.tutor.steps.likeness import likeness, spelled_out, tidied

ALIKE = 0.6
GENERAL = ("sign", "reflected", "complement")  # where a rule's own slip explains a line as well


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
    slips: tuple = ()
    together: tuple = ()


def diagnose(before, after, scope):
    """Find the slip that turned a line into the next one.

    Parameters
    ----------
    before, after : Node
        Two lines that differ.
    scope : Setting
        Which names vary.

    Returns
    -------
    Diagnosis
        One slip, two of them together, or none.
    """
    before, after = canonical(before, scope), canonical(after, scope)
    judge = _Values(before, after, scope)
    found = [
        (name, line)
        for name, line in within(_single(before, after, scope), _size)
        if judge.fits(line)
    ]
    ranked = sorted(found, key=lambda pair: (-_alikeness(pair[1], after), GENERAL.count(pair[0])))
    names = tuple(dict.fromkeys(name for name, _ in ranked))
    if ranked and _alikeness(ranked[0][1], after) >= ALIKE:
        return Diagnosis(names[0], names)
    return Diagnosis(None, names, _pair(before, after, scope, judge))


def _size(candidate):
    return candidate[-1].size


def _alikeness(line, after):
    pairs = (line, after), (spelled_out(line), spelled_out(after))
    return max(2.0 if tidied(a) == tidied(b) else likeness(a, b) for a, b in pairs)


class _Values:
    """Compares candidates with the line by their values at fixed points."""

    def __init__(self, before, after, scope):
        self.scope = scope
        names = names_of(scope.put(before), scope.put(after))
        candidates = points(names)
        self.columns = {n: np.array([float(p[n]) for p in candidates]) for n in names}
        self.after = after
        self.target = self._values(after)

    def _values(self, node):
        try:
            return values(resolve(self.scope.put(node), self.scope.functions), self.columns)
        except (TooLarge, KeyError):
            return None

    def fits(self, line):
        """Whether a candidate is the same function as the line."""
        ours = self._values(line)
        if ours is None or self.target is None:
            return False
        both = np.isfinite(ours) & np.isfinite(self.target)
        near = np.isclose(ours[both], self.target[both], rtol=1e-9, atol=0)
        if not both.any() or not near.all():
            return False
        return self.scope.equal(line, self.after)


def _single(before, after, scope):
    """Every line that one slip could have made of the line before."""
    kept = {key(held) for held in outermost(after)} | {key(held) for held in innermost(after)}
    for targets in (outermost(before), innermost(before)):
        worked = list(dict.fromkeys(held for held in targets if key(held) not in kept))
        for held in worked:
            if held.order == 1:
                for name, slip in buggy(held.arg, held.by, scope):
                    yield name, replace(before, {held: slip})
    yield from blunders(before)
    for line in _right_lines(before, kept, scope):
        yield from blunders(line)


def _right_lines(before, kept, scope):
    """The line before with its derivatives worked by the rules, as it might have been written."""
    worked = [held for held in outermost(before) if key(held) not in kept]
    if worked:
        yield from forms(before, worked, kept, scope)


def _pair(before, after, scope, judge):
    """Two slips that explain the line together, the likest pair first."""
    best, names = ALIKE, ()
    lines = ((one, line) for one, line in _single(before, after, scope))
    pairs = (
        (one, two, twice)
        for one, line in lines
        if likeness(line, after) >= ALIKE
        for two, twice in blunders(line)
    )
    seen = set()
    for one, two, twice in within(pairs, _size):
        form = tidy(twice)
        if form in seen:
            continue
        seen.add(form)
        alike = _alikeness(twice, after)
        if alike > best and judge.fits(twice):
            best, names = alike, tuple(dict.fromkeys((one, two)))
    return names
