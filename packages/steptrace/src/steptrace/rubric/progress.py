"""Computes what a derivation earns: the milestones that it meets, and the legs between them.

A leg leads from one milestone to the next; all legs of an exercise are worth the same, and so is
each rule that it asks for. The sentences that a teacher would say stand in docs/marking.md.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from steptrace.expression import Name, walk
from steptrace.form.similarity import similarity
from steptrace.form.unevaluated import holds_derivative
from steptrace.result import Trace
from steptrace.rubric.lines import LIKE, Lines, breaks, is_named
from steptrace.rubric.milestones import Rubric
from steptrace.search.explain import explain

# What part of a leg is earned where a slip on it is mended, and where it follows a named slip.
MENDED_CREDIT = 0.5
FOLLOWED_CREDIT = 0.5
# What part of the points another true way earns.
ALTERNATIVE_CREDIT = 0.5


@dataclass(frozen=True)
class Progress:
    """Where a traced derivation meets the milestones of a rubric.

    Attributes
    ----------
    lines : Lines
        The lines of the derivation as the sheet's names have them.
    rubric : Rubric
        What the exercise asks for.
    """

    lines: Lines
    rubric: Rubric

    @classmethod
    def of(cls, attempt: Trace, rubric: Rubric) -> "Progress":
        """Hold a traced derivation against a rubric.

        Parameters
        ----------
        attempt : Trace
            The traced derivation.
        rubric : Rubric
            What the exercise asks for.

        Returns
        -------
        Progress
        """
        return cls(Lines(attempt, rubric.context), rubric)

    @property
    def attempt(self) -> Trace:
        """The traced derivation."""
        return self.lines.attempt

    @cached_property
    def places(self) -> list[int | None]:
        """The position of the line that meets each milestone; None for one that is not met."""
        places: list[int | None] = []
        after = -1
        for milestone in self.rubric.milestones[:-1]:
            later = (i for i in self.lines.good if i > after)
            place = next((i for i in later if self._meets(i, milestone)), None)
            if place is None and not places:
                place = self.lines.before_slope(milestone.keys)
            places.append(place)
            after = after if place is None else place
        ends = (i for i in self.lines.good if i > after and self.lines.is_exactly(i, self._end))
        return [*places, max(ends, default=None)]

    def _meets(self, line, milestone):
        met = self.lines.has(line, milestone.keys)
        return met and (self.lines.is_worked(line) or not milestone.printed)

    @property
    def _end(self):
        return self.rubric.milestones[-1].forms[0]

    @cached_property
    def share(self) -> float:
        """The share of the points that is earned, from 0 to 1."""
        if self.overruled() or self.places[0] is None:
            return 0.0
        rules = self.rubric.by
        earned = self.earned + self._followed() + len(rules) - len(self.missing_rules())
        others = (Progress(self.lines, way) for way in self.rubric.alternatives)
        best = max((other.earned / (len(other.places) - 1) for other in others), default=0.0)
        return max(earned / (len(self.places) - 1 + len(rules)), ALTERNATIVE_CREDIT * best)

    @property
    def earned(self) -> float:
        """What is earned between milestones that are met, as a number of legs."""
        return sum(self._between(first, last) for first, last in pairwise(self._reached))

    @property
    def _reached(self):
        """The numbers of the milestones that are met."""
        return [number for number, place in enumerate(self.places) if place is not None]

    def missing_rules(self) -> list[str]:
        """Return the rules asked for that no true step from a sound line uses."""
        steps = (step for i, step in enumerate(self.attempt.steps) if i + 1 in self.lines.reached)
        used = {name for step in steps for name in (*step.rules, *step.also)}
        return [name for name in self.rubric.by if name not in used]

    def overruled(self) -> str | None:
        """Return a name of the exercise to which the derivation gives another meaning.

        Returns
        -------
        str or None
            A letter of the sheet, or a name with a meaning that is not like the one in the sheet.
        """
        given = self.attempt.derivation.definitions
        for name, meaning in given.items():
            right = self.rubric.context.given.get(name, meaning)
            alike = similarity(meaning, right) >= LIKE or self._keeps(name, meaning)
            if name in self.rubric.letters or not alike:
                return name
        return None

    def _keeps(self, name, meaning):
        """Whether a name has the meaning of the sheet, if that gives it one."""
        right = self.rubric.context.given.get(name)
        spell = self.attempt.context.spelled
        return right is None or self.attempt.context.equal(
            spell(meaning), self.rubric.context.spelled(right)
        )

    def ungiven(self) -> str | None:
        """Return a name of the sheet that the first line holds without its meaning.

        Returns
        -------
        str or None
        """
        derivation = self.attempt.derivation
        sides = [side for line in derivation.lines[:1] for side in line.sides()]
        held = {node.name for side in sides for node in walk(side) if isinstance(node, Name)}
        missing = held - derivation.definitions.keys()
        return next((name for name in self.rubric.context.given if name in missing), None)

    def misgiven(self) -> str | None:
        """Return a name with another meaning than in the sheet, if that alone misses the end.

        Returns
        -------
        str or None
        """
        if not self.lines.means(len(self.lines.sides) - 1, self._end):
            return None
        given = self.attempt.derivation.definitions
        return next((name for name in given if not self._keeps(name, given[name])), None)

    def unshown(self) -> int | None:
        """Return the first leg that is true but shows nothing of its way, by its number from 0."""
        met = all(place is not None for place in self.places)
        legs = range(len(self.places) - 1)
        return next((leg for leg in legs if not self._is_shown(leg)), None) if met else None

    def _between(self, first, last):
        """What is earned between two milestones that are met, as a number of legs."""
        close = len(self.attempt.steps) if last == len(self.places) - 1 else self.places[last]
        steps = self.attempt.steps[self.places[first] : close]
        whole = not any(map(breaks, steps))
        if last == first + 1 and whole:
            return float(self._is_shown(first))
        if last == first + 1:
            return MENDED_CREDIT * (self._is_shown(first) and self._works_on(first, last, whole))
        # A milestone is missing: both legs beside it are lost, but one where its place is taken.
        if last != first + 2 or not self._works_on(first, last, whole):
            return 0.0
        return 1.0 if whole else MENDED_CREDIT + self._is_slip_in(first + 1)

    def _is_slip_in(self, number):
        """Whether a milestone stands there with a slip in it, which a line of the way mends."""
        above, below = self.places[number - 1], self.places[number + 1]
        mended = self._on_way(number - 1, number + 1, above, below)
        before = range(above + 1, min(mended, default=above))
        wrong = (line for line in before if breaks(self.attempt.steps[line - 1]))
        return any(self._is_like(line, number) for line in wrong)

    def _is_like(self, line, number):
        """Whether a line is like a milestone, and more so than like a line that is printed.

        A derivative waits in both or in none of them.
        """
        waits = _waits(self.lines.sides[line])
        forms = [form for form in self.rubric.milestones[number].forms if _waits(form) == waits]
        likeness = self.lines.likeness(line, forms)
        return likeness >= LIKE and likeness > self.lines.likeness(line, self._printed)

    def _works_on(self, first, last, whole):
        """Whether a line of the way, or a line that only the sheet's author knows, is reached."""
        reached = self.places[last] in self.lines.reached
        is_new = not self.rubric.milestones[last].printed or (last == first + 1 and not whole)
        way = self._on_way(first, last, self.places[first], self.places[last])
        return bool(way) or (reached and is_new)

    def _on_way(self, first, last, above, below):
        """The lines between two lines that are on the way from one milestone to another."""
        keys = frozenset().union(*(way.keys for way in self.rubric.ways[first:last]))
        inside = (line for line in self.lines.good if above < line < below)
        return [line for line in inside if self.lines.has(line, keys)]

    def _is_shown(self, leg):
        """Whether a leg between two printed lines has, or follows, a line that is not printed."""
        first, last = self.rubric.milestones[leg : leg + 2]
        if not (first.printed and last.printed):
            return True
        above, below = self.places[leg : leg + 2]
        return self._is_begun(leg, above) or bool(self._on_way(leg, leg + 1, above, below))

    def _is_begun(self, leg, line):
        """Whether a line that the sheet does not print stands up to a line of the leg.

        It is a milestone, or a line of the way there that is not just a printed line times u/u.
        """
        met = (place for place, milestone in self._met if not milestone.printed)
        if any(place is not None and place <= line for place in met):
            return True
        before = self._on_way(0, leg, self.places[0], line)
        return not all(map(self.lines.is_padded, before))

    @property
    def _met(self):
        return zip(self.places, self.rubric.milestones, strict=True)

    def _followed(self):
        """What is earned after the last milestone that is met, where named slips follow it."""
        steps, last = self.attempt.steps, self._reached[-1]
        slips = [i for i, step in enumerate(steps) if i >= self.places[last] and breaks(step)]
        ended = last == len(self.places) - 1
        if ended or not slips or not self._is_slip_on_way(slips[0] + 1, last):
            return 0.0
        unnamed = (i for i in slips if not is_named(steps[i]))
        until = next(unnamed, len(steps))
        earned, after = 0.0, slips[0] + 1
        for number in range(last + 2, len(self.places)):
            line = next((i for i in range(after + 1, until + 1) if self._follows(i, number)), None)
            earned += FOLLOWED_CREDIT * (line is not None)
            after = after if line is None else line
        return earned

    def _is_slip_on_way(self, line, last):
        """Whether a line with a slip is like the next milestone, or like a line of the way.

        Where no line was written yet that the sheet does not print, it must be like such a
        milestone, and more so than like a printed line, which is easily copied with a slip in it.
        """
        if line >= len(self.lines.sides) or self.lines.is_padded(line):
            return False
        following = self.rubric.milestones[last + 1]
        if self._on_way(0, last + 1, self.places[0], line) or self._is_begun(last, line - 1):
            forms = [form for way in self.rubric.ways[: last + 1] for form in way.forms]
            return self.lines.likeness(line, [*following.forms, *forms]) >= LIKE
        return not following.printed and self._is_like(line, last + 1)

    @property
    def _printed(self):
        return [form for part in self.rubric.milestones if part.printed for form in part.forms]

    def _follows(self, line, number):
        """Whether a line after a slip is made as the reference makes a milestone, and like it."""
        step, milestone = self.attempt.steps[line - 1], self.rubric.milestones[number]
        if breaks(step) or self.lines.likeness(line, milestone.forms) < LIKE:
            return False
        return bool({*step.rules, *step.also} & self._rules(number))

    def _rules(self, number):
        """The rules by which the reference reaches a milestone."""
        rules = {"algebra"}
        for before in self.rubric.milestones[number - 1].forms:
            for after in self.rubric.milestones[number].forms:
                if len(before) == len(after) == 1:
                    found = explain(before[0], after[0], self.rubric.context)
                    rules |= {*found.rules, *found.also}
        return rules


def _waits(sides):
    """Whether a derivative is still to be worked out in a line."""
    return any(map(holds_derivative, sides))
