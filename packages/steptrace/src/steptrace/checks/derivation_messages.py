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
        begins = way.places[0] is not None or not attempt.chain.links
        return trace.first_fault(attempt) if begins else begin(stops[0], attempt.chain)
    if way.places[0] is None:
        return begin(stops[0], attempt.chain)
    for number, place in enumerate(way.places[1:-1]):
        if place is None:
            return missing(attempt, way.places[: number + 1])
    if way.places[-1] is None:
        return not_the_end(attempt.chain, stops[-1], way.misgiven())
    return None


def not_the_end(chain, end, misgiven):
    """A true derivation that stops elsewhere, or whose end has a name with another meaning."""
    last = chain.links[-1].line
    if misgiven:
        return (
            f"All is true so far. Line {last} has the form of the end, but {misgiven} should stand "
            f"for something else: look at line {chain.given_at[misgiven]}."
        )
    return f"All is true so far. Line {last} is not the end yet: it should read {end}."


def missing(attempt, places):
    """A line asked for that is not there, named by the last one before it: the line itself would
    give an answer away where the exercise tells it in words."""
    last = max(place for place in places if place is not None)
    after = attempt.chain.links[last].line
    return f"All is true, but a line that the exercise asks for is missing after line {after}."


def begin(start, chain):
    """A derivation that begins somewhere else, perhaps with a name to which no let was written."""
    first = chain.links[0] if chain.links else None
    if chain.equations and first and isinstance(first.left, Name) and "=" not in start:
        given = {"named": f"{first.left.name} = {first.text}"}
        return f"Line {first.line}: {parsing.PROBLEMS['let-missing'].format(**given)}"
    where = "after the meanings that you give" if chain.let else "in line 1"
    return f"Begin with {start} {where}."


def no_step_by(rule):
    """A rule that was asked for and is not used."""
    if rule == "differentiate both sides":
        return "All is true, but no step differentiates both sides, as the exercise asks."
    return f"All is true, but no step is made {rules.by(rule)}, which the exercise asks for."


def leap(attempt):
    """The first step that takes more than one idea, where each is to be shown, else None."""
    found = next((step for step in attempt.steps if step.verdict == "leap"), None)
    return found and f"Line {found.line}: {found.message}"


def not_one(chain):
    """An answer that cannot be read as one expression, else None."""
    if chain.unreadable:
        return parsing.located(chain.unreadable)
    if chain.let or len(chain.links) > 1:
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
