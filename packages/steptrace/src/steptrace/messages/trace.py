"""What is said of the steps of a derivation."""

from steptrace.messages import parsing, rules

GROUNDS = {
    "no common point": "no point was found where both lines have a value",
    "too large": "the expressions grow too large to compare",
    "no proof": "no difference was found for sure, but that is not a proof",
}
DOMAIN = "The two lines are not defined at quite the same points."


def true(verdict, explanation, claim, domain):
    """A step that is true: by which rule, perhaps by another than the one named, or a leap."""
    if verdict == "leap":
        message = rules.leap(explanation)
    elif verdict == "misnamed":
        message = rules.misnamed(claim, explanation)
    else:
        message = rules.by_rule(explanation)
    if domain:
        message += f" ({DOMAIN})"
    return message


def equation(found, claim):
    """An equation that follows from the one before."""
    message = f"By {found.how}."
    if claim:
        message = f"True, but not {rules.by(claim)}. {message}"
    if found.note:
        message += f" {rules.DIVIDING}"
    return message


def recovers():
    """A line that returns to the truth after a broken one."""
    return "Differs from the wrong line before it, but agrees with the last sound one."


def undecided(ground):
    """A step that is neither shown nor refuted."""
    return f"Not decided: {GROUNDS[ground]}. A person should look at this step."


def not_given(name):
    """A step that puts something in for the derivative of a name without a meaning."""
    return (
        f"Not decided: what {name} stands for is not given. "
        f"Give it in a line above this one: let {name} = …"
    )


def left():
    """A line that is not judged any more."""
    return "Not judged: too many lines before it are broken. Mend those first."


def breaks(witness, diagnosis):
    """A line that differs from the one before: the point that shows it, and the slip."""
    at = point(witness)
    before, after = digits(witness.left, witness.right)
    where = f"At {at} the" if at else "The"
    said = f"Does not follow. {where} line before is {before}, this line is {after}."
    return _with_slip(said, diagnosis)


def fails(witness, diagnosis):
    """An equation that does not follow: a point at which its sides differ, and the slip."""
    at = point(witness)
    left, right = digits(witness.left, witness.right)
    where = f"At {at} its" if at else "Its"
    said = f"Does not follow. {where} left side is {left}, its right side {right}."
    return _with_slip(said, diagnosis)


def _with_slip(said, diagnosis):
    slip = rules.slipped(diagnosis) if diagnosis else None
    return f"{said} {slip}" if slip else said


def point(witness):
    """The point of a witness, as in ``x = 1, t = 0.5``."""
    return ", ".join(f"{name} = {number(float(value))}" for name, value in witness.point.items())


def number(value):
    """A value with the digits a reader needs."""
    return f"{value:.6g}"


def digits(one, other):
    """Two different values with as many digits as it takes to see that they differ."""
    for places in (6, 9, 12, 15, 17):
        shown = f"{one:.{places}g}", f"{other:.{places}g}"
        if shown[0] != shown[1]:
            return shown
    return shown[0], f"not quite {shown[1]}"


def unreadable(problem):
    """A line that is not in the notation."""
    return parsing.located(problem)


def first_fault(trace):
    """The sentence that sums up a derivation that is not sound."""
    step = next(step for step in trace.steps if step.line == trace.line and step.message)
    if trace.verdict == "unreadable":
        return step.message
    return f"Line {trace.line}: {step.message}"
