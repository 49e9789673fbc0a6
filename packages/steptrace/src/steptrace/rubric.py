"""Computes what a derivation is worth: the milestones it meets, and what its steps earn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import inf

from steptrace.context import Context
from steptrace.expression import (
    ONE,
    Add,
    Derivative,
    Mul,
    Name,
    Node,
    replace,
    rewrite,
    walk,
)
from steptrace.form.similarity import spelled_out
from steptrace.form.tidy import gathered, tidy
from steptrace.form.unevaluated import canonical
from steptrace.implicit.moves import Move
from steptrace.notation.parser import read
from steptrace.result import Trace
from steptrace.search.explain import explain
from steptrace.step import TRUE

Sides = tuple[
    Node, ...
]  # the sides of a line or a milestone: one expression, or both of an equation
EARNING = tuple(verdict for verdict in TRUE if verdict != "recovers")
# The lines between two milestones are one part, and each part is worth the same. The amounts below
# are fractions of one part.
SLIP_CREDIT = 0.5  # at most, for a part with a slip whose other lines are all true
AFTER_SLIP_CREDIT = 0.5  # for each true step after a slip, as it rests on a wrong line
WITHHELD_BEFORE_END = 0.5  # of what lies ahead, while the end is not met


@dataclass(frozen=True)
class Progress:
    """Where a traced derivation meets the milestones that an exercise asks for.

    Attributes
    ----------
    attempt : Trace
        The traced derivation.
    places : list of (int or None)
        For each milestone, the position of the line that meets it; None if there is none.
    by : tuple of str
        The rules that the exercise asks for.
    end : tuple of Node
        The sides of the last milestone.
    """

    attempt: Trace
    places: list[int | None]
    by: tuple[str, ...] = ()
    end: Sides = ()

    @classmethod
    def of(cls, attempt: Trace, milestones: Sequence[Sides], by: Iterable[str] = ()) -> "Progress":
        """Find the line that meets each milestone, in order, among those that agree with the start.

        Parameters
        ----------
        attempt : Trace
            The traced derivation.
        milestones : sequence of tuple of Node
            The sides of each milestone, from the start to the end.
        by : iterable of str
            The rules that the exercise asks for.

        Returns
        -------
        Progress
        """
        places, after, lines = [], 0, _lines(attempt.derivation)
        spelled = attempt.context.spelled
        for milestone in milestones:
            good = [i for i in range(after, len(lines)) if _agrees(attempt, i)]
            place = _place(lines, good, milestone, spelled, missed=None in places[-1:])
            places.append(place)
            after = after if place is None else place
        return cls(attempt, places, tuple(by), milestones[-1])

    def share(self, steps: str | None) -> float:
        """Return the share of the points that is earned.

        Parameters
        ----------
        steps : {None, "each"}
            As in `check_derivation`.

        Returns
        -------
        float
            From 0 to 1.
        """
        if self.places[0] is None or self.jumps():
            return 0.0
        met = [number for number, place in enumerate(self.places) if place is not None]
        earned = sum(self._part(first, last, steps) for first, last in pairwise(met))
        earned += self._beyond(met[-1])
        asked = len(self.places) - 1 + len(self.by)
        return (earned + len(self.by) - len(self.missing_rules())) / asked

    def _beyond(self, last):
        """What is earned after the last milestone that was met, as a number of parts."""
        ahead = max(0, len(self.places) - 1 - last - WITHHELD_BEFORE_END)
        worked = AFTER_SLIP_CREDIT * self._followed_through() + self._begun(self.places[last])
        return min(ahead, worked)

    def missing_rules(self) -> list[str]:
        """Return the rules asked for that no true step uses."""
        true = [step for step in self.attempt.steps if step.verdict in ("follows", "misnamed")]
        used = {name for step in true for name in (*step.rules, *step.also)}
        return [name for name in self.by if name not in used]

    def misgiven(self) -> str | None:
        """Return a given name with the wrong meaning, if that alone keeps the line from the end.

        Returns
        -------
        str or None
            The last line would be the end if this name had another meaning.
        """
        derivation, context = self.attempt.derivation, self.attempt.context
        parts = [part for side in self.end for part in walk(side)]
        last = _lines(derivation)[-1]
        for name in sorted(last[-1].names & set(derivation.definitions)):
            for part in set(parts) - set(self.end):
                meant = tuple(replace(side, {Name(name): part}) for side in last)
                if _meets(meant, self.end) and _differ(context, name, part):
                    return name
        return None

    def jumps(self) -> bool:
        """Return whether the end directly follows the start, more than one idea away."""
        if None in (self.places[0], self.places[-1]):
            return False
        lines = _lines(self.attempt.derivation)
        end = lines[self.places[-1]]
        first, last = self.places[0], max(i for i, line in enumerate(lines) if _meets(line, end))
        form = tidy if holds_derivative(lines[first][-1]) else _as_written
        shown = len({tuple(map(form, line)) for line in lines[first : last + 1]})
        return shown == 2 and not self._is_one_rule(first, last)

    def _is_one_rule(self, first, last):
        """Whether a single rule of differentiation leads from one line to another."""
        derivation = self.attempt.derivation
        if derivation.equations:
            return self.attempt.steps[last - 1].kind == Move.DIFFERENTIATING
        before, after = (derivation.lines[position].node for position in (first, last))
        found = explain(before, after, self._context())
        return not found.leap and found.rules != ("algebra",)

    def _context(self):
        """The context in which a name is constant if the derivation says nothing else about it."""
        unsure = self.attempt.derivation.unsure
        # Where nothing is unsure, the trace's own context, for which `explain` has cached results.
        return Context.of(self.attempt.derivation, unsure) if unsure else self.attempt.context

    def _part(self, first, last, steps):
        """What is earned between two milestones that were met, as a number of parts from 0 to 1."""
        ends = last == len(self.places) - 1
        # A slip after the end counts, too.
        close = len(self.attempt.steps) if ends else self.places[last]
        judged = self.attempt.steps[self.places[first] : close]
        if not all(step.verdict in TRUE for step in judged):
            return self._sound_share(self.places[first], close)
        lines = _lines(self.attempt.derivation)[self.places[first] : close + 1]
        if last - first > 1 and len({tuple(map(_as_written, line)) for line in lines}) < 3:
            return 0.0
        leaps = sum(step.verdict == "leap" for step in judged) if steps == "each" else 0
        return 1 - leaps / max(1, len(judged))

    def _begun(self, place):
        """What is earned in a part that begins at a line and was not completed."""
        steps = self.attempt.steps
        slips = [i for i, step in enumerate(steps) if i >= place and step.verdict not in TRUE]
        return self._sound_share(place, slips[0] + 1 if slips else len(steps) + 1)

    def _sound_share(self, place, close):
        """What a part with a slip earns, in proportion to its true new lines."""
        new = [i for i in _new_lines(_lines(self.attempt.derivation)) if place < i <= close]
        sound = sum(self.attempt.steps[i - 1].verdict in EARNING for i in new)
        return SLIP_CREDIT * sound / max(1, close - place)

    def _followed_through(self):
        """The number of true steps after an uncorrected slip, without repetitions and padding."""
        steps = self.attempt.steps
        slips = [i for i, step in enumerate(steps) if step.verdict == "breaks"]
        if not slips or any(step.verdict == "recovers" for step in steps[slips[-1] :]):
            return 0
        new = _new_lines(_lines(self.attempt.derivation))
        return sum(i > slips[-1] + 1 and steps[i - 1].verdict in TRUE for i in new)


def _lines(derivation):
    """The sides of each line of a derivation: one expression, or both sides of an equation."""
    left, lines = None, []
    for line in derivation.lines:
        left = line.left or left
        lines.append((left, line.node) if derivation.equations else (line.node,))
    return lines


def _new_lines(lines):
    """The positions of lines that do not repeat an earlier line, with or without padding."""
    seen, shortest, new = set(), {}, []
    for position, line in enumerate(lines):
        written, terms = tuple(map(tidy, line)), tuple(map(gathered, line))
        size = sum(side.size for side in line)
        if written not in seen and size < shortest.get(terms, inf):
            new.append(position)
        seen.add(written)
        shortest[terms] = min(size, shortest.get(terms, inf))
    return new


def holds_derivative(node: Node) -> bool:
    """Return whether an expression has an unevaluated derivative, such as d/dx[x] or sigma'(x).

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
    >>> from steptrace.notation.parser import read
    >>> holds_derivative(read("sigma'(x)")), holds_derivative(read("2x"))
    (True, False)
    """
    return any(isinstance(part, Derivative) or getattr(part, "order", 0) for part in walk(node))


def _as_written(node):
    """An expression up to the order of terms and factors, and factors of one.

    Steps of algebra differ in forms that tidying would merge.
    """

    def order(part):
        if isinstance(part, Add):
            return Add(tuple(sorted(part.terms, key=repr)))
        if isinstance(part, Mul):
            factors = sorted((factor for factor in part.factors if factor != ONE), key=repr)
            return Mul(tuple(factors)) if len(factors) > 1 else (factors or [ONE])[0]
        return part

    return rewrite(node, order)


def read_milestone(text: str, by: str = "x") -> Sides:
    """Read a milestone, which is an expression or an equation.

    Parameters
    ----------
    text : str
        In the notation, with or without an equals sign.
    by : str
        The variable of its primes.

    Returns
    -------
    tuple of Node
        One side or two.
    """

    def primed(part):
        plain = isinstance(part, Derivative) and not part.by
        return Derivative(part.arg, by, part.order) if plain else part

    return tuple(rewrite(read(side), primed) for side in text.split("="))


def _differ(context, name, part):
    return context.compare(Name(name), part).verdict == "different"


def _meets(line, milestone, spelled=None):
    """Whether a line meets a milestone: sides in either order, given names put in or not."""
    if len(line) > len(milestone):
        line = line[-1:]
    orders = (milestone, milestone[::-1])
    if len(line) == len(milestone) and any(all(map(alike, line, order)) for order in orders):
        return True
    return bool(spelled) and _meets(*(tuple(map(spelled, sides)) for sides in (line, milestone)))


def _place(lines, good, milestone, spelled, missed):
    """The position of the first line that meets a milestone.

    If the one before was missed, a line that is written exactly like this one is preferred.
    Otherwise a line that only cancels to the milestone would be taken, with no line left before it.
    """
    place = next((i for i in good if _meets(lines[i], milestone, spelled)), None)
    below = (i for i in good if missed and place is not None and i >= place)
    alike_ones = list(takewhile(lambda i: _meets(lines[i], milestone, spelled), below))
    written = [i for i in alike_ones if _is_written(lines[i], milestone)]
    written += [i for i in alike_ones if _is_written(lines[i], milestone, spelled_out)]
    return (written or [place])[0]


def _is_written(line, milestone, spell=lambda node: node):
    """Whether a line is written as a milestone is: tidying would cancel common factors first."""
    sides = line[-len(milestone) :]
    return all(
        _as_written(spell(a)) == _as_written(spell(b))
        for a, b in zip(sides, milestone, strict=False)
    )


def _agrees(attempt, position):
    """Whether a line agrees with the start: every slip before it was corrected."""
    agrees = True
    for step in attempt.steps[:position]:
        agrees = step.verdict == "recovers" or (agrees and step.verdict in TRUE)
    return agrees


def alike(node: Node, other: Node) -> bool:
    """Return whether two expressions are the same up to tidying, with sigma written out or not.

    Parameters
    ----------
    node, other : Node
        Expressions as read.

    Returns
    -------
    bool
        False for expressions that are equal but written in another form.
    """
    pairs: list[Sides] = [(node, other), (spelled_out(node), spelled_out(other))]
    pairs.append(tuple(canonical(side, Context()) for side in (node, other)))
    return any(tidy(one) == tidy(two) for one, two in pairs)
