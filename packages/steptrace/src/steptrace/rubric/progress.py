"""Computes what a derivation earns: the milestones that it meets, and the legs between them.

A leg leads from one milestone to the next; all legs of an exercise are worth the same, and so is
each rule that it asks for. The sentences that a teacher would say stand in docs/marking.md.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from steptrace.form.similarity import similarity
from steptrace.form.written import has_cancelling_signs, written
from steptrace.result import Trace
from steptrace.rubric import digest
from steptrace.rubric.milestones import Rubric
from steptrace.search.explain import explain
from steptrace.step import TRUE, Step

# What part of a leg is earned where a slip on it is mended, and where it follows a named slip.
MENDED_CREDIT = 0.5
FOLLOWED_CREDIT = 0.5
# What part of the points another true way earns.
ALTERNATIVE_CREDIT = 0.5
# How similar a line after a slip must be to the milestone that it stands for, and a line that
# mends a slip to the lines before it.
LIKE = 0.7


@dataclass(frozen=True)
class Progress:
    """Where a traced derivation meets the milestones of a rubric.

    Attributes
    ----------
    attempt : Trace
        The traced derivation.
    rubric : Rubric
        What the exercise asks for.
    """

    attempt: Trace
    rubric: Rubric

    @cached_property
    def places(self) -> list[int | None]:
        """The position of the line that meets each milestone; None for one that is not met."""
        places: list[int | None] = []
        after = -1
        for milestone in self.rubric.milestones[:-1]:
            place = next((i for i in self._good if i > after and self._meets(i, milestone)), None)
            places.append(place)
            after = after if place is None else place
        ends = [i for i in self._good if i > after and self._is_end(i)]
        return [*places, ends[-1] if ends else None]

    @cached_property
    def share(self) -> float:
        """The share of the points that is earned, from 0 to 1."""
        ways = [self._way_share]
        for way in self.rubric.alternatives:
            ways.append(ALTERNATIVE_CREDIT * Progress(self.attempt, way).share)
        return 0.0 if self.overruled() else max(ways)

    @property
    def _way_share(self):
        if self.places[0] is None:
            return 0.0
        met = [number for number, place in enumerate(self.places) if place is not None]
        earned = sum(self._between(first, last) for first, last in pairwise(met))
        earned += self._followed(met[-1])
        rules = self.rubric.by
        asked = len(self.places) - 1 + len(rules)
        return (earned + len(rules) - len(self.missing_rules())) / asked

    def missing_rules(self) -> list[str]:
        """Return the rules asked for that no true step from a sound line uses."""
        steps = (step for i, step in enumerate(self.attempt.steps) if i + 1 in self._reached)
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
            if name in self.rubric.letters or not self._is_like_given(name, meaning):
                return name
        return None

    def _is_like_given(self, name, meaning):
        right = self.rubric.context.given.get(name)
        return right is None or similarity(meaning, right) >= LIKE or self._means(meaning, right)

    def _means(self, meaning, right):
        spelled = self.rubric.context.spelled(right)
        return self.attempt.context.equal(self.attempt.context.spelled(meaning), spelled)

    def misgiven(self) -> str | None:
        """Return a name with another meaning than in the sheet, if that alone misses the end.

        Returns
        -------
        str or None
        """
        end = self.rubric.milestones[-1].forms[0]
        sides = self._lines[-1][-len(end) :]
        if _exact(sides, self._context) != _exact(end, self.rubric.context):
            return None
        given = self.attempt.derivation.definitions
        return next((name for name in given if not self._means_the_same(name)), None)

    def _means_the_same(self, name):
        right = self.rubric.context.given.get(name)
        return right is None or self._means(self.attempt.derivation.definitions[name], right)

    def unshown(self) -> int | None:
        """Return the first leg that is true but shows nothing of its way, by its number from 0."""
        met = all(place is not None for place in self.places)
        legs = range(len(self.places) - 1)
        return next((leg for leg in legs if not self._is_shown(leg)), None) if met else None

    def _between(self, first, last):
        """What is earned between two milestones that are met, as a number of legs."""
        close = len(self.attempt.steps) if last == len(self.places) - 1 else self.places[last]
        steps = self.attempt.steps[self.places[first] : close]
        whole = all(step.verdict in TRUE for step in steps)
        if last == first + 1 and whole:
            return float(self._is_shown(first))
        if last == first + 1:
            return MENDED_CREDIT * (self._is_shown(first) and self._works_on(first, last, whole))
        # A milestone is missing: both legs beside it are lost, but one where its place is taken.
        taken = last == first + 2 and self._works_on(first, last, whole)
        return (1 if whole else MENDED_CREDIT) * taken

    def _works_on(self, first, last, whole):
        """Whether a line of the way, or a line that only the sheet's author knows, is reached."""
        inside = range(self.places[first] + 1, self.places[last])
        reached = self.places[last] in self._reached
        is_new = not self.rubric.milestones[last].printed or (last == first + 1 and not whole)
        return any(self._is_on_way(i) for i in inside) or (reached and is_new)

    def _is_shown(self, leg):
        """Whether a leg between two printed lines has, or follows, a line that is not printed."""
        first, last = self.rubric.milestones[leg : leg + 2]
        if not (first.printed and last.printed):
            return True
        before = range(self.places[0] + 1, self.places[leg + 1])
        unprinted = {place for place, milestone in self._met if not milestone.printed}
        return any(i in unprinted or self._is_on_way(i) for i in before)

    @property
    def _met(self):
        return zip(self.places, self.rubric.milestones, strict=True)

    def _followed(self, last):
        """What is earned after the last milestone that is met, where named slips follow it."""
        steps = self.attempt.steps
        slips = [i for i, step in enumerate(steps) if i >= self.places[last] and _breaks(step)]
        if not slips or not self._is_slip_on_way(slips[0] + 1, last):
            return 0.0
        unnamed = (i for i in slips if not _is_named(steps[i]))
        until = next(unnamed, len(steps))
        earned, after = 0.0, slips[0] + 1
        for number in range(last + 2, len(self.places)):
            line = next((i for i in range(after + 1, until + 1) if self._follows(i, number)), None)
            earned += FOLLOWED_CREDIT * (line is not None)
            after = after if line is None else line
        return earned

    def _is_slip_on_way(self, line, last):
        """Whether a line with a slip is like the next milestone, or like a line of the way."""
        following = self.rubric.milestones[last + 1 : last + 2]
        forms = [form for milestone in following for form in milestone.forms]
        return line < len(self._lines) and self._is_like(line, [*forms, *self.rubric.way_forms])

    def _follows(self, line, number):
        """Whether a line after a slip is made as the reference makes a milestone, and like it."""
        step, milestone = self.attempt.steps[line - 1], self.rubric.milestones[number]
        if step.verdict not in TRUE or not self._is_like(line, milestone.forms):
            return False
        return bool({*step.rules, *step.also} & self._rules(number))

    def _is_like(self, line, forms):
        spell = self.rubric.context.spelled
        spelled = (tuple(map(spell, form)) for form in forms)
        return any(_alikeness(self._spelled[line], form) >= LIKE for form in spelled)

    def _rules(self, number):
        """The rules by which the reference reaches a milestone."""
        rules = {"algebra"}
        for before in self.rubric.milestones[number - 1].forms:
            for after in self.rubric.milestones[number].forms:
                if len(before) == len(after) == 1:
                    found = explain(before[0], after[0], self.rubric.context)
                    rules |= {*found.rules, *found.also}
        return rules

    @cached_property
    def _lines(self):
        """The sides of each line: one expression, or both sides of an equation."""
        derivation, left, lines = self.attempt.derivation, None, []
        for line in derivation.lines:
            left = line.left or left
            lines.append((left, line.node) if derivation.equations else (line.node,))
        return lines

    @cached_property
    def _spelled(self):
        """The sides of each line with given names put in."""
        return [tuple(map(self._context.spelled, line)) for line in self._lines]

    @cached_property
    def _context(self):
        """What is known about the names, with the sheet's meanings of the names it gives."""
        given = {**self.attempt.context.given, **self.rubric.context.given}
        return replace(self.attempt.context, given=given)

    @cached_property
    def _keys(self):
        """The digests of each line, and those of its right-hand side alone."""
        whole = [digest.of_line(line, self._context) for line in self._lines]
        right = [digest.of_line(line[-1:], self._context) for line in self._lines]
        return list(zip(whole, right, strict=True))

    def _meets(self, line, milestone):
        met = any(keys & milestone.keys for keys in self._keys[line])
        return met and not (milestone.printed and self._is_to_be_worked(line))

    def _is_to_be_worked(self, line):
        """Whether a line has signs that cancel, as no line has that a sheet prints."""
        return any(map(has_cancelling_signs, self._lines[line]))

    def _is_on_way(self, line):
        return line in self._reached and any(keys & self.rubric.way for keys in self._keys[line])

    def _is_end(self, line):
        """Whether a line is the end as asked for, with sigma and numbers as they are there.

        Given names have the meaning that the derivation gives them: the line is what it says.
        """
        (end,) = self.rubric.milestones[-1].forms
        sides = self._lines[line][-len(end) :]
        wanted = _exact(end, self.rubric.context)
        given = {**self.rubric.context.given, **self.attempt.context.given}
        said = _exact(sides, replace(self.attempt.context, given=given))
        return said == wanted and not self._is_to_be_worked(line)

    @cached_property
    def _good(self):
        """The positions of the lines that agree with the start."""
        agrees, good = True, [0] if self._lines else []
        for i, step in enumerate(self.attempt.steps[: max(0, len(self._lines) - 1)]):
            agrees = step.verdict in TRUE and (agrees or step.verdict == "recovers")
            if agrees and not (step.verdict == "recovers" and not self._mends(i + 1)):
                good.append(i + 1)
        return good

    @cached_property
    def _reached(self):
        """The positions of the lines that a true step from a line that agrees leads to."""
        true, agrees = set(), True
        for i, step in enumerate(self.attempt.steps):
            if agrees and step.verdict in TRUE:
                true.add(i + 1)
            agrees = step.verdict in TRUE and (agrees or step.verdict == "recovers")
        return true

    def _mends(self, line):
        """Whether a line that agrees again mends a slip, and does not just leave nonsense behind.

        It has the slip named, or is like the line that broke or the last one before it.
        """
        broken = [i for i in range(1, line) if _breaks(self.attempt.steps[i - 1])]
        last = broken[-1]
        if _is_named(self.attempt.steps[last - 1]):
            return True
        near = (self._spelled[i] for i in {line - 1, last, last - 1})
        return any(_alikeness(self._spelled[line], other) >= LIKE for other in near)


def _exact(sides, context):
    """The written form in which an end is compared, for the sides in either order."""
    return frozenset(written(side, context.given, exact=True) for side in sides)


def _breaks(step: Step) -> bool:
    return step.verdict not in TRUE


def _is_named(step: Step) -> bool:
    return bool(step.slip or step.together)


def _alikeness(line, form):
    """How similar two lines are, from 0 to 1: of equations, the less similar side counts."""
    if len(line) > len(form):
        line = line[-1:]
    if len(line) < len(form):
        return 0.0
    orders = (form, form[::-1])
    return max(min(map(similarity, line, order)) for order in orders)
