"""Tests of hints: what they say of a step, and which of them a derivation gets."""

import pytest
from steptrace.rubric.hints import following, gives_away, made
from steptrace.rubric.milestones import Rubric
from steptrace.rubric.progress import Progress
from steptrace.tracer import trace

START, END = "d/dx 1/(1 + e^-x)", "sigma(x) (1 - sigma(x))"
POWER, RULE = "d/dx (1 + e^-x)^-1", "-(1 + e^-x)^-2 * d/dx[1 + e^-x]"
WORKED, PRINTED = "-(1 + e^-x)^-2 * (-e^-x)", "e^-x/(1 + e^-x)^2"
TAIL = "1/(1 + e^-x) - 1/(1 + e^-x)^2"
RUBRIC = Rubric.read(
    START, END, [("the rule, which waits", RULE), PRINTED], between=[[], [WORKED], [TAIL]]
)
REFERENCE = trace("\n= ".join([START, POWER, RULE, WORKED, PRINTED, TAIL, END]))
EXAMPLE = trace("d/dx (2x - 5)^4\n= 4 (2x - 5)^3 * d/dx[2x - 5]  # the chain rule")
HINTS = made(REFERENCE, RUBRIC, [EXAMPLE])


def hint(*lines, rubric=RUBRIC, hints=HINTS):
    """The levels of the hint for a derivation; none if there is no hint."""
    found = following(Progress.of(trace("\n= ".join(lines)), rubric), hints)
    return found and found.levels


def test_the_levels_of_a_hint():
    """Do they say the kind, the rule, the place with a like step, and the shape?"""
    assert hint(START) == (
        "After line 1 comes a rule of differentiation.",
        "By the chain rule. f(u)' = f'(u) u', the inner derivative as a factor.",
        "The step works on the line as a whole. "
        "A like step: d/dx (2x - 5)^4 becomes 4 (2x - 5)^3 * d/dx[2x - 5].",
        "The next line can have this shape, with something in each box: -(□ + □)^-□ * d/dx[□ + □]",
    )


@pytest.mark.parametrize(
    ("lines", "line", "rule"),
    [
        ((START, POWER), 2, "chain rule"),
        ((START, RULE), 2, "exponential rule"),
        ((START, "d/dx[1 + e^-x] * (-(1 + e^-x)^-2)"), 2, "exponential rule"),
        ((START, RULE, "5"), 2, "exponential rule"),
        ((START, RULE, "(("), 2, "exponential rule"),
        ((START, RULE, PRINTED), 3, "Algebra"),
        ((START, RULE, PRINTED, TAIL), 4, "definition"),
        ((START, PRINTED, TAIL, END), 1, "chain rule"),
        ((START, PRINTED), 1, "chain rule"),
    ],
)
def test_where_a_hint_leads_on_from(lines, line, rule):
    """Is it about the last true line before the first gap, however that line is written?"""
    first, second, *_ = hint(*lines)
    assert first.startswith(f"After line {line} ")
    assert rule in second


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((START, "e^x/(1 + e^x)^2"), "the rule, which waits"),
        ((START, RULE, "d/dx[1 + e^-x] * (-1)/(e^(-2x) + 2e^-x + 1)"), PRINTED),
        ((START, RULE, PRINTED, "(e^x + 2 + e^-x)^-1"), END),
    ],
)
def test_another_way_gets_one_level(lines, words):
    """Does a true line that the reference has not get what is asked for next, and no more?"""
    (said,) = hint(*lines)
    assert said.startswith(f"Line {len(lines)} is not on the way that the hints know")
    assert said.endswith(f"Asked for next: {words}.")


def test_a_leg_that_is_not_shown():
    """Is there a hint where both ends of a leg stand there and nothing between them?"""
    first, middle, last = "1/(1 + e^-x)", "e^x/(e^x + e^-x e^x)", "e^x/(e^x + 1)"
    rubric = Rubric.read(first, last, between=[[middle]])
    hints = made(trace(f"{first}\n= {middle}\n= {last}"), rubric)
    assert hint(first, last, rubric=rubric, hints=hints)[0].startswith("After line 1 ")


@pytest.mark.parametrize("text", ["", "5\n= 5", "d/dx x", None])
def test_nothing_is_said_before_the_start(text):
    """Is there no hint for a derivation that does not begin as it should?"""
    assert following(Progress.of(trace(text), RUBRIC), HINTS) is None


@pytest.mark.parametrize(
    "text",
    ["let z = x^3 + 2x + 2\nd/dx z^2\n= 2z * d/dx[z]\n= 2z", "let z = sigma(x)\nd/dx z^2\n= z^2"],
)
def test_nothing_is_said_where_a_name_has_another_meaning(text):
    """Is there no hint for a derivation that is about something else by its names?"""
    rubric = Rubric.read(
        "d/dx z^2", "2z", [("the rule", "2z * d/dx[z]")], given=["z = x^3 + 2x + 1"]
    )
    progress = Progress.of(trace(text), rubric)
    assert progress.overruled() or progress.misgiven()
    assert following(progress, HINTS) is None


def test_nothing_is_said_after_the_end():
    """Is there no hint for a derivation that has all lines?"""
    assert hint(START, RULE, WORKED, PRINTED, TAIL, END) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("(x + x)/(x y)\n= 2x/(x y)", "the numerator"),
        ("y + x^(a + a)\n= y + x^(2a)", "the exponent in the second term"),
        ("a - b/(x + x)\n= a - b/(2x)", "the denominator in the second term"),
        ("a b c ln(x + x)\n= a b c ln(2x)", "what stands inside ln(...) in a later factor"),
        ("ln(x + x)\n= ln(2x)", "what stands inside ln(...)"),
        ("d/dx[x + x]\n= d/dx[2x]", "what stands inside d/dx[...]"),
        ("y = x + x\n=> y = 2x", "the right side"),
        ("y x = 1\n=> y = 1/x", "both sides"),
        ("x + x\n= 2x", "the line as a whole"),
    ],
)
def test_the_place_of_a_step(text, place):
    """Is the smallest part named that a step changes?"""
    first, *_, last = text.splitlines()
    rubric = Rubric.read(first, last.removeprefix("=").removeprefix("> "), between=[["7"]])
    (only,) = made(trace(text), rubric)
    assert only.levels[2].startswith(f"The step works on {place}.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"x\n= {RULE}", True),
        (f"x\n= {TAIL}", True),
        ("x\n= -(1 + e^-x)^-3 * d/dx[1 + e^-x]", True),
        (f"{START}\n= {POWER}\n= {END}", False),
        ("d/dx (2x - 5)^4\n= 4 (2x - 5)^3 * d/dx[2x - 5]", False),
    ],
)
def test_an_example_that_gives_a_line_away(text, expected):
    """Is an example found that holds a line asked for, or one that is nearly it?"""
    assert gives_away(trace(text), RUBRIC) == expected
