"""Answers written in the notation: a derivation from start to end, or one expression."""

from steptrace.checks import derivation_messages as wording
from steptrace.checks.outcome import check, conclude
from steptrace.equality.compare import compare
from steptrace.notation.derivation import read_derivation
from steptrace.notation.parser import read
from steptrace.rubric import Way, holds_derivative, read_stop
from steptrace.tracer import trace


@check
def check_derivation(text, *, start, end, by=(), through=(), steps=None, constants=(), points=None):
    """Check a derivation: sound, from start to end, by the lines asked for.

    Parameters
    ----------
    text : str
        The student's derivation in the notation.
    start, end : str
        The expressions it begins and ends with, each up to tidying; of equations
        what holds an equals sign is compared with both sides, in either order.
    by : sequence of str
        Rules of the notation by which steps must be made.
    through : sequence of str
        Expressions that must stand in lines of their own on the way, in this order.
    steps : {None, "each"}
        With "each" a leap costs its share of its part of the way; otherwise leaps are free.
    constants : sequence of str
        Names that do not vary, even where a student differentiates them, as t in d/dz[t].
    points : float, optional
        What the derivation is worth; without it a problem raises.

    Returns
    -------
    float or None
        The points earned. The way from start by `through` to end has parts of equal worth, and
        each rule of `by` is worth as much. A part is earned where each of its steps is true; else
        half of the share of its new and true lines. A line of `through` that is missing costs one
        part, and both beside it where nothing stands between the lines around it. After a slip
        that is not mended, each further true step earns half a part, and the last half part cannot
        be earned so. Repetitions, and terms added that cancel at once, earn nothing, nor does an
        end that stands next to the start, more than one idea away.

    Raises
    ------
    NotYet
        The derivation is not right yet and `points` was not given.

    Examples
    --------
    >>> check_derivation("d/dx x^3\\n= 3x^2", start="d/dx x^3", end="3x^2", points=2)
    Sound, from start to end.
    2.0
    >>> check_derivation("d/dx x^3\\n= 3x", start="d/dx x^3", end="3x^2", points=2)
    Line 2: Does not follow. At x = 2 the line before is 12, this line is 6.
    0.0
    """
    stops = (start, *through, end)
    attempt = trace(text, constants)
    way = Way.along(attempt, [read_stop(stop, attempt.derivation.by) for stop in stops], by)
    problem = wording.wrong_type(text) or wording.first_problem(attempt, way, stops)
    if not problem and way.jumps():
        problem = wording.NO_WAY
    if not problem and way.missing_rules():
        problem = wording.no_step_by(way.missing_rules()[0])
    if not problem and steps == "each":
        problem = wording.leap(attempt)
    praise = wording.SOUND_SO_FAR if points is None else wording.SOUND
    return conclude(problem, praise, points, way.share(steps))


@check
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
    derivation = read_derivation(answer)
    problem = wording.wrong_type(answer) or wording.not_one(derivation)
    if not problem:
        node, right = derivation.lines[0].node, read(expected)
        problem = wording.differs(compare(node, right, derivation.functions))
        if not problem and holds_derivative(node) and not holds_derivative(right):
            problem = wording.NOT_WORKED
    return conclude(problem, wording.RIGHT, points)
