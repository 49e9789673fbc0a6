"""What comes of a name that is given a second meaning?"""

import pytest
from steptrace.messages.trace import sentence
from steptrace.tracer import trace

TWICE = [
    ("let u = 1 + x\nlet u = x^2\nu^2\n= u u", 2, ("1 + x", "x^2")),
    ("let u = x\nu^2\n= u u\nlet u = u + 1\n= x^2", 4, ("x", "u + 1")),
    ("L = x^2\n= x x\nlet L = 3", 3, ("x^2", "3")),
    ("let a = 2\nlet u = a x\nlet u = 3x\nu + a\n= a + u", 3, ("a * x", "3 * x")),
]


@pytest.mark.parametrize(("text", "line", "meanings"), TWICE)
def test_a_second_meaning_breaks_and_both_are_shown(text, line, meanings):
    """Is it broken at the second, with both meanings, a point, and all other lines judged?"""
    traced = trace(text)
    assert (traced.verdict, traced.line) == ("broken", line)
    assert traced.fault.witness
    assert all(meaning in sentence(traced.fault) for meaning in meanings)
    assert [step.verdict for step in traced.steps if not step.given] == ["follows"] * (
        len(traced.steps) - 1
    )
    assert sentence(traced.fault).split()[0] == traced.fault.given
    assert str(traced).count("✗") == 1


@pytest.mark.parametrize(
    "text",
    [
        "let u = 1 + x\nlet u = x + 1\nu^2\n= (x + 1)^2",
        "let p = sigma(z)\np\n= sigma(z)\nlet p = 1/(1 + e^-z)\n= 1/(1 + e^-z)",
    ],
)
def test_the_same_meaning_again_is_no_contradiction(text):
    """May a meaning be repeated, in other words too?"""
    assert trace(text).verdict == "sound"


def test_what_is_not_known_is_left_open():
    """Is it undecided whether two meanings are the same where no proof is found?"""
    traced = trace("let u = sqrt((x + 1000)^2)\nlet u = x + 1000\nu\n= u")
    assert (traced.verdict, traced.line) == ("undecided", 2)


def test_a_first_line_does_not_overrule_let():
    """Is a first line with a given name on its left a step, and no new meaning?"""
    traced = trace("let u = x\nu = x^2\n= x x")
    assert (traced.verdict, traced.line) == ("broken", 2)
