"""What is said of decisions: one line each, and the numbers of many."""

from collections.abc import Iterable

from nbapart.check.decide import Decision
from nbapart.text import line
from nbapart.way import Way


def sentence(decision: Decision) -> str:
    """Say why a test does not run apart, and what to write instead.

    Examples
    --------
    >>> print(sentence(Decision("t", Way.INSIDE, 2, "reads a file: open", "pass its text")))
    t, line 2: this test reads a file: open. To do: pass its text.
    """
    place = f"{decision.name}, line {decision.line}" if decision.line else decision.name
    todo = f" To do: {decision.rewrite}." if decision.rewrite else ""
    return line(f"{place}: this test {decision.why}.{todo}")


def numbers(decisions: Iterable[Decision]) -> list[str]:
    """Count the ways of tests: of all, and of those that nbgrader gives full points.

    Examples
    --------
    >>> right = Decision("t", Way.APART, mark=1.0, blank=1.0, points=1.0)
    >>> print("\\n".join(numbers([right, Decision("u", Way.INSIDE, mark=0.0, points=1.0)])))
    2 tests: 1 apart, 1 inside, 0 refused.
    1 give the sheet's own solution all points: 1 apart (100 %), 0 inside, 0 refused.
    1 give an untouched sheet full points: t.
    """
    found = list(decisions)
    full = [one for one in found if one.points and one.mark == one.points]
    free = [one for one in found if one.points and one.blank == one.points]
    said = [f"{len(found)} tests: {_counts(found)}."]
    if full:
        said.append(
            f"{len(full)} give the sheet's own solution all points: {_counts(full, shares=True)}."
        )
    if free:
        names = ", ".join(one.name for one in free[:9])
        said.append(f"{len(free)} give an untouched sheet full points: {line(names)}.")
    return said


def _counts(decisions, shares=False):
    count = [one.way for one in decisions].count
    share = f" ({100 * count(Way.APART) / len(decisions):.0f} %)" if shares else ""
    ways = [f"{count(way)} {way}" for way in Way]
    return ", ".join([ways[0] + share, *ways[1:]])
