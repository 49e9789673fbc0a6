"""What checks say about answers."""

CHECKS = {
    "check": {
        "failed": (
            "This could not be checked: "
            "the check itself failed, which says nothing about your answer."
        ),
    },
    "derivation": {
        "sound": "Sound, from start to end.",
        "no text": "A text in quotes was expected here, not a value of type {type}.",
        "begin": "Begin with {start} in line 1.",
        "begin now": "Begin with {start} in line 1. It is read as {read} now.",
        "begin chain": (
            "Line {line}: Here begins an equation, so put => in front. After = the line is read as "
            "one more expression that equals those above."
        ),
        "meaning missing": "Line {line}: What {name} stands for is missing above: let {named}",
        "begin behind": "Begin with {start} after the meanings that you give.",
        "line missing": (
            "All is true so far, and {there} of {asked} lines asked for are there. "
            "Missing after line {line}: {words}."
        ),
        "not the end": "All is true so far. Line {line} is not the end yet: it should read {end}.",
        "other meaning": (
            "All is true so far. Line {line} has the form of the end, but {name} should stand "
            "for something else: look at line {given_at}."
        ),
        "unshown": (
            "All is true, but no line shows how {first} becomes {last}. Write the lines in between."
        ),
        "letter": "{name} is a letter of the exercise: it keeps the meaning that it has there.",
        "letter varies": "{name} is the variable here: it keeps every value.",
        "not by": "All is true, but no step is made {rule}, which the exercise asks for.",
        "not both sides": (
            "All is true, but no step differentiates both sides, as the exercise asks."
        ),
    },
    "hint": {
        "after": "After line {line} {said}",
        "other way": (
            "Line {line} is not on the way that the hints know, and may well be right. "
            "Asked for next: {words}."
        ),
        "where": "The step works on {place}.",
        "inside": " in ",
        "like": "A like step: {before} becomes {after}.",
        "shape": "The next line can have this shape, with something in each box: {shape}",
    },
    "hint kind": {
        "algebra": "comes algebra. Nothing is differentiated in that step.",
        "differentiate both sides": "both sides are differentiated.",
        "rewriting": "something is written as what it stands for, or the other way round.",
        "rule": "comes a rule of differentiation.",
    },
    "hint place": {
        "whole": "the line as a whole",
        "right": "the right side",
        "sides": "both sides",
        "numerator": "the numerator",
        "denominator": "the denominator",
        "base": "the base",
        "exponent": "the exponent",
        "call": "what stands inside {name}(...)",
        "derivative": "what stands inside d/d{by}[...]",
        "factor": "{which} factor",
        "term": "{which} term",
    },
    "ordinal": {
        "first": "the first",
        "second": "the second",
        "third": "the third",
        "later": "a later",
    },
    "expression": {
        "right": "Right.",
        "not one": "One expression was expected here, without =.",
        "differs": "Not the same function: got {before}, expected {after}.",
        "differs at": "Not the same function: at {point} got {before}, expected {after}.",
        "not worked": "The answer still holds a derivative. Work it out.",
    },
    "find slip": {
        "form": "The form is right; whether it is true shows when it is marked.",
        "all right": "The slip is found, named and mended.",
        "line right": "The line is right.",
        "rule right": "The rule is right.",
        "correction right": "The correction is right.",
        "no answer": "There is no answer yet: fill in line, rule and correction.",
        "no dict": "A dict with line, rule and correction was expected; this is of type {type}.",
        "missing": "The answer's {part!r} is not filled in yet.",
        "no line": "'line' should be a whole number from 1 to {last}, not {line!r}.",
        "no rule": "'rule' should be a name from the list of the task, in quotes; not {rule!r}.",
        "no text": "'correction' should be a text in quotes, not {type}.",
        "not readable": "'correction' cannot be read. {problem}",
        "not one": "'correction' should be one expression without =.",
        "other line": (
            "Line {line} is not where it breaks. Compare each line with the line before it."
        ),
        "other rule": (
            "It is not the {rule}. "
            "Read again which step the task asks about, and compare its two lines."
        ),
        "does not follow": (
            "The correction does not follow from the line before line {line}: that line is "
            "{before}, the correction is {after}."
        ),
        "does not follow at": (
            "The correction does not follow from the line before line {line}: at {point} that "
            "line is {before}, the correction is {after}."
        ),
        "copied": (
            "The correction repeats line {line}. Write what should stand in the broken line."
        ),
        "not worked": (
            "The correction still holds a derivative. Work it out as the broken line tries to."
        ),
        "half": (
            "The correction is true, but more is changed in it than what is wrong. It earns half."
        ),
        "other": (
            "The correction is not the broken line with its slip mended. Change what is wrong in "
            "that line, and nothing else."
        ),
        "together": (
            "{part!r} counts together with the correction, and that does not mend the broken line "
            "yet. Write that line again, with what is wrong in it mended and all else as it is."
        ),
        "waits": (
            "{part!r} counts together with the correction, which could not be decided. "
            "A person should look."
        ),
    },
}
