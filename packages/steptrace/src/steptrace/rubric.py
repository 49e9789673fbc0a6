"""What a derivation is worth: which of the lines that were asked for it meets, and on what way."""

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
from steptrace.search.explain import explain
from steptrace.tracer import TRUE, Trace

Sides = tuple[Node, ...]  # of a line or a stop: one, or both of an equation
EARNING = tuple(verdict for verdict in TRUE if verdict != "recovers")
# The lines from one stop to the next are a part of the way, and each part is worth the same.
PARTLY = 0.5  # of a part with a slip in it: so much is earned where all its other lines are true
FOLLOWED_THROUGH = 0.5  # of a part for each true step after a slip: it rests on a wrong line
NEVER_REACHED = 0.5  # of a part, of all that lies ahead: no work after a slip earns the end itself


@dataclass(frozen=True)
class Way:
    """Where a traced derivation meets the stops it was asked to make.

    Attributes
    ----------
    attempt : Trace
        The traced derivation.
    places : list of (int or None)
        For each stop the position of the line that is alike, None where there is none.
    by : tuple of str
        The rules asked for.
    end : tuple of Node
        The last stop.
    """

    attempt: Trace
    places: list[int | None]
    by: tuple[str, ...] = ()
    end: Sides = ()

    @classmethod
    def along(cls, attempt: Trace, stops: Sequence[Sides], by: Iterable[str] = ()) -> "Way":
        """Find each stop among the lines that agree with the start, one after the other."""
        places, after, lines = [], 0, _lines(attempt.derivation)
        spelled = attempt.context.spelled
        for stop in stops:
            good = [i for i in range(after, len(lines)) if _agrees(attempt, i)]
            place = _place(lines, good, stop, spelled, missed=None in places[-1:])
            places.append(place)
            after = after if place is None else place
        return cls(attempt, places, tuple(by), stops[-1])

    def share(self, steps: str | None) -> float:
        """The part of the points that is earned, from 0 to 1."""
        if self.places[0] is None or self.jumps():
            return 0.0
        met = [number for number, place in enumerate(self.places) if place is not None]
        earned = sum(self._part(first, last, steps) for first, last in pairwise(met))
        earned += self._beyond(met[-1])
        asked = len(self.places) - 1 + len(self.by)
        return (earned + len(self.by) - len(self.missing_rules())) / asked

    def _beyond(self, last):
        """What is earned past the last stop that was made, in parts."""
        ahead = max(0, len(self.places) - 1 - last - NEVER_REACHED)
        worked = FOLLOWED_THROUGH * self._followed_through() + self._begun(self.places[last])
        return min(ahead, worked)

    def missing_rules(self) -> list[str]:
        """The rules asked for by which no true step is made."""
        true = [step for step in self.attempt.steps if step.verdict in ("follows", "misnamed")]
        used = {name for step in true for name in (*step.rules, *step.also)}
        return [name for name in self.by if name not in used]

    def misgiven(self) -> str | None:
        """The given name for which the last line would be the end, had it another meaning."""
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
        """Whether the end stands next to the start, and more than one idea lies between them."""
        if None in (self.places[0], self.places[-1]):
            return False
        lines = _lines(self.attempt.derivation)
        end = lines[self.places[-1]]
        first, last = self.places[0], max(i for i, line in enumerate(lines) if _meets(line, end))
        form = tidy if holds_derivative(lines[first][-1]) else _as_written
        shown = len({tuple(map(form, line)) for line in lines[first : last + 1]})
        return shown == 2 and not self._is_one_rule(first, last)

    def _is_one_rule(self, first, last):
        """Whether one rule of differentiation leads from a line to another."""
        derivation = self.attempt.derivation
        if derivation.equations:
            return self.attempt.steps[last - 1].kind == Move.DIFFERENTIATING
        before, after = (derivation.lines[position].node for position in (first, last))
        found = explain(before, after, self._context())
        return not found.leap and found.rules != ("algebra",)

    def _context(self):
        """The context in which a name is constant where nothing else is said of it."""
        unsure = self.attempt.derivation.unsure
        # As the trace has it where nothing is unsure: what it explained is then remembered.
        return Context.of(self.attempt.derivation, unsure) if unsure else self.attempt.context

    def _part(self, first, last, steps):
        """What lies between two stops that were made, as a number of parts: 0 or up to 1."""
        ends = last == len(self.places) - 1
        # A slip after the end counts as well.
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
        """What the part is worth that was begun at a line and not brought to its end."""
        steps = self.attempt.steps
        slips = [i for i, step in enumerate(steps) if i >= place and step.verdict not in TRUE]
        return self._sound_share(place, slips[0] + 1 if slips else len(steps) + 1)

    def _sound_share(self, place, close):
        """What a part with a slip in it earns: by the share that its true new lines have."""
        new = [i for i in _new_lines(_lines(self.attempt.derivation)) if place < i <= close]
        sound = sum(self.attempt.steps[i - 1].verdict in EARNING for i in new)
        return PARTLY * sound / max(1, close - place)

    def _followed_through(self):
        """True steps after a slip that was never mended, repetitions and padding left out."""
        steps = self.attempt.steps
        slips = [i for i, step in enumerate(steps) if step.verdict == "breaks"]
        if not slips or any(step.verdict == "recovers" for step in steps[slips[-1] :]):
            return 0
        new = _new_lines(_lines(self.attempt.derivation))
        return sum(i > slips[-1] + 1 and steps[i - 1].verdict in TRUE for i in new)


def _lines(derivation):
    """The lines of a derivation: each its expression, of equations both sides, as a tuple."""
    left, lines = None, []
    for line in derivation.lines:
        left = line.left or left
        lines.append((left, line.node) if derivation.equations else (line.node,))
    return lines


def _new_lines(lines):
    """The positions of lines that repeat no line before, nor one with padding added to it."""
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
    >>> from steptrace.notation.parser import read
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


def read_stop(text: str, by: str = "x") -> Sides:
    """A stop as it is asked for, an expression or an equation.

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


def _meets(line, stop, spelled=None):
    """Whether a line is the one asked for: its sides in either order, given names put in or not."""
    if len(line) > len(stop):
        line = line[-1:]
    if len(line) == len(stop) and any(all(map(alike, line, s)) for s in (stop, stop[::-1])):
        return True
    return bool(spelled) and _meets(*(tuple(map(spelled, sides)) for sides in (line, stop)))


def _place(lines, good, stop, spelled, missed):
    """The first line that is alike a stop; where the one before was missed, the line written so.

    Else the line that cancels to it would count for it, and nothing stand before it on the way.
    """
    place = next((i for i in good if _meets(lines[i], stop, spelled)), None)
    below = (i for i in good if missed and place is not None and i >= place)
    alike_ones = list(takewhile(lambda i: _meets(lines[i], stop, spelled), below))
    written = [i for i in alike_ones if _is_written(lines[i], stop)]
    written += [i for i in alike_ones if _is_written(lines[i], stop, spelled_out)]
    return (written or [place])[0]


def _is_written(line, stop, spell=lambda node: node):
    """Whether a line is the one asked for to the letter: tidying alone would cancel in it."""
    sides = line[-len(stop) :]
    return all(
        _as_written(spell(a)) == _as_written(spell(b)) for a, b in zip(sides, stop, strict=False)
    )


def _agrees(attempt, position):
    """Whether a line agrees with the start: no slip before it that is not mended."""
    agrees = True
    for step in attempt.steps[:position]:
        agrees = step.verdict == "recovers" or (agrees and step.verdict in TRUE)
    return agrees


def alike(node: Node, other: Node) -> bool:
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
    pairs: list[Sides] = [(node, other), (spelled_out(node), spelled_out(other))]
    pairs.append(tuple(canonical(side, Context()) for side in (node, other)))
    return any(tidy(one) == tidy(two) for one, two in pairs)
