"""What is said of an answer to a find-the-slip exercise."""

from steptrace.messages import parsing, trace

FORM = "The form is right. Whether the slip is found shows when it is marked."
PRAISE = {
    None: "The slip is found, named and mended.",
    "line": "The line is right.",
    "rule": "The rule is right.",
    "correction": "The correction is right.",
}


def no_dict(answer):
    """An answer that is no dict, or an empty one."""
    if answer is None or isinstance(answer, dict):
        return "There is no answer yet: fill in line, rule and correction."
    return f"A dict with line, rule and correction was expected, not {type(answer).__name__}."


def missing(name):
    """A part that is not filled in."""
    return f"The answer's {name!r} is not filled in yet."


def no_line(line, last):
    """A line that is none of the exercise's."""
    return f"'line' should be a whole number from 1 to {last}, not {line!r}."


def no_rule(rule):
    """A rule that has no name of the notation: which of them are on the list, the task says."""
    return f"'rule' should be a name from the list of the task, in quotes; not {rule!r}."


def no_text(correction):
    """A correction that is no text."""
    return f"'correction' should be a text in quotes, not {type(correction).__name__}."


def not_readable(derivation):
    """A correction that is not one expression, else None."""
    if derivation.unreadable:
        return f"'correction' cannot be read. {parsing.located(derivation.unreadable)}"
    if derivation.let or len(derivation.lines) > 1:
        return "'correction' should be one expression without =."
    return None


def other_line(line):
    """A line that is not the one that breaks."""
    return f"Line {line} is not where it breaks. Compare each line with the line before it."


def other_rule(rule):
    """A rule that is not the one used."""
    return (
        f"It is not the {rule}. "
        "Read again which step the task asks about, and compare its two lines."
    )


def other_correction(comparison, line):
    """A correction that does not follow either."""
    if comparison.verdict == "undecided":
        return trace.undecided(comparison.ground)
    at = trace.point(comparison.witness)
    before, after = trace.digits(comparison.witness.left, comparison.witness.right)
    where = f"at {at} " if at else ""
    return (
        f"The correction does not follow from the line before line {line}: {where}that line is "
        f"{before}, the correction is {after}."
    )


def copied(line):
    """A correction that repeats a line of the exercise."""
    return f"The correction repeats line {line}. Write what should stand in the broken line."


def not_worked():
    """A correction that still holds a derivative."""
    return "The correction still holds a derivative. Work it out as the broken line tries to."
