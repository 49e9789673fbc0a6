"""What is said of a derivation or an expression that was handed in as an answer."""

from steptrace.expression import Name
from steptrace.messages import parsing, rules, trace

SOUND = "Sound, from start to end."
SOUND_SO_FAR = (
    "Each step is true, from start to end. "
    "Whether the lines asked for stand there shows when it is marked."
)
RIGHT = "Right."
NOT_WORKED = "The answer still holds a derivative. Work it out."
NO_WAY = "The end is true, but no step leads there yet. Write the lines in between."


def wrong_type(answer):
    """An answer that is no text at all, else None."""
    if isinstance(answer, str):
        return None
    return f"A text in quotes was expected here, not {type(answer).__name__}."


def first_problem(attempt, way, stops):
    """The first thing that is not right in a derivation, else None."""
    if attempt.verdict != "sound" and attempt.line is not None:
        begins = way.places[0] is not None or not attempt.derivation.lines
        return trace.fault(attempt.fault) if begins else begin(stops[0], attempt.derivation)
    if way.places[0] is None:
        return begin(stops[0], attempt.derivation)
    for number, place in enumerate(way.places[1:-1]):
        if place is None:
            return missing(attempt, way.places[: number + 1])
    if way.places[-1] is None:
        return not_the_end(attempt.derivation, stops[-1], way.misgiven())
    return None


def not_the_end(derivation, end, misgiven):
    """A true derivation that stops elsewhere, or whose end has a name with another meaning."""
    last = derivation.lines[-1].number
    if misgiven:
        return (
            f"All is true so far. Line {last} has the form of the end, but {misgiven} should stand "
            f"for something else: look at line {derivation.given_at[misgiven]}."
        )
    return f"All is true so far. Line {last} is not the end yet: it should read {end}."


def missing(attempt, places):
    """A line asked for that is not there, named by the last one before it: the line itself would
    give an answer away where the exercise tells it in words."""
    last = max(place for place in places if place is not None)
    after = attempt.derivation.lines[last].number
    return f"All is true, but a line that the exercise asks for is missing after line {after}."


def begin(start, derivation):
    """A derivation that begins somewhere else, perhaps with a name to which no let was written."""
    first = derivation.lines[0] if derivation.lines else None
    if derivation.equations and first and isinstance(first.left, Name) and "=" not in start:
        given = {"named": f"{first.left.name} = {first.text}"}
        return f"Line {first.number}: {parsing.PROBLEMS['let-missing'].format(**given)}"
    where = "after the meanings that you give" if derivation.let else "in line 1"
    return f"Begin with {start} {where}."


def no_step_by(rule):
    """A rule that was asked for and is not used."""
    if rule == "differentiate both sides":
        return "All is true, but no step differentiates both sides, as the exercise asks."
    return f"All is true, but no step is made {rules.by(rule)}, which the exercise asks for."


def leap(attempt):
    """The first step that takes more than one idea, where each is to be shown, else None."""
    found = next((step for step in attempt.steps if step.verdict == "leap"), None)
    return found and trace.fault(found)


def not_one(derivation):
    """An answer that cannot be read as one expression, else None."""
    if derivation.unreadable:
        return parsing.located(derivation.unreadable)
    if derivation.let or len(derivation.lines) > 1:
        return "One expression was expected here, without =."
    return None


def differs(comparison):
    """An expression that is not, or not surely, the one expected, else None."""
    if comparison.verdict == "equal":
        return None
    if comparison.verdict == "undecided":
        return trace.undecided(comparison.ground)
    got, expected = trace.digits(comparison.witness.left, comparison.witness.right)
    at = trace.point(comparison.witness)
    return f"Not the same function: {f'at {at} ' if at else ''}got {got}, expected {expected}."
