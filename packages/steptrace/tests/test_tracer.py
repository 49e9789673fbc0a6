"""Tests of traced derivations: every derivation of the units, every verdict, and hostile text."""

import json

import pytest
from steptrace.messages.trace import sentence
from steptrace.notation.errors import Unreadable
from steptrace.notation.parser import read
from steptrace.tracer import MAX_BROKEN_LINES, TRUE, trace
from steptrace_helpers.derivations import FOLDER


def _traced(name):
    return trace((FOLDER / f"{name}.txt").read_text("utf-8"))


def test_source_004_breaks_at_its_misprint():
    """Is the line with P(P - 1) - P P broken, with a witness, and the end true again?"""
    result = _traced("seed-004-as-printed")
    broken = next(step for step in result.steps if step.line == result.line)
    assert broken.after == read("(e^x (e^x - 1) - e^x e^x)/(e^x + 1)^2")
    assert broken.witness.left == pytest.approx(-broken.witness.right)


def test_source_001_keeps_its_odd_line():
    """Does the line that looks wrong, -E/(-(1 + E)^2), follow?"""
    steps = _traced("seed-001-chain").steps
    odd = read("-e^-x/(-(1 + e^-x)^2)")
    assert next(step for step in steps if step.after == odd).verdict in TRUE


def test_work_after_a_slip_is_judged_against_the_line_as_written():
    """Is true work on a wrong line true, and a second slip another break?"""
    text = "d/dx (x^2 + 1)^3\n= 3(x^2 + 1)^2\n= 3(x^2 + 1)(x^2 + 1)\n= 3x^4"
    assert [step.verdict for step in trace(text).steps] == ["breaks", "follows", "breaks"]


def test_a_return_to_the_truth_is_no_new_break():
    """Does the sound line after a slip recover, and what follows it follow?"""
    steps = trace("(x + 1)^2\n= x^2 + 1\n= x^2 + 2x + 1\n= x (x + 2) + 1").steps
    assert [step.verdict for step in steps] == ["breaks", "recovers", "follows"]


def test_an_undecided_step_is_reported_before_a_later_break():
    """Is the first fault the undecided one?"""
    result = trace("sqrt((x + 1000)^2)\n= x + 1000\n= x")
    assert (result.verdict, result.line) == ("undecided", 2)


def test_a_break_is_reported_before_a_later_unreadable_line():
    """Is the first fault the broken line, and the unreadable one the last step?"""
    result = trace("x\n= 2x\n= 2 3\n= x")
    assert (result.verdict, result.line) == ("broken", 2)
    assert [step.verdict for step in result.steps] == ["breaks", "unreadable"]


def test_a_leap_is_true():
    """Is a step by several rules a leap, and the whole sound?"""
    result = _traced("leap-three-rules")
    assert [step.verdict for step in result.steps] == ["leap"]


def test_a_changed_domain_is_noted_not_marked():
    """Does x/x = 1 follow, with a word on where it is defined?"""
    (step,) = trace("x/x\n= 1").steps
    assert step.verdict == "follows"
    assert "not defined at quite the same points" in sentence(step)


def test_a_definition_stands_for_its_expression():
    """Is L the expression it was given, wherever it comes again?"""
    assert trace("L = x^2\n= x x\n= L").verdict == "sound"
    assert trace("L = x^2\n= 2L").verdict == "broken"


def test_functions_are_differentiated_where_they_are_primed():
    """Is (x y)' = y + x y' sound, y being a function there, and a constant where it is not?"""
    assert trace("d/dx[x y]\n= y + x y'").verdict == "sound"
    assert trace("d/dx[x y]\n= y").verdict == "sound"
    assert trace("(y^2)'\n= 2y y'").verdict == "sound"
    assert trace("(y^2)'\n= 2y\n= 2y y'/y'").verdict == "broken"


def test_a_trace_is_plain_data():
    """Does the trace go through JSON with the keys of the command line?"""
    data = json.loads(json.dumps(_traced("seed-004-as-printed").as_dict()))
    assert list(data) == ["verdict", "line", "steps"]
    assert set(data["steps"][0]) >= {"line", "verdict", "rules", "also", "slip", "slips", "witness"}
    assert set(data["steps"][1]["witness"]) == {"at", "before", "after"}


HOSTILE = {
    "import": "__import__('os')",
    "brackets": "(" * 100_000 + "x" + ")" * 100_000,
    "a megabyte": "x\n= " + "x+" * 500_000 + "x",
    "10,000 lines": "x\n" + "= x\n" * 10_000,
    "nul": "x\x00 + 1",
    "right to left": "x\u202e + 1\u200f",
    "surrogate": "x\ud800",
    "9^9^9^9": "9^9^9^9\n= 9",
    "e^e^e^e^x": "e^e^e^e^x\n= x",
    "derivatives": "d/dx " * 50 + "e^(x^2)\n= 1",
    "derivatives in brackets": "d/dx[" * 39 + "e^(x^2)" + "]" * 39 + "\n= 1",
    "an order": "d^999999999/dx^999999999[x]\n= 1",
    "primes": "y" + "'" * 1900 + "\n= 1",
    "powers": "x" + "^x" * 900 + "\n= x",
    "quotients": "x" + "/x" * 900 + "\n= x",
    "minus signs": "-" * 1900 + "x\n= x",
    "big powers": "((9^999)^999)^999\n= 1",
    "big powers of x": "((2^(-999))^999)^999 x\n= x",
    "a big prime": "sqrt(999999999989)\n= 2 sqrt(999999999989/4)",
    "many terms": "(x + y + z + w)^20/(x - y)\n= (x + y + z + w)^19 (w + x + y + z)/(x - y)",
    "many factors": "(" + ")(".join(f"x + {i}" for i in range(1, 150)) + ")\n= x",
    "factoring": "ln((a b c - x y z)^6 + a)\n= ln((a b c - x y z)^5 (a b c - x y z) + a)",
    "roots": "sqrt(" * 30 + "x" + ")" * 30 + "\n= x",
    "logarithms": "ln(" * 30 + "x" + ")" * 30 + "\n= x",
    "sigmas": "d/dx " + "sigma(" * 9 + "x" + ")" * 9 + "\n= 1",
    "names": "+".join(f"{a}_{i}" for a in "abcdfgh" for i in range(40)) + "\n= 1",
    "latex": r"\frac{d}{dx} x \input{/etc/passwd}",
    "signs of equality": "====",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_answered(name):
    """Does any text get a verdict, shown as text and HTML?"""
    result = trace(HOSTILE[name])
    assert str(result)
    assert result._repr_html_()
    assert result.verdict in ("sound", "broken", "undecided", "unreadable")


def test_nothing_is_evaluated(tmp_path):
    """Does text that is Python leave no trace of having run?"""
    mark = tmp_path / "mark"
    for text in (f"open('{mark}', 'w')", f"exec(\"open('{mark}','w')\")", "x.__class__", "e(1)"):
        trace(text)
        with pytest.raises(Unreadable):
            read("lambda: " + text)
    assert not mark.exists()


def test_many_broken_lines_are_left():
    """Are lines after too many broken ones left to the student, and none of them called wrong?"""
    text = "x\n" + "".join(f"= {number} x\n" for number in range(2, 12))
    verdicts = [step.verdict for step in trace(text).steps]
    assert verdicts == ["breaks"] * MAX_BROKEN_LINES + ["undecided"] * (10 - MAX_BROKEN_LINES)
    assert "Mend those first" in sentence(trace(text).steps[-1])


def test_many_broken_equations_are_left():
    """Are equations after too many broken ones left as well?"""
    text = "x^2 + y^2 = 1\n" + "".join(f"{n} x + y y' = {n}\n" for n in range(2, 12))
    verdicts = [step.verdict for step in trace(text).steps]
    assert verdicts.count("breaks") == MAX_BROKEN_LINES
    assert verdicts[-1] == "undecided"


def test_numbers_that_differ_have_no_point():
    """Is an equation of numbers refuted by its sides alone?"""
    assert "Does not follow. Its left side is 2," in sentence(trace("1 = 1\n2 = 3").steps[0])


def test_numbers_that_look_the_same_are_not_said_to_be():
    """Is a number past the digits of a double told from the one before?"""
    message = sentence(trace("e\n= 2.718281828459045").steps[0])
    assert message.endswith("this line is not quite 2.7182818284590451.")


PUT_BACK = {
    ("y = e^(2x)", "dy/dx = 2e^(2x)", "= 2y"): "sound",
    ("y = e^(2x)", "dy/dx = 2e^(2x) = 2y"): "sound",
    ("y = e^(2x)", "dy/dx = 2e^(2x) = 3y"): "broken at 2",
    ("s = 1/(1 + e^-t)", "ds/dt = e^-t/(1 + e^-t)^2", "= s (1 - s)"): "sound",
    ("p = sigma(z)", "p' = sigma(z) (1 - sigma(z)) = p (1 - p)"): "sound",
    (
        "y = x^x",
        "ln(y) = x ln(x)",
        "(1/y) y' = ln(x) + 1",
        "y' = y (ln(x) + 1)",
        "= x^x (ln(x) + 1)",
    ): ("sound"),
    (
        "y = x^x",
        "ln(y) = x ln(x)",
        "(1/y) y' = ln(x) + 1",
        "y' = y (ln(x) + 1)",
        "= x (ln(x) + 1)",
    ): ("broken at 5"),
    ("y = tanh(x)", "y' = 1 - tanh(x)^2", "= 1 - y^2", "y'' = -2y y'", "= -2y (1 - y^2)"): "sound",
    ("e^y = 1 + e^x", "e^y y' = e^x", "= e^y - 1", "y' = 1 - e^-y"): "sound",
    ("e^y = 1 + e^x", "e^y y' = e^x", "= e^y + 1"): "broken at 3",
    ("x^2 + y^2 = 1", "y' = -x/y", "= -x/x"): "broken at 3",
}


@pytest.mark.parametrize("lines", PUT_BACK, ids="; ".join)
def test_what_an_equation_says_of_a_name_holds_for_the_lines_after(lines):
    """May y be put back into its own slope, or be replaced by what it stands for?"""
    found = trace("\n".join(lines))
    assert found.verdict + (f" at {found.line}" if found.line else "") == PUT_BACK[lines]


def test_putting_a_name_back_is_a_substitution():
    """Is the step from 2e^(2x) to 2y one by substitution, also as a claim?"""
    steps = trace("y = e^(2x)\ny' = 2e^(2x)\n= 2y  # substitution").steps
    assert (steps[1].verdict, steps[1].rules) == ("follows", ("substitution",))


def test_a_line_on_a_wrong_one_is_judged_as_written_with_names_put_in():
    """Does a name put into a wrong line follow from it?"""
    steps = trace("y = e^(2x)\ny' = 3e^(2x)\n= 3y\n= 2y").steps
    assert [step.verdict for step in steps] == ["breaks", "follows", "recovers"]


@pytest.mark.parametrize(
    ("text", "verdict", "rules"),
    [
        ("y = x^2 + 1\ny' = 2x", "follows", ("power rule",)),
        ("y = (x^2 + 1)^3\ndy/dx = 3(x^2 + 1)^2 * 2x", "follows", ("chain rule",)),
        ("y = (x^2 + 1)^3\ny' = 3(x^2 + 1)^2 * 2x", "follows", ("chain rule",)),
        ("y = x e^x\ny' = e^x + x e^x", "follows", ("product rule",)),
        ("y = x e^x\ny' = e^x + x e^x  # product rule", "follows", ("product rule",)),
        ("y = e^(2x)\ny' = 2e^(2x)  # differentiate both sides", "follows", ("chain rule",)),
        ("y = e^(2x)\ny' = 2e^(2x)  # quotient rule", "misnamed", ("chain rule",)),
        ("y' = 3x^2\ny'' = 6x", "follows", ("constant multiple rule", "power rule")),
        ("s = t/(1 + t)\nds/dt = ((1 + t) - t)/(1 + t)^2", "follows", ("quotient rule",)),
        ("y = x ln(x)\ny' = ln(x) + 1", "leap", ("product rule", "logarithm rule")),
        ("x^2 + y = 1\n2x + y' = 0", "follows", ("differentiate both sides",)),
    ],
)
def test_a_function_differentiated_is_named_by_the_rules_of_its_right_hand_side(
    text, verdict, rules
):
    """Is y' = … after y = … named as d/dx […] would be, and differentiating a claim that fits?"""
    (step,) = trace(text).steps
    assert (step.verdict, step.rules) == (verdict, rules)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("y = (x^2 + 1)^3\ny' = 3(x^2 + 1)^2", "inner-derivative"),
        ("y = ln(x^2 + 1)\ndy/dx = 1/(x^2 + 1)", "inner-derivative"),
        ("y = x^2 e^x\ny' = 2x e^x", "product-of-derivatives"),
        ("y = e^x\ny' = x e^(x - 1)", "power-rule-on-exponential"),
    ],
)
def test_a_slip_of_the_right_hand_side_is_named(text, slip):
    """Is a slip in y' = … named as it would be in d/dx […]?"""
    assert [step.slip for step in trace(text).steps] == [slip]


def test_a_side_that_loses_points_is_noted():
    """Is it said of an equation, too, that one side is defined at other points?"""
    assert trace("y = x^2/x\ny = x").steps[0].domain


@pytest.mark.parametrize(
    "text",
    [
        "dy/dx = y (ln(x) + 1)\ny = x^x\ndy/dx = x^x (ln(x) + 1)",  # a leap without a name
        "y = x^2 e^-x\nx/(x + y) = x/x + x/y\ny' = (2x - x^2) e^-x",  # a root at infinity
    ],
)
def test_what_a_fuzzer_found_is_answered(text):
    """Has a derivation a verdict that once stopped the tracer?"""
    assert trace(text).verdict in ("broken", "undecided")


SLOPES_ALONE = """dL/da = (a - y)/(a(1 - a))
da/dz = a(1 - a)
dL/dz = dL/da * da/dz
= a - y"""


def test_slopes_of_what_is_not_given_are_not_refuted():
    """Is it said which name has no meaning, where no line says what anything stands for?"""
    traced = trace(SLOPES_ALONE)
    assert [step.unknown for step in traced.steps if step.verdict == "undecided"] == ["a", "L"]
    assert traced.verdict == "undecided"
    given = f"L = -(y ln a + (1 - y) ln(1 - a))\na = sigma(z)\n{SLOPES_ALONE}"
    assert trace(given).verdict == "sound"
