"""Answers written in the notation: a derivation from start to end, or one expression."""

from dataclasses import dataclass
from itertools import pairwise
from math import inf

from sigmoid_course.tutor.derivation import TRUE, Trace, trace
from sigmoid_course.tutor.equality.comparison import compare
from sigmoid_course.tutor.equality.tidy import gathered, tidy
from sigmoid_course.tutor.feedback import answers as wording
from sigmoid_course.tutor.feedback import settle
from sigmoid_course.tutor.notation.chain import read_chain
from sigmoid_course.tutor.notation.expression import (
    EULER,
    ONE,
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Neg,
    Pow,
    rewrite,
    walk,
)
from sigmoid_course.tutor.notation.reader import read
from sigmoid_course.tutor.rules import ideas


def check_derivation(text, *, start, end, through=(), steps=None, points=None):
    """Check a derivation: sound, from start to end, by the lines asked for.

    Parameters
    ----------
    text : str
        The student's derivation in the notation.
    start, end : str
        The expressions it begins and ends with, each up to tidying.
    through : sequence of str
        Expressions that must stand in lines of their own on the way, in this order.
    steps : {None, "each"}
        With "each" a leap costs its share of its part of the way; otherwise leaps are free.
    points : float, optional
        What the derivation is worth; without it a problem raises.

    Returns
    -------
    float or None
        The points earned. The way from start by `through` to end has parts of equal worth: a part
        is earned where each of its steps is true. A line of `through` that is missing costs one
        part, and both beside it where nothing stands between the lines around it. After a slip
        that is not mended, each further true step earns half a part, and the last half part cannot
        be earned so; repetitions, and terms added that cancel at once, earn nothing. An end that
        stands next to the start, more than one idea away, earns nothing.

    Raises
    ------
    NotYet
        The derivation is not right yet and `points` was not given.

    Examples
    --------
    >>> check_derivation("d/dx x^3\\n= 3x^2", start="d/dx x^3", end="3x^2")
    Sound, from start to end.
    >>> check_derivation("d/dx x^3\\n= 3x", start="d/dx x^3", end="3x^2", points=2)
    Line 2: Does not follow. At x = 2 the line before is 12, this line is 6.
    0.0
    """
    attempt = trace(text)
    way = Way.along(attempt, [read(stop) for stop in (start, *through, end)])
    problem = wording.wrong_type(text) or wording.first_problem(
        attempt, way, (start, *through, end)
    )
    problem = problem or (wording.NO_WAY if way.jumps() else None)
    leap = next((step for step in attempt.steps if step.verdict == "leap"), None)
    if not problem and steps == "each" and leap:
        problem = wording.leaps(leap.line)
    return settle(problem, wording.SOUND, points, way.share(steps))


@dataclass(frozen=True)
class Way:
    """Where a traced derivation meets the stops it was asked to make.

    Attributes
    ----------
    attempt : Trace
        The traced derivation.
    places : list of (int or None)
        For each stop the position of the link that is alike, None where there is none.
    """

    attempt: Trace
    places: list

    @classmethod
    def along(cls, attempt, stops):
        """Find each stop among the lines that agree with the start, one after the other."""
        places, after = [], 0
        for stop in stops:
            good = [i for i in range(after, len(attempt.chain.links)) if _agrees(attempt, i)]
            links = attempt.chain.links
            place = next((i for i in good if alike(links[i].node, stop)), None)
            places.append(place)
            after = after if place is None else place
        return cls(attempt, places)

    def share(self, steps):
        """The part of the points that is earned, from 0 to 1."""
        if self.places[0] is None or self.jumps():
            return 0.0
        met = [number for number, place in enumerate(self.places) if place is not None]
        earned = sum(self._part(first, last, steps) for first, last in pairwise(met))
        ahead = max(0, len(self.places) - 1 - met[-1] - 0.5)
        return (earned + min(ahead, 0.5 * self._followed_through())) / (len(self.places) - 1)

    def jumps(self):
        """Whether the end stands next to the start, and more than one idea lies between them."""
        if None in (self.places[0], self.places[-1]):
            return False
        lines = [link.node for link in self.attempt.chain.links[self.places[0] :]]
        last = max(i for i, line in enumerate(lines) if alike(line, self._end()))
        form = tidy if holds_derivative(lines[0]) else _as_written
        shown = len({form(line) for line in lines[: last + 1]})
        return shown == 2 and ideas(lines[0], lines[last]) != 1

    def _end(self):
        return self.attempt.chain.links[self.places[-1]].node

    def _part(self, first, last, steps):
        """What lies between two stops that were made, as a number of parts: 0 or up to 1."""
        ends = last == len(self.places) - 1
        # A slip after the end counts as well.
        close = len(self.attempt.steps) if ends else self.places[last]
        judged = self.attempt.steps[self.places[first] : close]
        if not all(step.verdict in TRUE for step in judged):
            return 0.0
        lines = self.attempt.chain.links[self.places[first] : close + 1]
        if last - first > 1 and len({_as_written(link.node) for link in lines}) < 3:
            return 0.0
        leaps = sum(step.verdict == "leap" for step in judged) if steps == "each" else 0
        return 1 - leaps / max(1, len(judged))

    def _followed_through(self):
        """True steps after a slip that was never mended, repetitions and padding left out."""
        steps = self.attempt.steps
        slips = [i for i, step in enumerate(steps) if step.verdict == "breaks"]
        if not slips or any(step.verdict == "recovers" for step in steps[slips[-1] :]):
            return 0
        new = _new_lines(self.attempt.chain.links)
        return sum(i > slips[-1] + 1 and steps[i - 1].verdict in TRUE for i in new)


def _new_lines(links):
    """The positions of lines that repeat no line before, nor one with padding added to it."""
    seen, shortest, new = set(), {}, []
    for position, link in enumerate(links):
        written, terms, size = tidy(link.node), gathered(link.node), link.node.size
        if written not in seen and size < shortest.get(terms, inf):
            new.append(position)
        seen.add(written)
        shortest[terms] = min(size, shortest.get(terms, inf))
    return new


def holds_derivative(node):
    """Whether a derivative is still to be worked in an expression, as in d/dx[x] or sigma'(x).

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    bool
        True for a derivative of any kind.

    Examples
    --------
    >>> holds_derivative(read("sigma'(x)")), holds_derivative(read("2x"))
    (True, False)
    """
    return any(isinstance(part, Derivative) or getattr(part, "order", 0) for part in walk(node))


def _as_written(node):
    """A line but for the order of terms and factors, and factors of one: algebra shows its steps
    in forms that tidying would merge."""

    def order(part):
        if isinstance(part, Add):
            return Add(tuple(sorted(part.terms, key=repr)))
        if isinstance(part, Mul):
            factors = sorted((factor for factor in part.factors if factor != ONE), key=repr)
            return Mul(tuple(factors)) if len(factors) > 1 else (factors or [ONE])[0]
        return part

    return rewrite(node, order)


def _agrees(attempt, position):
    """Whether a line agrees with the start: no slip before it that is not mended."""
    agrees = True
    for step in attempt.steps[:position]:
        agrees = step.verdict == "recovers" or (agrees and step.verdict in TRUE)
    return agrees


def alike(node, other):
    """Whether two expressions are the same up to tidying, sigma written out or not.

    Parameters
    ----------
    node, other : Node
        Expressions as read.

    Returns
    -------
    bool
        False for expressions that are equal but written in another form.
    """
    return tidy(node) == tidy(other) or tidy(_spelled_out(node)) == tidy(_spelled_out(other))


def _spelled_out(node):
    def spell(part):
        if isinstance(part, Call) and part.function == "sigma" and not part.order:
            return Div(ONE, Add((ONE, Pow(EULER, Neg(part.arg)))))
        return part

    return rewrite(node, spell)


def check_expression(answer, expected, points=None):
    """Check one expression in any equivalent form, its derivatives worked out.

    Parameters
    ----------
    answer : str
        The student's expression in the notation.
    expected : str
        A right one.
    points : float, optional
        What it is worth; without it a problem raises.

    Returns
    -------
    float or None
        The points earned, all or none.

    Raises
    ------
    NotYet
        The answer is not right yet and `points` was not given.

    Examples
    --------
    >>> check_expression("(1 + x)^2 - 1", "x^2 + 2x")
    Right.
    """
    chain = read_chain(answer)
    problem = wording.wrong_type(answer) or wording.not_one(chain)
    if not problem:
        node, right = chain.links[0].node, read(expected)
        problem = wording.differs(compare(node, right, chain.functions))
        if not problem and holds_derivative(node) and not holds_derivative(right):
            problem = wording.NOT_WORKED
    return settle(problem, wording.RIGHT, points)
