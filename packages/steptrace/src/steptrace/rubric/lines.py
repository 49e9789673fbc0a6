"""The lines of a derivation as a rubric sees them: which agree, what they are written like."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from steptrace.context import Context
from steptrace.expression import Call, Derivative, Name, Node
from steptrace.form.signs import has_cancelling_signs
from steptrace.form.similarity import similarity
from steptrace.form.written import has_cancelling_factors, written
from steptrace.result import Trace
from steptrace.rubric import digest
from steptrace.rubric.digest import Sides
from steptrace.step import TRUE, Step

# How similar a line after a slip must be to the milestone that it stands for.
LIKE = 0.7
# How similar a line that mends a slip must be to a wrong line. Nonsense, such as 0 = 1, is below
# 0.3; a wrong number in a short line is above 0.5.
NEAR = 0.5


@dataclass(frozen=True)
class Lines:
    """The lines of a traced derivation; each is known by its position.

    Attributes
    ----------
    attempt : Trace
        The traced derivation.
    sheet : Context
        What the sheet says about its names.
    """

    attempt: Trace
    sheet: Context

    @cached_property
    def sides(self) -> list[Sides]:
        """The sides of each line: one expression, or both sides of an equation."""
        derivation, left = self.attempt.derivation, None
        lines: list[Sides] = []
        for line in derivation.lines:
            left = line.left or left
            lines.append((left, line.node) if derivation.equations and left else (line.node,))
        return lines

    @cached_property
    def good(self) -> list[int]:
        """The positions of the lines that agree with the start."""
        agrees, good = True, [0] if self.sides else []
        for line, step in self._steps:
            agrees = step.verdict in TRUE and (agrees or step.verdict == "recovers")
            if agrees and not (step.verdict == "recovers" and not self._mends(line)):
                good.append(line)
        return good

    @cached_property
    def reached(self) -> set[int]:
        """The positions of the lines that a true step from a line that agrees leads to."""
        reached, agrees = set(), True
        for line, step in self._steps:
            if agrees and step.verdict in TRUE:
                reached.add(line)
            agrees = step.verdict in TRUE and (agrees or step.verdict == "recovers")
        return reached

    @property
    def _steps(self):
        """Each step with the position of its line; the last may lead to a line that is not read."""
        return enumerate(self.attempt.steps[: max(0, len(self.sides) - 1)], start=1)

    def _mends(self, line):
        """Whether a line that agrees again mends a slip, and does not just leave nonsense behind.

        The slip has a name, or the line is like the one that broke or the last one before that.
        """
        steps = self.attempt.steps
        broken = max(i for i in range(1, line) if breaks(steps[i - 1]))
        wrong = [self._spelled[i] for i in {line - 1, broken}]
        sound = [self._spelled[broken - 1]]
        mended = self.likeness(line, wrong) >= NEAR or self.likeness(line, sound) >= LIKE
        return mended or is_named(steps[broken - 1])

    def has(self, line: int, keys: frozenset[str]) -> bool:
        """Return whether a line has one of the digests, or its right-hand side alone has."""
        return any(found & keys for found in self._keys[line])

    @cached_property
    def _keys(self):
        parts = ({line, line[-1:]} for line in self.sides)
        return [[digest.of_line(part, self._context) for part in either] for either in parts]

    @cached_property
    def _context(self):
        """What the derivation says about its names, with the sheet's meanings where it has some."""
        given = {**self.attempt.context.given, **self.sheet.given}
        return replace(self.attempt.context, given=given)

    def before_slope(self, keys: frozenset[str]) -> int | None:
        """Return the last line that agrees before a slope is told that has one of the digests.

        In `y = x^3`, `y = x * x^2`, `dy/dx = 3x^2` that of `d/dx x^3` is told in the third line.

        Parameters
        ----------
        keys : frozenset of str
            Digests of the derivative, in which what is differentiated is written out.

        Returns
        -------
        int or None
            Its position; None if no line tells such a slope.
        """
        said: dict[Node | None, list[Node]] = defaultdict(list)
        subject = None
        for line, told in enumerate(self.attempt.derivation.lines):
            slopes = _slopes(told.left, said)
            if any(digest.of_line((slope,), self._context) & keys for slope in slopes):
                return max(good for good in self.good if good < line)
            subject = told.left or subject
            said[subject].append(told.node)
        return None

    def is_worked(self, line: int) -> bool:
        """Return whether a line has no signs that cancel, like every line that a sheet prints."""
        return not any(map(has_cancelling_signs, self.sides[line]))

    def is_padded(self, line: int) -> bool:
        """Return whether a line is a product with one factor above and below."""
        return has_cancelling_factors(self.sides[line][-1])

    def is_exactly(self, line: int, end: Sides) -> bool:
        """Return whether a line is the end, with sigma and numbers as they are there.

        Given names have the meaning that the derivation gives them.

        Parameters
        ----------
        line : int
            The position of the line.
        end : tuple of Node
            The end as the sheet has it.

        Returns
        -------
        bool
        """
        given = {**self.sheet.given, **self.attempt.context.given}
        return self.is_worked(line) and self._is_written(line, end, given)

    def means(self, line: int, end: Sides) -> bool:
        """Return whether a line is the end if names have the meanings that the sheet gives them."""
        return self._is_written(line, end, {**self.attempt.context.given, **self.sheet.given})

    def _is_written(self, line, end, given):
        sides = self.sides[line][-len(end) :]
        return _exact(sides, given) == _exact(end, self.sheet.given)

    def likeness(self, line: int, forms: Iterable[Sides]) -> float:
        """Return how similar a line is to the most similar of the forms, with names put in.

        Parameters
        ----------
        line : int
            The position of the line.
        forms : iterable of tuple of Node
            Lines, each by its sides.

        Returns
        -------
        float
            From 0 to 1; 0 if there are no forms.
        """
        spelled = (tuple(map(self.sheet.spelled, form)) for form in forms)
        return max((_alikeness(self._spelled[line], form) for form in spelled), default=0.0)

    @cached_property
    def _spelled(self):
        """The sides of each line with given names put in."""
        return [tuple(map(self._context.spelled, line)) for line in self.sides]


def breaks(step: Step) -> bool:
    """Return whether a step is not known to be true."""
    return step.verdict not in TRUE


def is_named(step: Step) -> bool:
    """Return whether a slip explains the step, or two together do."""
    return bool(step.slip or step.together)


def _slopes(left, said):
    """The derivatives that a left-hand side stands for by what was said before."""
    match left:
        case Derivative(arg=arg, by=by, order=1):
            return [Derivative(node, by) for node in said[arg]]
        case Call(function=function, arg=Name(name=by) as arg, order=1):
            return [Derivative(node, by) for node in said[Call(function, arg)]]
    return []


def _exact(sides, given):
    """The written form in which an end is compared, for the sides in either order."""
    return frozenset(written(side, given, exact=True) for side in sides)


def _alikeness(line, form):
    """How similar two lines are, from 0 to 1: of equations, the less similar side counts."""
    if len(line) > len(form):
        line = line[-1:]
    if len(line) < len(form):
        return 0.0
    orders = (form, form[::-1])
    return max(min(map(similarity, line, order)) for order in orders)
