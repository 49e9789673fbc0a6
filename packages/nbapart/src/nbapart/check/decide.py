"""Decides the way of each test: by what it looks at, and by running the sheet in both ways.

The sheet's own solution and a blank one are run inside, as nbgrader would, and then as they would
be marked. A test that gives other points there goes inside as well, until none does.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from nbapart import way
from nbapart.check import lint
from nbapart.check.trial import Result, Run
from nbapart.check.unit import Test, Unit
from nbapart.way import Way

DIFFERS = "gives {} of {:g} points to {} when it runs apart, and {} inside"
COMPARE = "compare plain values that the answers define"
LINKED = "shares the name {} with a test that runs inside"
LINK = "define in each test what it uses"
CHOSEN = "says so itself"
# Errors by which a sandbox shows itself, and that an answer does not make.
SURROUNDINGS = re.compile(
    r"(ModuleNotFound|FileNotFound|Permission|Memory|Timeout|CellTimeout|Connection\w*|URL|HTTP"
    r"|gai|socket\.gai|NewConnection|Proxy|SSL|ReadTimeout|OS|MaxRetry|StdinNotImplemented)Error"
    r"|gaierror|KernelStopped|OutputLimitExceeded|TooSlow"
)
LACKS = "gives {} of {:g} points to the sheet's own solution in the sandbox: {}"
PROVIDE = (
    "install the package, put the file beside the sheet, do without the network and within the "
    "limits of time and output"
)
UNPROVED = "gives {} of {:g} points to the sheet's own solution: {}"
PROVE = "write the solution between ### BEGIN SOLUTION and ### END SOLUTION"


@dataclass(frozen=True)
class Decision:
    """The way of one test, and why.

    Attributes
    ----------
    name : str
        The test's `grade_id`.
    way : Way
    line : int or None
        The line of the cell by which it was decided.
    why : str
        The end of a sentence "this test ..."; empty for a test that runs apart.
    rewrite : str
        How to write it so that it can run apart, or run at all.
    mark : float or None
        What nbgrader's way gives to the sheet's own solution; None where nothing was run.
    blank : float or None
        What it gives to a blank sheet.
    points : float
        What the test is worth.
    """

    name: str
    way: Way
    line: int | None = None
    why: str = ""
    rewrite: str = ""
    mark: float | None = None
    blank: float | None = None
    points: float = 0.0


@dataclass(frozen=True)
class Cause:
    """Why a test does not run apart."""

    line: int | None
    why: str
    rewrite: str


def decide(
    unit: Unit,
    run: Callable[[bool, Mapping[str, Way]], Run] | None,
    allow_inside: bool = True,
) -> list[Decision]:
    """Decide the way of each test of a sheet.

    Parameters
    ----------
    unit : unit.Unit
    run : callable or None
        Runs the sheet, blank or with its solution, with each test in the given way. None decides
        by the text alone.
    allow_inside : bool
        Whether a test may run inside; one that would is refused if not.

    Returns
    -------
    list of Decision
        In the order of the tests.
    """
    causes = dict(_by_text(unit))
    _spread(unit.tests, causes)
    if run is None:
        return [_decision(test, causes.get(test.name), None, allow_inside) for test in unit.tests]
    inside = dict.fromkeys((test.name for test in unit.tests), Way.INSIDE)
    stock = run(False, inside), run(True, inside)
    while new := dict(_differing(unit.tests, causes, stock, run)):
        causes |= new
        _spread(unit.tests, causes)
    return [_decision(test, causes.get(test.name), stock, allow_inside) for test in unit.tests]


def _by_text(unit):
    for test in unit.tests:
        chosen = way.chosen(test.source)
        found = lint.doubts(test.source, unit.around)
        if chosen == Way.INSIDE:
            yield test.name, Cause(None, CHOSEN, "")
        elif chosen is None and found:
            first = found[0]
            yield test.name, Cause(first.line, _why(first), first.reason.rewrite)


def _why(doubt):
    return f"{doubt.reason.why}: {doubt.what}"


def _spread(tests, causes):
    """Let tests run inside that take a name from one that does, or give one to it."""
    changed = True
    while changed:
        changed = False
        for test in tests:
            if test.name in causes or way.chosen(test.source) == Way.APART:
                continue
            shared = {n for one in tests if one.name in causes for n in _shared(tests, test, one)}
            if shared:
                why = LINKED.format(", ".join(sorted(shared)))
                causes[test.name] = Cause(None, why, LINK)
                changed = True


def _shared(tests, test, other):
    """Return the names that the later of two tests reads, and the earlier binds."""
    first, second = sorted((test, other), key=tests.index)
    return first.binds & second.reads


def _differing(tests, causes, stock, run):
    """Yield the tests that give other points apart, with the cause."""
    ways = {test.name: Way.INSIDE if test.name in causes else Way.APART for test in tests}
    if Way.APART not in ways.values():
        return
    apart = run(False, ways), run(True, ways)
    sheets = ("the sheet's own solution", "a blank sheet")
    for test in tests:
        if test.name in causes or way.chosen(test.source) == Way.APART:
            continue
        for sheet, inside, outside in zip(sheets, stock, apart, strict=True):
            ours, theirs = outside.results[test.name], inside.results[test.name]
            if ours.points != theirs.points:
                words = _number(ours), test.points, sheet, _number(theirs)
                said = f" ({ours.said})" if ours.said else ""
                yield test.name, Cause(None, DIFFERS.format(*words) + said, COMPARE)
                break


def _decision(test: Test, cause: Cause | None, stock: Iterable[Run] | None, allow_inside: bool):
    """Put together what is known of a test."""
    made = Decision(test.name, Way.INSIDE if cause else Way.APART, points=test.points)
    kept = vars(made)
    if stock is not None:
        solved, blank = stock
        own, other = solved.results[test.name], blank.results[test.name]
        kept |= {"mark": own.points, "blank": other.points}
        if not _is_full(own, test) and way.chosen(test.source) is None:
            cause = _lacking(own, test, solved)
            kept["way"] = Way.REFUSED if cause.rewrite == PROVIDE else Way.INSIDE
    if cause:
        kept |= vars(cause)
    if kept["way"] == Way.INSIDE and not allow_inside:
        kept["way"] = Way.REFUSED
    return Decision(**kept)


def _lacking(own, test, solved):
    words = _number(own), test.points, own.said or "it fails"
    if any(SURROUNDINGS.fullmatch(name) for name in solved.errors):
        return Cause(None, LACKS.format(*words), PROVIDE)
    return Cause(None, UNPROVED.format(*words), PROVE)


def _is_full(result, test):
    return result.holds and result.points == test.points


def _number(result: Result):
    return "no" if result.points is None else f"{result.points:g}"
