"""What is said of the steps of a derivation."""

from steptrace.messages import parsing, rules

GROUNDS = {
    "no common point": "no point was found where both lines have a value",
    "too large": "the expressions grow too large to compare",
    "no proof": "no difference was found for sure, but that is not a proof",
}
DOMAIN = "The two lines are not defined at quite the same points."


def sentence(step):
    """The verdict on a step in a sentence."""
    return _SENTENCES[step.verdict](step)


def _follows(step):
    return _with_remarks(_how(step), step)


def _misnamed(step):
    return _with_remarks(f"True, but not {rules.by(step.claim)}. {_how(step)}", step)


def _leap(step):
    return _with_remarks(rules.leap(step), step)


def _how(step):
    return f"By {step.kind}." if step.equation else rules.by_rule(step)


def _with_remarks(said, step):
    domain, divides = f" ({DOMAIN})" * step.domain, f" {rules.DIVIDING}" * step.divides
    return f"{said}{domain}{divides}"


def remarks(step):
    """What is noted of a true step beside its rule: points that get lost on the way."""
    return [DOMAIN] * step.domain + [rules.DIVIDING] * step.divides


def _recovers(_):
    return "Differs from the wrong line before it, but agrees with the last sound one."


def _undecided(step):
    if step.reason == "many broken":
        return "Not judged: too many lines before it are broken. Mend those first."
    if step.reason == "not given":
        return (
            f"Not decided: what {step.unknown} stands for is not given. "
            f"Give it in a line above this one: let {step.unknown} = …"
        )
    return undecided(step.reason)


def undecided(ground):
    """What is neither shown nor refuted, and on what ground."""
    return f"Not decided: {GROUNDS[ground]}. A person should look at this step."


def _breaks(step):
    """A line that does not follow: the point that shows it, and the slip."""
    at, values = point(step.witness), digits(step.witness.left, step.witness.right)
    if step.equation:
        shown = "{} left side is {}, its right side {}.".format(
            f"At {at} its" if at else "Its", *values
        )
    else:
        shown = "{} line before is {}, this line is {}.".format(
            f"At {at} the" if at else "The", *values
        )
    slip = rules.slipped(step)
    return f"Does not follow. {shown}" + (f" {slip}" if slip else "")


def _unreadable(step):
    return parsing.located(step.problem)


_SENTENCES = {
    "follows": _follows,
    "leap": _leap,
    "misnamed": _misnamed,
    "recovers": _recovers,
    "breaks": _breaks,
    "undecided": _undecided,
    "unreadable": _unreadable,
}


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


def fault(step):
    """The sentence that sums up a derivation that is not sound, from its first step at fault."""
    if step.verdict == "unreadable":
        return sentence(step)
    return f"Line {step.line}: {sentence(step)}"
